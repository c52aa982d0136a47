"""What a figure carries beside its traces: shapes and annotations."""

from collections.abc import Mapping
from typing import Any

from exports.drawing.axes import Axis, Box
from exports.drawing.pieces import Piece, area, circle, line, text

Frame = Mapping[str, tuple[Axis, Box]]


def x_of(axes: Frame, whole: Box, ref: str, value: Any) -> float:
    """The pixel across of a value on an axis, of a part of an axis (x domain), or of a part of the drawing (paper)."""
    return whole.left + float(value) * (whole.right - whole.left) if ref == "paper" else _on(axes, ref, value)


def y_of(axes: Frame, whole: Box, ref: str, value: Any) -> float:
    """The pixel down, likewise."""
    return whole.bottom - float(value) * (whole.bottom - whole.top) if ref == "paper" else _on(axes, ref, value)


def _on(axes: Frame, ref: str, value: Any) -> float:
    name, _, domain = ref.partition(" ")
    axis = axes[name][0]
    return axis.part(float(value)) if domain else axis.at(value)


def shape(told: Mapping[str, Any], axes: Frame, whole: Box) -> Piece:
    """A line, rectangle or circle. Raises ValueError for another kind."""
    xref, yref = str(told.get("xref", "x")), str(told.get("yref", "y"))
    left, right = (x_of(axes, whole, xref, told[key]) for key in ("x0", "x1"))
    top, foot = (y_of(axes, whole, yref, told[key]) for key in ("y0", "y1"))
    pen, opacity = told.get("line", {}), float(told.get("opacity", 1))
    kind = told.get("type", "rect")
    if kind == "line":
        return line([(left, top), (right, foot)], {"color": "#444444", **pen}, opacity)
    fill = told.get("fillcolor")
    if kind == "rect":
        return area([(left, top), (right, top), (right, foot), (left, foot)], fill, pen, opacity)
    if kind == "circle":
        return circle(((left + right) / 2, (top + foot) / 2), abs(right - left) / 2, fill, pen, opacity)
    raise ValueError(f"a shape that the plate does not draw: {kind}")


def annotation(told: Mapping[str, Any], axes: Frame, whole: Box, font: Mapping[str, Any]) -> list[Piece]:
    """A text at its place, moved and anchored as the figure says, with its arrow where it has one."""
    xref, yref = str(told.get("xref", "x")), str(told.get("yref", "y"))
    x, y = x_of(axes, whole, xref, told["x"]), y_of(axes, whole, yref, told["y"])
    look = {**font, **told.get("font", {})}
    x, y = x + float(told.get("xshift", 0)), y - float(told.get("yshift", 0))
    across, down = str(told.get("xanchor", "auto")), str(told.get("yanchor", "auto"))
    if told.get("showarrow", True):
        tip = (x, y)
        x, y = x + float(told.get("ax", -10)), y + float(told.get("ay", -30))
        stem = line([(x, y), tip], {"color": told.get("arrowcolor", look.get("color", "#444444")), "width": 1})
        return [stem, text(str(told.get("text", "")), (x, y), look, "center", "middle", told.get("bgcolor"))]
    if across == "auto" and xref == "paper":
        across = "left" if float(told["x"]) < 1 / 3 else "right" if float(told["x"]) > 2 / 3 else "center"
    if down == "auto" and yref == "paper":
        down = "bottom" if float(told["y"]) < 1 / 3 else "top" if float(told["y"]) > 2 / 3 else "middle"
    hung = down if down in ("top", "bottom") else "middle"
    piece = text(
        str(told.get("text", "")),
        (x, y),
        look,
        across if across in ("left", "right") else "center",
        hung,
        told.get("bgcolor"),
    )
    return [{**piece, "align": str(told.get("align", "center"))}]
