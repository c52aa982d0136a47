"""A region's values over the years, as a plotly figure."""

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.status import bound_of
from charts.axes import value_axis
from charts.gaps import ROOM_ABOVE, Break, missing, not_counted, parting
from charts.labels import Room, widest, wrapped
from charts.marks import (
    Words,
    benchmark,
    bracket_marks,
    grey_bar,
    name_bar,
    recomputed,
    restated,
    target_places,
    target_tick,
)
from charts.points import Line, Point
from charts.style import TEMPLATE
from charts.values import dots, joining, value_places
from records import Target

# The narrowest column that such a chart stands in: a third of an office's screen.
NARROW = 318


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
    notes: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    words: Words = []
    across, down = _years(years, points, small, dense, due_text), value_axis(limits, unit)
    if limits[0] == 0:
        # Below 0 is room for half a dot.
        down["range"][0] -= 0.04 * (limits[1] - limits[0])
    asides: Words = []
    data: list[dict[str, Any]] = []
    for point in points:
        recomputed(point, shapes, words, small)
        restated(point, data, words, small)
    for line in lines:
        benchmark(line, years, shapes, words)
    if not small:
        parting(breaks, shapes, notes)
        data += _around(points, shapes, words, asides)
        if wilson_text:
            name_bar(points, down["range"], words, wilson_text)
    data += [joining(points), dots(points, chosen, small)]
    for year, (target, _) in sorted(targets.items()):
        target_tick(year, target, shapes)
    margin = _margin(down["ticktext"], small, bool(breaks))
    wide, high = NARROW - margin["l"] - margin["r"], height - margin["t"] - margin["b"]
    room = Room(wide, high, margin["t"], across["range"], down["range"])
    notes += [room.put(*places) for places in (*_figures(points, targets, room, small, dense), *words)]
    notes += [note for places in asides if (note := room.spare(*places)) is not None]
    axes = {"xaxis": across, "yaxis": down}
    layout = {"template": TEMPLATE, "height": height, "margin": margin, **axes, "shapes": shapes, "annotations": notes}
    return {"data": data, "layout": layout}


def _around(points: Sequence[Point], shapes: list[dict[str, Any]], words: Words, asides: Words) -> list[dict[str, Any]]:
    """What only a chart of full size has: gaps, brackets and grey bars; the bars are traces."""
    missing(points, shapes)
    bars = []
    for point in points:
        not_counted(point, words)
        bars += grey_bar(point)
        bracket_marks(point, shapes, asides)
    return bars


def _margin(ticks: Sequence[str], small: bool, parted: bool) -> dict[str, float]:
    """Around the drawing: left as wide as the longest figure of its axis, above as high as what stands there."""
    usual = TEMPLATE["layout"]["margin"]
    left = max(44 if small else usual["l"], round(widest(ticks, 12)) + 10)
    if small:
        return {"l": left, "r": 8, "t": 16, "b": 26}
    return {**usual, "l": left, "t": ROOM_ABOVE if parted else 20}


def _figures(
    points: Sequence[Point], targets: Mapping[int, tuple[Target, str]], room: Room, small: bool, dense: bool
) -> Words:
    """The places of values and of targets; that their marks are there, the room is told first."""
    values = {point.year: float(point.observation.value) for point in points if point.observation is not None}
    bounds = {year: float(bound_of(target)) for year, (target, _) in targets.items()}
    for year, value in values.items():
        room.mark(year, value, 7, 7)
    for year, bound in bounds.items():
        room.mark(year, bound, 0.2 * room.width / (room.across[1] - room.across[0]), 2)
    words = [value_places(point, bounds.get(point.year), small, dense) for point in points if point.year in values]
    size = 11 if small else 12 if dense else 13
    words += [
        target_places(year, target, text, values.get(year), size) for year, (target, text) in sorted(targets.items())
    ]
    return words


def _years(years: Sequence[int], points: Sequence[Point], small: bool, dense: bool, due: str) -> dict[str, Any]:
    """Whole years on a linear axis: a missing one keeps its empty slot, and a tick can stand at ±0.2 of it."""
    letters = 7 if len(years) > 3 else 10 if len(years) == 3 else 16
    return {
        "tickvals": years,
        "ticktext": [_tick(year, points, small, due, letters) for year in years],
        "range": [years[0] - 1.3, years[-1] + 0.66] if years else [0, 1],
        "automargin": not small,
        **({"tickfont": {"size": 12}} if dense else {}),
    }


def _tick(year: int, points: Sequence[Point], small: bool, due: str, letters: int) -> str:
    """Year, sign and distance, one under the other: two lines would be too wide on a phone."""
    told = next((point.tick for point in points if point.year == year), due)
    return f"<b>{year}</b>" if small or not told else f"<b>{year}</b><br>{wrapped(told, letters)}"
