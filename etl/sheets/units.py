"""Units as columns and cells name them: 万元 is ten thousand 元, 百分比 is %."""

from functools import cache, lru_cache
from typing import NamedTuple

from catalogue import catalogue
from etl.grammar import UNITS
from etl.sheets.words import FULL, words


class Unit(NamedTuple):
    """A measure word of the catalogue and what a number under it is multiplied by; base is empty where none is told."""

    base: str
    scale: int


@cache
def _known() -> frozenset[str]:
    """Every measure word that reports or the catalogue know."""
    indicators = catalogue().indicators.values()
    return frozenset(
        {*UNITS, *(item.unit for item in indicators), *(word for item in indicators for word in item.measure)}
    )


@lru_cache(maxsize=1024)
def unit_of(written: str) -> Unit | None:
    """The unit that these words mean, or None where nobody listed them."""
    told = written.translate(FULL).replace(" ", "")
    told = words()["units"]["same"].get(told, told)
    if not told or told in _known():
        return Unit(told, 1)
    for name, size in sorted(words()["units"]["scales"].items(), key=lambda item: -len(item[0])):
        rest = told.removeprefix(name)
        if rest != told and (not rest or rest in _known()):
            return Unit(rest, size)
    return None
