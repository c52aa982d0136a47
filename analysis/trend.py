"""What may be said of a few yearly points: level, higher or lower, a direction, a slope with its range.

Few points, few words (rule 6): one year has a level only; two years differ only where their wordings do not overlap;
three and four have a direction only if every step goes the same way; from five on Theil–Sen's slope with its range.
No forecasts, no control limits, no growth rates on shares.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from analysis.intervals import Interval, apart
from records import Number, Observation

# Figures that no yearly point can be made of, in the order in which the reason is told.
EXCLUDED = ("district", "cumulative", "merged", "partial_year")
NO_BREAKS: AbstractSet[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Trend:
    """`kind` is none, level, higher, lower, steady, rising, falling, mixed or slope. `used` and `left_out` are
    observations; `reasons` says for each that was left out why: district, cumulative, merged, partial_year, before_break
    (counted differently until then) or other_base (a share of something else than the latest). `slope` is per year in the
    indicator's unit with its range: the middle 95% of pairwise slopes, widened by what the wordings admit."""

    kind: str
    used: tuple[Observation, ...]
    left_out: tuple[Observation, ...]
    slope: float | None = None
    slope_range: tuple[float, float] | None = None
    reasons: tuple[str, ...] = ()

    @property
    def first(self) -> Observation:
        """The earliest year that was used."""
        return self.used[0]

    @property
    def last(self) -> Observation:
        """The latest year that was used."""
        return self.used[-1]


def of(observations: Sequence[Observation], breaks: AbstractSet[int] = NO_BREAKS) -> Trend:
    """The verdict on one region's current values of one indicator; from each year in `breaks` on it counts differently."""
    ordered = sorted(observations, key=lambda item: item.year)
    whole = [item for item in ordered if not item.flags & set(EXCLUDED)]
    marked = {item.year for item in ordered if "break" in item.flags}
    since = max((year for year in {*breaks, *marked} if ordered and year <= ordered[-1].year), default=None)
    base = next((item.base for item in reversed(whole) if item.base), None)
    reasons = [_reason(item, since, base) for item in ordered]
    used = tuple(item for item, reason in zip(ordered, reasons, strict=True) if not reason)
    left_out = tuple(item for item, reason in zip(ordered, reasons, strict=True) if reason)
    told = tuple(reason for reason in reasons if reason)
    if len(used) <= 2:
        kind = "none" if not used else "level" if len(used) == 1 else _step(used[0], used[1])
        return Trend(kind, used, left_out, reasons=told)
    closed = [item for item in used if item.low is not None and item.high is not None]
    if len(closed) < 5:
        return Trend(_direction(used), used, left_out, reasons=told)
    slope, _, _ = theil_sen([item.year for item in closed], [float(item.value) for item in closed])
    return Trend("slope", used, left_out, slope, _range(closed), told)


def _reason(item: Observation, since: int | None, base: str | None) -> str:
    for flag in EXCLUDED:
        if flag in item.flags:
            return flag
    if since is not None and item.year < since:
        return "before_break"
    return "other_base" if item.base and item.base != base else ""


def towards(trend: Trend) -> int:
    """1 where the figures have risen, -1 where they have fallen, 0 where that cannot be said."""
    if trend.slope_range is not None:
        low, high = trend.slope_range
        return 1 if low > 0 else -1 if high < 0 else 0
    return {"higher": 1, "rising": 1, "lower": -1, "falling": -1}.get(trend.kind, 0)


def _step(earlier: Observation, later: Observation) -> str:
    """Higher or lower only where the intervals of the wording do not overlap."""
    return {1: "higher", -1: "lower", 0: "steady"}[apart(_bounds(earlier), _bounds(later))]


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


def _range(closed: Sequence[Observation]) -> tuple[float, float]:
    """The range of Theil–Sen's slopes over all values that the wordings admit."""
    least, most = [], []
    for first, second in combinations(closed, 2):
        years = second.year - first.year
        least.append((float(second.low or 0) - float(first.high or 0)) / years)
        most.append((float(second.high or 0) - float(first.low or 0)) / years)
    return _percentile(sorted(least), 0.025), _percentile(sorted(most), 0.975)


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
