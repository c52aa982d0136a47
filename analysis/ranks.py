"""How firm a ranking by a composite score is: the ranks that it takes when the weights move.

Each weight is drawn anew, evenly within 25% of its own, a thousand times from a fixed start, and the offices are ranked on
each draw; what is told is the range of ranks, never a place (Saisana, Saltelli and Tarantola 2005, on uncertainty of
composite indicators). An interval of the score that overlaps another's leaves both orders open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from analysis.appraisal import Score
from catalogue.appraisal import Scheme

DRAWS, SPREAD, START = 1_000, 0.25, 20_250_401
CLOSE = 1e-9

Parts = tuple[tuple[int, float, float], ...]
"""The items that count of one office and category: number of the item, lowest and highest share of its points."""


@dataclass(frozen=True, slots=True)
class Range:
    """The ranks an office takes over all draws, and the scores, lowest to highest (with bonus and penalty)."""

    best: int
    worst: int
    least: float
    most: float


def ranges(scores: Sequence[Score]) -> dict[int, Range]:
    """By region: offices without a score and those under a veto are left out."""
    ranked = [score for score in scores if score.value is not None and not score.vetoes]
    if not ranked:
        return {}
    names = sorted({part.category for part in ranked[0].components})
    points = tuple(float(part.item.points) for part in ranked[0].components)
    categories = tuple(names.index(part.category) for part in ranked[0].components)
    offices = tuple(_parts(score, categories, len(names)) for score in ranked)
    extras = tuple(float(score.bonus - score.penalty) for score in ranked)
    return {
        score.region_id: told for score, told in zip(ranked, _drawn(points, categories, offices, extras), strict=True)
    }


def _parts(score: Score, categories: Sequence[int], many: int) -> tuple[Parts, ...]:
    found: list[list[tuple[int, float, float]]] = [[] for _ in range(many)]
    for place, part in enumerate(score.components):
        if part.counts is not None:
            found[categories[place]].append((place, float(part.counts[0]), float(part.counts[2])))
    return tuple(tuple(parts) for parts in found)


@lru_cache(maxsize=32)
def _drawn(
    points: tuple[float, ...],
    categories: tuple[int, ...],
    offices: tuple[tuple[Parts, ...], ...],
    extras: tuple[float, ...],
) -> tuple[Range, ...]:
    random = Random(START)  # noqa: S311 - a repeatable draw, nothing secret
    best, worst = [len(offices)] * len(offices), [1] * len(offices)
    least, most = [float("inf")] * len(offices), [0.0] * len(offices)
    for draw in range(DRAWS + 1):
        # The first draw leaves the weights as they are.
        weights = [weight * (random.uniform(1 - SPREAD, 1 + SPREAD) if draw else 1.0) for weight in points]
        whole = [0.0] * (max(categories) + 1)
        for place, weight in enumerate(weights):
            whole[categories[place]] += weight
        ends = [_ends(parts, weights, whole, extra) for parts, extra in zip(offices, extras, strict=True)]
        for place, (low, high) in enumerate(ends):
            above = sum(other[0] > high + CLOSE for other in ends)
            perhaps = sum(other[1] > low + CLOSE for number, other in enumerate(ends) if number != place)
            best[place], worst[place] = min(best[place], above + 1), max(worst[place], perhaps + 1)
            least[place], most[place] = min(least[place], low), max(most[place], high)
    return tuple(Range(*told) for told in zip(best, worst, least, most, strict=True))


def _ends(
    parts: Sequence[Parts], weights: Sequence[float], whole: Sequence[float], extra: float
) -> tuple[float, float]:
    """Lowest and highest score of one office on one draw, missing items re-weighted as in the score itself."""
    low = high = used = 0.0
    for category, told in enumerate(parts):
        if not told:
            continue
        inside = sum(weights[item] for item, _, _ in told)
        low += whole[category] * sum(weights[item] * share for item, share, _ in told) / inside
        high += whole[category] * sum(weights[item] * share for item, _, share in told) / inside
        used += whole[category]
    return max(0.0, 100 * low / used + extra), max(0.0, 100 * high / used + extra)


def grades(scheme: Scheme, score: Score, spread: Range | None) -> list[str]:
    """The grades that the score may take, the one of its printed value first; more than one is a borderline case.

    A veto leaves the last grade alone; without a score there is none.
    """
    if score.vetoes:
        return [scheme.grades[-1].name]
    if score.value is None or score.low is None or score.high is None:
        return []
    low, high = float(score.low), float(score.high)
    if spread is not None:
        low, high = min(low, spread.least), max(high, spread.most)
    first, lowest, highest = (_grade(scheme, value) for value in (float(score.value), low, high))
    others = [place for place in range(highest, lowest + 1) if place != first]
    return [scheme.grades[place].name for place in (first, *others)]


def _grade(scheme: Scheme, value: float) -> int:
    return next(place for place, grade in enumerate(scheme.grades) if value + CLOSE >= float(grade.least))
