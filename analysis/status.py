"""An observation against its target: met, missed with its distance, or declined with the cause that can be cleared.

The ladder is the product's own (PRODUCT: rules 1, 3, 4, 5): decided from what the wording admits, never from the
printed number alone; one case short is still missed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from analysis.distance import cases, sides
from analysis.intervals import Interval, rounded, share
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
# Flags of a value that no yearly target of one office can be held against, in the order in which they are told.
DIFFERENT = ("cumulative", "district", "merged", "break")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one indicator, region and year.

    `cause` says why a verdict is declined. Somebody can clear no_value (the report is silent), no_report (it never came),
    base (a count without its base), unstated (counts without their share) and mismatch; nobody can clear partial_year,
    cumulative, district, merged, break (counted differently), round_words, round_target and inferred. On a verdict,
    rounded says that the counts decided otherwise than the printed, rounded share would have.
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
    overdue: bool = False,
) -> Judgement:
    """Judge one value. `reported` says whether the region's report of that year is here at all, `overdue` that it
    should be: a later one is, or its date has passed."""
    recomputed = _recomputed(numerator, base)
    facts = Judgement(
        NO_TARGET, indicator.id, year, observation, target, numerator=numerator, base=base, recomputed=recomputed
    )
    if observation is not None and recomputed is not None and contradicts(observation, recomputed):
        # Somebody can clear this, whether or not a target hangs on it.
        return replace(facts, status=UNVERIFIED, cause="mismatch")
    if target is None:
        return facts
    if observation is None:
        return _without_value(facts, indicator, target, reported, overdue)
    if target.derived:
        return replace(facts, status=UNJUDGEABLE, cause="inferred")
    if target.comparator == "~":
        return replace(facts, status=UNJUDGEABLE, cause="round_target")
    for flag in DIFFERENT:
        if flag in observation.flags:
            return replace(facts, status=UNJUDGEABLE, cause=flag)
    if "partial_year" in observation.flags and indicator.kind == "rate":
        return replace(facts, status=UNJUDGEABLE, cause="partial_year")
    return _decided(facts, observation, target)


def _without_value(facts: Judgement, indicator: Indicator, target: Target, reported: bool, overdue: bool) -> Judgement:
    # A default binds whoever reports a value; only a target of the office's own must be answered.
    policy = target.origin == "policy"
    if not reported:
        late = overdue and not policy
        return replace(facts, status=UNVERIFIED if late else NOT_DUE, cause="no_report" if late else "")
    if target.derived:
        return replace(facts, status=UNJUDGEABLE, cause="inferred")
    cause = "no_value"
    if indicator.kind == "rate" and facts.numerator is not None and not policy:
        cause = "base" if facts.base is None else "unstated"
    return replace(facts, status=NO_TARGET if policy else UNVERIFIED, cause=cause)


def judged(
    indicator: Indicator,
    year: int,
    values: Mapping[tuple[str, int], Observation],
    target: Target | None,
    *,
    reported: bool = True,
    overdue: bool = False,
) -> Judgement:
    """The same with the counts behind a share looked up among one region's values by (indicator, year)."""
    value = values.get((indicator.id, year))
    return judge(
        indicator,
        year,
        value,
        target,
        numerator=values.get((indicator.numerator or "", year)),
        base=base_of(indicator, year, value, values),
        reported=reported,
        overdue=overdue,
    )


def base_of(
    indicator: Indicator, year: int, value: Observation | None, values: Mapping[tuple[str, int], Observation]
) -> Observation | None:
    """The count that the report's own sentence names as base, and no other; without a name the catalogue's first here."""
    if value is not None and value.base:
        return values.get((value.base, year))
    for code in (indicator.denominator, *indicator.other_denominators):
        found = values.get((code or "", year))
        if found is not None:
            return found
    return None


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
    upward = target.comparator != "<="
    interval = _admitted(observation)
    met, missed = sides(interval, bound, target.comparator)
    cause = ""
    exact = facts.recomputed
    if exact is not None and exact.low is not None and exact.low == exact.high:
        # 372 of 380 is 97.9%, never 98%: where the counts are known they decide, not the printed, rounded share.
        by_counts = sides(exact, bound, target.comparator)
        if by_counts != (met, missed) and target.comparator != "=":
            (met, missed), cause = by_counts, "rounded"
    if not met and not missed:
        part = "partial_year" in observation.flags
        return replace(facts, status=UNJUDGEABLE, cause="partial_year" if part else "round_words")
    distance = cases(observation, facts.numerator, facts.base, bound, upward)
    return replace(
        facts,
        status=MET if met else MISSED,
        cause=cause,
        points=observation.value - bound if upward else bound - observation.value,
        cases=distance.cases,
        cases_range=distance.spread,
        needed=distance.needed,
        one_case=missed and distance.cases == -1,
    )


def _admitted(observation: Observation) -> Interval:
    """What the wording admits; a count of part of a year is the least that the year can have."""
    if "partial_year" in observation.flags:
        return Interval(observation.low, None)
    return Interval(observation.low, observation.high)


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
