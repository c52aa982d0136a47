"""Where a series is broken: a definition that changed, a year that is missing, a year that does not count."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.labels import wrapped
from charts.points import Point
from charts.style import INK, SOFT

ROOM_ABOVE = 44


@dataclass(frozen=True, slots=True)
class Break:
    """From this year on the series counts differently, or may; `text` says what and both names where there are two."""

    year: int
    text: str


def parting(breaks: Sequence[Break], shapes: list[dict[str, Any]], notes: list[dict[str, Any]]) -> None:
    """A dashed vertical before each such year, named above the drawing; no line crosses it."""
    for item in breaks:
        x = item.year - 0.5
        shapes.append(
            {
                "type": "line",
                "x0": x,
                "x1": x,
                "y0": 0,
                "y1": 1,
                "yref": "y domain",
                "layer": "below",
                "line": {"color": INK, "width": 1.2, "dash": "dash"},
            }
        )
        notes.append(
            {
                "x": x,
                "y": 1,
                "yref": "y domain",
                "text": item.text,
                "yanchor": "bottom",
                "yshift": 3,
                "showarrow": False,
                "font": {"size": 11, "color": INK},
            }
        )


def missing(points: Sequence[Point], shapes: list[dict[str, Any]]) -> None:
    """A pale band over each year without a value: its name stands under the axis, and no line bridges it."""
    shapes += [
        {
            "type": "rect",
            "x0": point.year - 0.34,
            "x1": point.year + 0.34,
            "y0": 0,
            "y1": 1,
            "yref": "y domain",
            "layer": "below",
            "fillcolor": "rgba(28,39,51,0.05)",
            "line": {"width": 0},
        }
        for point in points
        if point.observation is None
    ]


def not_counted(point: Point, words: list[list[dict[str, Any]]]) -> None:
    """Under a dot that the trend leaves out, else over it: why."""
    if point.observation is None or not point.left_out_text:
        return
    note = {
        "x": point.year,
        "y": float(point.observation.value),
        "text": wrapped(point.left_out_text, 18),
        "yanchor": "top",
        "yshift": -13,
        "showarrow": False,
        "bgcolor": "rgba(255,255,255,0.8)",
        "font": {"size": 11, "color": SOFT},
    }
    words.append([note, {**note, "yanchor": "bottom", "yshift": 13}, {**note, "yshift": -30}])
