"""Few points, few words; Theil–Sen against scipy."""

from decimal import Decimal

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import theilslopes

from analysis.trend import of, theil_sen, unresolved
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
