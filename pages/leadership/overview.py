"""总览: one region and year against its targets, in one screen; every figure leads to its trend."""

import streamlit as st

from analysis.status import ORDER
from language import say
from pages.leadership import arranged, district, glance
from pages.parts import around, choose, judged, run
from pages.parts.head import empty, page_head, real, sentence
from pages.parts.links import link
from pages.parts.sentences import SIGNS, TONES, street
from store import observations

person = run.person()
with run.faults():
    everyone = around.regions(person)
    years = observations.years(person)
    if not years:
        with page_head(say("overview.title"), say("overview.subtitle")):
            pass
        empty(say("overview.empty"), say("overview.empty_button"), "reporting/upload.py")
    with page_head(say("overview.title"), say("overview.subtitle")):
        region = choose.region(glance.in_order(everyone, person))
        below = judged.reporting([item for item in everyone if item.parent_id == region.id])
        shown = observations.years(person, [item.id for item in below] or [region.id])
        year = choose.year(shown or years)
    if below:
        district.draw(person, region, below, year)
        st.stop()
    stands = judged.standing(person, region)
    verdicts = stands.overview(year)
    if not verdicts:
        empty(
            say("overview.no_year", region=region.name, year=year), say("overview.empty_button"), "reporting/upload.py"
        )
    own = [item for item in verdicts if not item.of_law]
    sentence(street(region.name, year, own, sum(item.observation is not None for item in verdicts)))
    real([stands])
    later = [target for (_, due), target in stands.own.items() if due == year + 1]
    with st.container(border=True, horizontal=True, horizontal_alignment="distribute"):
        for state in sorted(ORDER, key=["met", "missed", "unverified", "unjudgeable", "not_due", "no_target"].index):
            count = len(later) if state == "not_due" else sum(item.status == state for item in own)
            st.metric(f":{TONES[state]}[**{SIGNS[state]} {say(f'status.{state}')}**]", count, width=96)
    left, right = st.columns([1.85, 1], gap="large")
    with left:
        glance.targets(stands, verdicts, year)
        glance.due(later, year + 1)
    with right:
        glance.chart(stands, verdicts, year)
        glance.remarks(stands, verdicts, year)
        with st.container(horizontal=True, gap="xsmall"):
            arranged.draw(person, region, [stands], year)
            above = next((one for one in everyone if one.id == region.parent_id), None)
            if above is not None:
                words = say("district.to_district", region=above.name)
                link("leadership/overview.py", words, region=above.name, year=str(year))
