"""Where a chart's words stand: each at the first of its places that nothing has taken, told in pixels.

A figure is as wide as the column it stands in, which is not known here: words are laid out for the narrowest column of
its kind. What does not touch there touches nowhere wider.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

# A letter of the chart's font against its size: a Chinese one, a digit or Latin one, and a line.
CHINESE, LATIN, LINE = 1.0, 0.55, 1.25
# Square pixels that two texts may share: their boxes are higher than their letters.
TOUCH = 60
_TAG = re.compile("<[^>]+>")
_LEFT = {"left": 0.0, "center": 0.5, "right": 1.0}
_TOP = {"top": 0.0, "middle": 0.5, "bottom": 1.0}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, from the top left corner of what is drawn."""

    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: "Box") -> float:
        """The area that two boxes have in common."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


@dataclass(slots=True)
class Room:
    """The drawing of a chart: `width` and `height` of it in pixels, `above` as much margin over it, the ends of its axes."""

    width: float
    height: float
    above: float
    across: Sequence[float]
    down: Sequence[float]
    taken: list[Box] = field(default_factory=list)

    def x(self, year: float) -> float:
        return (year - self.across[0]) / (self.across[1] - self.across[0]) * self.width

    def y(self, value: float) -> float:
        return (self.down[1] - value) / (self.down[1] - self.down[0]) * self.height

    def mark(self, year: float, value: float, across: float, down: float) -> None:
        """A dot or a tick stands here, so many pixels to either side; words keep off it."""
        x, y = self.x(year), self.y(value)
        self.taken.append(Box(x - across, y - down, x + across, y + down))

    def put(self, *places: dict[str, Any]) -> dict[str, Any]:
        """The first of a text's places where it meets nothing, else the one where it meets least; it is taken from now on."""
        best = min(places, key=lambda place: self._met(self.box(place)))
        self.taken.append(self.box(best))
        return best

    def spare(self, *places: dict[str, Any]) -> dict[str, Any] | None:
        """The same for words that the reader finds elsewhere too: None where they would meet something everywhere."""
        free = [place for place in places if self._met(self.box(place)) < TOUCH]
        return self.put(*free) if free else None

    def _met(self, box: Box) -> float:
        frame = Box(0, -self.above, self.width, self.height)
        return round(sum(box.shared(other) for other in self.taken) + 3 * (box.area - box.shared(frame)), 1)

    def box(self, note: Mapping[str, Any]) -> Box:
        """What an annotation covers."""
        wide, high = measured(note["text"], note["font"]["size"])
        left = self.x(note["x"]) + note.get("xshift", 0) - _LEFT[note.get("xanchor", "center")] * wide
        top = self.y(note["y"]) - note.get("yshift", 0) - _TOP[note.get("yanchor", "middle")] * high
        return Box(left, top, left + wide, top + high)


def measured(text: str, size: float) -> tuple[float, float]:
    """Width and height of a text of one or more lines in pixels."""
    lines = [_TAG.sub("", line) for line in text.split("<br>")]
    return max(map(_width, lines)) * size, len(lines) * size * LINE


def _width(line: str) -> float:
    return sum(CHINESE if ord(letter) > 0x2E80 or letter in "≥≤" else LATIN for letter in line)


def wrapped(text: str, letters: int) -> str:
    """A text in lines of at most so many Latin letters, broken between words; Chinese stays as it is."""
    lines: list[str] = []
    for part in text.split("<br>"):
        line = ""
        for word in part.split(" "):
            if line and len(line) + 1 + len(word) > letters:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines.append(line)
    return "<br>".join(lines)


def widest(texts: Iterable[str], size: float) -> float:
    """The width of the longest of these texts."""
    return max((measured(text, size)[0] for text in texts), default=0.0)
