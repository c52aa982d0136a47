"""Axes of a figure: where a value lies on the plate, the grid, and the words along the edge."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exports.drawing.pieces import Piece, height, line, text, width

Layout = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Box:
    """The part of the plate that an axis pair spans, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: its range of values, the pixels of its two ends, its ticks with their words, and its look."""

    low: float
    high: float
    begin: float
    end: float
    ticks: tuple[float, ...]
    words: tuple[str, ...]
    look: Layout
    names: tuple[str, ...] = ()

    def at(self, value: float | str) -> float:
        """The pixel of a value, or of a name on an axis of names."""
        number = float(self.names.index(value)) if isinstance(value, str) and value in self.names else float(value)
        return self.begin + (number - self.low) / (self.high - self.low) * (self.end - self.begin)

    def part(self, part: float) -> float:
        """The pixel of a part of the axis: 0 is its begin, 1 its end."""
        return self.begin + part * (self.end - self.begin)


def merged(template: Layout, own: Layout) -> dict[str, Any]:
    """A figure's layout with its template's below it, dicts within dicts likewise."""
    found = dict(template)
    for key, value in own.items():
        below = found.get(key)
        found[key] = merged(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return found


def axis(look: Layout, begin: float, end: float, values: Sequence[Any]) -> Axis:
    """An axis between two pixels; without a range of its own it spans the values drawn on it."""
    names = tuple(dict.fromkeys(value for value in values if isinstance(value, str)))
    numbers = [float(names.index(value)) if isinstance(value, str) else float(value) for value in values]
    if "range" in look:
        low, high = (float(one) for one in look["range"])
    elif names:
        low, high = -0.5, len(names) - 0.5
    else:
        low, high = min(numbers, default=0.0), max(numbers, default=1.0)
        low, high = (low, high) if low < high else (low - 1, high + 1)
        margin = (high - low) * 0.05
        low, high = (0.0 if look.get("rangemode") == "tozero" else low - margin), high + margin
    if look.get("autorange") == "reversed" and low < high:
        low, high = high, low
    ticks = _ticks(look, names, low, high)
    shown = [(at, word) for at, word in ticks if min(low, high) - 1e-9 <= at <= max(low, high) + 1e-9]
    return Axis(
        low, high, begin, end, tuple(at for at, _ in shown), tuple(word for _, word in shown), look, names
    )  # fmt: skip


def _ticks(look: Layout, names: Sequence[str], low: float, high: float) -> list[tuple[float, str]]:
    if look.get("visible") is False:
        return []
    if "tickvals" in look and look["tickvals"] is not None:
        places = [float(names.index(one)) if isinstance(one, str) else float(one) for one in look["tickvals"]]
        words = look.get("ticktext") or [f"{place:g}" for place in places]
        return list(zip(places, (str(word) for word in words), strict=True))
    if names:
        return [(float(place), name) for place, name in enumerate(names)]
    step = float(look.get("dtick") or _step(abs(high - low)))
    first = math.ceil(min(low, high) / step - 1e-9)
    last = math.floor(max(low, high) / step + 1e-9)
    suffix = str(look.get("ticksuffix", ""))
    return [(place * step, f"{round(place * step, 9):,g}{suffix}") for place in range(first, last + 1)]


def _step(span: float) -> float:
    power = 10.0 ** math.floor(math.log10(max(span, 1e-9) / 5))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= span / 5)


def room_below(look: Layout) -> float:
    """What the words under an axis need, in pixels."""
    size = float(look.get("tickfont", {}).get("size", 13))
    shown = look.get("showticklabels", True) and look.get("visible", True)
    return max((height(str(word), size) for word in look.get("ticktext") or ["0"]), default=0.0) + 12 if shown else 0.0


def room_left(look: Layout) -> float:
    """What the words left of an axis need, in pixels."""
    size = float(look.get("tickfont", {}).get("size", 13))
    shown = look.get("showticklabels", True) and look.get("visible", True)
    return max((width(str(word), size) for word in look.get("ticktext") or ()), default=0.0) + 12 if shown else 0.0


def grid(across: Axis, down: Axis, box: Box) -> list[Piece]:
    """Grid lines, the line along the axis and the zero line, as far as the figure wants them."""
    pieces = []
    for one, flat in ((across, False), (down, True)):
        if one.look.get("visible") is False:
            continue
        pen = {"color": one.look.get("gridcolor", "#E9ECEE"), "width": one.look.get("gridwidth", 1)}
        for tick in one.ticks if one.look.get("showgrid", True) else ():
            at = one.at(tick)
            pieces.append(
                line([(box.left, at), (box.right, at)] if flat else [(at, box.top), (at, box.bottom)], pen)
            )  # fmt: skip
        if one.look.get("showline"):
            pen = {"color": one.look.get("linecolor", "#444444"), "width": one.look.get("linewidth", 1)}
            ends = [(box.left, box.top), (box.left, box.bottom)] if flat else [(box.left, box.bottom), (box.right, box.bottom)]  # fmt: skip
            pieces.append(line(ends, pen))
    return pieces


def labels(across: Axis, down: Axis, box: Box, font: Layout) -> list[Piece]:
    """The words of the ticks and the titles of the axes."""
    pieces = []
    for tick, word in zip(across.ticks, across.words, strict=True):
        if across.look.get("showticklabels", True):
            look = {**font, **across.look.get("tickfont", {})}
            pieces.append(text(word, (across.at(tick), box.bottom + 5), look, "center", "top"))
    for tick, word in zip(down.ticks, down.words, strict=True):
        if down.look.get("showticklabels", True):
            look = {**font, **down.look.get("tickfont", {})}
            pieces.append(text(word, (box.left - 5, down.at(tick)), look, "right", "middle"))
    for one, at, side in ((across, (box.right, box.bottom + 30), "right"), (down, (box.left, box.top - 4), "left")):
        told = _title(one.look)
        if told:
            look = {**font, **(one.look["title"].get("font", {}) if isinstance(one.look["title"], Mapping) else {})}
            pieces.append(text(told, at, look, side, "top" if one is across else "bottom"))
    return pieces


def _title(look: Layout) -> str:
    told = look.get("title") or ""
    return str(told.get("text") or "") if isinstance(told, Mapping) else str(told)
