"""Better, similar, worse: never by rank, never from a small base, never across bases; and refusals with their reasons."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from analysis.comparison import Entry, Profile, Row, against, between, line_of, own, rows
from analysis.intervals import Interval, newcombe
from analysis.measured import Measured, measure, shown
from analysis.status import judge
from catalogue import Benchmark, catalogue
from records import Number
from tests.analysis.made import observation, share, target

ALL = catalogue().indicators
RATE, MEDIATION, EVENTS = ALL["dispute_resolution_rate"], ALL["mediation_success_rate"], ALL["legal_publicity_events"]
UNKNOWN = Profile()
LINE = Benchmark("x", RATE.id, 95, "=", 2025, 2025, "全国", "China", "基数", "base", "标题", "https://example.org")


def office(
    region: int,
    count: int,
    base: int,
    printed: str = "",
    bound: Number | None = None,
    on: str = "disputes_screened",
    flags: frozenset[str] = frozenset(),
) -> Entry:
    value = replace(share(printed or f"{100 * count / base:.1f}", flags=flags), base=on, region_id=region)
    judgement = judge(
        RATE,
        2025,
        value,
        target(bound) if bound is not None else None,
        numerator=observation("disputes_resolved", count),
        base=observation(on, base),
    )
    return Entry(region, judgement)


def counted(region: int, indicator: str, value: int, profile: Profile = UNKNOWN) -> Entry:
    return Entry(region, judge(ALL[indicator], 2025, observation(indicator, value), None), True, profile)


def told(found: list[Row]) -> list[tuple[str, str]]:
    return [(row.verdict, row.reason) for row in found]


def test_twelve_of_twelve_is_never_better_than_445_of_451() -> None:
    entries = [office(1, 12, 12), office(2, 445, 451)]
    everything = frozenset({"other_base", "small_base", "partial_year"})
    for let_in in (frozenset[str](), everything):
        assert told(rows(RATE, entries, 2, let_in))[0] == ("refused", "small_base")
        assert told(rows(RATE, entries, None, let_in))[0] == ("refused", "small_base")
        assert told(rows(RATE, entries, LINE, let_in))[0] == ("refused", "small_base")
    # Even if nothing were refused, chance alone explains the difference.
    first, second = (replace(measure(RATE, entry), reason="") for entry in entries)
    assert between(RATE, first, second).verdict == "similar"
    assert between(RATE, second, first).verdict == "similar"


def test_own_targets_are_the_default_and_tell_the_widest_miss_first() -> None:
    entries = [
        office(1, 445, 451, bound=98),
        office(2, 540, 562, bound=Decimal("98.5"), on="disputes_accepted"),
        office(3, 10, 11, bound=95),
        office(4, 297, 304, "98.7", bound=98, on="disputes_accepted"),
        Entry(5, judge(RATE, 2025, None, None), reported=False),
    ]
    found = own(entries)
    assert [(entry.region_id, entry.judgement.cases) for entry in found.missed] == [(2, -14), (3, -1)]
    assert [(entry.region_id, entry.judgement.cases) for entry in found.met] == [(1, 3)]
    assert [entry.region_id for entry in found.unverified] == [4]
    assert [entry.region_id for entry in found.missing] == [5]
    assert (found.bases, found.one_base) == (("disputes_accepted", "disputes_screened"), False)


def test_shares_on_different_bases_are_compared_only_where_the_reader_lets_them_in() -> None:
    entries = [office(1, 445, 451), office(2, 540, 562, on="disputes_accepted")]
    assert told(rows(RATE, entries, 2)) == [("refused", "other_base"), ("refused", "itself")]
    assert told(rows(RATE, entries)) == [("refused", "alone"), ("refused", "other_base")]
    assert told(rows(RATE, entries, 2, frozenset({"other_base"})))[0] == ("better", "")


def test_against_the_rest_of_the_district() -> None:
    entries = [office(1, 445, 451), office(2, 440, 450), office(3, 400, 450)]
    assert [verdict for verdict, _ in told(rows(RATE, entries))] == ["better", "better", "worse"]


def test_against_a_published_line() -> None:
    entries = [office(1, 445, 451), office(2, 430, 450), office(3, 400, 450)]
    assert [verdict for verdict, _ in told(rows(RATE, entries, LINE))] == ["better", "similar", "worse"]
    open_ended = replace(LINE, comparator=">=")
    assert line_of(open_ended) == Interval(95, None)
    assert [verdict for verdict, _ in told(rows(RATE, entries, open_ended))] == ["similar", "similar", "worse"]


def test_lower_is_better_turns_the_verdict() -> None:
    loss = ALL["litigation_loss_rate"]
    figure = Measured(1, "", 10, limits=(8.0, 12.0))
    assert against(loss, figure, Interval(15, 15)).verdict == "better"
    assert against(loss, figure, Interval(5, 5)).verdict == "worse"


@pytest.mark.parametrize("flag", ["partial_year", "cumulative", "merged", "break"])
def test_what_is_counted_differently_is_refused_with_its_reason_unless_let_in(flag: str) -> None:
    entries = [office(1, 445, 451, flags=frozenset({flag})), office(2, 400, 450), office(3, 401, 450)]
    assert told(rows(RATE, entries))[0] == ("refused", flag)
    assert told(rows(RATE, entries, None, frozenset({flag})))[0] == ("better", "")


def test_figures_of_the_whole_district_and_doubtful_ones_are_never_let_in() -> None:
    everything = frozenset({"district", "mismatch", "no_base"})
    whole = office(1, 445, 451, flags=frozenset({"district"}))
    assert measure(RATE, whole, everything).reason == "district"
    assert measure(RATE, office(1, 297, 304, "98.7"), everything).reason == "mismatch"
    bare = Entry(1, judge(RATE, 2025, share("99"), None))
    assert measure(RATE, bare, everything).reason == "no_base"


def test_a_printed_share_on_a_named_base_stands_for_the_counts_that_round_to_it() -> None:
    value = replace(share("98.7"), base="disputes_screened")
    entry = Entry(1, judge(RATE, 2025, value, None, base=observation("disputes_screened", 451)))
    figure = measure(RATE, entry)
    assert figure.counts is not None
    low, high = figure.counts
    assert low is not None
    assert high is not None
    assert low <= 445 <= high
    assert Fraction(high) - Fraction(low) < 1
    full = Entry(1, judge(RATE, 2025, replace(value, value=100), None, base=observation("disputes_screened", 451)))
    assert measure(RATE, full).counts == Interval(Fraction("448.745"), 451)


def test_volumes_are_told_per_size_and_judged_never() -> None:
    entries = [
        counted(1, EVENTS.id, 61, Profile(communities=12)),
        counted(2, EVENTS.id, 71, Profile(92_000, 15)),
        counted(3, EVENTS.id, 33),
    ]
    found = rows(EVENTS, entries, 1)
    assert told(found) == [("refused", "activity"), ("refused", "activity"), ("refused", "size")]
    assert [shown(row.figure.value) for row in found] == [Decimal("5.1"), Decimal("4.7"), Decimal("33.0")]
    tickets = measure(ALL["hotline_tickets"], counted(2, "hotline_tickets", 10_346, Profile(92_000)))
    assert (tickets.reason, tickets.scale, shown(tickets.value, 0)) == ("", "per_10k_residents", Decimal(1125))


def test_one_incident_more_is_chance() -> None:
    code = "major_safety_incidents"
    entries = [counted(1, code, 1), counted(2, code, 0), counted(3, code, 30)]
    assert told(rows(ALL[code], entries, 2)) == [("similar", ""), ("refused", "itself"), ("worse", "")]


def test_nobody_and_one_office_are_answered() -> None:
    assert rows(RATE, []) == []
    assert told(rows(RATE, [office(1, 445, 451)])) == [("refused", "alone")]
    assert told(rows(RATE, [office(1, 445, 451)], 99)) == [("refused", "peer")]
    missing = Entry(1, judge(RATE, 2025, None, None), reported=False)
    assert told(rows(RATE, [missing])) == [("refused", "no_report")]
    assert told(rows(RATE, [Entry(1, judge(RATE, 2025, None, None))])) == [("refused", "no_value")]


@given(k1=st.integers(0, 400), n1=st.integers(1, 400), k2=st.integers(0, 400), n2=st.integers(1, 400))
def test_newcombe_agrees_with_statsmodels(k1: int, n1: int, k2: int, n2: int) -> None:
    k1, k2 = min(k1, n1), min(k2, n2)
    low, high = newcombe((k1, n1), (k2, n2))
    expected = confint_proportions_2indep(k2, n2, k1, n1, method="newcomb", compare="diff")
    assert (low, high) == pytest.approx(tuple(100 * end for end in expected), abs=1e-3)


@given(
    counts=st.lists(
        st.tuples(st.integers(1, 600), st.floats(0, 1), st.integers(0, 40)).map(
            lambda item: (round(item[0] * item[1]), item[0], item[2])
        ),
        max_size=6,
    ),
    reference=st.sampled_from([None, 0, 1, LINE]),
)
def test_no_verdict_that_an_interval_does_not_allow(
    counts: list[tuple[int, int, int]], reference: Benchmark | int | None
) -> None:
    entries = []
    for region, (count, base, more) in enumerate(counts):
        entry = office(region, count, base)
        size = observation("disputes_screened", base, low=base, high=base + more, qualifier="about_plus")
        entries.append(Entry(region, replace(entry.judgement, base=size, cause="")))
    for row in rows(RATE, entries, reference):
        if row.verdict == "refused":
            assert row.reason
            continue
        assert row.figure.bases is not None
        assert (row.figure.bases.low or 0) >= 30
        if row.difference is not None and row.verdict == "better":
            assert row.difference[0] > 0
        if row.difference is not None and row.verdict == "worse":
            assert row.difference[1] < 0
