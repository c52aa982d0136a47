"""The comparison's controls: district, indicator, year, against whom, and what else is let in; all of it in the address."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import streamlit as st

from analysis.measured import ADMISSIBLE, NOTHING
from catalogue import Benchmark, Indicator, catalogue
from language import say
from pages.parts.choose import coded, known
from pages.parts.judged import Standing
from pages.supervision.compared import LINE, OWN, PEERS, lines
from pages.supervision.compared_words import line_name

FIRST = "dispute_resolution_rate"
REST = "rest"
# No region has this number: nobody has a value that the others could be held against.
NOBODY = -1


def entries(told: AbstractSet[tuple[str, int]]) -> dict[str, Indicator]:
    """The indicators of which some office has a value, in the catalogue's order."""
    codes = {code for code, _ in told}
    return {entry.id: entry for entry in catalogue().indicators.values() if entry.id in codes}


def subject(options: Mapping[str, Indicator]) -> Indicator:
    """The indicator of the address, else the resolution rate, else the first."""
    asked = st.query_params.get("indicator") or st.session_state.get("indicator")
    return options.get(str(asked)) or options.get(FIRST) or next(iter(options.values()))


def years(told: AbstractSet[tuple[str, int]], indicator: Indicator) -> list[int]:
    """The years in which an office has a value of it or of another share of the same count."""
    codes = {indicator.id, *(other.id for other in catalogue().kin(indicator))}
    return sorted({year for code, year in told if code in codes})


def about(indicator: Indicator) -> list[str]:
    """The indicators whose values the comparison of this one needs: its counts and bases, and those of its kin."""
    shares = [indicator, *catalogue().kin(indicator)]
    linked = (code for one in shares for code in (one.id, one.numerator, one.denominator, *one.other_denominators))
    return sorted({code for code in linked if code is not None})


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


def reference(mode: str, indicator: Indicator, year: int, stands: Sequence[Standing]) -> Benchmark | int | None:
    """The peer's region id, the published line, or None: the rest of the district together."""
    if mode == PEERS:
        by_name = {item.region.name: item.region.id for item in stands if (indicator.id, year) in item.values}
        known("peer", list(by_name))
        if not by_name:
            return NOBODY
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
