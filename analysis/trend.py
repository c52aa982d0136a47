"""What may be said of a few yearly points: level, higher or lower, a direction, a slope with its range.

Few points, few words (rule 6): one year has a level only; two years differ only where their wordings do not overlap;
three and four have a direction only if every step goes the same way; from five on Theil–Sen's slope with its range.
No forecasts, no control limits, no growth rates on shares.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from analysis.intervals import Interval
from records import Number, Observation

EXCLUDED = frozenset({"partial_year", "break", "cumulative", "district"})


@dataclass(frozen=True, slots=True)
class Trend:
    """`kind` is none, level, higher, lower, steady, rising, falling, mixed or slope. `used` and `left_out` are
    observations; `slope` is per year in the indicator's unit with its range over the middle 95% of pairwise slopes."""

    kind: str
    used: tuple[Observation, ...]
    left_out: tuple[Observation, ...]
    slope: float | None = None
    slope_range: tuple[float, float] | None = None

    @property
    def first(self) -> Observation:
        """The earliest year that was used."""
        return self.used[0]

    @property
    def last(self) -> Observation:
        """The latest year that was used."""
        return self.used[-1]


def of(observations: Sequence[Observation]) -> Trend:
    """The verdict on one region's current values of one indicator."""
    ordered = sorted(observations, key=lambda item: item.year)
    used = tuple(item for item in ordered if not item.flags & EXCLUDED)
    left_out = tuple(item for item in ordered if item.flags & EXCLUDED)
    if not used:
        return Trend("none", used, left_out)
    if len(used) == 1:
        return Trend("level", used, left_out)
    if len(used) == 2:
        return Trend(_step(used[0], used[1]), used, left_out)
    if len(used) <= 4:
        return Trend(_direction(used), used, left_out)
    slope, low, high = theil_sen([item.year for item in used], [float(item.value) for item in used])
    return Trend("slope", used, left_out, slope, (low, high))


def _step(earlier: Observation, later: Observation) -> str:
    """Higher or lower only where the intervals of the wording do not overlap."""
    first, second = _bounds(earlier), _bounds(later)
    if first.high is not None and second.low is not None and second.low > first.high:
        return "higher"
    if first.low is not None and second.high is not None and second.high < first.low:
        return "lower"
    return "steady"


def _bounds(item: Observation) -> Interval:
    return Interval(item.low, item.high)


def _direction(used: Sequence[Observation]) -> str:
    steps = {_step(earlier, later) for earlier, later in zip(used, used[1:], strict=False)}
    if steps == {"higher"}:
        return "rising"
    if steps == {"lower"}:
        return "falling"
    return "steady" if steps == {"steady"} else "mixed"


def theil_sen(years: Sequence[int], values: Sequence[float]) -> tuple[float, float, float]:
    """The median of all pairwise slopes with the 2.5th and 97.5th percentile of them (Theil 1950, Sen 1968).

    With the handful of points that yearly reports give, the range is told as the spread of slopes, not as a test.
    """
    slopes = sorted(
        (second[1] - first[1]) / (second[0] - first[0])
        for first, second in combinations(zip(years, values, strict=True), 2)
    )
    return median(slopes), _percentile(slopes, 0.025), _percentile(slopes, 0.975)


def _percentile(ordered: Sequence[float], part: float) -> float:
    """Linear between the neighbours, as numpy's default does."""
    place = part * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def unresolved(numerators: Sequence[Observation], bases: Sequence[Observation]) -> dict[int, Number]:
    """Cases left open by year (base minus numerator) where both are exact: near 100% they say more than the share."""
    counts = {item.year: item for item in numerators if item.qualifier == "exact"}
    return {
        item.year: item.value - counts[item.year].value
        for item in bases
        if item.year in counts and item.qualifier == "exact" and item.value >= counts[item.year].value
    }
