"""The marks of a figure's traces: dots of every shape the charts use, lines, filled bands, bars and error bars."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from exports.drawing.axes import Axis
from exports.drawing.pieces import Piece, Point, area, circle, line, text

Trace = Mapping[str, Any]


def drawn(trace: Trace, across: Axis, down: Axis, before: Trace | None) -> list[Piece]:
    """The pieces of one trace. `before` is the trace drawn last, to which a band may be filled.

    Raises ValueError for a type of trace that the plate cannot draw: a chart that uses it would be printed untrue.
    """
    if trace.get("visible", True) is not True:
        return []
    kind = trace.get("type", "scatter")
    if kind == "bar":
        return _bars(trace, across, down)
    if kind != "scatter":
        raise ValueError(f"a trace that the plate does not draw: {kind}")
    mode = str(trace.get("mode", "lines"))
    pieces = _band(trace, across, down, before)
    pieces += _error_bars(trace, across, down)
    opacity = float(trace.get("opacity", 1))
    if "lines" in mode and float(trace.get("line", {}).get("width", 2)) > 0:
        pieces += [
            line(run, {"color": "#1C2733", **trace.get("line", {})}, opacity)
            for run in _strokes(trace, across, down)
            if len(run) > 1
        ]
    places = [place for place in _points(trace, across, down) if place[1] is not None]
    if "markers" in mode:
        for place, at in places:
            if at is not None:
                pieces += marker(trace.get("marker", {}), place, at, opacity)
    if "text" in mode:
        for place, at in places:
            if at is not None:
                pieces.append(_words(trace, place, at))
    return pieces


def _points(trace: Trace, across: Axis, down: Axis) -> list[tuple[int, Point | None]]:
    pairs = zip(trace.get("x", ()), trace.get("y", ()), strict=True)
    return [
        (place, None if x is None or y is None else (across.at(x), down.at(y))) for place, (x, y) in enumerate(pairs)
    ]


def _strokes(trace: Trace, across: Axis, down: Axis) -> list[list[Point]]:
    """Runs of points without a gap; a stepped line goes its corners."""
    found: list[list[Point]] = [[]]
    shape = str(trace.get("line", {}).get("shape", "linear"))
    for _, at in _points(trace, across, down):
        if at is None:
            if not trace.get("connectgaps"):
                found.append([])
            continue
        if found[-1] and shape == "hv":
            found[-1].append((at[0], found[-1][-1][1]))
        elif found[-1] and shape == "vh":
            found[-1].append((found[-1][-1][0], at[1]))
        found[-1].append(at)
    return [run for run in found if run]


def _band(trace: Trace, across: Axis, down: Axis, before: Trace | None) -> list[Piece]:
    fill = trace.get("fill", "none")
    if fill == "none":
        return []
    tint = str(trace.get("fillcolor", "rgba(28,39,51,0.1)"))
    upper = [point for run in _strokes(trace, across, down) for point in run]
    if fill == "toself":
        return [area(run, tint, None) for run in _strokes(trace, across, down)]
    if not upper:
        return []
    if fill == "tonexty" and before is not None:
        lower = [point for run in _strokes(before, across, down) for point in run]
    elif fill == "tozerox":
        lower = [(across.at(0), upper[0][1]), (across.at(0), upper[-1][1])]
    else:
        lower = [(upper[0][0], down.at(0)), (upper[-1][0], down.at(0))]
    return [area([*upper, *reversed(lower)], tint, None)]


def _error_bars(trace: Trace, across: Axis, down: Axis) -> list[Piece]:
    pieces = []
    for key in ("error_x", "error_y"):
        error = trace.get(key)
        if not error or error.get("visible", True) is False:
            continue
        plus = error.get("array") or []
        minus = error.get("arrayminus") or plus
        pen = {"color": error.get("color", "#1C2733"), "width": error.get("thickness", 2)}
        for (place, at), x, y in zip(_points(trace, across, down), trace["x"], trace["y"], strict=True):
            if at is None or plus[place] is None or minus[place] is None:
                continue
            if key == "error_y":
                ends = [(at[0], down.at(float(y) - minus[place])), (at[0], down.at(float(y) + plus[place]))]
            else:
                ends = [(across.at(float(x) - minus[place]), at[1]), (across.at(float(x) + plus[place]), at[1])]
            pieces.append(line(ends, pen))
            cap = float(error.get("width", 4))
            if cap:
                turn = (cap, 0.0) if key == "error_y" else (0.0, cap)
                pieces += [
                    line([(e[0] - turn[0], e[1] - turn[1]), (e[0] + turn[0], e[1] + turn[1])], pen) for e in ends
                ]
    return pieces


def _of(told: Any, place: int, default: Any) -> Any:
    """One value for all marks, or each mark's own."""
    if isinstance(told, (list, tuple)):
        return told[place]
    return default if told is None else told


