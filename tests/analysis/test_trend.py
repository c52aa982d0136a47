"""Few points, few words; Theil–Sen against scipy."""

from dataclasses import replace
from decimal import Decimal

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import theilslopes

from analysis.trend import of, theil_sen, towards, unresolved
from tests.analysis.made import observation, share


def test_one_year_has_a_level_only() -> None:
    assert of([share("97.9")]).kind == "level"
    assert of([]).kind == "none"


def test_two_years_differ_only_where_their_wordings_do() -> None:
    forties = observation("legal_publicity_events", 40, 2024, low=40, high=49, qualifier="about_plus")
    assert of([forties, observation("legal_publicity_events", 45, 2025)]).kind == "steady"
    assert of([forties, observation("legal_publicity_events", 52, 2025)]).kind == "higher"
    assert of([forties, observation("legal_publicity_events", 39, 2025)]).kind == "lower"


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ("94.1 95.9 97.3 98.7", "rising"),
        ("98.7 97.3 95.9", "falling"),
        ("94.1 97.3 95.9", "mixed"),
        ("98 98 98", "steady"),
        ("97 98 98", "mixed"),
    ],
)
def test_three_and_four_years_have_a_direction_only_if_every_step_agrees(values: str, kind: str) -> None:
    assert of([share(value, 2022 + place) for place, value in enumerate(values.split())]).kind == kind


def test_part_years_are_left_out_and_said_so() -> None:
    told = of([share("94.1", 2023), share("99.0", 2024, flags=frozenset({"partial_year"})), share("95.9", 2025)])
    assert (told.kind, [item.year for item in told.left_out]) == ("higher", [2024])


def test_five_years_have_a_slope_with_its_range() -> None:
    told = of([share(str(Decimal("94") + place), 2020 + place) for place in range(5)])
    assert (told.kind, told.slope, told.slope_range) == ("slope", 1.0, (1.0, 1.0))


@given(st.lists(st.integers(0, 1000), min_size=5, max_size=9))
def test_theil_sen_agrees_with_scipy(values: list[int]) -> None:
    years = list(range(2015, 2015 + len(values)))
    slope, low, high = theil_sen(years, [float(value) for value in values])
    assert slope == pytest.approx(theilslopes(values, years).slope)
    slopes = [
        (b - a) / (q - p)
        for (p, a), (q, b) in (
            (x, y)
            for i, x in enumerate(zip(years, values, strict=True))
            for y in list(zip(years, values, strict=True))[i + 1 :]
        )
    ]
    assert (low, high) == pytest.approx(tuple(numpy.percentile(slopes, [2.5, 97.5])))


def test_unresolved_cases_stand_beside_the_share() -> None:
    numerators = [observation("disputes_resolved", 426, 2024), observation("disputes_resolved", 445, 2025)]
    bases = [observation("disputes_screened", 438, 2024), observation("disputes_screened", 451, 2025)]
    assert unresolved(numerators, bases) == {2024: 12, 2025: 6}


def test_years_before_a_break_are_left_out_and_said_so() -> None:
    series = [share(value, 2022 + place) for place, value in enumerate(("90", "94", "96", "98"))]
    told = of(series, {2024})
    assert (told.kind, told.reasons) == ("higher", ("before_break", "before_break"))
    flagged = [series[0], series[1], replace(series[2], flags=frozenset({"break"})), series[3]]
    assert of(flagged).reasons == told.reasons
    assert of(series, {2027}).reasons == ()
    # A break in a year whose own figure is kept out still parts what stands before and after it.
    part = replace(series[2], flags=frozenset({"partial_year"}))
    assert of([*series[:2], part, series[3]], {2024}).kind == "level"


def test_shares_of_something_else_than_the_latest_are_left_out() -> None:
    series = [replace(share("94", 2024), base="disputes_screened"), replace(share("97"), base="disputes_accepted")]
    assert (of(series).kind, of(series).reasons) == ("level", ("other_base",))


def test_wording_widens_the_slope_s_range_and_open_words_make_no_slope() -> None:
    series = [observation("legal_publicity_events", 10 * place, 2020 + place) for place in range(1, 6)]
    assert of(series).slope_range == (10.0, 10.0)
    worded = [*series[:4], observation("legal_publicity_events", 50, 2025, low=50, high=59, qualifier="about_plus")]
    told = of(worded)
    assert told.slope_range is not None
    assert told.slope_range[1] > 10
    least = [*series[:4], observation("legal_publicity_events", 50, 2025, low=50, qualifier="at_least")]
    assert of(least).kind == "rising"


def test_a_direction_is_only_said_where_the_whole_range_has_it() -> None:
    assert towards(of([share("94", 2024), share("97")])) == 1
    assert towards(of([share("97", 2023), share("95", 2024), share("94")])) == -1
    assert towards(of([share("97", 2023), share("99", 2024), share("94")])) == 0
    wavering = of([share(value, 2021 + place) for place, value in enumerate(("97", "94", "98", "95", "97"))])
    assert (wavering.kind, towards(wavering)) == ("slope", 0)
    assert towards(of([])) == 0
