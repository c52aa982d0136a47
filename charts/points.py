"""What is drawn: points with their words, lines, and the range of values that anything drawn reaches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.intervals import wilson
from analysis.status import Judgement, bound_of
from records import Observation, Target


@dataclass(frozen=True, slots=True)
class Point:
    """One year: what is drawn and the words beside it. `first_value` is a value that was restated since; `left_out_text`
    says why the trend does not count the year; `dot_text` stands at the dot where it is shorter than `value_text`."""

    year: int
    observation: Observation | None
    judgement: Judgement
    value_text: str
    tick: str
    hover: str
    first_value: Observation | None = None
    first_text: str = ""
    wording_text: str = ""
    recomputed_text: str = ""
    left_out_text: str = ""
    dot_text: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A benchmark over the years of its source."""

    value: float
    first_year: int
    last_year: int
    text: str


def value_range(
    points: Sequence[Point], targets: Mapping[int, Target], lines: Sequence[Line], share: bool, bars: bool = True
) -> tuple[float, float]:
    """The lowest and highest value that anything drawn reaches; without `bars`, as the overview's small chart has none."""
    values = [float(bound_of(target)) for target in targets.values()]
    years = {point.year for point in points} | set(targets)
    values += [line.value for line in lines if any(line.first_year <= year <= line.last_year for year in years)]
    for point in points:
        if point.observation is not None:
            values.append(float(point.observation.value))
            if bars:
                values += [float(end) for end in (bracket(point) or ())]
                values += list(wilson_limits(point) or ())
        if point.first_value is not None:
            values.append(float(point.first_value.value))
    if not values:
        return 0.0, 100.0 if share else 1.0
    low, high = min(values), max(values)
    if share:
        margin = max(0.6, (high - low) * 0.12)
        return max(0.0, low - margin), 100.0 if high > 96 else min(100.0, high + margin)
    return 0.0, high * 1.18 or 1.0


def wilson_limits(point: Point) -> tuple[float, float] | None:
    """Wilson's 95% range of a share whose counts are known: the grey bar."""
    judgement = point.judgement
    if (
        judgement.numerator is None
        or judgement.base is None
        or point.observation is None
        or point.observation.unit != "%"
    ):
        return None
    return wilson(judgement.numerator.value, judgement.base.value) if judgement.base.value else None


def bracket(point: Point) -> tuple[float, float] | None:
    """What the wording admits, where it admits more than one value: of the share by its base, of a count by itself."""
    observation, recomputed = point.observation, point.judgement.recomputed
    if observation is None:
        return None
    if (
        observation.unit == "%"
        and recomputed is not None
        and recomputed.low is not None
        and recomputed.high is not None
    ):
        base = point.judgement.base
        hedged = base is not None and base.low != base.high
        return (float(recomputed.low), float(recomputed.high)) if hedged else None
    if observation.low is not None and observation.high is not None and observation.low != observation.high:
        return float(observation.low), float(observation.high)
    return None
