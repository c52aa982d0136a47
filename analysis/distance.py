"""How far a value is from a bound: on which side its wording puts it, and how many cases that is.

Rule 5: near 100% a case says more than a percentage point, so the distance is told in cases where the base is known.
"""

import math
from fractions import Fraction
from typing import NamedTuple

from analysis.intervals import Interval, cases_needed
from records import Number, Observation


class Distance(NamedTuple):
    """Cases beyond (positive) or short of (negative) a bound, over the base's wording too, and the count it asks for."""

    cases: int | None
    spread: tuple[int, int] | None
    needed: int | None


UNKNOWN = Distance(None, None, None)


def sides(interval: Interval, bound: Number, comparator: str) -> tuple[bool, bool]:
    """Whether every admitted value keeps the bound, and whether every one breaks it; both False where it straddles."""
    low, high = interval
    if comparator == "=":
        missed = (high is not None and high < bound) or (low is not None and low > bound)
        return low == high == bound, missed
    if comparator == "<=":
        return high is not None and high <= bound, low is not None and low > bound
    return low is not None and low >= bound, high is not None and high < bound


def cases(
    observation: Observation, numerator: Observation | None, base: Observation | None, bound: Number, upward: bool
) -> Distance:
    """The distance of a count from its bound, or of a share in cases of its base where both counts are known."""
    if observation.unit != "%":
        if not isinstance(observation.value, int) or not isinstance(bound, int):
            return UNKNOWN
        return Distance((observation.value - bound) if upward else (bound - observation.value), None, bound)
    if numerator is None or base is None or not base.value or not isinstance(numerator.value, int):
        return UNKNOWN
    return distance_in_cases(numerator.value, base, bound, upward)


def distance_in_cases(count: int, base: Observation, bound: Number, upward: bool = True) -> Distance:
    """How far a count is from the bound on a base: at the base's value, and over what its wording admits.

    `needed` is the smallest count that reaches an at-least bound, the largest that keeps an at-most bound.
    """

    def asked(size: Number) -> int:
        return cases_needed(size, bound) if upward else math.floor(Fraction(size) * Fraction(bound) / 100)

    def at(size: Number) -> int:
        return count - asked(size) if upward else asked(size) - count

    spread = None
    if base.low is not None and base.high is not None and base.low != base.high:
        ends = sorted((at(base.low), at(base.high)))
        spread = (ends[0], ends[1])
    return Distance(at(base.value), spread, asked(base.value))
