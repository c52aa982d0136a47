"""What became of last year's arrangements: paired with their own indicator only, silence told as silence."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.commitments import ORDER, Commitment, ledger, of_parts, settle, tally
from analysis.overlap import sentences
from analysis.status import judge
from catalogue import catalogue
from records import Observation, Settlement, Target
from tests.analysis.made import observation, share, target

ALL = catalogue().indicators
EVENTS, TARGETED = "legal_publicity_events", "targeted_publicity_events"


def rows(targets: list[Target], values: list[Observation], reported: set[int]) -> list[Commitment]:
    return ledger(ALL, targets, {(item.indicator, item.year): item for item in values}, reported)


def test_a_promise_is_done_or_not_done_exactly() -> None:
    promise = target(20, indicator=EVENTS)
    assert rows([promise], [observation(EVENTS, 23)], {2025})[0].outcome == "done"
    told = rows([promise], [observation(EVENTS, 19)], {2025})[0]
    assert (told.outcome, told.judgement and told.judgement.cases) == ("not_done", -1)


def test_targeted_events_are_never_answered_by_events_as_a_whole() -> None:
    promise = target(12, indicator=TARGETED)
    assert rows([promise], [observation(EVENTS, 52)], {2025})[0].outcome == "unmentioned"
    judgement = judge(ALL[EVENTS], 2025, observation(EVENTS, 52), target(12, indicator=EVENTS))
    with pytest.raises(ValueError, match="not settled by"):
        settle(promise, judgement, reported=True)


def test_a_promise_binds_its_own_year_alone() -> None:
    told = rows([target(98, 2026)], [share("99.0", 2025)], {2025})[0]
    assert (told.outcome, told.cause) == ("not_due", "")
    late = rows([target(98, 2024)], [share("99.0", 2025)], {2025})[0]
    assert (late.outcome, late.cause) == ("unverified", "no_report")


def test_another_base_than_the_promise_was_made_on_is_said_so() -> None:
    values = [
        replace(share("98.1", 2024), base="disputes_screened"),
        replace(share("98.9", 2025), base="disputes_accepted"),
    ]
    told = rows([target(98)], values, {2024, 2025})[0]
    assert (told.outcome, told.cause) == ("different", "other_base")


def test_what_was_counted_differently_is_said_so() -> None:
    told = rows([target(98)], [share("98.9", flags=frozenset({"partial_year"}))], {2025})[0]
    assert (told.outcome, told.cause) == ("different", "partial_year")


def test_counts_that_do_not_give_the_share_are_to_be_verified() -> None:
    values = [share("98.7"), observation("disputes_resolved", 297), observation("disputes_screened", 304)]
    told = rows([target(98)], values, {2025})[0]
    assert (told.outcome, told.cause) == ("unverified", "mismatch")


def test_counts_without_their_share_are_to_be_verified_not_unmentioned() -> None:
    values = [observation("disputes_resolved", 297)]
    assert rows([target(98)], values, {2025})[0].cause == "base"
    values.append(observation("disputes_screened", 304))
    assert rows([target(98)], values, {2025})[0].cause == "unstated"


def test_an_inferred_or_round_promise_is_left_to_a_person() -> None:
    value = [observation(EVENTS, 81)]
    assert rows([target(12, indicator=EVENTS, derived=True)], value, {2025})[0].outcome == "unverified"
    assert rows([target(80, comparator="~", indicator=EVENTS)], value, {2025})[0].cause == "round_target"
    assert rows([target(12, indicator=EVENTS, derived=True)], [], {2025})[0].outcome == "unmentioned"


def test_a_promise_outside_the_catalogue_is_offered_with_sentences_or_not_reflected() -> None:
    promise = replace(target(60), indicator=None, words="执法人员脱产培训不少于60学时")
    answers = {2025: sentences("按季度开展案卷评查，举办执法培训8期、参训160余人次。召开会议4次。")}
    told = ledger(ALL, [promise], {}, {2025}, answers=answers)[0]
    assert (told.outcome, told.cause, told.outside, len(told.candidates)) == ("unverified", "words", True, 1)
    silent = ledger(ALL, [promise], {}, {2025}, answers={2025: sentences("召开会议4次。")})[0]
    assert (silent.outcome, silent.candidates) == ("unmentioned", ())
    due = ledger(ALL, [promise], {}, {2024})[0]
    assert due.outcome == "not_due"


def test_a_promise_whose_indicator_has_left_the_catalogue_is_answered_by_its_words() -> None:
    told = rows([target(98, indicator="gone")], [], {2025})[0]
    assert (told.outcome, told.judgement) == ("unmentioned", None)


def test_a_person_s_settlement_outranks_what_the_figures_give_and_both_are_told() -> None:
    word = Settlement("partial", "李四", datetime(2026, 2, 1, tzinfo=UTC), "已到会核对台账")
    told = ledger(
        ALL, [target(20, indicator=EVENTS)], {(EVENTS, 2025): observation(EVENTS, 19)}, {2025}, settlements={1: word}
    )[0]
    assert (told.outcome, told.offered, told.settlement) == ("partial", "not_done", word)


def test_parts_promised_in_one_breath_are_one_row() -> None:
    first = replace(target(100, indicator="legal_exam_pass_rate"), id=1, report_id=7, start=10, end=30)
    second = replace(target(100, indicator="legal_exam_participation_rate"), id=2, report_id=7, start=14, end=30)
    values = [share("100", indicator="legal_exam_pass_rate"), share("98.9", indicator="legal_exam_participation_rate")]
    told = rows([first, second], values, {2025})
    assert [(row.outcome, len(row.parts)) for row in told] == [("partial", 2)]
    apart = replace(second, start=31, end=40)
    assert [row.outcome for row in rows([first, apart], values, {2025})] == ["not_done", "done"]


def test_a_supervisor_s_and_the_law_s_targets_are_no_promises() -> None:
    assert rows([target(98, origin="person"), target(98, origin="policy")], [share("99")], {2025}) == []


def test_what_nobody_answered_stands_first() -> None:
    told = rows(
        [target(20, indicator=EVENTS), target(2, indicator="community_legal_brands"), target(98, 2026)],
        [observation(EVENTS, 23)],
        {2025},
    )
    assert [row.outcome for row in told] == ["unmentioned", "done", "not_due"]
    assert tally(told) == {"unmentioned": 1, "done": 1, "not_due": 1}


@given(
    bound=st.integers(0, 60),
    low=st.none() | st.integers(0, 60),
    spread=st.none() | st.integers(0, 20),
    flags=st.sets(st.sampled_from(["partial_year", "cumulative", "break", "merged", "restated"])),
    comparator=st.sampled_from([">=", "<=", "=", "~"]),
    reported=st.booleans(),
)
def test_no_outcome_that_the_wording_does_not_allow(
    bound: int, low: int | None, spread: int | None, flags: set[str], comparator: str, reported: bool
) -> None:
    high = None if spread is None else (low or 0) + spread
    value = observation(EVENTS, low or 0, low=low, high=high, qualifier="x", flags=frozenset(flags))
    promise = target(Decimal(bound), comparator=comparator, indicator=EVENTS)
    told = rows([promise], [value], {2025} if reported else set())[0]
    assert told.outcome in ORDER
    if told.outcome == "done":
        assert (low is not None and low >= bound) if comparator == ">=" else (high is not None and high <= bound)
    if told.outcome == "not_done" and comparator == ">=":
        assert high is not None
        assert high < bound
        assert "partial_year" not in flags


@given(st.lists(st.sampled_from(ORDER), min_size=1, max_size=4))
def test_a_promise_of_several_parts_is_done_only_where_all_are(outcomes: list[str]) -> None:
    told = of_parts([Commitment(target(1), outcome, outcome) for outcome in outcomes])
    assert (told.outcome == "done") == (set(outcomes) == {"done"})
