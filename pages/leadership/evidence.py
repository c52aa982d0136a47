"""What stands behind a trend: its table, the words of the chosen point, and how a verdict was computed."""

from dataclasses import replace
from itertools import groupby

import streamlit as st

from analysis import trend as trends
from analysis.status import Judgement
from catalogue import Indicator, catalogue
from charts import Point
from language import current, has, say
from pages.leadership.glance import verdict
from pages.leadership.panels import Panel, Shown, named, untold
from pages.parts.head import note, plain
from pages.parts.links import link
from pages.parts.quotation import quotation
from pages.parts.sentences import SIGNS, bound, counted_unit, distance, hedged, interval, number
from pages.parts.table import Cell, Column, table
from pages.parts.trend_words import trial_note
from records import Person


def beside(person: Person, shown: Shown, year: int | None) -> None:
    """The words of the chosen year, how its verdict came about, and the table of one chart."""
    panel, indicator = shown.panel, shown.indicator
    if year is None or not panel.points:
        link("reference/dictionary.py", say("trends.definition"), indicator=indicator.id)
        return
    point = panel.at(year)
    if point is not None and point.observation is not None:
        quotation(person, point.observation)
        _without_target(panel, point)
    else:
        note(say("trends.no_value", region=shown.stands.region.name, year=year, indicator=indicator.short(current())))
    with st.expander(say("trends.how")):
        if point is not None:
            for line in computation(point.judgement, indicator):
                st.markdown(plain(line))
            for other in shown.stands.beside.get((indicator.id, point.year), []):
                origin = say(f"targets.origin.{other.origin}")
                st.markdown(plain(say("targets.gives_way", bound=bound(other), origin=origin)))
        for line in [*_about(panel), *references(shown)]:
            note(line)
    rows(panel, indicator, shown.key)
    link("reference/dictionary.py", say("trends.definition"), indicator=indicator.id)


def rows(panel: Panel, indicator: Indicator, key: str) -> None:
    """The table beside a chart: what is drawn, in words."""
    counted = indicator.kind == "rate" and any(point.judgement.base is not None for point in panel.points)
    columns = [Column(say("trends.year")), Column(say("trends.value"), "right", strong=True)]
    columns += [Column(say("trends.counts"), "right")] if counted else []
    columns += [Column(say("trends.target"), "right"), Column(say("trends.result"))]
    cells = []
    for year in sorted({point.year for point in panel.points} | set(panel.targets)):
        point = next((found for found in panel.points if found.year == year), None)
        cells.append(_row(year, point, panel, counted))
    table(columns, cells, f"table_{key}", say("trends.table"))


def _row(year: int, point: Point | None, panel: Panel, counted: bool) -> list[Cell]:
    aim = Cell(panel.targets[year][1] if year in panel.targets else "–")
    if point is None or point.observation is None:
        absent = untold(point) if point is not None else ""
        due = Cell("", absent or f"{SIGNS['not_due']} {say('status.not_due')}", "gray")
        return [Cell(str(year)), Cell("–"), *([Cell("–")] if counted else []), aim, due]
    judgement = point.judgement
    counts = Cell(_counts(judgement)) if counted else None
    result = verdict(judgement)
    if point.left_out_text:
        result = replace(result, after="；".join(part for part in (result.after, point.left_out_text) if part))
    return [Cell(str(year)), Cell(point.value_text), *([counts] if counts else []), aim, result]


def _counts(judgement: Judgement) -> str:
    if judgement.numerator is None or judgement.base is None:
        return "–"
    return f"{hedged(judgement.numerator)}/{hedged(judgement.base)}"


def _without_target(panel: Panel, point: Point) -> None:
    later = next(
        (
            target
            for year, target in sorted(panel.bounds.items())
            if year == point.year + 1 and target.origin != "policy"
        ),
        None,
    )
    if point.judgement.status == "no_target" and later is not None:
        text = trial_note(point.judgement, later)
        if text:
            st.markdown(plain(text))


