"""Verdicts: exact where they can be, declined where they cannot, and never softened."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.status import judge, judged, trial
from catalogue import catalogue
from tests.analysis.made import observation, share, target

RATE = catalogue().indicators["dispute_resolution_rate"]
EVENTS = catalogue().indicators["legal_publicity_events"]


def counts(numerator: int, base: int, year: int = 2025) -> dict[str, object]:
    return {
        "numerator": observation("disputes_resolved", numerator, year),
        "base": observation("disputes_screened", base, year),
    }


def test_one_case_short_is_still_missed() -> None:
    told = judge(RATE, 2023, share("95.9", 2023), target(96, 2023), **counts(395, 412, 2023))  # type: ignore[arg-type]
    assert (told.status, told.cases, told.one_case, told.needed) == ("missed", -1, True, 396)


def test_distance_is_told_in_cases() -> None:
    told = judge(RATE, 2025, share("98.7"), target(98), **counts(445, 451))  # type: ignore[arg-type]
    assert (told.status, told.cases) == ("met", 3)
    short = judge(RATE, 2025, share("96.1"), target(Decimal("98.5")), **counts(540, 562))  # type: ignore[arg-type]
    assert (short.status, short.cases, short.one_case) == ("missed", -14, False)


def test_a_share_that_its_counts_do_not_give_is_to_be_verified() -> None:
    told = judge(RATE, 2024, share("98.6", 2024), target(98, 2024), **counts(279, 286, 2024))  # type: ignore[arg-type]
    assert (told.status, told.cause) == ("unverified", "mismatch")


def test_a_target_of_another_year_binds_nothing_but_may_be_tried() -> None:
    base = observation("disputes_screened", 380, low=380, high=389, qualifier="about_plus")
    told = judge(RATE, 2025, share("97.9"), None, numerator=observation("disputes_resolved", 372), base=base)
    assert told.status == "no_target"
    tried = trial(told, target(98, 2026))
    assert tried is not None
    assert (tried.cases, tried.cases_range) == (-1, (-10, -1))


@pytest.mark.parametrize(
    ("low", "high", "bound", "status"),
    [
        (40, 49, 40, "met"),
        (40, 49, 45, "unjudgeable"),
        (40, 49, 50, "missed"),
        (None, None, 40, "unjudgeable"),
        (40, None, 40, "met"),
    ],
)
def test_a_straddling_wording_is_not_judged(low: int | None, high: int | None, bound: int, status: str) -> None:
    value = observation("legal_publicity_events", 40, low=low, high=high, qualifier="about_plus")
    assert judge(EVENTS, 2025, value, target(bound, indicator="legal_publicity_events")).status == status


def test_lower_is_better_is_judged_from_the_high_end() -> None:
    loss = catalogue().indicators["litigation_loss_rate"]
    value = share("16.7", indicator="litigation_loss_rate")
    assert judge(loss, 2025, value, target(5, comparator="<=", indicator="litigation_loss_rate")).status == "missed"


def test_round_targets_inferred_ones_and_missing_values_are_declined_with_their_cause() -> None:
    value = observation("legal_publicity_events", 81)
    assert judge(EVENTS, 2025, value, target(80, comparator="~")).cause == "round_target"
    assert judge(EVENTS, 2025, value, target(12, derived=True)).cause == "inferred"
    assert judge(EVENTS, 2025, None, target(12)).cause == "no_value"
    assert judge(EVENTS, 2025, None, target(12), reported=False).status == "not_due"
    part = share("94.2", flags=frozenset({"partial_year"}))
    assert judge(RATE, 2025, part, target(90)).cause == "partial_year"


@given(
    value=st.integers(0, 500),
    spread=st.integers(0, 60),
    bound=st.integers(0, 500),
    open_low=st.booleans(),
    open_high=st.booleans(),
    comparator=st.sampled_from([">=", "<=", "="]),
)
def test_no_verdict_that_the_wording_does_not_allow(
    value: int, spread: int, bound: int, open_low: bool, open_high: bool, comparator: str
) -> None:
    low, high = (None if open_low else value), (None if open_high else value + spread)
    told = judge(
        EVENTS,
        2025,
        observation("legal_publicity_events", value, low=low, high=high, qualifier="x"),
        target(bound, comparator=comparator),
    )
    if comparator == ">=":
        assert told.status != "met" or (low is not None and low >= bound)
        assert told.status != "missed" or (high is not None and high < bound)
    elif comparator == "<=":
        assert told.status != "met" or (high is not None and high <= bound)
        assert told.status != "missed" or (low is not None and low > bound)
    else:
        assert told.status != "met" or (low == bound and high == bound)


def test_known_counts_decide_and_not_the_rounded_share() -> None:
    told = judge(RATE, 2025, share("98"), target(98), **counts(372, 380))  # type: ignore[arg-type]
    assert (told.status, told.cause, told.cases, told.one_case) == ("missed", "rounded", -1, True)
    reached = judge(RATE, 2025, share("98"), target(98), **counts(373, 380))  # type: ignore[arg-type]
    assert (reached.status, reached.cause, reached.cases) == ("met", "", 0)


def test_part_of_a_year_counts_as_the_least_the_year_can_have() -> None:
    part = observation("legal_publicity_events", 40, flags=frozenset({"partial_year"}))
    assert judge(EVENTS, 2025, part, target(40, indicator=EVENTS.id)).status == "met"
    told = judge(EVENTS, 2025, part, target(41, indicator=EVENTS.id))
    assert (told.status, told.cause) == ("unjudgeable", "partial_year")


@pytest.mark.parametrize("flag", ["cumulative", "district", "merged", "break"])
def test_what_is_counted_differently_is_not_judged(flag: str) -> None:
    value = observation("legal_publicity_events", 240, flags=frozenset({flag}))
    told = judge(EVENTS, 2025, value, target(40, indicator=EVENTS.id))
    assert (told.status, told.cause) == ("unjudgeable", flag)


def test_counts_without_a_share_and_a_report_that_never_came_can_be_cleared() -> None:
    resolved, screened = counts(445, 451)["numerator"], counts(445, 451)["base"]
    assert judge(RATE, 2025, None, target(98), numerator=resolved).cause == "base"  # type: ignore[arg-type]
    both = judge(RATE, 2025, None, target(98), numerator=resolved, base=screened)  # type: ignore[arg-type]
    assert (both.status, both.cause) == ("unverified", "unstated")
    late = judge(RATE, 2023, None, target(98, 2023), reported=False, overdue=True)
    assert (late.status, late.cause) == ("unverified", "no_report")
    assert judge(RATE, 2023, None, target(98, 2023, origin="policy"), reported=False, overdue=True).status == "not_due"


def test_a_named_base_that_is_not_here_is_not_replaced_by_another() -> None:
    value = replace(share("98.4"), base="disputes_accepted")
    values = {
        (item.indicator, 2025): item
        for item in (value, observation("disputes_resolved", 505), observation("disputes_screened", 900))
    }
    assert judged(RATE, 2025, values, target(98)).status == "met"
    unnamed = {**values, (RATE.id, 2025): share("98.4")}
    assert judged(RATE, 2025, unnamed, target(98)).cause == "mismatch"


def test_a_base_of_zero_is_no_base() -> None:
    told = judge(RATE, 2025, share("100"), target(98), **counts(0, 0))  # type: ignore[arg-type]
    assert (told.status, told.cases, told.recomputed) == ("met", None, None)


@given(
    count=st.integers(0, 600),
    base=st.integers(1, 600),
    places=st.integers(0, 2),
    bound=st.integers(0, 1000).map(lambda tenths: Decimal(tenths) / 10),
)
def test_verdict_and_cases_never_contradict_each_other(count: int, base: int, places: int, bound: Decimal) -> None:
    count = min(count, base)
    printed = round(Decimal(100 * count) / base, places)
    told = judge(RATE, 2025, share(str(printed)), target(bound), **counts(count, base))  # type: ignore[arg-type]
    if told.status in ("met", "missed"):
        assert told.cases is not None
        assert (told.status == "met") == (told.cases >= 0)
        assert told.one_case == (told.cases == -1)
