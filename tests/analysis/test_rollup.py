"""A district's figure: m of n, lower bounds kept, one base or none, missing never zero."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from analysis.intervals import Interval
from analysis.measured import Entry
from analysis.rollup import district, offices_in, same_offices, unresolved
from analysis.status import judge
from catalogue import catalogue
from records import Observation, Region
from tests.analysis.made import observation
from tests.analysis.test_comparison import office

ALL = catalogue().indicators
RATE, EVENTS, MEETINGS = (
    ALL[code] for code in ("dispute_resolution_rate", "legal_publicity_events", "rule_of_law_special_meetings")
)


def entry(region: int, value: Observation | None, reported: bool = True) -> Entry:
    code = value.indicator if value is not None else EVENTS.id
    return Entry(region, judge(ALL[code], 2025, value, None, reported=reported), reported)


def test_volumes_are_summed_over_those_who_report_and_missing_ones_are_named() -> None:
    words = observation(EVENTS.id, 40, low=40, high=49, qualifier="about_plus")
    part = observation(EVENTS.id, 9, flags=frozenset({"partial_year"}))
    told = district(EVENTS, [entry(1, observation(EVENTS.id, 61)), entry(2, words), entry(3, None), entry(4, part)])
    assert (told.kind, told.value, told.interval, told.at_least) == ("sum", 101, Interval(101, 110), True)
    assert (told.offices, told.missing) == ((2, 4), ((3, "no_value"), (4, "partial_year")))
    let_in = district(EVENTS, [entry(1, observation(EVENTS.id, 61)), entry(4, part)], frozenset({"partial_year"}))
    assert (let_in.value, let_in.offices) == (70, (2, 2))
    away = district(EVENTS, [entry(1, observation(EVENTS.id, 61)), entry(2, None, reported=False)])
    assert (away.value, away.missing) == (61, ((2, "no_report"),))


def test_open_words_leave_the_sum_open_above_and_add_nothing_below() -> None:
    least = observation(EVENTS.id, 10, low=10, qualifier="at_least")
    about = observation(EVENTS.id, 30, qualifier="approx")
    told = district(EVENTS, [entry(1, observation(EVENTS.id, 5)), entry(2, least), entry(3, about)])
    assert (told.value, told.interval, told.at_least) == (45, Interval(15, None), True)


def test_a_share_is_sum_over_sum_on_one_base() -> None:
    told = district(RATE, [office(1, 445, 451), office(2, 10, 12)])
    assert (told.kind, told.value, told.bases) == ("share", Fraction(45500, 463), ("disputes_screened",))
    assert told.interval == Interval(Fraction(45500, 463), Fraction(45500, 463))


def test_no_share_over_different_bases_even_if_the_reader_lets_them_in() -> None:
    entries = [office(1, 445, 451), office(2, 540, 562, on="disputes_accepted")]
    for let_in in (frozenset[str](), frozenset({"other_base"})):
        told = district(RATE, entries, let_in)
        assert (told.kind, told.reason, told.value) == ("refused", "other_base", None)
        assert told.bases == ("disputes_accepted", "disputes_screened")


def test_doubtful_counts_are_kept_out_of_a_share() -> None:
    told = district(RATE, [office(1, 445, 451), office(2, 279, 286, "98.6")])
    assert (told.offices, told.missing) == ((1, 2), ((2, "mismatch"),))


def test_duties_have_a_median() -> None:
    values = [observation(MEETINGS.id, value) for value in (2, 3, 4, 12)]
    told = district(MEETINGS, [entry(place, value) for place, value in enumerate(values)])
    assert (told.kind, told.value) == ("median", Fraction(7, 2))
    open_ended = observation(MEETINGS.id, 3, low=3, qualifier="at_least")
    told = district(MEETINGS, [entry(1, values[0]), entry(2, values[1]), entry(3, open_ended)])
    assert told.interval == Interval(3, 3)
    assert district(MEETINGS, [entry(1, values[0]), entry(2, open_ended)]).interval == Interval(Fraction(5, 2), None)


def test_nobody_and_what_is_never_summed_are_answered() -> None:
    assert district(EVENTS, []).reason == "empty"
    assert district(EVENTS, [entry(1, None)]).reason == "empty"
    assert district(RATE, []).reason == "empty"
    hours = ALL["enforcement_training_hours"]
    assert district(hours, [entry(1, observation(hours.id, 60))]).reason == "not_summable"
    assert unresolved([]).reason == "empty"


def test_unresolved_cases_of_the_same_offices() -> None:
    now = [office(1, 445, 451), office(2, 540, 562, on="disputes_accepted"), office(3, 10, 11)]
    before = [office(1, 426, 438), office(2, 505, 513, on="disputes_accepted")]
    assert unresolved(now).value == 29
    told = same_offices(now, before, unresolved)
    assert [item.value for item in told] == [28, 20]
    assert told[0].missing == ((3, "other_year"),)


def test_an_office_that_changed_its_district_counts_where_it_stood_at_the_year_s_end() -> None:
    before = Region(1, "01", "柳浪街道", "street", 9, valid_to=date(2024, 6, 30))
    after = Region(2, "01", "柳浪街道", "street", 8, valid_from=date(2024, 7, 1))
    other = Region(3, "02", "鼓山街道", "street", 9)
    regions = [before, after, other]
    told = {
        (district_id, year): [region.id for region in offices_in(regions, district_id, year)]
        for district_id in (8, 9)
        for year in (2023, 2024)
    }
    assert told == {(8, 2023): [], (9, 2023): [1, 3], (8, 2024): [2], (9, 2024): [3]}


@given(
    values=st.lists(st.tuples(st.integers(0, 90), st.none() | st.integers(0, 9), st.booleans()), max_size=6),
    duty=st.booleans(),
    pick=st.integers(0, 9),
)
def test_the_interval_holds_every_figure_that_the_wordings_admit(
    values: Sequence[tuple[int, int | None, bool]], duty: bool, pick: int
) -> None:
    indicator = MEETINGS if duty else EVENTS
    made = [
        observation(
            indicator.id, low, low=low, high=None if more is None else low + more, qualifier="exact" if exact else "x"
        )
        for low, more, exact in values
    ]
    told = district(indicator, [entry(place, item) for place, item in enumerate(made)])
    if not made:
        assert told.reason == "empty"
        return
    possible = [Fraction(int(item.value) + (0 if item.low == item.high else min(pick, more or pick)))
                for item, (_, more, _) in zip(made, values, strict=True)]  # fmt: skip
    truth = median(possible) if duty else sum(possible)
    assert told.interval.low is not None
    assert told.interval.low <= truth
    assert told.interval.high is None or truth <= told.interval.high


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 300), st.booleans(), st.booleans()), max_size=5))
def test_a_district_share_is_on_one_base_and_says_who_is_missing(
    offices: list[tuple[int, int, bool, bool]],
) -> None:
    entries = []
    for region, (count, base, screened, reported) in enumerate(offices):
        made = office(region, min(count, base), base, on="disputes_screened" if screened else "disputes_accepted")
        entries.append(replace(made, reported=reported))
    told = district(RATE, entries)
    assert told.offices[1] == len(entries)
    assert len(told.bases) <= 1 or told.value is None
    if told.value is not None:
        assert 0 <= told.value <= 100
