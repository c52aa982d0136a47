"""What 趋势 gives away: the charts with everything burnt in, and the table behind them."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from language import current, say
from pages.leadership.evidence import formula, references
from pages.leadership.panels import Shown, untold
from pages.parts.download import chart_download, table_download
from pages.parts.head import real_words
from pages.parts.sentences import distance

COLUMNS = (
    "region", "indicator", "year", "words", "number", "low", "high", "unit", "numerator", "base", "target", "status",
    "distance", "quote",
)  # fmt: skip


def buttons(title: str, charted: Sequence[tuple[Shown, dict[str, Any]]], columns: int) -> None:
    """Buttons for the charts and for the table of all of them."""
    shown = [item for item, _ in charted]
    several_indicators = len({item.indicator.id for item in shown}) > 1
    names = [_name(item, len(shown), several_indicators) for item in shown]
    definition = formula(shown[0].indicator) if not several_indicators else ""
    told = {item.stands.region.id: item.stands for item in shown}
    caveats = [
        *([say("trends.own_targets")] if any(item.panel.targets for item in shown) else []),
        *dict.fromkeys(text for item in shown for text in references(item)),
        *real_words(list(told.values())),
    ]
    source = "；".join(dict.fromkeys(_source(item) for item in shown))
    figures = [(name, figure) for name, (_, figure) in zip(names, charted, strict=True)]
    heads, rows = [say(f"trends.column.{column}") for column in COLUMNS], [row for item in shown for row in _rows(item)]
    with st.container(horizontal=True, gap="small"):
        chart_download(figures, title, source, definition=definition, remarks=caveats, columns=columns)
        table_download(heads, rows, title, source, definition=definition, remarks=caveats)


def _name(shown: Shown, number: int, several_indicators: bool) -> str:
    if number == 1:
        return ""
    name = shown.stands.region.name
    return f"{name} · {shown.indicator.short(current())}" if several_indicators else name


def _source(shown: Shown) -> str:
    """The reports the values stand in, by year, and what else they come from."""
    values = [point.observation for point in shown.panel.points if point.observation is not None]
    years = sorted({value.report_year for value in values if value.report_year is not None})
    told = [value.source for value in values if value.report_id is None and value.source]
    parts = list(dict.fromkeys(told))
    if years:
        parts.insert(0, say("trends.source", region=shown.stands.region.name, years="、".join(map(str, years))))
    return "；".join(parts) or "–"


def _rows(shown: Shown) -> list[list[Any]]:
    panel, indicator = shown.panel, shown.indicator
    rows: list[list[Any]] = []
    for year in sorted({point.year for point in panel.points} | set(panel.targets)):
        point, aim = panel.at(year), panel.targets[year][1] if year in panel.targets else None
        row: list[Any] = [shown.stands.region.name, indicator.name(current()), year]
        if point is None or point.observation is None:
            absent = next((untold(item) for item in panel.points if item.year == year), "")
            unit = indicator.unit if indicator.unit == "%" else indicator.unit_name(current())
            row += ["", None, None, None, unit, None, None, aim, absent or say("status.not_due"), "", ""]
        else:
            value, judgement = point.observation, point.judgement
            numerator, base = judgement.numerator, judgement.base
            row += [point.value_text, value.value, value.low, value.high, value.unit]
            row += [numerator.value if numerator else None, base.value if base else None, aim]
            row += [say(f"status.{judgement.status}"), distance(judgement)]
            row.append((value.quote or value.source or "").replace("\n", " "))
        rows.append(row)
    return rows
