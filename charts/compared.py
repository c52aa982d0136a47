"""Offices under each other: name and verdict above each bar, a dot with its intervals, a tick for the office's own target.

Those that are not compared stand below a rule, hollow. Pixels are exact here: a row is `pitch` high, so what stands
above or below its dot never meets the next row, on a phone either.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.axes import value_axis
from charts.style import COLOURS, INK, SOFT, SYMBOLS, TEMPLATE, literal

LINE, TOP, BOTTOM, RULE_GAP = 26, 4, 34, 0.6
# Pixels above (+) and below (-) the middle of a row.
NAME, DETAIL, BRACKET, BAR, LABEL = 29, 12, 1, -10, -27


@dataclass(frozen=True, slots=True)
class Row:
    """One office. `verdict` is a status or better, similar, worse, refused; `target`, `recomputed` carry their words.

    `wording` is what the wording admits, `limits` what chance adds to it; `low_text` and `high_text` are printed where
    the limits run out of the axis. `ring` marks a target missed by one case.
    """

    key: int
    name: str
    detail: str
    value: float
    value_text: str
    verdict: str
    verdict_text: str
    hover: str
    wording: tuple[float, float] | None = None
    limits: tuple[float, float] | None = None
    target: tuple[float, str] | None = None
    recomputed: float | None = None
    low_text: str = ""
    high_text: str = ""
    ring: bool = False


def compared(
    rows: Sequence[Row],
    below: Sequence[Row],
    *,
    unit: str,
    rule_text: str = "",
    line: tuple[float, str] | None = None,
    chosen: int | None = None,
) -> dict[str, Any]:
    """The offices as a plotly figure: `rows` above the rule, `below` under it, `line` a dotted line through all rows.

    The dots carry the office's key as customdata, so that a click can be answered with its sentence.
    """
    top = LINE if line is not None else TOP
    pitch = 80 if len(rows) + len(below) <= 5 else 74
    places = [float(place) for place in range(len(rows))]
    places += [len(rows) + (RULE_GAP if rows else 0.3) + place for place in range(len(below))]
    last = places[-1] + 0.5 if places else 0.5
    everyone = [*rows, *below]
    ends = value_range(everyone, line, unit == "%")
    axis = value_axis(ends, unit, 8)
    # Left of 0 is room for half a dot and for the figure under it.
    axis["range"][0] -= 0.025 * (ends[1] - ends[0])
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    if line is not None:
        _line(line, ends, shapes, notes)
    if below and rule_text:
        _rule(len(rows) - 0.5 + (RULE_GAP / 2 if rows else 0), rule_text, bool(rows), shapes, notes)
    heights = [place - BAR / pitch for place in places]
    bars = _bars(everyone, heights, axis["range"], notes)
    for place, row in zip(places, everyone, strict=True):
        _marks(row, place, pitch, shapes)
        notes += _words(row, place)
    layout = {
        "template": TEMPLATE,
        "height": round((last + 0.5) * pitch) + top + BOTTOM,
        "margin": {"l": 2, "r": 6, "t": top, "b": BOTTOM},
        "xaxis": {**axis, "tickfont": {"size": 12, "color": SOFT}},
        "yaxis": {"range": [last, -0.5], "showgrid": False, "showticklabels": False},
        "shapes": shapes,
        "annotations": notes,
    }
    return {"data": [*bars, _dots(everyone, heights, chosen)], "layout": layout}


def value_range(rows: Sequence[Row], line: tuple[float, str] | None, share: bool) -> tuple[float, float]:
    """The ends of the axis: everything but limits fits; limits as far as they do not press the values together."""
    values = [row.value for row in rows] + ([line[0]] if line else [])
    values += [row.target[0] for row in rows if row.target] + [
        row.recomputed for row in rows if row.recomputed is not None
    ]
    values += [end for row in rows if row.wording for end in row.wording]
    reach = [end for row in rows if row.limits for end in row.limits]
    if not values:
        return 0.0, 100.0 if share else 1.0
    low, high = min(values), max(values)
    if not share:
        return 0.0, max(high, min(max(reach, default=high), high * 1.5)) * 1.12 or 1.0
    room = max(2.5, (high - low) * 0.45)
    low = max(0.0, min(low, max(min(reach, default=low), low - room)) - room * 0.12)
    high = max(high, min(max(reach, default=high), high + room))
    return low, 100.0 if high > 97 else min(100.0, high + room * 0.3)


def _rule(at: float, text: str, parted: bool, shapes: list[dict[str, Any]], notes: list[dict[str, Any]]) -> None:
    if parted:
        shapes.append(
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": at, "y1": at, "line": {"color": INK, "width": 1}}
        )
    notes.append(
        {
            "xref": "paper", "x": 0, "y": at, "yshift": -10, "xanchor": "left", "text": literal(text), "showarrow": False,
            "font": {"size": 12, "color": SOFT},
        }
    )  # fmt: skip


def _line(
    line: tuple[float, str], ends: tuple[float, float], shapes: list[dict[str, Any]], notes: list[dict[str, Any]]
) -> None:
    value, text = line
    part = (value - ends[0]) / (ends[1] - ends[0])
    shapes.append(
        {
            "type": "line", "yref": "paper", "x0": value, "x1": value, "y0": 0, "y1": 1, "layer": "below",
            "line": {"color": SOFT, "width": 1.6, "dash": "dot"},
        }
    )  # fmt: skip
    notes.append(
        {
            "yref": "paper", "x": value, "y": 1, "yanchor": "bottom", "showarrow": False, "text": literal(text),
            "xanchor": "right" if part > 0.7 else "left" if part < 0.3 else "center", "font": {"size": 12, "color": SOFT},
        }
    )  # fmt: skip


def _bars(
    rows: Sequence[Row], heights: Sequence[float], axis: Sequence[float], notes: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The grey bars of chance, as one trace; where one runs out of the axis it says how far."""
    middles: list[float] = []
    halves: list[float] = []
    ys: list[float] = []
    for row, y in zip(rows, heights, strict=True):
        if row.limits is None:
            continue
        low, high = max(row.limits[0], axis[0]), min(row.limits[1], axis[1])
        middles.append((low + high) / 2)
        halves.append(max(0.0, high - low) / 2)
        ys.append(y)
        for cut, x, anchor, text in (
            (row.limits[0] < axis[0], axis[0], "left", f"◀ {row.low_text}"),
            (row.limits[1] > axis[1], axis[1], "right", f"{row.high_text} ▶"),
        ):
            if cut:
                note = {"x": x, "y": y, "xanchor": anchor, "text": text, "showarrow": False}
                notes.append({**note, "font": {"size": 11, "color": INK}})
    if not middles:
        return []
    error = {"type": "data", "array": halves, "width": 0, "thickness": 9, "color": "rgba(28,39,51,0.13)"}
    return [
        {
            "type": "scatter", "mode": "markers", "x": middles, "y": ys, "hoverinfo": "skip", "error_x": error,
            "marker": {"size": 0.1, "color": "rgba(28,39,51,0)"},
        }
    ]  # fmt: skip