def computation(judgement: Judgement, indicator: Indicator) -> list[str]:
    """How the verdict came about, step by step."""
    value, target = judgement.observation, judgement.target
    lines = []
    if value is not None:
        if value.low == value.high:
            lines.append(say("trends.step.exact", value=hedged(value)))
        else:
            admitted = interval(value.low, value.high, value.unit)
            lines.append(say("trends.step.value", value=hedged(value), admitted=admitted))
    if judgement.numerator is not None and judgement.base is not None and judgement.recomputed is not None:
        low, high = judgement.recomputed
        told = (
            f"{float(low):.2f}%"
            if low == high and low is not None
            else f"{float(low or 0):.2f}–{float(high or 100):.2f}%"
        )
        lines.append(say("trends.step.counts", counts=_counts(judgement), recomputed=told))
    if target is None:
        lines.append(say("trends.step.no_target"))
        return lines
    origin = say(f"trends.origin.{target.origin}", words=target.words, title=target.report_title or "")
    lines.append(say("trends.step.target", bound=bound(target), origin=origin))
    if judgement.needed is not None and judgement.base is not None and indicator.unit == "%":
        lines.append(
            say("trends.step.needed", bound=bound(target), base=number(judgement.base.value), needed=judgement.needed)
        )
    lines.append(say("trends.step.verdict", status=say(f"status.{judgement.status}"), distance=distance(judgement)))
    return lines


def _about(panel: Panel) -> list[str]:
    told = panel.trend()
    lines = [say("trends.method")]
    for reason, group in groupby(zip(told.reasons, told.left_out, strict=True), key=lambda pair: pair[0]):
        years = ("、" if current() == "zh_CN" else ", ").join(str(item.year) for _, item in group)
        lines.append(say("trends.left_out_years", years=years, reason=say(f"trends.left_out.{reason}")))
    return lines


def references(shown: Shown) -> list[str]:
    """What the dotted lines of a chart are: whose, over which base, published where; never a target."""
    years = {point.year for point in shown.panel.points} | set(shown.panel.targets)
    return [
        say("trends.reference", line=named(item), base=item.base(current()), source=item.source_title)
        for item in catalogue().benchmarks
        if item.indicator == shown.indicator.id and any(item.first_year <= year <= item.last_year for year in years)
    ]


def unresolved(shown: Shown) -> str:
    """未化解：2024年12件 → 2025年6件, or nothing where the counts are not exact in two years at least.

    Only years with the latest one's base: cases screened less those resolved are not cases accepted less those resolved.
    """
    indicator = shown.indicator
    judged = [point.judgement for point in shown.panel.points if point.observation is not None]
    based = [
        (item, item.base, item.numerator) for item in judged if item.base is not None and item.numerator is not None
    ]
    if not based or indicator.direction != "higher":
        return ""
    counted = [(base, counts) for _, base, counts in based if base.indicator == based[-1][1].indicator]
    cases = trends.unresolved([counts for _, counts in counted], [base for base, _ in counted])
    if len(cases) < 2:
        return ""
    steps = [
        say("trends.open_cases", year=year, n=number(cases[year]), unit=counted_unit(indicator, cases[year]))
        for year in sorted(cases)[-4:]
    ]
    word = f"trends.open.{indicator.category}"
    return say("trends.unresolved", word=say(word if has(word) else "trends.open.other"), steps=" → ".join(steps))


def formula(indicator: Indicator) -> str:
    """What the figures are: a share with its counts, or a count with its unit."""
    language = current()
    names = catalogue().indicators
    if indicator.kind == "rate" and indicator.numerator in names:
        bases = [
            names[code].short(language)
            for code in (indicator.denominator, *indicator.other_denominators)
            if code is not None and code in names
        ]
        if bases:
            return say(
                "trends.formula", numerator=names[str(indicator.numerator)].short(language), base="／".join(bases)
            )
    return say("trends.counted", name=indicator.short(language), unit=indicator.unit_name(language))
