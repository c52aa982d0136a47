"""What a wording admits: intervals with open ends, shares of intervals, fitting bases, cases needed, and limits of chance.

All arithmetic on counts and shares is exact (fractions); Wilson's and Byar's limits, which are estimates, are floats.
"""

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from records import Number

# The normal deviates of two-sided 95% and 99.8%.
Z95, Z998 = 1.959964, 3.090232


class Interval(NamedTuple):
    """The values between `low` and `high`, both included; None where an end is open."""

    low: Number | Fraction | None
    high: Number | Fraction | None


def total(intervals: Iterable[Interval], floor: Number | None = None) -> Interval:
    """The sum of intervals; an end is open where a summand's is. With `floor` (0 for counts) no summand is below it."""
    low: Number | Fraction | None = 0
    high: Number | Fraction | None = 0
    for interval in intervals:
        least = floor if interval.low is None else interval.low
        low = None if low is None or least is None else _exact(low) + _exact(least)
        high = None if high is None or interval.high is None else _exact(high) + _exact(interval.high)
    return Interval(low, high)


def minus(first: Interval, second: Interval) -> Interval:
    """What the difference may be: 38–39 less 30–39 is -1–9."""
    low = None if first.low is None or second.high is None else _exact(first.low) - _exact(second.high)
    high = None if first.high is None or second.low is None else _exact(first.high) - _exact(second.low)
    return Interval(low, high)


def times(interval: Interval, factor: Number | Fraction) -> Interval:
    """An interval times a factor above 0, as for figures per 10,000 residents."""
    low, high = (None if end is None else _exact(end) * _exact(factor) for end in interval)
    return Interval(low, high)


def apart(first: Interval, second: Interval) -> int:
    """1 where all of the second is above all of the first, -1 where it is below, 0 where they share a value."""
    if first.high is not None and second.low is not None and second.low > first.high:
        return 1
    if first.low is not None and second.high is not None and second.high < first.low:
        return -1
    return 0


def _exact(number: Number | Fraction) -> Fraction:
    return Fraction(number)


def share(numerator: Interval, base: Interval) -> Interval:
    """Percent of interval counts, outermost ends: 372 of 380–389 is 95.6–97.9.

    An end is None where a needed end is open. A share never leaves 0–100, unless every count that the wording
    admits exceeds its base: then it stays above 100, for a check to see.
    """
    if base.high == 0:
        return Interval(None, None)
    low = _percent(numerator.low, base.high)
    high = _percent(numerator.high, base.low) if base.low else None
    if high is not None:
        high = max(min(high, Fraction(100)), low or Fraction(0))
    return Interval(low, high)


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
    scaled, aim = Fraction(numerator) * 100 * 10**decimals, Fraction(printed) * 10**decimals
    half = Fraction(1, 2)
    if aim.denominator != 1:
        return []
    # Half up: aim - 1/2 <= scaled/base < aim + 1/2.
    least = max(1, first, math.ceil(numerator), math.floor(scaled / (aim + half)) + 1)
    most = min(last, math.floor(scaled / (aim - half))) if aim > half else last
    return list(range(least, most + 1))


def cases_needed(base: Number, target: Number) -> int:
    """The smallest count whose share of the base reaches the target percent: 98% of 380 needs 373."""
    return math.ceil(Fraction(base) * Fraction(target) / 100)


def wilson(count: Number | Fraction, base: Number | Fraction, z: float = Z95) -> tuple[float, float]:
    """Wilson's score limits for a share, in percent (Wilson 1927); 0–100 for an empty base."""
    n = float(base)
    if n <= 0:
        return 0.0, 100.0
    p = min(1.0, float(count) / n)
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, 100 * (centre - half)), min(100.0, 100 * (centre + half))


def corners(numerator: Interval, base: Interval) -> list[tuple[Number | Fraction, Number | Fraction]]:
    """The outermost counts with their bases that two wordings admit; empty where an end that is needed is open."""
    ends = [(count, size) for count in numerator for size in base]
    if any(count is None or size is None for count, size in ends):
        return []
    kept = ((min(count, size), size) for count, size in ends if count is not None and size is not None and size > 0)
    return list(dict.fromkeys(kept))


def wilson_over(numerator: Interval, base: Interval, z: float = Z95) -> tuple[float, float] | None:
    """The outer envelope of Wilson's limits over all counts that two wordings admit; None where a needed end is open.

    The lower limit falls and the upper falls too as the base grows, and both rise with the count, so the corners hold it.
    """
    limits = [wilson(count, size, z) for count, size in corners(numerator, base)]
    return (min(low for low, _ in limits), max(high for _, high in limits)) if limits else None


def newcombe(
    first: tuple[Number | Fraction, Number | Fraction],
    second: tuple[Number | Fraction, Number | Fraction],
    z: float = Z95,
) -> tuple[float, float]:
    """Limits of the difference of two shares (second minus first) in percentage points.

    Newcombe's hybrid score interval (Newcombe 1998, method 10); each side is a count with its base, above 0.
    """
    (low1, high1), (low2, high2) = wilson(*first, z), wilson(*second, z)
    p1, p2 = (100 * float(count) / float(base) for count, base in (first, second))
    below = math.hypot(p2 - low2, high1 - p1)
    above = math.hypot(high2 - p2, p1 - low1)
    return p2 - p1 - below, p2 - p1 + above


def byar(count: Number | Fraction, z: float = Z95) -> tuple[float, float]:
    """Byar's limits of a Poisson count (Breslow and Day 1987, p. 69): 1 incident is 0.0–5.6."""
    k = float(count)
    low = k * max(0.0, 1 - 1 / (9 * k) - z / (3 * math.sqrt(k))) ** 3 if k > 0 else 0.0
    return low, (k + 1) * (1 - 1 / (9 * (k + 1)) + z / (3 * math.sqrt(k + 1))) ** 3
