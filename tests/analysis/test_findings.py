"""Restated values, jumps, changed definitions, and what is worse and worsening."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from analysis import trend
from analysis.comparison import Entry, Row
from analysis.findings import breaks, definitions, jumps, restated, who_clears, worse_and_worsening
from analysis.measured import Measured
from analysis.status import judge
from catalogue import catalogue
from records import Number, Observation
from tests.analysis.made import observation, share, target

ALL = catalogue().indicators
RATE, EVENTS = ALL["dispute_resolution_rate"], ALL["legal_publicity_events"]


def events(value: int, year: int, **more: object) -> Observation:
    return observation(EVENTS.id, value, year, **more)  # type: ignore[arg-type]


def test_a_restated_value_stands_with_the_first_beside_it() -> None:
    first = replace(events(56, 2023), superseded_at=datetime(2025, 2, 1, tzinfo=UTC))
    now = replace(events(48, 2023, flags=frozenset({"restated"})), id=2, recorded_at=datetime(2025, 2, 1, tzinfo=UTC))
    found = restated([now, first])
    assert [(item.code, item.clears, item.now.value, item.before and item.before.value) for item in found] == [
        ("restated", "office", 48, 56)
    ]
    assert restated([now]) == []
    assert restated([first, replace(now, flags=frozenset())]) == []


def test_years_before_a_restated_one_may_count_differently_and_are_left_out_of_the_trend() -> None:
    series = [events(38, 2022), events(48, 2023, flags=frozenset({"restated"})), events(52, 2024), events(61, 2025)]
    found = definitions(series)
    assert [(item.code, item.now.year, item.before and item.before.year) for item in found] == [
        ("not_recounted", 2023, 2022)
    ]
    told = trend.of(series, breaks(found))
    assert (told.kind, told.first.year, told.reasons) == ("rising", 2023, ("before_break",))


def test_a_share_of_something_else_and_a_flag_are_changes_of_definition_for_the_district() -> None:
    series = [
        replace(share("98", 2023), base="disputes_screened"),
        replace(share("97", 2024), base="disputes_accepted"),
        replace(share("99", 2025, flags=frozenset({"break"})), base="disputes_accepted"),
    ]
    assert {(item.code, item.clears) for item in definitions(series)} == {
        ("redefined", "district"),
        ("base_changed", "district"),
    }


def test_jumps_are_steps_that_wordings_do_not_explain() -> None:
    assert [item.now.value for item in jumps([events(12, 2024), events(61, 2025)])] == [61]
    assert jumps([events(20, 2024), events(61, 2023)]) != []
    assert jumps([events(3, 2024), events(10, 2025)]) == []
    assert jumps([events(12, 2023), events(61, 2025)]) == []
    worded = events(12, 2024, low=12, qualifier="at_least")
    assert jumps([worded, events(61, 2025)]) == []
    assert len(jumps([share("80", 2024), share("91", 2025)])) == 1
    assert jumps([share("80", 2024), share("89", 2025)]) == []
    assert jumps([events(12, 2024), events(61, 2025, flags=frozenset({"partial_year"}))]) == []


def entry(
    value: str, bound: Number | None, region: int = 1, numerator: int | None = None, base: int | None = None
) -> Entry:
    judgement = judge(
        RATE,
        2025,
        share(value),
        target(bound) if bound is not None else None,
        numerator=observation("disputes_resolved", numerator) if numerator is not None else None,
        base=observation("disputes_screened", base) if base is not None else None,
    )
    return Entry(region, judgement)


def test_only_what_is_worse_and_worsening_is_listed() -> None:
    falling, rising = [share("98.4", 2024), share("96.1")], [share("94.1", 2024), share("96.1")]
    assert [item.than for item in worse_and_worsening(RATE, [entry("96.1", 98)], {1: falling})] == ["target"]
    assert worse_and_worsening(RATE, [entry("96.1", 98)], {1: rising}) == []
    assert worse_and_worsening(RATE, [entry("96.1", 96)], {1: falling}) == []
    assert worse_and_worsening(RATE, [entry("96.1", None)], {1: falling}) == []
    line = Row(Measured(1), "worse")
    assert [item.than for item in worse_and_worsening(RATE, [entry("96.1", 98)], {1: falling}, [line])] == ["both"]
    assert [item.than for item in worse_and_worsening(RATE, [entry("96.1", 96)], {1: falling}, [line])] == ["benchmark"]


def test_a_doubtful_value_is_not_called_worse_and_a_small_base_says_so() -> None:
    falling = [share("98.4", 2024), share("90.9")]
    assert worse_and_worsening(RATE, [entry("90.9", 98, 1, 297, 304)], {1: falling}) == []
    told = worse_and_worsening(RATE, [entry("90.9", 98, 1, 10, 11)], {1: falling})
    assert [item.small for item in told] == [True]


def test_the_widest_miss_comes_first_and_lower_may_be_better() -> None:
    series = {region: [share("99", 2024), share("96.1")] for region in (1, 2)}
    entries = [entry("96.1", 98, 1, 49, 51), entry("96.1", 98, 2, 540, 562)]
    assert [item.entry.region_id for item in worse_and_worsening(RATE, entries, series)] == [2, 1]
    loss = ALL["litigation_loss_rate"]
    value = share("16.7", indicator=loss.id)
    told = Entry(1, judge(loss, 2025, value, target(5, comparator="<=", indicator=loss.id)))
    assert worse_and_worsening(loss, [told], {1: [share("0", 2024, loss.id), value]})
    assert not worse_and_worsening(loss, [told], {1: [share("20", 2024, loss.id), value]})


values = st.lists(
    st.tuples(
        st.integers(0, 100), st.integers(2015, 2025), st.sampled_from(["", "break", "restated", "partial_year"]),
        st.booleans(), st.none() | st.integers(0, 9),
    ),
    max_size=8,
    unique_by=lambda item: item[1],
)  # fmt: skip


@given(values, st.sets(st.integers(2014, 2027), max_size=2))
def test_random_series_never_break_a_rule(drawn: list[tuple[int, int, str, bool, int | None]], at: set[int]) -> None:
    series = [
        observation(EVENTS.id, value, year, low=value if low else None, high=None if more is None else value + more,
                    qualifier="x", flags=frozenset({flag} - {""}))
        for value, year, flag, low, more in drawn
    ]  # fmt: skip
    told = trend.of(series, at)
    assert sorted([*told.used, *told.left_out], key=lambda item: item.year) == sorted(series, key=lambda i: i.year)
    assert len(told.reasons) == len(told.left_out)
    if told.kind == "slope":
        assert len(told.used) >= 5
        assert told.slope is not None
        assert told.slope_range is not None
        assert told.slope_range[0] <= told.slope <= told.slope_range[1]
    if told.kind in ("rising", "falling"):
        assert len(told.used) >= 3
    if told.used and at and min(at) <= max(item.year for item in series):
        assert told.first.year >= max(year for year in at if year <= max(item.year for item in series))
    for item in [*definitions(series), *jumps(series), *restated(series)]:
        assert item.now in series


def test_a_declined_verdict_says_who_can_clear_it() -> None:
    aim = target(40, indicator=EVENTS.id)
    assert who_clears(judge(EVENTS, 2025, None, aim)) == "office"
    assert who_clears(judge(EVENTS, 2025, events(81, 2025, flags=frozenset({"break"})), aim)) == "district"
    assert who_clears(judge(EVENTS, 2025, events(81, 2025, flags=frozenset({"cumulative"})), aim)) == ""
    assert who_clears(judge(EVENTS, 2025, events(81, 2025), aim)) == ""
