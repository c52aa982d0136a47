"""A report's text made plain for reading, places kept: half-width, and without typists' spaces around digits."""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from etl.quantities import normalise

_GAP = re.compile(r"(?<=[0-9一-龥%,.;:()~—–-]) +(?=[0-9])|(?<=[0-9%]) +(?=[一-龥%,.;:()~—–-])")
_GROUPED = re.compile(r"(?<![0-9])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])")

_POINT = re.compile(r"(?<=[一-龥)%”\"])\.(?![0-9A-Za-z])")


class Squeezed(NamedTuple):
    """The text without spaces like those of 2023 年，共 63 件; `cuts` are places in it before which something was cut, `shifts` how much so far."""

    text: str
    cuts: list[int]
    shifts: list[int]

    def place(self, position: int, *, end: bool = False) -> int:
        """The place in the full text. The end of a span stays before a space that follows it."""
        found = bisect_right(self.cuts, position - 1 if end else position)
        return position + (self.shifts[found - 1] if found else 0)


@lru_cache(maxsize=2)
def plain(text: str) -> Squeezed:
    """A stored text as every rule reads it. The last ones are kept: heading, claims and checks each ask for theirs."""
    tight = squeezed(normalise(text))
    # A point that ends a sentence, as typists without a Chinese keyboard write it.
    return tight._replace(text=_POINT.sub("。", tight.text)) if "." in tight.text else tight


def squeezed(text: str) -> Squeezed:
    """Take the spaces out; digits grouped by spaces (2 310) stay as they are."""
    if " " not in text:
        return Squeezed(text, [], [])
    kept = {match.start() + match[0].find(" ") for match in _GROUPED.finditer(text)}
    pieces, cuts, shifts = [], [], []
    last = removed = 0
    for match in _GAP.finditer(text):
        if match.start() in kept:
            continue
        pieces.append(text[last : match.start()])
        removed += match.end() - match.start()
        last = match.end()
        cuts.append(match.end() - removed)
        shifts.append(removed)
    pieces.append(text[last:])
    return Squeezed("".join(pieces), cuts, shifts)