def marker(look: Trace, place: int, at: Point, opacity: float = 1.0) -> list[Piece]:
    """One dot: its shape, size, fill and outline."""
    symbol, size = str(_of(look.get("symbol"), place, "circle")), float(_of(look.get("size"), place, 6))
    tint = str(_of(look.get("color"), place, "#1C2733"))
    edge = look.get("line", {})
    opacity *= float(_of(look.get("opacity"), place, 1))
    hollow = symbol.endswith("-open")
    thick = float(_of(edge.get("width"), place, 2 if hollow else 0))
    pen = {
        "color": tint if hollow else str(_of(edge.get("color"), place, tint)),
        "width": thick or (2 if hollow else 0),
    }
    shape, radius = symbol.removesuffix("-open"), size / 2
    if shape in ("line-ew", "line-ns"):
        step = (radius * 1.4, 0.0) if shape == "line-ew" else (0.0, radius * 1.4)
        return [line([(at[0] - step[0], at[1] - step[1]), (at[0] + step[0], at[1] + step[1])], pen, opacity)]
    fill = None if hollow else tint
    if shape == "circle":
        return [circle(at, radius, fill, pen, opacity)]
    return [area([(at[0] + x, at[1] + y) for x, y in _outline(shape, radius)], fill, pen, opacity)]


def _outline(shape: str, r: float) -> Sequence[Point]:
    """The corners of a shape, as large as plotly draws it."""
    arm, tip = r * 0.8 / math.sqrt(2), r * 1.3
    wide = r * 2 / math.sqrt(3)
    corners: dict[str, Sequence[Point]] = {
        "x": [
            (0, arm), (arm, 2 * arm), (2 * arm, arm), (arm, 0), (2 * arm, -arm), (arm, -2 * arm),
            (0, -arm), (-arm, -2 * arm), (-2 * arm, -arm), (-arm, 0), (-2 * arm, arm), (-arm, 2 * arm),
        ],
        "diamond": [(tip, 0), (0, tip), (-tip, 0), (0, -tip)],
        "square": [(r, r), (-r, r), (-r, -r), (r, -r)],
        "triangle-up": [(-wide, r / 2), (wide, r / 2), (0, -r)],
        "triangle-down": [(-wide, -r / 2), (wide, -r / 2), (0, r)],
        "triangle-left": [(r / 2, -wide), (r / 2, wide), (-r, 0)],
        "triangle-right": [(-r / 2, -wide), (-r / 2, wide), (r, 0)],
    }  # fmt: skip
    if shape not in corners:
        raise ValueError(f"a dot that the plate does not draw: {shape}")
    return corners[shape]


def _words(trace: Trace, place: int, at: Point) -> Piece:
    down, _, across = str(_of(trace.get("textposition"), place, "middle center")).partition(" ")
    # The words' place is told from the dot, the piece's from its own side: what stands above hangs by its foot.
    side = {"left": "right", "right": "left"}.get(across, "center")
    hung = {"top": "bottom", "bottom": "top"}.get(down, "middle")
    gap = 6.0
    shift = {"right": -gap, "left": gap}.get(side, 0.0), {"bottom": -gap, "top": gap}.get(hung, 0.0)
    told = str(_of(trace.get("text"), place, ""))
    return text(told, (at[0] + shift[0], at[1] + shift[1]), trace.get("textfont", {}), side, hung)


def _bars(trace: Trace, across: Axis, down: Axis) -> list[Piece]:
    lying = trace.get("orientation") == "h"
    half = float(trace.get("width", 0.8)) / 2
    pieces = []
    for place, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        if x is None or y is None:
            continue
        tint = str(_of(trace.get("marker", {}).get("color"), place, "#1F4E79"))
        root = float(_of(trace.get("base"), place, 0))
        if lying:
            mid = float(down.names.index(y)) if isinstance(y, str) else float(y)
            left, right, top, foot = across.at(root), across.at(root + x), down.at(mid + half), down.at(mid - half)
        else:
            mid = float(across.names.index(x)) if isinstance(x, str) else float(x)
            left, right, top, foot = across.at(mid - half), across.at(mid + half), down.at(root + y), down.at(root)
        pieces.append(area([(left, top), (right, top), (right, foot), (left, foot)], tint, None))
    return pieces
