"""目标: every target of a year with its origin and its words, which one decides where several meet, and setting one."""

from datetime import UTC, datetime

import streamlit as st

from language import say
from pages.administration import target_form, target_list, target_places
from pages.parts import around, choose, run
from pages.parts.head import empty, note, page_head, sentence

person = run.person()
with run.faults():
    everyone = around.regions(person)
    known = target_places.choices(everyone)
    if not known:
        with page_head(say("targets.title"), say("targets.subtitle")):
            pass
        empty(say("targets.empty"), say("overview.empty_button"), "reporting/upload.py")
    with page_head(say("targets.title"), say("targets.subtitle")):
        region = choose.region(known)
        scope = target_places.scope(person, region, everyone)
        this_year = datetime.now(UTC).year
        year = choose.year(scope.years() or [this_year])
    target_form.done()
    sentence(target_list.head(scope, year))
    target_list.several(scope, year)
    if scope.of(year):
        st.subheader(say("targets.all", year=year), anchor=False)
        target_list.standing(scope, year)
    else:
        note(say("targets.none_help"))
    target_form.setting(person, scope, year)
    target_form.withdrawing(person, scope, year)
    target_list.asked(scope, year)
    target_list.ended(scope)
    target_list.precedence()
    target_form.appraisal(person)
