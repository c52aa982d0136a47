"""What no reading in this language can do without, each step by the fastest means at hand, before any rule is asked.

A report's words have to be found, its numbers matched once each, and a record made of each number and each claim. If these alone take
longer than a goal allows, no tuning of the rules reaches the goal.
"""

from collections.abc import Callable
from dataclasses import fields

from etl.grammar import CANDIDATE, NUMBER
from etl.quantity import Quantity
from etl.wording import wording
from records import Claim


def steps(plain: list[str], claims: list[list[Claim]]) -> dict[str, Callable[[], object]]:
    """The steps over all `plain` texts, whose claims are known; the places of the numbers are found beforehand."""
    starts = [_starts(text) for text in plain]
    values = [[tuple(getattr(claim, field.name) for field in fields(Claim)) for claim in read] for read in claims]
    find_words = wording().automaton.find_matches_as_indexes

    def words() -> None:
        for text in plain:
            find_words(text)

    def numbers() -> None:
        for text, places in zip(plain, starts, strict=True):
            for place in places:
                NUMBER.match(text, place)

    def quantities() -> None:
        for places in starts:
            for place in places:
                Quantity(place, place + 2, 1, 1, 1, "exact", "件")

    def records() -> None:
        for read in values:
            for each in read:
                Claim(*each)

    def together() -> None:
        words()
        numbers()
        quantities()
        records()

    return {
        "find the words (automaton in Rust)": words,
        "match every number once (one regex)": numbers,
        "make a record of every number": quantities,
        "make a record of every claim": records,
        "these together": together,
    }


def _starts(text: str) -> list[int]:
    """Where the numbers of a text begin."""
    starts = []
    candidate = CANDIDATE.search(text)
    while candidate is not None:
        match = NUMBER.match(text, candidate.start())
        starts.append(candidate.start())
        candidate = CANDIDATE.search(text, match.end() if match is not None else candidate.end())
    return starts
