"""Several targets for one indicator and year: which one binds, and which cannot be kept together.

Closest first: what a supervisor set this office, what it promised itself, what a supervisor set its whole district, what
law, policy or principle ask of everybody (PRODUCT: rule 3). The others stay visible beside the one that binds.
"""

from collections.abc import Sequence
from itertools import combinations

from analysis.intervals import Interval, apart
from analysis.status import bound_of
from records import Target


def ordered(targets: Sequence[Target], region_id: int) -> list[Target]:
    """One indicator's targets of a year, the one that binds this office first; of equals the one recorded last."""

    def place(target: Target) -> tuple[int, int]:
        own = target.region_id == region_id
        rank = {"person": 0 if own else 2, "claim": 1, "imported": 1, "policy": 3}[target.origin]
        return rank, -target.id

    return sorted(
        (target for target in targets if target.origin != "claim" or target.region_id == region_id), key=place
    )


def contradictions(targets: Sequence[Target]) -> list[tuple[Target, Target]]:
    """Pairs for the same indicator and year that no value keeps both of, such as at least 98 and at most 95.

    Whoever set the later one clears it. Round words (约) contradict nothing.
    """
    firm = [target for target in targets if target.comparator != "~" and target.indicator is not None]
    return [
        (first, second)
        for first, second in combinations(firm, 2)
        if (first.indicator, first.year) == (second.indicator, second.year)
        and apart(_kept_by(first), _kept_by(second)) != 0
    ]


def _kept_by(target: Target) -> Interval:
    bound = bound_of(target)
    return Interval(
        bound if target.comparator in (">=", "=") else None, bound if target.comparator in ("<=", "=") else None
    )
