"""对比: the offices of a district for one indicator and year, each against its own target; between them only on one base."""

import streamlit as st

from analysis.measured import NOTHING
from language import say
from pages.parts import around, choose, districts, judged, run
from pages.parts.head import empty, page_head, real, sentence
from pages.parts.links import link
from pages.supervision import compared, controls
from pages.supervision import compared_evidence as evidence
from pages.supervision.compared_words import head
from store import observations, profiles

person = run.person()
with run.faults():
    found = districts.districts(around.regions(person))
    if not found:
        with page_head(say("compare.title"), say("compare.subtitle")):
            pass
        empty(say("compare.empty"), say("overview.empty_button"), "reporting/upload.py")
    with page_head(say("compare.title"), say("compare.subtitle")):
        district = districts.choice(found)
        ids = [office.id for office in district.offices]
        told = observations.places(person, ids)
        options = controls.entries(told)
        if options:
            indicator = options[choose.indicator(list(options.values()), controls.subject(options))]
            year = choose.year(controls.years(told, indicator))
    if not options:
        empty(say("compare.nothing", region=district.region.name), say("overview.empty_button"), "reporting/upload.py")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        mode = controls.mode(indicator, year)
        stands = judged.standings(person, district.offices, controls.about(indicator))
        reference = controls.reference(mode, indicator, year, stands)
        sizes = profiles.latest(person, ids, year)
        shown = compared.view(stands, sizes, indicator, year, mode, reference, NOTHING)
        if admitted := controls.let_in(compared.admissible(shown.compared)):
            shown = compared.view(stands, sizes, indicator, year, mode, reference, admitted)
    sentence(head(shown))
    real(stands)
    left, right = st.columns([1.55, 1], gap="large")
    with left:
        evidence.dots(shown, head(shown))
    with right:
        drawn = evidence.funnel(shown)
        if not drawn:
            evidence.listing(shown, wide=False)
            evidence.sentence_of(person, shown)
    if drawn:
        evidence.listing(shown, wide=True)
        evidence.sentence_of(person, shown)
    if district.region.id != districts.NONE:
        name = district.region.name
        link("leadership/overview.py", say("compare.back", region=name), region=name, year=str(year))
