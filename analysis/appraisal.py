"""A district's own appraisal of its offices: every component, the score with its interval, and why one is not scored.

Items are scored between goalposts (floor to goal), never between the best and the worst office of the year, so that a score
does not move when another office does; duties are thresholds; what did not happen is all or nothing; deductions end where
the item is used up (OECD and JRC, Handbook on Constructing Composite Indicators, 2008, chapter 5). What is missing is
re-weighted inside its category, and below the scheme's coverage nothing is scored. Exact fractions throughout.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from analysis.distance import cases
from analysis.intervals import Interval
from analysis.status import DIFFERENT, MET, Judgement, bound_of
from catalogue import Indicator
from catalogue.appraisal import Item, Line, Scheme
from records import Number


@dataclass(frozen=True, slots=True)
class Component:
    """One item of one office: which share of its points (0 to 1) it earns, at least, as printed, and at most.

    The three are None where nothing is scored, and `cause` says why: the causes of `status.Judgement`, no_goal (there is
    neither a goal nor a binding target) and other_side (the binding target asks for the opposite). `reviewed` are
    the points that the reviewer gave instead; they count where they are given, as an interval of one value.
    """

    item: Item
    category: str
    judgement: Judgement
    goal: Number | None = None
    low: Fraction | None = None
    value: Fraction | None = None
    high: Fraction | None = None
    cause: str = ""
    reviewed: Number | None = None

    @property
    def counts(self) -> tuple[Fraction, Fraction, Fraction] | None:
        """The shares that count: the reviewer's, else the computed ones, else None."""
        if self.reviewed is not None:
            given = Fraction(self.reviewed) / Fraction(self.item.points)
            return given, given, given
        if self.low is None or self.value is None or self.high is None:
            return None
        return self.low, self.value, self.high


@dataclass(frozen=True, slots=True)
class Booked:
    """A line beside the items as it was recorded: how many times, and the points that its own cap leaves of them."""

    line: Line
    times: int
    points: Fraction


@dataclass(frozen=True, slots=True)
class Score:
    """One office's appraisal. `coverage` is the percent of points that could be scored; `low`, `value` and `high` are None
    where that is too little. `bonus` and `penalty` are within the scheme's caps; `vetoes` names the lines that decide alone."""

    region_id: int
    components: tuple[Component, ...]
    booked: tuple[Booked, ...]
    coverage: Fraction
    bonus: Fraction
    penalty: Fraction
    vetoes: tuple[str, ...]
    low: Fraction | None = None
    value: Fraction | None = None
    high: Fraction | None = None


def component(item: Item, indicator: Indicator, judgement: Judgement, reviewed: Number | None = None) -> Component:
    """Score one item by its rule, over what the wording of the value admits."""
    cause, goal = _unscored(judgement), item.goal
    if not cause and goal is None and item.rule != "zero":
        cause, goal = _goal(indicator, judgement)
    told = None if cause else _shares(item, indicator, judgement, goal or 0)
    if not cause and told is None:
        cause = "base"
    low, value, high = told or (None, None, None)
    return Component(item, indicator.category, judgement, goal, low, value, high, cause, reviewed)


def _unscored(judgement: Judgement) -> str:
    """Why a value cannot be scored, or nothing."""
    value = judgement.observation
    if value is None:
        return judgement.cause or "no_value"
    if judgement.cause == "mismatch":
        return "mismatch"
    for flag in DIFFERENT:
        if flag in value.flags:
            return flag
    if "partial_year" in value.flags and judgement.status != MET:
        return "partial_year"
    return "round_words" if value.low is None and value.high is None else ""


def _goal(indicator: Indicator, judgement: Judgement) -> tuple[str, Number | None]:
    """The bound of the target that binds the office, if it can be a goal."""
    target = judgement.target
    if target is None:
        return "no_goal", None
    if target.derived or target.comparator == "~":
        return "inferred" if target.derived else "round_target", None
    if target.comparator != "=" and (target.comparator == ">=") != (indicator.direction == "higher"):
        return "other_side", None
    return "", bound_of(target)


