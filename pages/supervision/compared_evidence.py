"""What stands beside and under the comparison's charts: table, exports, the sentence of the chosen office, the method."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import streamlit as st

import charts
from analysis.measured import LEAST_BASE
from exports.grid import Value
from language import current, say
from pages.leadership.evidence import computation
from pages.parts.download import chart_download, table_download
from pages.parts.head import note, plain
from pages.parts.links import link
from pages.parts.quotation import quotation
from pages.parts.sentences import TONES, bound, number
from pages.parts.table import Cell, Column, table
from pages.supervision import drawn
from pages.supervision.compared import OWN, Compared, View
from pages.supervision.compared_words import head, reference
from records import Person

TREND = "leadership/trends.py"
EXPORTED = ("region", "code", "indicator", "base", "value", "low", "high", "result")
VERDICT_TONES = {"better": "blue", "similar": "gray", "worse": "orange"}


def chosen(view: View) -> Compared | None:
    """The office that was clicked last, else the one furthest from its target, else the first."""
    by_id = {item.office.id: item for item in view.compared}
    first = view.own.missed[0].region_id if view.own.missed else None
    clicked = st.session_state.get("compared_office", 0)
    return by_id.get(clicked) or by_id.get(first or 0) or next(iter(view.compared), None)


def dots(view: View, told: str) -> None:
    """The offices' chart; a click on a dot chooses its office for the sentence beside it."""
    item = chosen(view)
    title = say("compare.chart", year=view.year, indicator=view.indicator.short(current()), unit=drawn.unit(view))
    st.subheader(plain(title), anchor=False)
    st.plotly_chart(
        charts.shown(drawn.dots(view, item.office.id if item else None)),
        theme=None,
        config=charts.CONFIG,
        key="dots",
        on_select=_choose,
        selection_mode="points",
        alt=drawn.alt(view, view.compared, told),
    )
    key = _key(view)
    note(key)
    _download(view, drawn.dots(view, None), told, "dots", key)


def _key(view: View) -> str:
    """What the marks of this chart mean: only of those that it has."""
    rows = [drawn.row(view, item) for item in view.compared]
    own = "_own" if view.mode == OWN else ""
    told = [
        "tick" if any(row.target for row in rows) else "",
        f"bar{own}" if any(row.limits for row in rows) else "",
        "bracket" if any(row.wording for row in rows) else "",
    ]
    parts = [say(f"compare.key.{name}") for name in told if name]
    verdict = "" if own or view.indicator.nature != "outcome" else say("compare.key.verdict")
    if not parts:
        return say("compare.order") + verdict
    return (
        say("compare.order") + ("；" if current() == "zh_CN" else "; ").join(parts) + say("compare.key.end") + verdict
    )


def _download(view: View, figure: dict[str, Any], title: str, name: str, key: str) -> None:
    definition = view.indicator.definition(current())
    chart_download(figure, title, say("compare.source"), definition=definition, remarks=[key], key=name)


def _choose() -> None:
    """Keep the clicked office; a click beside every dot changes nothing."""
    for point in st.session_state["dots"]["selection"]["points"]:
        key = point.get("customdata")
        if key is not None:
            st.session_state["compared_office"] = int(key[0] if isinstance(key, list) else key)


def funnel(view: View) -> bool:
    """The funnel with its heading, or why there is none; says whether something was drawn."""
    if view.mode == OWN or view.indicator.kind != "rate":
        return False
    figure = drawn.funnel(view)
    if figure is None:
        note(say("compare.funnel.none"))
        return False
    st.subheader(say("compare.funnel.title"), anchor=False)
    st.plotly_chart(charts.shown(figure), theme=None, config=charts.CONFIG, key="funnel", alt=_funnel_alt(view))
    key = say("compare.funnel.key") + (say("compare.funnel.pooled_key") if view.funnel is not None else "")
    note(key)
    _download(view, figure, f"{head(view)}{say('compare.funnel.title')}", "funnel_of", key)
    return True


def _funnel_alt(view: View) -> str:
    outside = []
    if view.funnel is not None:
        outside = [item for item in view.funnel.placed if item.side]
    names = "、".join(view.offices[item.figure.region_id].name for item in outside)
    return say("compare.funnel.alt_outside", names=names) if names else say("compare.funnel.alt")


