"""A region's values over the years, as a plotly figure."""

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.status import bound_of
from charts.axes import value_axis
from charts.gaps import ROOM_ABOVE, Break, missing, not_counted, parting
from charts.marks import benchmark, bracket_marks, grey_bar, name_bar, recomputed, restated, target_tick
from charts.points import Line, Point
from charts.style import TEMPLATE
from charts.values import dots, joining, value_note
from records import Target


def trend(
    points: Sequence[Point],
    targets: Mapping[int, tuple[Target, str]],
    lines: Sequence[Line],
    *,
    unit: str,
    limits: tuple[float, float],
    chosen: int | None = None,
    height: int = 470,
    small: bool = False,
    dense: bool = False,
    breaks: Sequence[Break] = (),
    wilson_text: str = "",
    due_text: str = "",
) -> dict[str, Any]:
    """A region's values over the years as a plotly figure.

    `targets` holds each year's target with its text (≥98%); `limits` are the ends of the value axis, equal in panels
    side by side; `breaks` are the years from which it counts differently. `small` is the overview's, `dense` one of
    several panels side by side. The dots carry their year as customdata, so that a click can be answered with the sentence.
    """
    years = sorted({point.year for point in points} | set(targets))
    data: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    if not small:
        missing(points, shapes)
        parting(breaks, shapes, notes)
    for point in points:
        if not small:
            not_counted(point, notes)
            data += grey_bar(point)
            bracket_marks(point, shapes, notes)
        recomputed(point, shapes, notes, small)
        restated(point, data, notes, small)
    if wilson_text and not small:
        name_bar(points, notes, wilson_text)
    data += [joining(points), dots(points, chosen, small)]
    for year, (target, text) in sorted(targets.items()):
        drawn = any(point.year == year and point.observation is not None for point in points)
        crowded = _meet(target, targets.get(year + 1), limits)
        target_tick(year, target, text, drawn, shapes, notes, 12 if dense else 13, crowded)
    for line in lines:
        benchmark(line, years, shapes, notes)
    notes += [note for point in points for note in value_note(point, targets, small, dense)]
    layout = {
        "template": TEMPLATE,
        "height": height,
        "xaxis": _years(years, points, small, dense, due_text),
        "yaxis": value_axis(limits, unit),
        "shapes": shapes,
        "annotations": notes,
    }
    if small:
        layout["margin"] = {"l": 44, "r": 8, "t": 6, "b": 26}
    elif breaks:
        layout["margin"] = {**TEMPLATE["layout"]["margin"], "t": ROOM_ABOVE}
    return {"data": data, "layout": layout}


def _meet(target: Target, after: tuple[Target, str] | None, limits: tuple[float, float]) -> bool:
    """Does a text beside this tick run into the next year's, which stands a little above its own?"""
    span = limits[1] - limits[0]
    gap = float(bound_of(target)) - float(bound_of(after[0])) - 0.035 * span if after is not None else span
    return abs(gap) < 0.05 * span


def _years(years: Sequence[int], points: Sequence[Point], small: bool, dense: bool, due: str) -> dict[str, Any]:
    """Whole years on a linear axis: a missing one keeps its empty slot, and a tick can stand at ±0.2 of it."""
    return {
        "tickvals": years,
        "ticktext": [_tick(year, points, small, due) for year in years],
        "range": [years[0] - (1.3 if small else 1.15), years[-1] + 0.66] if years else [0, 1],
        "automargin": not small,
        **({"tickfont": {"size": 12}} if dense else {}),
    }


def _tick(year: int, points: Sequence[Point], small: bool, due: str) -> str:
    """Year, sign and distance, one under the other: two lines would be too wide on a phone."""
    told = next((point.tick for point in points if point.year == year), due)
    return f"<b>{year}</b>" if small or not told else f"<b>{year}</b><br>{told}"
