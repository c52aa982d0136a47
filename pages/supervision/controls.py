"""The comparison's controls: district, indicator, year, against whom, and what else is let in; all of it in the address."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import streamlit as st

from analysis.measured import ADMISSIBLE, NOTHING
from catalogue import Benchmark, Indicator, catalogue
from language import say
from pages.parts.choose import coded, known
from pages.supervision.compared import LINE, OWN, PEERS, lines
from pages.supervision.compared_words import line_name
from records import Observation, Region

FIRST = "dispute_resolution_rate"
REST = "rest"


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
    keep = coded("against", options, OWN)
    labels = {name: say(f"compare.mode.{name}") for name in options}
    told = st.segmented_control(
        say("compare.against"),
        options,
        required=True,
        key="against",
        on_change=keep,
        format_func=labels.__getitem__,
        label_visibility="collapsed",
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
        name = st.selectbox(
            say("compare.peer"), list(by_name), key="peer", width=180, bind="query-params", label_visibility="collapsed"
        )
        return by_name[str(name)]
    if mode != LINE:
        return None
    found = {line.id: line for line in lines(indicator, year)}
    options = [*([REST] if indicator.kind == "rate" else []), *found]
    keep = coded("line", options, options[0])
    labels = {REST: say("compare.rest"), **{name: line_name(line) for name, line in found.items()}}
    code = st.selectbox(
        say("compare.line"),
        options,
        key="line",
        width=300,
        on_change=keep,
        format_func=labels.__getitem__,
        label_visibility="collapsed",
    )
    return found.get(str(code))


def let_in(offered: bool) -> AbstractSet[str]:
    """What the reader lets in; `offered` says whether there is anything to let in."""
    if not offered:
        return NOTHING
    told = st.toggle(say("compare.let_in"), key="others", help=say("compare.let_in_help"), bind="query-params")
    return ADMISSIBLE if told else NOTHING
