"""Several targets for one indicator and year: which one binds, and which cannot be kept together.

What a supervisor set outranks what an office promised itself, and what was set for one office outranks what was set for
its whole district; law, policy and principle bind where nobody set anything (docs/TARGETS.md). The others stay visible
beside the one that binds, and a promise is still settled as a promise (`analysis.commitments`).
"""

from collections.abc import Sequence
from itertools import combinations

from analysis.intervals import Interval, apart
from analysis.status import bound_of
from records import Target

# Why a target binds, first to last.
RANKS = ("one_office", "whole_district", "own", "policy")


def rank(target: Target, region_id: int) -> str:
    """As what a target binds this office: set for it alone, set for its district, its own, or of law and policy."""
    if target.origin == "policy":
        return "policy"
    if target.origin == "person":
        return "one_office" if target.region_id == region_id else "whole_district"
    return "own"


def ordered(targets: Sequence[Target], region_id: int) -> list[Target]:
    """One indicator's targets of a year, the one that binds this office first; of equals the one recorded last.

    Nothing of one office's plan binds another.
    """
    kept = [target for target in targets if target.origin in ("person", "policy") or target.region_id == region_id]
    return sorted(kept, key=lambda target: (RANKS.index(rank(target, region_id)), -target.id))


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
