"""The comparison's controls: district, indicator, year, against whom, and what else is let in; all of it in the address."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import streamlit as st

from analysis.measured import ADMISSIBLE, NOTHING
from catalogue import Benchmark, Indicator, catalogue
from language import say
from pages.parts.choose import known
from pages.parts.judged import reporting
from pages.supervision.compared import LINE, OWN, PEERS, lines
from pages.supervision.compared_words import line_name
from records import Observation, Region

FIRST = "dispute_resolution_rate"
REST = "rest"


def districts(everyone: Sequence[Region]) -> list[Region]:
    """The regions with reporting offices directly below them, by code.

    An office in the address (a way in from its own page) stands for the district above it.
    """
    above = {region.parent_id for region in reporting(everyone)}
    found = [region for region in everyone if region.id in above]
    by_id = {region.id: region for region in found}
    asked = next((region for region in everyone if region.name == st.query_params.get("region")), None)
    if asked is not None and asked.id not in by_id and asked.parent_id in by_id:
        st.query_params["region"] = by_id[asked.parent_id].name
        st.session_state.pop("region", None)
    return found


def entries(told: Sequence[Observation]) -> list[Indicator]:
    """The indicators of which some office has a value, in the catalogue's order."""
    codes = {value.indicator for value in told}
    return [entry for entry in catalogue().indicators.values() if entry.id in codes]


def subject(options: Mapping[str, Indicator]) -> Indicator:
    """The indicator of the address, else the resolution rate, else the first."""
    asked = st.query_params.get("indicator") or st.session_state.get("indicator")
    return options.get(str(asked)) or options.get(FIRST) or next(iter(options.values()))


def years(told: Sequence[Observation], indicator: Indicator) -> list[int]:
    """The years in which an office has a value of it or of another share of the same count."""
    codes = {indicator.id, *(other.id for other in catalogue().kin(indicator))}
    return sorted({value.year for value in told if value.indicator in codes})


def mode(indicator: Indicator, year: int) -> str:
    """Own target, the others, or a line: a published one, or the rest of the district for shares."""
    options = [OWN, PEERS]
    if indicator.kind == "rate" or lines(indicator, year):
        options.append(LINE)
    known("against", options)
    told = st.segmented_control(
        say("compare.against"),
        options,
        default=OWN,
        required=True,
        key="against",
        bind="query-params",
        format_func=lambda name: say(f"compare.mode.{name}"),
    )
    return str(told or OWN)


def reference(
    mode: str, indicator: Indicator, year: int, offices: Sequence[Region], told: Sequence[Observation]
) -> Benchmark | int | None:
    """The peer's region id, the published line, or None: the rest of the district together."""
    if mode == PEERS:
        having = {value.region_id for value in told if (value.indicator, value.year) == (indicator.id, year)}
        by_name = {office.name: office.id for office in offices if office.id in having}
        known("peer", list(by_name))
        if not by_name:
            return -1
        name = st.selectbox(say("compare.peer"), list(by_name), key="peer", width=180, bind="query-params")
        return by_name[str(name)]
    if mode != LINE:
        return None
    found = {line.id: line for line in lines(indicator, year)}
    options = [*([REST] if indicator.kind == "rate" else []), *found]
    known("line", options)
    code = st.selectbox(
        say("compare.line"),
        options,
        key="line",
        width=240,
        bind="query-params",
        format_func=lambda name: say("compare.rest") if name == REST else line_name(found[name]),
    )
    return found.get(str(code))


def let_in(offered: bool) -> AbstractSet[str]:
    """What the reader lets in; `offered` says whether there is anything to let in."""
    if not offered:
        return NOTHING
    told = st.toggle(say("compare.let_in"), key="others", help=say("compare.let_in_help"), bind="query-params")
    return ADMISSIBLE if told else NOTHING
