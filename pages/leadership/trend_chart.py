"""One chart of 趋势 on the page: its figure, the click on a dot, and what a screen reader says of it."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

import charts
from charts import Line
from language import current, say
from pages.leadership.panels import Shown
from pages.parts.sentences import SIGNS, distance

Limits = tuple[float, float]


def limits(charted: Sequence[Shown], lines: Sequence[Line]) -> Limits:
    """The ends of the value axis that charts of one indicator share; what has no value stretches none."""
    share = charted[0].indicator.unit == "%"
    valued = [item for item in charted if item.panel.told] or charted
    ranges = [charts.value_range(item.panel.points, item.panel.bounds, lines, share) for item in valued]
    return min(low for low, _ in ranges), max(high for _, high in ranges)


def has_bar(shown: Shown) -> bool:
    """Has the chart a grey bar that wants its name?"""
    return any(charts.wilson_limits(point) is not None for point in shown.panel.points)


def figure(
    shown: Shown,
    lines: Sequence[Line],
    ends: Limits,
    *,
    chosen: int | None = None,
    first: bool = True,
    dense: bool = False,
) -> dict[str, Any]:
    """The chart as a plain dict; `first` names the grey bar, which is done once on a page."""
    indicator = shown.indicator
    return charts.trend(
        shown.panel.points,
        shown.panel.targets,
        lines,
        unit=indicator.unit if indicator.unit == "%" else f" {indicator.unit_name(current())}",
        limits=ends,
        chosen=chosen,
        height=400 if dense else 440,
        dense=dense,
        breaks=shown.panel.breaks,
        wilson_text=say("trends.wilson") if first else "",
        due_text=f"{SIGNS['not_due']}<br>{say('status.not_due')}",
    )


def draw(shown: Shown, drawn: dict[str, Any]) -> None:
    """Show it; a click on a dot chooses its year for the words beside every chart of the page."""
    key = f"chart_{shown.key}"
    st.plotly_chart(
        charts.shown(drawn),
        theme=None,
        config=charts.CONFIG,
        key=key,
        on_select=lambda: _choose(key),
        selection_mode="points",
        alt=told(shown),
    )


def _choose(key: str) -> None:
    """Keep the year of the clicked dot; a click beside every dot changes nothing."""
    points = st.session_state[key]["selection"]["points"]
    years = [point["customdata"] for point in points if point.get("customdata") is not None]
    if years:
        year = years[0][0] if isinstance(years[0], list) else years[0]
        st.session_state["year"] = str(int(year))


def told(shown: Shown) -> str:
    """What the chart shows, for those who hear it: the verdict, then each year with value, target and status."""
    panel, parts = shown.panel, []
    for year in sorted({point.year for point in panel.points} | set(panel.targets)):
        point = panel.at(year)
        aim = say("trends.alt.target", bound=panel.targets[year][1]) if year in panel.targets else ""
        if point is None:
            parts.append(say("trends.alt.none", year=year, target=aim))
            continue
        judgement = point.judgement
        status = " ".join(part for part in (say(f"status.{judgement.status}"), distance(judgement)) if part)
        parts.append(say("trends.alt.year", year=year, value=point.value_text, target=aim, status=status))
    breaks = [item.text.replace("<br>", " ") for item in panel.breaks]
    return shown.told + ("；" if current() == "zh_CN" else "; ").join([*parts, *breaks])
