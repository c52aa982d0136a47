"""Where values stand among all values of the same indicator and year: percentile ranks and quantiles.

A percentile rank here is the share of all values that are worse, with half of those that are equal to it (the mean rank;
Hazen's plotting position, (2r - 1) / 2n with mid-ranks): 0.5 for the value in the middle, and one value alone has 0.5. It
tells a position, not a merit, and says nothing of the wording's interval; see `bounds` for that.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

Whole = int
QUARTILES = (0.25, 0.5, 0.75)


def percentiles(values: Sequence[Whole], higher_is_better: bool = True) -> list[float]:
    """The percentile rank of each value among all, in the order given; 0 to 1, both excluded. Equal values share one."""
    total = len(values)
    # Counted before they are sorted: many offices share a value, and the rest costs little more.
    counted = sorted(Counter(values).items())
    worse = accumulate((number for _, number in counted), initial=0)
    rank = {value: (below + number / 2) / total for (value, number), below in zip(counted, worse, strict=False)}
    if higher_is_better:
        return [rank[value] for value in values]
    return [1 - rank[value] for value in values]


def bounds(
    ordered: Sequence[Whole], low: Whole | None, high: Whole | None, higher_is_better: bool = True
) -> tuple[float, float]:
    """The least and the greatest share of `ordered` (sorted, not empty) that a value within [low, high] is not worse than.

    An open end (None) reaches to the end: a value told as "10 or more" may be better than all.
    """
    total = len(ordered)
    under = bisect_right(ordered, low) / total if low is not None else 0.0
    over = bisect_right(ordered, high) / total if high is not None else 1.0
    if higher_is_better:
        return under, over
    least = 1 - (bisect_left(ordered, high) / total if high is not None else 1.0)
    most = 1 - (bisect_left(ordered, low) / total if low is not None else 0.0)
    return least, most


def quantiles(values: Sequence[Whole], shares: Sequence[float] = QUARTILES) -> list[float]:
    """Quantiles by linear interpolation between neighbours (Hyndman and Fan 1996, definition 7). Raises ValueError for none."""
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    found = []
    for share in shares:
        place = share * (len(ordered) - 1)
        before = int(place)
        after = min(before + 1, len(ordered) - 1)
        found.append(ordered[before] + (place - before) * (ordered[after] - ordered[before]))
    return found
