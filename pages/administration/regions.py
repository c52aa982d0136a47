"""地区: the size of each office and its power to enforce, by year, for what is only comparable by size."""

import streamlit as st

from language import say
from pages.administration import profiles
from pages.parts import around, judged, run
from pages.parts.head import empty, note, page_head

person = run.person()
with run.faults():
    with page_head(say("regions.title"), say("regions.subtitle")):
        pass
    offices = judged.reporting(around.regions(person))
    if not offices:
        empty(say("regions.none"), say("overview.empty_button"), "reporting/upload.py")
    note(say("regions.what_for"))
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        profiles.known(person, offices)
    with right:
        profiles.form(person, offices)
        profiles.importing(person)
