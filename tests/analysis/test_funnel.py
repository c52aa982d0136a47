"""Funnel limits against scipy's binomial, and placing that wording and small bases hold back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from analysis.funnel import P95, P998, limits, of
from analysis.intervals import Interval
from analysis.measured import Measured
from catalogue import catalogue

RATE = catalogue().indicators["dispute_resolution_rate"]
LOSS = catalogue().indicators["litigation_loss_rate"]


def figure(region: int, count: int, base: int, reason: str = "", more: int = 0) -> Measured:
    counts, bases = Interval(count, count), Interval(base, base + more)
    return Measured(region, reason, None, limits=(0.0, 100.0), base="disputes_screened", counts=counts, bases=bases)


def reference(centre: float, base: int, tail: float) -> float:
    """Spiegelhalter's appendix with scipy's quantile."""
    r = int(binom.ppf(tail, base, centre))
    return float(100 * (r - (binom.cdf(r, base, centre) - tail) / binom.pmf(r, base, centre)) / base)


@given(base=st.integers(30, 12_000), centre=st.floats(0.02, 0.995), tail=st.sampled_from([P95, P998]))
def test_limits_agree_with_scipy(base: int, centre: float, tail: float) -> None:
    low, high = limits(100 * centre, base, tail)
    assert low == pytest.approx(max(0.0, reference(centre, base, tail)), abs=1e-5)
    assert high == pytest.approx(100 - max(0.0, reference(1 - centre, base, tail)), abs=1e-5)


@given(base=st.integers(1, 2000), centre=st.floats(0.5, 99.9))
def test_the_outer_limits_hold_the_inner_and_both_the_centre(base: int, centre: float) -> None:
    (outer_low, outer_high), (low, high) = limits(centre, base, P998), limits(centre, base, P95)
    assert 0 <= outer_low <= low + 1e-9
    assert low <= centre + 100 / base
    assert centre - 100 / base <= high <= outer_high + 1e-9 <= 100 + 1e-9


def test_an_office_far_below_is_outside_and_small_ones_are_not_judged() -> None:
    told = of(RATE, [figure(1, 445, 451), figure(2, 392, 400), figure(3, 380, 500), figure(4, 0, 5, "small_base")])
    assert [(item.place, item.side) for item in told.placed] == [
        ("outside_998", "better"),
        ("outside_998", "better"),
        ("outside_998", "worse"),
        ("not_judged", ""),
    ]
    assert told.base == "disputes_screened"


def test_lower_is_better_turns_the_sides() -> None:
    told = of(LOSS, [figure(1, 1, 400), figure(2, 2, 400), figure(3, 60, 400)])
    assert [item.side for item in told.placed] == ["better", "better", "worse"]


def test_round_words_hold_back() -> None:
    exact = of(RATE, [figure(1, 480, 500), figure(2, 490, 500), figure(3, 450, 489)])
    assert exact.placed[2].place == "outside_998"
    worded = of(RATE, [figure(1, 480, 500), figure(2, 490, 500), figure(3, 450, 460, more=29)])
    assert worded.placed[2].place == "within"


def test_two_offices_make_no_funnel_and_counts_none_either() -> None:
    assert of(RATE, [figure(1, 480, 500), figure(2, 490, 500)]).reason == "few"
    events = catalogue().indicators["legal_publicity_events"]
    assert of(events, [figure(n, 480, 500) for n in range(4)]).reason == "counts"
    assert of(RATE, []).reason == "few"


def test_a_pool_without_any_failure_judges_nobody() -> None:
    told = of(RATE, [figure(n, 100, 100) for n in range(4)])
    assert (told.centre, {item.place for item in told.placed}) == (100.0, {"within"})