def _marks(row: Row, place: float, pitch: float, shapes: list[dict[str, Any]]) -> None:
    """The bracket of the wording, the tick of the target, the short violet tick of the recomputed share."""

    def stroke(x: float, top: float, bottom: float, colour: str, width: float) -> None:
        shapes.append(
            {
                "type": "line", "x0": x, "x1": x, "y0": place - top / pitch, "y1": place - bottom / pitch, "layer": "between",
                "line": {"color": colour, "width": width},
            }
        )  # fmt: skip

    if row.wording is not None:
        y, pen = place - BRACKET / pitch, {"color": INK, "width": 1.4}
        shapes.append({"type": "line", "x0": row.wording[0], "x1": row.wording[1], "y0": y, "y1": y, "line": pen})
        for end in row.wording:
            stroke(end, BRACKET + 3, BRACKET - 3, INK, 1.4)
    if row.target is not None:
        stroke(row.target[0], BAR + 11, BAR - 11, INK, 2.5)
    if row.recomputed is not None:
        stroke(row.recomputed, BAR + 8, BAR - 8, COLOURS["unverified"], 2)


def _words(row: Row, place: float) -> list[dict[str, Any]]:
    colour = COLOURS[row.verdict]
    side = {"xref": "paper", "y": place, "showarrow": False, "bgcolor": "rgba(255,255,255,0.8)", "borderpad": 0}
    right = f"<b>{literal(row.value_text)}</b>  {literal(row.verdict_text)}"
    told = [
        {**side, "x": 0, "xanchor": "left", "yshift": NAME, "text": f"<b>{literal(row.name)}</b>", "font": {"size": 15, "color": INK}},
        {**side, "x": 1, "xanchor": "right", "yshift": NAME, "text": right, "font": {"size": 15, "color": colour}},
        {**side, "x": 0, "xanchor": "left", "yshift": DETAIL, "text": literal(row.detail), "font": {"size": 12, "color": SOFT}},
    ]  # fmt: skip
    if row.target is not None:
        value, text = row.target
        told.append(
            {"x": value, "y": place, "yshift": LABEL, "text": literal(text), "showarrow": False, "font": {"size": 12, "color": INK}}
        )  # fmt: skip
    return told


def _dots(rows: Sequence[Row], heights: Sequence[float], chosen: int | None) -> dict[str, Any]:
    colours = [COLOURS[row.verdict] for row in rows]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.value for row in rows],
        "y": list(heights),
        "customdata": [row.key for row in rows],
        "hovertext": [row.hover for row in rows],
        "hoverinfo": "text",
        **(
            {} if chosen is None else {"selectedpoints": [place for place, row in enumerate(rows) if row.key == chosen]}
        ),
        "marker": {
            "symbol": ["circle-open" if row.ring else SYMBOLS.get(row.verdict, "circle") for row in rows],
            "opacity": 1,
            "size": [16 if row.key == chosen else 13 for row in rows],
            "color": colours,
            "line": {"width": 2.5, "color": colours},
        },
        "unselected": {"marker": {"opacity": 1}},
        "selected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
    }
