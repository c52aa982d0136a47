"""What stands behind a trend: its chart, its table, the words of the chosen point, and how a verdict was computed."""

from collections.abc import Sequence

import streamlit as st

import charts
from analysis import trend as trends
from analysis.status import Judgement
from catalogue import Indicator, catalogue
from charts import Line, Point
from language import current, say
from pages.leadership.glance import verdict
from pages.leadership.panels import Panel
from pages.parts.head import note, plain
from pages.parts.judged import Standing
from pages.parts.links import link
from pages.parts.quotation import quotation
from pages.parts.sentences import SIGNS, bound, distance, hedged, number
from pages.parts.table import Cell, Column, table
from pages.parts.trend_words import trial_note
from records import Person


def chart(
    panel: Panel,
    stands: Standing,
    indicator: Indicator,
    lines: Sequence[Line],
    limits: tuple[float, float],
    told: str,
    first: bool,
) -> None:
    """One region's chart; a click on a dot chooses its year for the words beside it."""
    key = f"chart_{stands.region.id}"
    figure = charts.trend(
        panel.points,
        panel.targets,
        lines,
        unit=indicator.unit if indicator.unit == "%" else f" {indicator.unit_name(current())}",
        limits=limits,
        chosen=_chosen(panel, stands),
        wilson_text=say("trends.wilson") if first else "",
        due_text=f"{SIGNS['not_due']}<br>{say('status.not_due')}",
    )
    st.plotly_chart(
        figure,
        theme=None,
        config=charts.CONFIG,
        key=key,
        on_select=lambda: _choose(key, stands),
        selection_mode="points",
        alt=told,
    )


def _choose(key: str, stands: Standing) -> None:
    """Keep the year of the clicked dot; a click beside every dot changes nothing."""
    points = st.session_state[key]["selection"]["points"]
    years = [point["customdata"] for point in points if point.get("customdata") is not None]
    if years:
        year = years[0][0] if isinstance(years[0], list) else years[0]
        st.session_state["point"] = (stands.region.id, int(year))


def _chosen(panel: Panel, stands: Standing) -> int | None:
    """The year clicked in this chart, else its latest value."""
    region_id, year = st.session_state.get("point", (None, None))
    told = [point.year for point in panel.points if point.observation is not None]
    return year if region_id == stands.region.id and year in told else told[-1] if told else None


def beside(person: Person, stands: Sequence[Standing], shown: Sequence[Panel], indicator: Indicator) -> None:
    """Table, words and computation of the region that was clicked last, else of the first."""
    region_id, _ = st.session_state.get("point", (None, None))
    place = next((number for number, item in enumerate(stands) if item.region.id == region_id), 0)
    panel, item = shown[place], stands[place]
    st.subheader(
        say("trends.table") if len(stands) == 1 else f"{say('trends.table')} · {plain(item.region.name)}", anchor=False
    )
    _table(panel, indicator)
    year = _chosen(panel, item)
    point = next((found for found in panel.points if found.year == year), None)
    if point is None or point.observation is None:
        note(say("trends.no_value", indicator=indicator.short(current())))
        return
    quotation(person, point.observation)
    _without_target(panel, point)
    with st.expander(say("trends.how")):
        for line in computation(point.judgement, indicator):
            st.markdown(plain(line))
        for other in item.beside.get((indicator.id, point.year), []):
            st.markdown(
                plain(say("targets.gives_way", bound=bound(other), origin=say(f"targets.origin.{other.origin}")))
            )
        for line in _about(panel):
            note(line)
    link("reference/dictionary.py", say("trends.definition"), indicator=indicator.id)


def _table(panel: Panel, indicator: Indicator) -> None:
    counted = indicator.kind == "rate" and any(point.judgement.base is not None for point in panel.points)
    columns = [Column(say("trends.year")), Column(say("trends.value"), "right", strong=True)]
    columns += [Column(say("trends.counts"), "right")] if counted else []
    columns += [Column(say("trends.target"), "right"), Column(say("trends.result"))]
    rows = []
    for year in sorted({point.year for point in panel.points} | set(panel.targets)):
        point = next((found for found in panel.points if found.year == year), None)
        rows.append(_row(year, point, panel, counted))
    table(columns, rows, "trend_table", say("trends.table"))


def _row(year: int, point: Point | None, panel: Panel, counted: bool) -> list[Cell]:
    aim = Cell(panel.targets[year][1] if year in panel.targets else "–")
    if point is None or point.observation is None:
        told = f"{SIGNS['not_due']} {say('status.not_due')}" if point is None else f"– {say('trends.missing')}"
        due = Cell("", told, "gray")
        return [Cell(str(year)), Cell("–"), *([Cell("–")] if counted else []), aim, due]
    judgement = point.judgement
    counts = Cell(_counts(judgement)) if counted else None
    result = verdict(judgement)
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
        admitted = (
            f"{number(value.low, value.unit)}–{number(value.high, value.unit)}"
            if value.low != value.high
            else number(value.value, value.unit)
        )
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
    if told.left_out:
        lines.append(say("status.trend.left_out", years="、".join(str(item.year) for item in told.left_out)))
    counted = [point.judgement for point in panel.points]
    open_cases = trends.unresolved(
        [item.numerator for item in counted if item.numerator], [item.base for item in counted if item.base]
    )
    if len(open_cases) > 1:
        years = sorted(open_cases)
        lines.append(say("status.trend.unresolved", first=open_cases[years[0]], last=open_cases[years[-1]]))
    return lines


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
