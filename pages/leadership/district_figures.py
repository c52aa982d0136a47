"""A district's own figures: what its offices' figures come to together, with m of n, lower bounds, and what is refused."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import streamlit as st

from analysis import rollup
from analysis.measured import Entry, shown
from analysis.rollup import Rollup
from catalogue import Indicator, catalogue
from language import current, say
from pages.parts.head import note
from pages.parts.judged import Standing
from pages.parts.sentences import number
from pages.parts.table import Cell, Column, table
from pages.supervision.field import Line, short
from records import Number, Region

SHOWN = 5
NAMED = 2


def entries(stands: Sequence[Standing], line: Line, year: int) -> list[Entry]:
    """An indicator's verdicts as the roll-up takes them."""
    return [
        Entry(office.region.id, item, year in office.years) for office, item in zip(stands, line.verdicts, strict=True)
    ]


def figures(stands: Sequence[Standing], lines: Sequence[Line], year: int) -> list[tuple[Indicator, Rollup]]:
    """Shares of outcomes first, then what any office has a target for, then other outcomes; the most offices first."""
    found = []
    for line in lines:
        indicator = line.indicator
        share, aimed = indicator.kind == "rate" and indicator.nature == "outcome", line.judged
        if not (share or aimed or indicator.nature == "outcome"):
            continue
        told = rollup.district(indicator, entries(stands, line, year))
        if told.included:
            found.append((0 if share else 1 if aimed else 2, -len(told.included), indicator, told))
    found.sort(key=lambda item: item[:2])
    return [(indicator, told) for _, _, indicator, told in found]


def draw(found: Sequence[tuple[Indicator, Rollup]], region: Region, names: Mapping[int, str], year: int) -> None:
    """The first of them; the rest fold away."""
    with st.container(gap="xsmall"):
        st.subheader(say("district.figures"), anchor=False)
        if not found:
            note(say("district.figures_none"))
            return
        _table(found[:SHOWN], region, names, year, "figures")
    if found[SHOWN:]:
        with st.expander(say("district.more", n=len(found) - SHOWN)):
            _table(found[SHOWN:], region, names, year, "figures_more")


def _table(
    found: Sequence[tuple[Indicator, Rollup]], region: Region, names: Mapping[int, str], year: int, key: str
) -> None:
    columns = [Column(say("district.figure"), whole=True), Column(say("district.value"))]
    columns += [Column(say("district.offices"))]
    place = ("region", region.name), ("year", str(year))
    rows = []
    for indicator, told in found:
        inside, of = told.offices
        lacking = [short(names[number]) for number, _ in told.missing][:NAMED]
        after = say("district.missing", names=_listed(lacking)) if lacking else ""
        rows.append(
            [
                Cell(
                    indicator.short(current()),
                    page="supervision/compare.py",
                    query=(("indicator", indicator.id), *place),
                ),
                _value(indicator, told),
                Cell(f"{inside}/{of}", after=after, page="supervision/progress.py", query=place),
            ]
        )
    table(columns, rows, key, say("district.figures"))


def _value(indicator: Indicator, told: Rollup) -> Cell:
    if told.kind == rollup.REFUSED:
        return Cell("", f"≠ {say('district.refused')}", "violet", say("district.no_share"))
    value = printed(indicator, told)
    if told.kind == rollup.MEDIAN:
        return Cell(say("district.median", value=value))
    if told.counts is None or told.of is None or told.at_least:
        return Cell(value)
    return Cell(value, after=f"{number(_whole(told.counts.low))}/{number(_whole(told.of.low))}")


def _whole(value: Number | Fraction | None) -> Number | None:
    return shown(value)


def printed(indicator: Indicator, told: Rollup) -> str:
    """91.2%, 188场, 1844–1952件, 5600以上: what the wordings admit, and never more than they say."""
    unit = "%" if indicator.unit == "%" else ""
    return f"{plainly(told, unit)}{'' if unit or current() != 'zh_CN' else indicator.unit_name(current())}"


def plainly(told: Rollup, unit: str = "") -> str:
    """The same without its unit; empty where there is no value."""
    if not told.at_least:
        return number(shown(told.value), unit) if told.value is not None else ""
    low, high = shown(told.interval.low), shown(told.interval.high)
    if high is None:
        return say("district.from", n=number(low, unit))
    return say("district.between", low=number(low), high=number(high, unit))


def left_out(found: Sequence[tuple[Indicator, Rollup]], names: Mapping[int, str]) -> list[str]:
    """Which offices are not in which figure, and why."""
    lines = []
    for indicator, told in found[:SHOWN]:
        if told.missing:
            offices = [
                say("district.explain.left_out_one", office=names[number], reason=say(f"district.reason.{reason}"))
                for number, reason in told.missing
            ]
            lines.append(say("district.explain.left_out", name=indicator.short(current()), offices=_listed(offices)))
        if told.bases and told.kind == rollup.REFUSED:
            bases = _listed([catalogue().indicators[code].short(current()) for code in told.bases])
            lines.append(f"{indicator.short(current())} {say('district.bases', bases=bases)}")
    return lines


def _listed(names: Sequence[str]) -> str:
    return ("、" if current() == "zh_CN" else ", ").join(names)
