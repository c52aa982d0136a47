"""The report as the rules see it: its text made plain for reading, its sentences, quantities, parts and claims."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from etl.heading import Head
from etl.quantities import of_report
from etl.quantity import Quantity
from etl.sections import Part, parts
from etl.squeeze import Squeezed, plain
from records import Claim, Number

_END = re.compile("[。；;！？\n]")
LONGEST_SENTENCE = 500
"""Characters on either side of a place that a sentence reaches at most: text without stops must not cost its square."""


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """Everything a rule may ask. Places of `plain`, `quantities` and `parts` are those of the plain text; claims and
    evidence have those of the stored text (`spot` leads from the one to the other). `previous` holds the confirmed
    values of other reports by (indicator, year), `ends` where its sentences end,
    and `starts` where each claim begins, with its position, in order."""

    text: str
    name: str
    head: Head
    claims: Sequence[Claim]
    previous: Mapping[tuple[str, int], Number]
    published: date | None
    squeezed: Squeezed
    quantities: Sequence[Quantity]
    parts: Sequence[Part]
    ends: Sequence[int]
    starts: Sequence[tuple[int, int]]

    @property
    def plain(self) -> str:
        """The text without typists' spaces, in half-width digits and punctuation."""
        return self.squeezed.text

    def spot(self, start: int, end: int) -> tuple[int, int]:
        """The place in the stored text of a stretch of the plain text."""
        return self.squeezed.place(start), self.squeezed.place(end, end=True)

    def sentence(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence around a place of the plain text, as `sentence_around` has them."""
        after = bisect_left(self.ends, place)
        begin = self.ends[after - 1] + 1 if after else 0
        end = self.ends[after] if after < len(self.ends) else len(self.plain)
        return max(begin, place - LONGEST_SENTENCE), min(end, place + LONGEST_SENTENCE)

    def part(self, place: int) -> Part:
        """The part of the report in which a place of the plain text stands."""
        return self.parts[max(0, bisect_right(self.parts, place, key=lambda part: part.start) - 1)]

    def between(self, start: int, end: int) -> Sequence[Quantity]:
        """The quantities that begin in a stretch of the plain text."""
        first = bisect_left(self.quantities, start, key=lambda one: one.start)
        return self.quantities[first : bisect_left(self.quantities, end, first, key=lambda one: one.start)]

    def touching(self, start: int, end: int) -> list[int]:
        """The positions of the claims that share a character with a stretch of the stored text."""
        first = bisect_left(self.starts, (start - LONGEST_SENTENCE, 0))
        last = bisect_left(self.starts, (end, 0))
        return sorted(place for _, place in self.starts[first:last] if start < self.claims[place].end)


def subject(
    text: str,
    name: str,
    head: Head,
    claims: Sequence[Claim],
    previous: Mapping[tuple[str, int], Number] | None = None,
    published: date | None = None,
) -> Subject:
    """Prepare a report for the rules."""
    tight = plain(text)
    return Subject(
        text,
        name,
        head,
        claims,
        previous or {},
        published,
        tight,
        of_report(tight.text),
        parts(tight.text, head.year),
        [match.start() for match in _END.finditer(tight.text)],
        sorted((claim.start, place) for place, claim in enumerate(claims)),
    )


def sentence_around(text: str, place: int) -> tuple[int, int]:
    """Start and end of the sentence around a place of any text."""
    first, last = max(0, place - LONGEST_SENTENCE), min(len(text), place + LONGEST_SENTENCE)
    begin = max(text.rfind(mark, first, place) for mark in "。；;！？\n") + 1
    end = _END.search(text, place, last)
    return max(first, begin), end.start() if end else last


def paragraph_number(text: str, place: int) -> int:
    """Which paragraph a place stands in, counted from 1 without the empty ones."""
    return sum(1 for line in text[: place + 1].split("\n") if line.strip()) or 1
