"""data/checkup.toml, read once and checked: the words and the order of the rules."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).resolve().parents[2] / "data" / "checkup.toml"


class PartWords(NamedTuple):
    """How a statutory part is known: by its heading, or by the body where it is folded into another."""

    heading: re.Pattern[str]
    body: re.Pattern[str] | None


class Words(NamedTuple):
    """The file as the rules use it; `family` says which units may be counted against each other."""

    rules: tuple[str, ...]
    complements: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    family: dict[str, int]
    stems: tuple[str, ...]
    apart: tuple[str, ...]
    no_promise: frozenset[str]
    whole_year: tuple[str, ...]
    self_based: tuple[str, ...]
    needs_base: frozenset[str]
    foreign: re.Pattern[str]
    nothing: re.Pattern[str]
    parts: dict[str, PartWords]


@cache
def words() -> Words:
    """The words of the rules. A slip in the file stops the program with the name of the missing entry."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Words(
        tuple(told["rules"]),
        tuple((re.compile(first), re.compile(second)) for first, second in told["complements"]),
        {unit: number for number, units in enumerate(told["families"]) for unit in units.split()},
        tuple(told["stems"]),
        tuple(told["apart"]),
        frozenset(told["no_promise"].split()),
        tuple(told["whole_year"]),
        tuple(told["self_based"]),
        frozenset(told["needs_base"]),
        re.compile("|".join(told["foreign"])),
        re.compile(told["nothing"]),
        {
            name: PartWords(re.compile(entry["heading"]), re.compile(entry["body"]) if entry["body"] else None)
            for name, entry in told["parts"].items()
        },
    )
