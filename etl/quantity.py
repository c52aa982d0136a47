"""A number as a report writes it, with the interval of what it may mean.

The convention of the intervals stands here and nowhere else (docs/INTERVALS.md tells it to readers):
380余 is 380–389 (the unit of the last non-zero digit), 39余 is 39–39 and odd, 1.2万余 is 12000–12999,
近200 has high 200, 约300 has no bounds, 不少于10 and 10以上 have low 10, 1-2 is 1 to 2.
"""

from decimal import Decimal
from typing import NamedTuple

from etl.numerals import exact
from records import Number


class Quantity(NamedTuple):
    """One number of a text. `start`..`end` spans its hedge, number and unit; low or high None means open.

    `qualifier` is exact, about_plus, at_least, at_most, nearly, approx, range or over (超, 逾, 突破: about_plus in
    an actual, at_least in a target; `for_kind` settles it). `odd` marks a form that breaks the convention.
    """

    start: int
    end: int
    value: Number
    low: Number | None
    high: Number | None
    qualifier: str
    unit: str
    odd: bool = False
    weak: bool = False


def bounds(value: Number, qualifier: str, step: Number) -> tuple[Number | None, Number | None]:
    """Low and high of a written number, `step` being the unit of its last non-zero digit (in the number's own unit)."""
    if qualifier == "about_plus":
        # A count below the next round number; a share has no smallest step, so its decimals count as one tenth.
        last = 1 if isinstance(value, int) and isinstance(step, int) else Decimal("0.1")
        return value, exact(max(Decimal(value), Decimal(value) + Decimal(step) - last))
    if qualifier == "at_least":
        return value, None
    if qualifier in ("at_most", "nearly"):
        return None, value
    if qualifier == "approx":
        return None, None
    return value, value


def for_kind(quantity: Quantity, kind: str) -> Quantity:
    """多, 逾, 超, 突破 and 余 mean "somewhat more" of a fact and "at least" of a plan."""
    if kind == "target" and quantity.qualifier in ("over", "about_plus"):
        return quantity._replace(qualifier="at_least", low=quantity.value, high=None)
    if quantity.qualifier == "over":
        return quantity._replace(qualifier="about_plus")
    if quantity.qualifier in ("below", "above"):
        # 败诉率低于10%: a bound of a plan; of a fact it says on which side of a mark the value fell.
        bound = {"below": "at_most", "above": "at_least"}[quantity.qualifier] if kind == "target" else "exact"
        low, high = bounds(quantity.value, bound, 1)
        return quantity._replace(qualifier=bound, low=low, high=high)
    return quantity
