"""What a wording admits: intervals with open ends, shares of intervals, fitting bases, cases, and Wilson's limits.

All arithmetic on counts and shares is exact (fractions); only Wilson's limits, which are estimates, are floats.
"""

import math
from fractions import Fraction
from typing import NamedTuple

from records import Number


class Interval(NamedTuple):
    """The values between `low` and `high`, both included; None where an end is open."""

    low: Number | Fraction | None
    high: Number | Fraction | None


def of(value: Number, low: Number | None, high: Number | None) -> Interval:
    """The interval of a written value; approximate words bound nothing, so there the interval is open on both sides."""
    del value
    return Interval(low, high)


def share(numerator: Interval, base: Interval) -> Interval:
    """Percent of interval counts, outermost ends: 372 of 380–389 is 95.6–97.9.

    An end is None where a needed end is open; a share never leaves 0–100.
    """
    if base.high == 0:
        return Interval(None, None)
    low = _percent(numerator.low, base.high)
    high = _percent(numerator.high, base.low) if base.low else None
    return Interval(low, min(high, Fraction(100)) if high is not None else None)


def _percent(count: Number | Fraction | None, base: Number | Fraction | None) -> Fraction | None:
    if count is None or base is None or base == 0:
        return None
    return Fraction(count) * 100 / Fraction(base)


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Half up, as offices round."""
    scale = 10**decimals
    return Fraction(math.floor(value * scale + Fraction(1, 2)), scale)


def fitting_bases(numerator: Number, printed: Number, decimals: int, first: int, last: int) -> list[int]:
    """The bases from `first` to `last` on which the numerator rounds to the printed share.

    The GRIM test of Brown and Heathers (2017) turned round: 372 and 97.9 admit only 380 among 380–389.
    """
    aim = Fraction(printed)
    return [
        base
        for base in range(max(1, first, math.ceil(numerator)), last + 1)
        if rounded(Fraction(numerator) * 100 / base, decimals) == aim
    ]


def cases_needed(base: Number, target: Number) -> int:
    """The smallest count whose share of the base reaches the target percent: 98% of 380 needs 373."""
    return math.ceil(Fraction(base) * Fraction(target) / 100)


def wilson(count: Number, base: Number, z: float = 1.959964) -> tuple[float, float]:
    """Wilson's score limits for a share, in percent (Wilson 1927); 0–100 for an empty base."""
    n = float(base)
    if n <= 0:
        return 0.0, 100.0
    p = min(1.0, float(count) / n)
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, 100 * (centre - half)), min(100.0, 100 * (centre + half))
