"""趋势: one indicator over the years for one or more regions, with dated targets, and the sentence of any point."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

import charts
from catalogue import Indicator, catalogue
from language import say
from pages.leadership import evidence, glance, panels
from pages.parts import choose, judged, run
from pages.parts.head import empty, page_head, plain, real, sentence
from pages.parts.trend_words import trend
from records import Region
from store import observations, regions

person = run.person()


def _longest(offices: Sequence[Region], indicator: Indicator) -> Region:
    """The office with the most years of an indicator: a trend is what the page is for."""
    told = Counter(value.region_id for value in observations.series(person, indicator.id, [one.id for one in offices]))
    return max(offices, key=lambda office: told[office.id])


with run.faults():
    offices = [
        region
        for region in glance.in_order(regions.all_regions(person), person)
        if observations.years(person, [region.id])
    ]
    if not offices:
        with page_head(say("trends.title"), say("overview.subtitle")):
            pass
        empty(say("overview.empty"), say("overview.empty_button"), "reporting/upload.py")
    told = {value.indicator for value in observations.table(person, [region.id for region in offices])}
    entries = [entry for entry in catalogue().indicators.values() if entry.id in told]
    by_id = {entry.id: entry for entry in entries}
    chosen_id = st.query_params.get("indicator") or st.session_state.get("indicator") or "dispute_resolution_rate"
    subject = by_id.get(str(chosen_id), entries[0])
    with page_head(say("trends.title"), evidence.formula(subject)):
        indicator = by_id[choose.indicator(entries, subject)]
        chosen = choose.several(offices, _longest(offices, indicator))
    if not chosen:
        empty(say("trends.no_region"))
    stands = [judged.standing(person, region) for region in chosen]
    history = observations.series(person, indicator.id, [region.id for region in chosen], with_history=True)
    shown = [
        panels.panel(item, indicator, [value for value in history if value.region_id == item.region.id])
        for item in stands
    ]
    lines = panels.lines(catalogue().benchmarks, indicator)
    verdicts = [panel.trend() for panel in shown]
    heads = [
        trend(item.region.name, indicator, verdict, [point.judgement for point in panel.points])
        for item, panel, verdict in zip(stands, shown, verdicts, strict=True)
    ]
    sentence(heads[0])
    real(stands)
    ranges = [charts.value_range(panel.points, panel.bounds, lines, indicator.unit == "%") for panel in shown]
    limits = (min(low for low, _ in ranges), max(high for _, high in ranges))
    drawing, reading = st.columns([1.42 if len(shown) == 1 else 2.02, 1.02], gap="large")
    with drawing:
        for place, column in enumerate(
            st.columns([max(1.4, len(panel.points) + 0.6) for panel in shown], gap="small")
            if len(shown) <= 3
            else [st.container() for _ in shown]
        ):
            with column:
                if len(shown) > 1:
                    st.subheader(plain(stands[place].region.name), anchor=False)
                evidence.chart(shown[place], stands[place], indicator, lines, limits, heads[place], place == 0)
        for text in heads[1:]:
            st.markdown(f"**{plain(text)}**")
    with reading:
        evidence.beside(person, stands, shown, indicator)
