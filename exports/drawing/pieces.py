"""What a plate is drawn of: lines, areas, circles and texts, in pixels from the upper left corner, ready for JSON."""

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

Piece = dict[str, Any]
Point = tuple[float, float]
_NAMED = {"white": "#FFFFFF", "black": "#000000", "transparent": "#00000000"}
_DASHES = {"dot": "dotted", "dash": "dashed", "dashdot": "dash-dotted", "longdash": "loosely-dashed"}
_TAG = re.compile(r"<(/?)(\w+)[^>]*>")


def colour(told: str, opacity: float = 1.0) -> str:
    """A colour of a figure (#RRGGBB, rgb(), rgba() or one of few names) as #RRGGBBAA. Raises ValueError for any other."""
    told = _NAMED.get(told, told).strip()
    if re.fullmatch(r"#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?", told):
        alpha = int(told[7:9], 16) / 255 if len(told) == 9 else 1.0
        return f"{told[:7]}{round(255 * alpha * opacity):02X}"
    found = re.fullmatch(r"rgba?\(([\d.,\s]+)\)", told)
    if found is None:
        raise ValueError(f"a colour that the plate does not know: {told}")
    parts = [float(part) for part in found[1].split(",")]
    alpha = parts[3] if len(parts) == 4 else 1.0
    return "#" + "".join(f"{round(part):02X}" for part in (*parts[:3], 255 * alpha * opacity))


def line(points: Sequence[Point], pen: Mapping[str, Any], opacity: float = 1.0) -> Piece:
    """A line through points with a figure's pen: colour, width and dash."""
    return {
        "kind": "line",
        "points": [list(point) for point in points],
        "stroke": colour(str(pen.get("color", "#000000")), opacity),
        "width": float(pen.get("width", 2)),
        "dash": _DASHES.get(str(pen.get("dash", "")), "solid"),
    }


def area(points: Sequence[Point], fill: str | None, pen: Mapping[str, Any] | None, opacity: float = 1.0) -> Piece:
    """A closed area, filled, outlined or both."""
    outlined = pen is not None and float(pen.get("width", 0)) > 0
    piece = line(points, pen, opacity) if outlined and pen is not None else line(points, {"width": 0})
    return {**piece, "kind": "area", "fill": colour(fill, opacity) if fill else None}


def circle(at: Point, radius: float, fill: str | None, pen: Mapping[str, Any] | None, opacity: float = 1.0) -> Piece:
    """A disc or a ring."""
    piece = area([at], fill, pen, opacity)
    return {**piece, "kind": "circle", "radius": radius}


def text(told: str, at: Point, font: Mapping[str, Any], across: str, down: str, ground: str | None = None) -> Piece:
    """A text at a point. `across` says which side of it lies there (left, center, right), `down` likewise (top, middle,
    bottom); `ground` is a colour behind it. <b> and <br> mean what they mean in a figure, all other tags are left out."""
    return {
        "kind": "text",
        "at": list(at),
        "lines": runs(told),
        "size": float(font.get("size", 13)),
        "colour": colour(str(font.get("color", "#000000"))),
        "across": across,
        "down": down,
        "ground": colour(ground) if ground else None,
    }


def runs(told: str) -> list[list[list[Any]]]:
    """Lines of runs of [words, bold]."""
    lines: list[list[list[Any]]] = [[]]
    bold, reached = 0, 0
    for tag in _TAG.finditer(told):
        _run(lines[-1], told[reached : tag.start()], bold > 0)
        reached = tag.end()
        if tag[2] == "br":
            lines.append([])
        elif tag[2] == "b":
            bold += -1 if tag[1] else 1
    _run(lines[-1], told[reached:], bold > 0)
    return lines


def _run(into: list[list[Any]], words: str, bold: bool) -> None:
    if words:
        into.append([html.unescape(words), bold])


def width(told: str, size: float) -> float:
    """About how wide a text is: a Chinese sign is as wide as high, others a little over half."""
    lines = ["".join(str(run[0]) for run in one) for one in runs(told)]
    return size * max((sum(1.0 if ord(sign) > 0x2E7F else 0.57 for sign in one) for one in lines), default=0.0)


def height(told: str, size: float) -> float:
    """How high a text is; a line takes 1.3 of its size, as on the page."""
    return size * 1.3 * len(runs(told))
