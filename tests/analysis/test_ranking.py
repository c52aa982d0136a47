"""Ranking against scipy and numpy, and what an interval allows to say of a place."""

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis import ranking

WHOLE = st.integers(-(10**9), 10**9)


@given(st.lists(WHOLE, min_size=1, max_size=60))
def test_a_percentile_is_scipy_s_mean_percentile_of_score(values: list[int]) -> None:
    told = ranking.percentiles(values)
    assert told == pytest.approx([stats.percentileofscore(values, value, kind="mean") / 100 for value in values])
    assert ranking.percentiles(values, higher_is_better=False) == pytest.approx([1 - share for share in told])


@given(st.lists(WHOLE, min_size=1, max_size=60))
def test_quantiles_are_numpy_s(values: list[int]) -> None:
    assert ranking.quantiles(values) == pytest.approx(list(numpy.quantile(values, ranking.QUARTILES)))


def test_no_values_have_no_quantiles_and_no_ranks() -> None:
    assert ranking.percentiles([]) == []
    with pytest.raises(ValueError, match="no values"):
        ranking.quantiles([])


def test_one_value_alone_stands_in_the_middle_and_equals_share_a_place() -> None:
    assert ranking.percentiles([7]) == [0.5]
    assert ranking.percentiles([1, 2, 2, 3]) == [0.125, 0.5, 0.5, 0.875]


def test_an_interval_has_a_range_of_places_and_an_open_end_reaches_to_the_end() -> None:
    ordered = [10, 20, 30, 40]
    assert ranking.bounds(ordered, 20, 29) == (0.5, 0.5)
    assert ranking.bounds(ordered, 20, 30) == (0.5, 0.75)
    assert ranking.bounds(ordered, 20, None) == (0.5, 1.0)
    assert ranking.bounds(ordered, None, 9) == (0.0, 0.0)
    # Lower is better: 20 is not worse than 20, 30 and 40.
    assert ranking.bounds(ordered, 20, 20, higher_is_better=False) == (0.75, 0.75)
    assert ranking.bounds(ordered, 20, None, higher_is_better=False) == (0.0, 0.75)


@given(st.lists(WHOLE, min_size=1, max_size=40), WHOLE, st.integers(0, 10**6), st.booleans())
def test_every_value_of_an_interval_stands_within_its_bounds(
    values: list[int], low: int, width: int, higher: bool
) -> None:
    ordered = sorted(values)
    least, most = ranking.bounds(ordered, low, low + width, higher)
    for value in (low, low + width // 2, low + width):
        here, same = ranking.bounds(ordered, value, value, higher)
        assert here == same
        assert least <= here <= most
