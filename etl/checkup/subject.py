"""The report as the rules see it: its text made plain for reading, its sentences, quantities, parts and claims."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from etl.heading import Head
from etl.quantities import Quantity, find, normalise
from etl.sections import Part, parts
from etl.squeeze import Squeezed, squeezed
from records import Claim, Number

_END = re.compile("[。；;！？\n]")


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything a rule may ask. Places of `plain`, `quantities` and `parts` are those of the plain text; claims and
    evidence have those of the stored text (`spot` leads from the one to the other). `previous` holds the confirmed
    values of other reports by (indicator, year)."""

    text: str
    name: str
    head: Head
    claims: Sequence[Claim]
    previous: Mapping[tuple[str, int], Number]
    published: date | None
    squeezed: Squeezed
    quantities: Sequence[Quantity]
    parts: Sequence[Part]

    @property
    def plain(self) -> str:
        """The text without typists' spaces, in half-width digits and punctuation."""
        return self.squeezed.text

    def spot(self, start: int, end: int) -> tuple[int, int]:
        """The place in the stored text of a stretch of the plain text."""
        return self.squeezed.place(start), self.squeezed.place(end, end=True)

    def sentence(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence around a place of the plain text."""
        return sentence_around(self.plain, place)

    def part(self, place: int) -> Part:
        """The part of the report in which a place of the plain text stands."""
        return next((part for part in self.parts if part.start <= place < part.end), self.parts[-1])

    def covering(self, start: int, end: int) -> list[Claim]:
        """The claims that end within or around a stretch of the plain text."""
        first, last = self.spot(start, end)
        return [claim for claim in self.claims if claim.start < last and first < claim.end]


def subject(
    text: str,
    name: str,
    head: Head,
    claims: Sequence[Claim],
    previous: Mapping[tuple[str, int], Number] | None = None,
    published: date | None = None,
) -> Subject:
    """Prepare a report for the rules."""
    plain = squeezed(normalise(text))
    return Subject(
        text, name, head, claims, previous or {}, published, plain, find(plain.text), parts(plain.text, head.year)
    )


def sentence_around(text: str, place: int) -> tuple[int, int]:
    """Start and end of the sentence around a place of any text."""
    begin = max(text.rfind(mark, 0, place) for mark in "。；;！？\n") + 1
    end = _END.search(text, place)
    return begin, end.start() if end else len(text)


def paragraph_number(text: str, place: int) -> int:
    """Which paragraph a place stands in, counted from 1 without the empty ones."""
    return sum(1 for line in text[: place + 1].split("\n") if line.strip()) or 1
