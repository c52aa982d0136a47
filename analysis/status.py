"""An observation against its target: met, missed with its distance, or declined with the cause that can be cleared.

The ladder is the product's own (PRODUCT: rules 1, 3, 4, 5): decided from what the wording admits, never from the
printed number alone; one case short is still missed.
"""

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analysis.intervals import Interval, cases_needed, rounded, share
from catalogue import Indicator
from records import Number, Observation, Target

MET, MISSED, UNVERIFIED, UNJUDGEABLE, NOT_DUE, NO_TARGET = (
    "met",
    "missed",
    "unverified",
    "unjudgeable",
    "not_due",
    "no_target",
)
ORDER = (MISSED, UNVERIFIED, UNJUDGEABLE, MET, NOT_DUE, NO_TARGET)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one indicator, region and year.

    `cause` says why a verdict is declined: no_value, mismatch, partial_year, round_words, round_target, inferred or base.
    `points` is the distance to the bound in the indicator's own unit (percentage points for shares), `cases` the same
    in cases where the base is known (positive: beyond the bound, negative: short of it), `cases_range` its range over a
    base in round words. `recomputed` is the share that the report's own counts give.
    """

    status: str
    indicator: str
    year: int
    observation: Observation | None = None
    target: Target | None = None
    cause: str = ""
    points: Number | None = None
    cases: int | None = None
    cases_range: tuple[int, int] | None = None
    needed: int | None = None
    numerator: Observation | None = None
    base: Observation | None = None
    recomputed: Interval | None = None
    one_case: bool = False

    @property
    def of_law(self) -> bool:
        """Is the bound one that law, policy or principle sets everybody, not one of the office's own?"""
        return self.target is not None and self.target.origin == "policy"


def judge(
    indicator: Indicator,
    year: int,
    observation: Observation | None,
    target: Target | None,
    *,
    numerator: Observation | None = None,
    base: Observation | None = None,
    reported: bool = True,
) -> Judgement:
    """Judge one value. `reported` says whether the region's report of that year is here at all."""
    recomputed = _recomputed(numerator, base)
    facts = Judgement(
        NO_TARGET, indicator.id, year, observation, target, numerator=numerator, base=base, recomputed=recomputed
    )
    if observation is not None and recomputed is not None and contradicts(observation, recomputed):
        # Somebody can clear this, whether or not a target hangs on it.
        return _with(facts, UNVERIFIED, "mismatch")
    if target is None:
        return facts
    if observation is None:
        if not reported:
            return _with(facts, NOT_DUE)
        if target.derived:
            return _with(facts, UNJUDGEABLE, "inferred")
        # A default binds whoever reports a value; only a target of the office's own must be answered.
        return _with(facts, NO_TARGET if target.origin == "policy" else UNVERIFIED, "no_value")
    if target.derived:
        return _with(facts, UNJUDGEABLE, "inferred")
    if target.comparator == "~":
        return _with(facts, UNJUDGEABLE, "round_target")
    if "partial_year" in observation.flags and indicator.kind == "rate":
        return _with(facts, UNJUDGEABLE, "partial_year")
    return _decided(facts, observation, target)


def _with(facts: Judgement, status: str, cause: str = "") -> Judgement:
    return Judgement(
        status,
        facts.indicator,
        facts.year,
        facts.observation,
        facts.target,
        cause,
        numerator=facts.numerator,
        base=facts.base,
        recomputed=facts.recomputed,
    )


def _recomputed(numerator: Observation | None, base: Observation | None) -> Interval | None:
    if numerator is None or base is None or not base.value:
        return None
    return share(_bounds(numerator), _bounds(base))


def _bounds(observation: Observation) -> Interval:
    """What the wording admits; round words (约) admit no bounds, so their value stands for them."""
    if observation.low is None and observation.high is None:
        return Interval(observation.value, observation.value)
    return Interval(observation.low, observation.high)


def decimals(value: Number) -> int:
    """How many decimals a number is printed with."""
    return max(0, -int(Decimal(value).as_tuple().exponent))


def contradicts(observation: Observation, recomputed: Interval) -> bool:
    """Does no count within the wording round to the printed share?"""
    places = decimals(observation.value)
    value = Fraction(observation.value)
    below = recomputed.low is not None and value < rounded(Fraction(recomputed.low), places)
    above = recomputed.high is not None and value > rounded(Fraction(recomputed.high), places)
    return below or above


def bound_of(target: Target) -> Number:
    """The number that decides: the low end for at-least, the high end for at-most."""
    end = target.low if target.comparator in (">=", "=") else target.high
    return end if end is not None else target.value


def _decided(facts: Judgement, observation: Observation, target: Target) -> Judgement:
    bound = bound_of(target)
    interval = _own_interval(observation)
    upward = target.comparator != "<="
    met, missed = _sides(interval, bound, upward)
    if target.comparator == "=":
        met, missed = (
            interval == Interval(bound, bound),
            (interval.high is not None and interval.high < bound)
            or (interval.low is not None and interval.low > bound),
        )
    if not met and not missed:
        return _with(facts, UNJUDGEABLE, "round_words")
    points = observation.value - bound if upward else bound - observation.value
    cases, spread, needed = _cases(facts, bound, upward)
    return Judgement(
        MET if met else MISSED,
        facts.indicator,
        facts.year,
        observation,
        target,
        "",
        points,
        cases,
        spread,
        needed,
        facts.numerator,
        facts.base,
        facts.recomputed,
        missed and cases == -1,
    )


def _own_interval(observation: Observation) -> Interval:
    return Interval(observation.low, observation.high)


def _sides(interval: Interval, bound: Number, upward: bool) -> tuple[bool, bool]:
    low, high = interval
    if upward:
        return low is not None and low >= bound, high is not None and high < bound
    return high is not None and high <= bound, low is not None and low > bound


def _cases(facts: Judgement, bound: Number, upward: bool) -> tuple[int | None, tuple[int, int] | None, int | None]:
    """The distance in cases where the base is known, over the base's wording too."""
    observation, numerator, base = facts.observation, facts.numerator, facts.base
    if observation is None:
        return None, None, None
    if observation.unit != "%":
        if not isinstance(observation.value, int) or not isinstance(bound, int):
            return None, None, None
        return (observation.value - bound) if upward else (bound - observation.value), None, bound
    if numerator is None or base is None or not base.value or not isinstance(numerator.value, int):
        return None, None, None
    return distance_in_cases(numerator.value, base, bound, upward)


def distance_in_cases(
    count: int, base: Observation, bound: Number, upward: bool = True
) -> tuple[int, tuple[int, int] | None, int]:
    """How far a count is from the bound on a base: at the base's value, and over what its wording admits."""

    def at(size: Number) -> int:
        if upward:
            return count - cases_needed(size, bound)
        return math.floor(Fraction(size) * Fraction(bound) / 100) - count

    needed = cases_needed(base.value, bound)
    spread = None
    if base.low is not None and base.high is not None and base.low != base.high:
        ends = sorted((at(base.low), at(base.high)))
        spread = (ends[0], ends[1])
    return at(base.value), spread, needed


def trial(judgement: Judgement, later: Target) -> Judgement | None:
    """What next year's bound would have asked of this year: for the note beside 无目标, never a verdict."""
    observation = judgement.observation
    if observation is None or later.comparator == "~" or later.derived:
        return None
    facts = Judgement(
        NO_TARGET,
        judgement.indicator,
        judgement.year,
        observation,
        later,
        numerator=judgement.numerator,
        base=judgement.base,
        recomputed=judgement.recomputed,
    )
    return _decided(facts, observation, later)
