"""A stated share held against two counts at its printed precision (the GRIM test of Brown and Heathers 2017)."""

from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from analysis.intervals import Interval, fitting_bases, rounded, share
from etl.checkup.result import AGREES, DIFFERS, OPEN
from records import Number

SHOWN_BASES = 8
SEARCHED = 2000
"""Bases are tried up to twice the printed one, and no further than this many."""


class Written(Protocol):
    """A number as a report or a sheet writes it: a quantity of the text, or a claim."""

    @property
    def value(self) -> Number: ...

    @property
    def low(self) -> Number | None: ...

    @property
    def high(self) -> Number | None: ...


def fit(stated: Written, numerator: Written, base: Written) -> tuple[str, str]:
    """The verdict on a share, with the code of its sentence: any counts within the wording that give it clear it."""
    decimals, aim = decimals_of(stated), Fraction(stated.value)
    top, bottom = _admitted(numerator), _admitted(base)
    if _is_exact(top) and _is_exact(bottom):
        if not base.value:
            return OPEN, "share_of_none"
        computed = Fraction(numerator.value) * 100 / Fraction(base.value)
        if rounded(computed, decimals) == aim:
            return AGREES, "share_fits"
        cut_off = Fraction(int(computed * 10**decimals), 10**decimals)
        return (OPEN, "share_cut_off") if cut_off == aim else (DIFFERS, "share_mismatch")
    admitted = share(top, bottom)
    half = Fraction(1, 2 * 10**decimals)
    if (admitted.low is not None and aim < Fraction(admitted.low) - half) or (
        admitted.high is not None and aim > Fraction(admitted.high) + half
    ):
        return DIFFERS, "share_mismatch"
    if _is_exact(top) and bottom.low is not None and bottom.high is not None:
        first, last = int(bottom.low), min(int(bottom.high), int(bottom.low) + SEARCHED)
        fits = fitting_bases(numerator.value, stated.value, decimals, first, last)
        if not fits:
            return DIFFERS, "share_mismatch"
        return (AGREES, "share_fits") if len(fits) == last - first + 1 else (OPEN, "base_rounded")
    return OPEN, "counts_rounded"


def fitting(stated: Written, numerator: Written, base: Written, code: str) -> str:
    """The bases on which the share would be right, nearest to the printed one, for the reviewer."""
    printed = int(base.value)
    first, last = int(numerator.value), min(printed * 2, int(numerator.value) + SEARCHED)
    if code == "base_rounded" and base.low is not None and base.high is not None:
        first, last = int(base.low), int(base.high)
    fits = fitting_bases(numerator.value, stated.value, decimals_of(stated), first, last)
    return "、".join(map(str, sorted(sorted(fits, key=lambda one: abs(one - printed))[:SHOWN_BASES])))


def computed(stated: Written, numerator: Written, base: Written) -> str:
    """The share that the two counts give, in percent, with at least one decimal; a dash over an empty base."""
    if not base.value:
        return "–"
    return str(round(Decimal(numerator.value) / Decimal(base.value) * 100, max(1, decimals_of(stated))))


def decimals_of(stated: Written) -> int:
    """How many decimals a share is printed with."""
    return max(0, -int(Decimal(stated.value).as_tuple().exponent))  # a finite number's exponent is an integer


def _admitted(count: Written) -> Interval:
    """What the wording admits: of approximate words nothing bounds the value, so the value itself stands."""
    if count.low is None and count.high is None:
        return Interval(count.value, count.value)
    return Interval(count.low, count.high)


def _is_exact(count: Interval) -> bool:
    return count.low is not None and count.low == count.high
