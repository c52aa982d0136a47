"""考核: a district's own appraisal of its offices, where it was switched on; every component, intervals, ranges, no places."""

import streamlit as st

from language import say
from pages.parts import around, choose, districts, run
from pages.parts.head import empty, note, page_head, plain, real, sentence
from pages.supervision import (
    appraisal_editor,
    appraisal_entry,
    appraisal_files,
    appraisal_tables,
    appraisal_words,
    appraised,
)
from store import appraisals, observations

person = run.person()
with run.faults():
    on = appraisals.is_on()
    found = districts.districts(around.regions(person)) if on else []
    years = observations.years(person, [office.id for one in found for office in one.offices]) if found else []
    with page_head(say("appraisal.title"), say("appraisal.subtitle")):
        if years:
            district = districts.choice(found)
            year = choose.year(observations.years(person, [office.id for office in district.offices]) or years)
    if not on:
        empty(say("appraisal.off"), say("appraisal.to_switch"), "administration/targets.py")
    if not years:
        empty(say("overview.empty"), say("overview.empty_button"), "reporting/upload.py")
    told = appraised.of(person, district, year)
    head = appraisal_words.head(told)
    appraisal_entry.done()
    sentence(head)
    real(told.stands)
    st.markdown(f":blue-background[{plain(say('appraisal.own'))}]")
    left, right = st.columns([1.4, 1], gap="large")
    with left:
        appraisal_tables.offices(told)
        note(say("appraisal.no_places", n=len(told.ranges)))
        appraisal_files.files(told, head)
    with right:
        appraisal_tables.drawing(told, head)
    office = choose.region(district.offices, "office", "overview.office")
    st.subheader(plain(say("appraisal.of_office", office=office.name)), anchor=False)
    score = next(one for one in told.scores if one.region_id == office.id)
    appraisal_tables.components(told, score)
    appraisal_tables.lines(told, score)
    appraisal_entry.form(person, told, office)
    appraisal_editor.editor(person, told)
    with st.expander(say("trends.how")):
        st.markdown(say("appraisal.method_long"))