def _shares(
    item: Item, indicator: Indicator, judgement: Judgement, goal: Number
) -> tuple[Fraction, Fraction, Fraction] | None:
    """At least, as printed, at most; None where cases are asked for and their base is not known."""
    value = judgement.observation
    assert value is not None
    upward = indicator.direction == "higher"
    if item.rule == "deduct" and item.per == "case" and indicator.kind == "rate":
        found = cases(value, judgement.numerator, judgement.base, goal, upward)
        if found.cases is None:
            return None
        short = [-number for number in (found.cases, *(found.spread or ()))]
        told = [_left(item, Fraction(max(0, number))) for number in short]
        return min(told), told[0], max(told)
    counted = judgement.recomputed
    exact = counted is not None and counted.low is not None and counted.low == counted.high
    printed = counted.low if exact and counted is not None else value.value
    # A count of part of a year is the least that the year can have.
    admitted = Interval(value.low, None if "partial_year" in value.flags else value.high)
    interval = counted if exact and counted is not None else admitted
    earned = _earned(item, upward, Fraction(goal))
    most = earned(Fraction(interval.high)) if interval.high is not None else Fraction(1 if upward else 0)
    ends = sorted((earned(Fraction(interval.low or 0)), most))
    return ends[0], min(max(earned(Fraction(printed or 0)), ends[0]), ends[1]), ends[1]


def _earned(item: Item, upward: bool, goal: Fraction) -> Callable[[Fraction], Fraction]:
    """The rule as a function from a value to the share of the points that it earns; monotone in the value."""

    def attainment(x: Fraction) -> Fraction:
        floor = Fraction(item.floor or 0)
        span = goal - floor if upward else floor - goal
        gained = x - floor if upward else floor - x
        if span <= 0:
            return Fraction((x >= goal) if upward else (x <= goal))
        return max(Fraction(0), min(Fraction(1), gained / span))

    def threshold(x: Fraction) -> Fraction:
        return Fraction(1) if x >= goal else max(Fraction(0), x / goal)

    def zero(x: Fraction) -> Fraction:
        return Fraction(x == 0)

    def deduct(x: Fraction) -> Fraction:
        return _left(item, max(Fraction(0), goal - x if upward else x - goal))

    return {"attainment": attainment, "threshold": threshold, "zero": zero, "deduct": deduct}[item.rule]


def _left(item: Item, short: Fraction) -> Fraction:
    """What a deduction for so much shortfall leaves, until the item is used up."""
    return max(Fraction(0), 1 - Fraction(item.take or 0) * short / Fraction(item.points))


def score(scheme: Scheme, region_id: int, components: Sequence[Component], times: Mapping[str, int]) -> Score:
    """Everything about one office; `times` says how often each line of the scheme was recorded."""
    booked = tuple(
        Booked(line, times[line.name], min(Fraction(line.points) * times[line.name], Fraction(line.cap)))
        for line in scheme.lines
        if times.get(line.name)
    )
    bonus, penalty = (
        min(sum((one.points for one in booked if one.line.kind == kind), Fraction(0)), Fraction(cap))
        for kind, cap in (("bonus", scheme.bonus_cap), ("penalty", scheme.penalty_cap))
    )
    vetoes = tuple(one.line.name for one in booked if one.line.kind == "veto")
    whole = sum((Fraction(part.item.points) for part in components), Fraction(0))
    covered = sum((Fraction(part.item.points) for part in components if part.counts is not None), Fraction(0))
    coverage = 100 * covered / whole if whole else Fraction(0)
    facts = (region_id, tuple(components), booked, coverage, bonus, penalty, vetoes)
    if not covered or coverage < scheme.coverage:
        return Score(*facts)
    low, value, high = (max(Fraction(0), _total(components, end) + bonus - penalty) for end in (0, 1, 2))
    return Score(*facts, low, value, high)


def _total(components: Sequence[Component], end: int) -> Fraction:
    """Out of 100: what is missing is re-weighted inside its category, a category without anything over the others."""
    weights: dict[str, Fraction] = {}
    told: dict[str, list[tuple[Fraction, Fraction]]] = {}
    for part in components:
        points = Fraction(part.item.points)
        weights[part.category] = weights.get(part.category, Fraction(0)) + points
        if part.counts is not None:
            told.setdefault(part.category, []).append((points, part.counts[end]))
    gained = sum(
        (
            weights[name] * sum(points * share for points, share in parts) / sum(points for points, _ in parts)
            for name, parts in told.items()
        ),
        Fraction(0),
    )
    return 100 * gained / sum(weights[name] for name in told)