def listing(view: View, wide: bool) -> None:
    """The table beside the chart (`wide` below it, with counts and limits too), with who is missing and why, and its csv and workbook."""
    wide = wide and view.indicator.kind == "rate"
    columns = [Column(say("parts.region"), whole=True), Column(say("compare.column.value"), "right", strong=True)]
    columns += [Column(say("compare.column.counts")), Column(say("compare.column.limits"), "right")] if wide else []
    columns += [Column(say("compare.column.target"), "right")] if view.mode == OWN else []
    columns += [Column(say("compare.column.result"))]
    st.subheader(say("compare.table"), anchor=False)
    table(columns, [_cells(view, item, wide) for item in view.compared], "compared", say("compare.table"), stacks=wide)
    for office, reason in view.missing:
        note(say("compare.missing", name=office.name, reason=say(f"compare.why.{reason}")))
    if any(item.reason == "size" for item in view.compared):
        link("administration/regions.py", say("compare.to_sizes"))
    rows = [_values(view, item) for item in view.compared]
    rows += [
        [office.name, office.code, "", "", None, None, None, say(f"compare.why.{why}")] for office, why in view.missing
    ]
    named = say("compare.file", indicator=view.indicator.short(current()), year=view.year)
    table_download(
        [say(f"compare.export.{name}") for name in EXPORTED],
        rows,
        named,
        say("compare.source"),
        definition=view.indicator.definition(current()),
        remarks=[say("compare.order"), *_method(view)],
        key="compared",
    )


def _cells(view: View, item: Compared, wide: bool) -> list[Cell]:
    told = item.entry.judgement
    sign, word = drawn.verdict(view, item)
    query = (("indicator", item.indicator.id), ("region", item.office.name))
    cells = [Cell(item.office.name, page=TREND, query=query), Cell(drawn.value_text(view, item))]
    cells += [Cell(drawn.counts(item) or "–"), Cell(_limits(item))] if wide else []
    cells += [Cell(bound(told.target) if told.target else "–")] if view.mode == OWN else []
    if view.mode == OWN:
        return [*cells, Cell("", f"{sign} {say(f'status.{told.status}')}", TONES[told.status], _why(view, item))]
    tone = VERDICT_TONES.get(item.verdict, "violet" if item.below else "gray")
    return [*cells, Cell("", f"{sign} {word}", tone, _why(view, item))]


def _why(view: View, item: Compared) -> str:
    """The long reason: the chart's row has room for a few characters only."""
    if view.mode == OWN:
        told = item.entry.judgement
        if told.status in ("unverified", "unjudgeable"):
            return say(f"status.cause.{told.cause}") if told.cause else ""
        word = drawn.verdict(view, item)[1]
        return "" if word == say(f"status.{told.status}") else word
    return say(f"compare.why.{item.reason}") if item.below and item.reason else ""


def _limits(item: Compared) -> str:
    if item.figure.limits is None:
        return "–"
    low, high = item.figure.limits
    return f"{low:.1f}–{high:.1f}{'%' if item.indicator.unit == '%' else ''}"


def _values(view: View, item: Compared) -> list[Value]:
    told, observation = item.entry.judgement, item.entry.observation
    assert observation is not None
    value = (
        Decimal(str(round(float(item.figure.value), 4)))
        if item.figure.scale and item.figure.value
        else observation.value
    )
    limits: Sequence[float | None] = item.figure.limits or (None, None)
    sign, word = drawn.verdict(view, item)
    low, high = (None if end is None else round(end, 2) for end in limits)
    aim = f"（{bound(told.target)}）" if view.mode == OWN and told.target else ""
    result = f"{sign} {word}{aim} {_why(view, item)}".strip()
    return [
        item.office.name,
        item.office.code,
        item.indicator.name(current()),
        drawn.counts(item),
        value,
        low,
        high,
        result,
    ]


def sentence_of(person: Person, view: View) -> None:
    """The chosen office's own words, and how its verdict was computed."""
    item = chosen(view)
    if item is None or item.entry.observation is None:
        return
    st.subheader(say("compare.sentence", name=plain(item.office.name)), anchor=False)
    quotation(person, item.entry.observation)
    with st.expander(say("trends.how")):
        steps = computation(item.entry.judgement, item.indicator) if view.mode == OWN else _steps(view, item)
        for text in steps:
            st.markdown(plain(text))
        for text in _method(view):
            note(text)
    link(TREND, say("compare.to_trend", name=item.office.name), indicator=item.indicator.id, region=item.office.name)


def _steps(view: View, item: Compared) -> list[str]:
    """How one office's comparison came about."""
    lines = [say("compare.step.value", value=drawn.value_text(view, item), detail=drawn.detail(view, item) or "–")]
    if item.figure.limits is not None:
        lines.append(say("compare.step.limits", limits=_limits(item)))
    if item.reason:
        lines.append(say("compare.step.refused", reason=say(f"compare.why.{item.reason}")))
    elif item.difference is not None:
        low, high = (number(Decimal(str(round(end, 1)))) for end in item.difference)
        unit = say("compare.points") if view.indicator.unit == "%" else view.indicator.unit_name(current())
        lines.append(say("compare.step.difference", other=reference(view), low=low, high=high, unit=unit))
    if not item.reason:
        lines.append(say("compare.step.verdict", verdict=drawn.verdict(view, item)[1]))
    return lines


def _method(view: View) -> list[str]:
    if view.mode == OWN:
        return [say("compare.method.own")]
    told = [say("compare.method.interval"), say("compare.method.small", n=LEAST_BASE)]
    return [*told, say("compare.method.funnel")] if view.indicator.kind == "rate" else told
