"""Spaces that typists and converters put around digits (2023 年，共 63 件), taken out for reading, places kept."""

import re
from bisect import bisect_right
from typing import NamedTuple

_GAP = re.compile(r"(?<=[0-9一-龥%,.;:()~—–-]) +(?=[0-9])|(?<=[0-9%]) +(?=[一-龥%,.;:()~—–-])")
_GROUPED = re.compile(r"(?<![0-9])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])")


class Squeezed(NamedTuple):
    """The text without those spaces; `cuts` are places in it before which something was cut, `shifts` how much so far."""

    text: str
    cuts: list[int]
    shifts: list[int]

    def place(self, position: int, *, end: bool = False) -> int:
        """The place in the full text. The end of a span stays before a space that follows it."""
        found = bisect_right(self.cuts, position - 1 if end else position)
        return position + (self.shifts[found - 1] if found else 0)


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
