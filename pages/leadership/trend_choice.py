"""What 趋势 shows: which regions and which indicators, from the address or chosen."""

from collections.abc import Mapping, Sequence

import streamlit as st

from catalogue import Indicator
from language import current, say
from pages.parts import choose
from records import Person, Region
from store import coverage

REGIONS, INDICATORS, CHARTS = 6, 4, 8
FIRST = "dispute_resolution_rate"


def subject(entries: Mapping[str, Indicator]) -> Indicator:
    """The indicator that the page opens with: the address's or the chosen first, else the resolution rate, else any."""
    kept = st.session_state.get("indicator") or []
    asked = [*([kept] if isinstance(kept, str) else kept), *st.query_params.get_all("indicator"), FIRST]
    return next((entries[code] for code in asked if code in entries), _any(entries))


def _any(entries: Mapping[str, Indicator]) -> Indicator:
    return next(iter(entries.values()))


def controls(
    person: Person, offices: Sequence[Region], entries: Mapping[str, Indicator]
) -> tuple[list[Region], list[Indicator]]:
    """The two controls; either answer may be empty."""
    names = {code: entry.name(current()) for code, entry in entries.items()}
    opening = entries.get(FIRST, _any(entries))
    codes = choose.several(say("trends.indicators"), names, opening.id, "indicator", 255, INDICATORS)
    by_name = {region.name: region for region in offices}
    first = _longest(person, offices, opening)
    places = choose.several(say("parts.regions"), {name: name for name in by_name}, first.name, "region", 205, REGIONS)
    return [by_name[name] for name in places], [entries[code] for code in codes]


def _longest(person: Person, offices: Sequence[Region], indicator: Indicator) -> Region:
    """The office with the most years of an indicator: a trend is what the page is for."""
    told = coverage.coverage(person, [one.id for one in offices])
    return max(offices, key=lambda office: told.get((office.id, indicator.id), 0))
