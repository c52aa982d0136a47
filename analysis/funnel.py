"""Shares of many offices around their pooled share, with limits that widen as bases shrink.

Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24: exact binomial
limits with his interpolation between counts (appendix A.1.1), at 95% and 99.8%. Outside the outer limits a difference is
hardly chance; which offices are good or bad it does not say. Offices with a base under `LEAST_BASE` are drawn and not judged.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from analysis.intervals import Interval, corners, share, total
from analysis.measured import Measured
from catalogue import Indicator

# With fewer offices each is half of what it is held against.
LEAST_OFFICES = 3
WITHIN, OUTSIDE_95, OUTSIDE_998, NOT_JUDGED = "within", "outside_95", "outside_998", "not_judged"
P95, P998 = 0.025, 0.001


@dataclass(frozen=True, slots=True)
class Placed:
    """One office in the funnel: `place` is within, outside_95, outside_998 or not_judged (`figure.reason` says why);
    `side` is better, worse or empty."""

    figure: Measured
    place: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class Funnel:
    """`centre` is the pooled share in percent, `pooled` what the wordings admit of it, `base` what the shares rest on.

    `reason` is few where under `LEAST_OFFICES` offices are in, counts where the indicator is no share; then nothing is
    judged and centre is None.
    """

    placed: tuple[Placed, ...]
    centre: float | None = None
    pooled: Interval | None = None
    base: str | None = None
    reason: str = ""


def of(indicator: Indicator, figures: Sequence[Measured]) -> Funnel:
    """The funnel of the figures that are in (`measured.measured`), one base."""
    drawn = [item for item in figures if not item.reason and item.counts is not None and item.bases is not None]
    reason = "counts" if indicator.kind != "rate" else "few" if len(drawn) < LEAST_OFFICES else ""
    if reason:
        return Funnel(tuple(Placed(item, NOT_JUDGED) for item in figures), reason=reason)
    counts = total([item.counts for item in drawn if item.counts is not None], 0)
    bases = total([item.bases for item in drawn if item.bases is not None], 0)
    middle = sum(Fraction(_middle(item.counts)) for item in drawn) / sum(
        Fraction(_middle(item.bases)) for item in drawn
    )
    centre = min(100.0, 100 * float(middle))
    placed = tuple(_placed(indicator, item, centre) if item in drawn else Placed(item, NOT_JUDGED) for item in figures)
    return Funnel(placed, centre, share(counts, bases), drawn[0].base)


def _middle(interval: Interval | None) -> Fraction:
    assert interval is not None
    assert interval.low is not None
    assert interval.high is not None
    return (Fraction(interval.low) + Fraction(interval.high)) / 2


def _placed(indicator: Indicator, figure: Measured, centre: float) -> Placed:
    """Outside only where everything that the wording admits is outside on the same side."""
    assert figure.counts is not None
    assert figure.bases is not None
    ends = corners(figure.counts, figure.bases)
    for place, tail in ((OUTSIDE_998, P998), (OUTSIDE_95, P95)):
        sides = set()
        for count, size in ends:
            low, high = limits(centre, math.ceil(size), tail)
            value = 100 * float(count) / float(size)
            sides.add(-1 if value < low else 1 if value > high else 0)
        if sides in ({-1}, {1}):
            better = (sides == {1}) == (indicator.direction == "higher")
            return Placed(figure, place, "better" if better else "worse")
    return Placed(figure, WITHIN)


def limits(centre: float, base: int, tail: float) -> tuple[float, float]:
    """The shares in percent between which all but `tail` on either side of a base's outcomes lie around the centre."""
    if base <= 0 or centre >= 100 or centre <= 0:
        return (0.0, 100.0) if base <= 0 else (centre, centre)
    theta = centre / 100
    low, high = _quantile(base, theta, tail), base - _quantile(base, 1 - theta, tail)
    return 100 * max(0.0, low) / base, 100 * min(float(base), high) / base


def _quantile(base: int, theta: float, tail: float) -> float:
    """Spiegelhalter's interpolated binomial quantile: r - (P(R <= r) - p) / P(R = r), r the smallest with P(R <= r) >= p.

    The sum begins twelve deviations below the mean, where a binomial's lower tail has nothing left.
    """
    spread = math.sqrt(base * theta * (1 - theta))
    count = max(0, math.floor(base * theta - 12 * spread))
    at = math.exp(
        math.lgamma(base + 1)
        - math.lgamma(count + 1)
        - math.lgamma(base - count + 1)
        + count * math.log(theta)
        + (base - count) * math.log1p(-theta)
    )
    below = at
    while below < tail and count < base:
        at *= (base - count) / (count + 1) * theta / (1 - theta)
        count += 1
        below += at
    return count - (below - tail) / at
