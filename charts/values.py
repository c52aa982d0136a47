"""The values themselves: dots by status, the line that joins comparable years, and the number beside each dot."""

from collections.abc import Sequence
from typing import Any

from analysis import findings
from analysis.trend import EXCLUDED
from charts.points import Point, bracket
from charts.style import COLOURS, SYMBOLS


def joining(points: Sequence[Point]) -> dict[str, Any]:
    """A thin line through comparable years; a missing or part year and a changed definition leave a gap."""
    values = [point.observation for point in points if point.observation is not None]
    parted = {item.now.year for item in findings.definitions(values)}
    xs: list[float | None] = []
    ys: list[float | None] = []
    for point in points:
        comparable = point.observation is not None and not point.observation.flags & set(EXCLUDED)
        if xs and xs[-1] is not None and (not comparable or point.year != xs[-1] + 1 or point.year in parted):
            xs.append(None)
            ys.append(None)
        if comparable and point.observation is not None:
            xs.append(point.year)
            ys.append(float(point.observation.value))
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "hoverinfo": "skip",
        "connectgaps": False,
        "line": {"width": 1.5, "color": "rgba(28,39,51,0.45)"},
    }


def dots(points: Sequence[Point], chosen: int | None, small: bool) -> dict[str, Any]:
    drawn = [point for point in points if point.observation is not None]
    symbols = [
        "circle-open" if point.judgement.one_case else SYMBOLS.get(point.judgement.status, "circle") for point in drawn
    ]
    size = 9 if small else 12
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.year for point in drawn],
        "y": [float(point.observation.value) for point in drawn if point.observation is not None],
        "customdata": [point.year for point in drawn],
        "hovertext": [point.hover for point in drawn],
        "hoverinfo": "text",
        **(
            {}
            if chosen is None
            else {"selectedpoints": [place for place, point in enumerate(drawn) if point.year == chosen]}
        ),
        "marker": {
            "symbol": symbols,
            "opacity": 1,
            "size": [size + 4 if point.year == chosen and not small else size for point in drawn],
            "color": [COLOURS[point.judgement.status] for point in drawn],
            "line": {"width": 2.5, "color": [COLOURS[point.judgement.status] for point in drawn]},
        },
        "unselected": {"marker": {"opacity": 1}},
        "selected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
    }


def value_places(point: Point, bound: float | None, small: bool, dense: bool) -> list[dict[str, Any]]:
    """The places of the value in bold at its dot: left of it, right of a bracket, else above or below, away from the target."""
    if point.observation is None:
        return []
    value = float(point.observation.value)
    note = {
        "x": point.year,
        "y": value,
        "text": f"<b>{point.dot_text or point.value_text}</b>",
        "showarrow": False,
        "bgcolor": "rgba(255,255,255,0.8)",
        "font": {"size": 12 if small else 13 if dense else 15, "color": COLOURS[point.judgement.status]},
    }
    off = 0 if bound is None else 9 if value >= bound else -10
    left = {**note, "xanchor": "right", "xshift": -10}
    right = {**note, "xanchor": "left", "xshift": 11}
    above = {**note, "xanchor": "center", "yanchor": "bottom", "yshift": 8}
    below = {**note, "xanchor": "center", "yanchor": "top", "yshift": -8}
    beside = [{**side, "yshift": shift} for side in (left, right) for shift in dict.fromkeys((off, 0))]
    if bracket(point) is not None and not small:
        beside = beside[len(beside) // 2 :] + beside[: len(beside) // 2]
    first = len(beside) // 2
    over = [below, above] if off < 0 else [above, below]
    return [*beside[:first], *over, *beside[first:]]
