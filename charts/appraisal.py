"""Scores of a district's own appraisal: a dot for each office, what the wording admits, how far the weights carry it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.style import COLOURS, INK, RULE, SOFT, TEMPLATE

ROW = 46


@dataclass(frozen=True, slots=True)
class Mark:
    """One office. `low` to `high` is the score's interval from the wording, `least` to `most` its range under other
    weights; all None where nothing is scored, and `text` then says why. `firm` is False for a borderline case."""

    name: str
    text: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    least: float | None = None
    most: float | None = None
    firm: bool = True


def appraisal(marks: Sequence[Mark], bars: Sequence[tuple[str, float]], unit: str) -> dict[str, Any]:
    """The figure: offices from top to bottom in the given order, never by score; `bars` are the grades' lowest scores."""
    names = [mark.name for mark in marks]
    told = [mark for mark in marks if mark.value is not None]
    lowest = min([60.0, *(mark.least for mark in told if mark.least is not None)])
    highest = max([100.0, *(mark.most for mark in told if mark.most is not None)])
    data: list[dict[str, Any]] = []
    for mark in told:
        data.append(_line(mark.name, mark.least, mark.most, 9, "rgba(28,39,51,0.13)"))
        data.append(_line(mark.name, mark.low, mark.high, 1.5, INK))
    data.append(
        {
            "type": "scatter", "mode": "markers", "y": [mark.name for mark in told], "x": [mark.value for mark in told],
            "marker": {
                "size": 11, "color": COLOURS["met"], "line": {"color": COLOURS["met"], "width": 2},
                "symbol": ["circle" if mark.firm else "circle-open" for mark in told],
            },
            "text": [mark.text for mark in told], "hovertemplate": "%{y} %{text}<extra></extra>",
        }
    )  # fmt: skip
    notes = [
        {
            "x": mark.value if mark.value is not None else lowest, "y": mark.name, "text": mark.text, "yshift": 15,
            "xanchor": "center" if mark.value is not None else "left", "showarrow": False,
            "font": {"size": 13, "color": INK if mark.value is not None else SOFT},
            **({} if mark.value is not None else {"bgcolor": "#FFFFFF"}),
        }
        for mark in marks
    ]  # fmt: skip
    shown = [(name, least) for name, least in bars if lowest <= least < highest]
    notes += [
        {"x": least, "y": 1, "yref": "paper", "yanchor": "bottom", "text": f"{name} ≥{least:g}", "showarrow": False,
         "font": {"size": 12, "color": SOFT}}
        for name, least in shown
    ]  # fmt: skip
    lines = [
        {"type": "line", "x0": least, "x1": least, "y0": 0, "y1": 1, "yref": "paper", "layer": "below",
         "line": {"color": RULE, "width": 1, "dash": "dot"}}
        for _, least in shown
    ]  # fmt: skip
    margin = (highest - lowest) * 0.06
    layout = {
        "template": TEMPLATE, "height": ROW * max(2, len(marks)) + 76, "margin": {"l": 84, "r": 20, "t": 26, "b": 44},
        "xaxis": {"range": [lowest - margin, highest + margin], "title": {"text": unit, "font": {"size": 12, "color": SOFT}}},
        "yaxis": {
            "type": "category", "categoryorder": "array", "categoryarray": names[::-1], "showgrid": True,
            "range": [-0.6, len(names) - 0.4], "tickfont": {"size": 13, "color": INK},
        },
        "annotations": notes, "shapes": lines,
    }  # fmt: skip
    return {"data": data, "layout": layout}


def _line(name: str, first: float | None, last: float | None, width: float, colour: str) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "y": [name, name], "x": [first, last], "hoverinfo": "skip",
        "line": {"color": colour, "width": width},
    }  # fmt: skip
