"""Intervals against hand-computed values and an independent reference."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2
from statsmodels.stats.proportion import proportion_confint

from analysis.intervals import (
    Interval,
    apart,
    byar,
    cases_needed,
    fitting_bases,
    minus,
    rounded,
    share,
    times,
    total,
    wilson,
    wilson_over,
)


def test_a_share_of_a_base_in_round_words_is_a_range() -> None:
    low, high = share(Interval(372, 372), Interval(380, 389))
    assert (round(float(low or 0), 1), round(float(high or 0), 1)) == (95.6, 97.9)


def test_only_one_base_gives_the_printed_share() -> None:
    assert fitting_bases(372, Fraction("97.9"), 1, 380, 389) == [380]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("base", "target", "needed"),
    [(380, 98, 373), (389, 98, 382), (412, 96, 396), (438, 97, 425), (451, 98, 442), (12, 100, 12)],
)
def test_cases_needed(base: int, target: int, needed: int) -> None:
    assert cases_needed(base, target) == needed


@given(base=st.integers(1, 5000), part=st.floats(0, 1))
def test_wilson_agrees_with_statsmodels(base: int, part: float) -> None:
    count = round(base * part)
    low, high = proportion_confint(count, base, method="wilson")
    ours = wilson(count, base)
    assert ours[0] == pytest.approx(100 * low, abs=1e-4)
    assert ours[1] == pytest.approx(100 * high, abs=1e-4)


@given(k=st.integers(0, 400), n=st.integers(1, 400), extra=st.integers(0, 40))
def test_a_share_stays_within_its_envelope(k: int, n: int, extra: int) -> None:
    low, high = share(Interval(k, k), Interval(n, n + extra))
    for base in (n, n + extra // 2, n + extra):
        value = min(Fraction(100), Fraction(k * 100, base))
        assert low is None or Fraction(min(Fraction(100), low)) <= value
        assert high is None or value <= high


def test_arithmetic_keeps_open_ends_open() -> None:
    assert total([Interval(40, 49), Interval(61, 61)]) == Interval(101, 110)
    assert total([Interval(10, None), Interval(5, 5)]) == Interval(15, None)
    assert total([Interval(None, 200), Interval(5, 5)]) == Interval(None, 205)
    assert total([Interval(None, 200), Interval(5, 5)], 0) == Interval(5, 205)
    assert total([]) == Interval(0, 0)
    assert minus(Interval(380, 389), Interval(372, 372)) == Interval(8, 17)
    assert minus(Interval(10, None), Interval(3, 4)) == Interval(6, None)
    assert times(Interval(3, None), Fraction(1, 2)) == Interval(Fraction(3, 2), None)
    assert [apart(Interval(40, 49), Interval(low, None)) for low in (49, 50)] == [0, 1]
    assert apart(Interval(40, None), Interval(None, 39)) == -1
    assert apart(Interval(None, None), Interval(1, 1)) == 0


def test_counts_above_their_base_stay_visible() -> None:
    assert share(Interval(500, 500), Interval(400, 400)) == Interval(125, 125)
    assert share(Interval(390, 390), Interval(380, 400)) == Interval(Fraction(195, 2), 100)
    assert share(Interval(0, 0), Interval(0, 0)) == Interval(None, None)
    assert share(Interval(3, 3), Interval(0, 5)) == Interval(60, None)


@given(count=st.integers(0, 2000))
def test_byar_is_near_the_exact_poisson_limits(count: int) -> None:
    low, high = byar(count)
    assert low == pytest.approx(chi2.ppf(0.025, 2 * count) / 2 if count else 0, abs=0.06)
    assert high == pytest.approx(chi2.ppf(0.975, 2 * count + 2) / 2, abs=0.06)


@given(
    k=st.integers(0, 300), more=st.integers(0, 30), n=st.integers(1, 400), wider=st.integers(0, 60), at=st.floats(0, 1)
)
def test_wilson_over_wordings_holds_every_admitted_pair(k: int, more: int, n: int, wider: int, at: float) -> None:
    outer = wilson_over(Interval(k, k + more), Interval(n, n + wider))
    assert outer is not None
    base = n + round(at * wider)
    low, high = wilson(min(base, k + round(at * more)), base)
    assert outer[0] <= low + 1e-9
    assert high <= outer[1] + 1e-9


def test_open_wordings_have_no_limits() -> None:
    assert wilson_over(Interval(10, None), Interval(30, 30)) is None
    assert wilson_over(Interval(0, 0), Interval(0, 0)) is None


@given(k=st.integers(0, 300), n=st.integers(1, 300), places=st.integers(0, 2))
def test_the_true_base_is_among_the_fitting_ones(k: int, n: int, places: int) -> None:
    k = min(k, n)
    printed = rounded(Fraction(100 * k, n), places)
    found = fitting_bases(k, printed, places, 1, 400)  # type: ignore[arg-type]
    assert n in found
    assert all(rounded(Fraction(100 * k, base), places) == printed for base in found)


@given(st.integers(0, 60), st.integers(0, 1000), st.integers(0, 1), st.integers(0, 80))
def test_the_fitting_bases_are_those_that_trying_every_base_finds(
    numerator: int, tenths: int, decimals: int, first: int
) -> None:
    printed = Decimal(tenths) / 10
    tried = [
        base
        for base in range(max(1, first, numerator), first + 81)
        if rounded(Fraction(numerator) * 100 / base, decimals) == Fraction(printed)
    ]
    assert fitting_bases(numerator, printed, decimals, first, first + 80) == tried
