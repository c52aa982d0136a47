"""Intervals against hand-computed values and an independent reference."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from analysis.intervals import Interval, cases_needed, fitting_bases, share, wilson


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
