"""A plotly figure, as a plain dict, read into pieces: the same marks at the same places as the browser draws."""

from collections.abc import Mapping
from typing import Any

from exports.drawing.axes import Axis, Box, axis, grid, labels, merged, room_below, room_left
from exports.drawing.beside import annotation, shape
from exports.drawing.pieces import Piece
from exports.drawing.traces import drawn

Figure = Mapping[str, Any]
HEIGHT = 450.0


def pieces(figure: Figure, width: float) -> tuple[list[Piece], float]:
    """The pieces of a figure on a drawing so many pixels wide, in the order in which they lie over each other, and how
    high the drawing is. Raises ValueError for what it cannot draw."""
    own = figure.get("layout", {})
    template = own.get("template", {}).get("layout", {})
    layout = merged(template, own)
    high = float(layout.get("height") or HEIGHT)
    looks = _looks(layout, template)
    whole = _whole(layout, looks, width, high)
    axes = _axes(figure, looks, whole)
    font = {"size": 12, "color": "#444444", **layout.get("font", {})}
    shapes = layout.get("shapes", ())
    found = [shape(one, axes, whole) for one in shapes if one.get("layer") == "below"]
    pairs = _pairs(axes)
    for across, down, box in pairs:
        found += grid(across, down, box)
    found += [shape(one, axes, whole) for one in shapes if one.get("layer") == "between"]
    before = None
    for trace in figure.get("data", ()):
        across, down = axes[str(trace.get("xaxis", "x"))][0], axes[str(trace.get("yaxis", "y"))][0]
        found += drawn(trace, across, down, before)
        before = trace
    found += [shape(one, axes, whole) for one in shapes if one.get("layer", "above") == "above"]
    for across, down, box in pairs:
        found += labels(across, down, box, font)
    noted = merged({"font": font, "showarrow": True}, layout.get("annotationdefaults", {}))
    for one in layout.get("annotations", ()):
        found += annotation({**noted, **one}, axes, whole, noted["font"])
    return found, high


def _looks(layout: Mapping[str, Any], template: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The looks of all axes by the name that traces call them by: x, x2, y; the template's look is every axis's."""
    found: dict[str, dict[str, Any]] = {}
    for direction in ("x", "y"):
        key = f"{direction}axis"
        names = [name for name in layout if name.startswith(key)] or [key]
        found |= {
            name.replace("axis", ""): merged(template.get(key, {}), layout.get(name, {})) for name in sorted(names)
        }
    return found


def _whole(layout: Mapping[str, Any], looks: Mapping[str, Mapping[str, Any]], width: float, high: float) -> Box:
    margin = {"l": 80, "r": 80, "t": 100, "b": 80, **layout.get("margin", {})}
    left = max(float(margin["l"]), room_left(looks["y"]) if looks["y"].get("automargin") else 0.0)
    bottom = max(float(margin["b"]), room_below(looks["x"]))
    return Box(left, float(margin["t"]), width - float(margin["r"]), high - bottom)


def _axes(figure: Figure, looks: Mapping[str, Mapping[str, Any]], whole: Box) -> dict[str, tuple[Axis, Box]]:
    found = {}
    for name, look in looks.items():
        direction = name[0]
        values = [
            value
            for trace in figure.get("data", ())
            if str(trace.get(f"{direction}axis", direction)) == name
            for value in trace.get(direction, ())
            if value is not None
        ]
        low, high = (float(one) for one in look.get("domain", (0, 1)))
        if direction == "x":
            span = whole.right - whole.left
            begin, end = whole.left + low * span, whole.left + high * span
            box = Box(begin, whole.top, end, whole.bottom)
        else:
            span = whole.bottom - whole.top
            begin, end = whole.bottom - low * span, whole.bottom - high * span
            box = Box(whole.left, end, whole.right, begin)
        found[name] = axis(look, begin, end, values), box
    return found


def _pairs(axes: Mapping[str, tuple[Axis, Box]]) -> list[tuple[Axis, Axis, Box]]:
    """Each axis across with the one that it is anchored to."""
    found = []
    for name, (across, columns) in axes.items():
        if name[0] != "x":
            continue
        anchor = str(across.look.get("anchor", f"y{name[1:]}"))
        down, rows = axes.get(anchor, axes["y"])
        found.append((across, down, Box(columns.left, rows.top, columns.right, rows.bottom)))
    return found
