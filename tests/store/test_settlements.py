"""What people said became of a promise: with a reason and words of the answering report, never altered, on record."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from faults import Fault
from records import Claim, Person, Region, Report, Target
from store import audit, claims, engine, publish, reports, set_targets, settlements, targets
from store.set_targets import Wanted

PLAN = "脱产培训不少于60学时"
ANSWER = "举办执法培训8期、参训160余人次。"


def published(person: Person, street: Region, year: int, words: str, found: list[Claim]) -> Report:
    report = reports.receive(
        person,
        region_id=street.id,
        year=year,
        title=f"{year}年报",
        file_name=f"{year}.txt",
        media_type="text/plain",
        content=words.encode(),
        text=words,
        claims=found,
    )
    for item in claims.claims(person, report.id):
        claims.decide(person, item.id, item.row_version, "confirmed")
    return publish.publish(person, report.id, reports.one(person, report.id).row_version)


def hours(value: int = 60) -> Claim:
    """A promise that no indicator measures."""
    return Claim(0, len(PLAN), PLAN, None, value, value, None, "at_least", "学时", 2025, "target", comparator=">=")


@pytest.fixture
def promise(person: Person, street: Region) -> Target:
    published(person, street, 2024, PLAN, [hours()])
    return targets.for_region(person, street.id)[0]


@pytest.fixture
def answer(person: Person, street: Region) -> Report:
    return published(person, street, 2025, ANSWER, [])


def test_a_promise_that_fits_no_indicator_is_published_with_its_words(promise: Target) -> None:
    assert (promise.indicator, promise.words, promise.value, promise.year) == (None, PLAN, 60, 2025)
    assert (promise.origin, promise.start, promise.end) == ("claim", 0, len(PLAN))


def test_a_word_is_kept_with_who_when_why_and_its_sentence(person: Person, promise: Target, answer: Report) -> None:
    said = settlements.settle(person, promise.id, 0, "partial", " 报了培训8期，未报学时 ", (answer.id, 0, 6))
    assert settlements.of_regions(person, [promise.region_id or 0]) == {promise.id: [said]}
    assert (said.outcome, said.reason, said.by, said.row_version) == (
        "partial",
        "报了培训8期，未报学时",
        person.name,
        1,
    )
    assert (said.report_id, said.quote) == (answer.id, ANSWER[:6])
    event = audit.events(person)[0]
    assert (event.action, event.subject) == ("commitment.settle", f"target/{promise.id}")
    assert "未报学时" in str(event.after)


def test_the_last_word_counts_and_all_stay(person: Person, promise: Target) -> None:
    settlements.settle(person, promise.id, 0, "done", "听汇报")
    settlements.settle(person, promise.id, 1, "withdrawn", "看错了")
    said = settlements.of_regions(person, [promise.region_id or 0])[promise.id]
    assert [(item.outcome, item.row_version) for item in said] == [("done", 1), ("withdrawn", 2)]


def test_nobody_settles_over_another_s_head(person: Person, promise: Target) -> None:
    settlements.settle(person, promise.id, 0, "done", "听汇报")
    with pytest.raises(Fault) as caught:
        settlements.settle(person, promise.id, 0, "not_done", "没有")
    assert (caught.value.code, caught.value.values["person"]) == ("changed_meanwhile", person.name)
    assert len(settlements.of_regions(person, [promise.region_id or 0])[promise.id]) == 1


def test_what_was_said_outlives_a_new_publication_of_the_same_words(
    person: Person, street: Region, promise: Target
) -> None:
    settlements.settle(person, promise.id, 0, "done", "听汇报")
    report = reports.one(person, promise.report_id or 0)
    publish.publish(person, report.id, report.row_version)
    again = targets.for_region(person, street.id)[0]
    assert again.id != promise.id
    assert [item.outcome for item in settlements.of_regions(person, [street.id])[again.id]] == ["done"]
    with pytest.raises(Fault) as caught:
        settlements.settle(person, promise.id, 1, "done", "旧页面")
    assert caught.value.code == "promise_unknown"
    assert settlements.settle(person, again.id, 1, "partial", "改").row_version == 2


def test_what_was_said_ends_with_a_corrected_promise(person: Person, street: Region, promise: Target) -> None:
    settlements.settle(person, promise.id, 0, "done", "听汇报")
    report = reports.one(person, promise.report_id or 0)
    item = claims.claims(person, report.id)[0]
    claims.decide(person, item.id, item.row_version, "corrected", "看错数字", hours(80))
    publish.publish(person, report.id, report.row_version)
    assert settlements.of_regions(person, [street.id]) == {}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": "  "}, "reason_missing"),
        ({"target_id": 999}, "promise_unknown"),
        ({"place": (1, 0, 4)}, "place_unknown"),
        ({"place": (2, 4, 400)}, "place_unknown"),
        ({"place": (2, 4, 4)}, "place_unknown"),
        ({"place": (99, 0, 4)}, "place_unknown"),
    ],
)
def test_no_word_without_a_reason_a_promise_or_words_of_the_report_that_answers(
    person: Person, street: Region, promise: Target, answer: Report, change: dict[str, Any], code: str
) -> None:
    told: dict[str, Any] = {
        "target_id": promise.id,
        "row_version": 0,
        "outcome": "done",
        "reason": "对照台账",
        "place": None,
    }
    with pytest.raises(Fault) as caught:
        settlements.settle(person, **told | change)
    assert caught.value.code == code
    assert settlements.of_regions(person, [street.id]) == {}


def test_an_outcome_that_is_none_is_a_mistake_of_ours(person: Person, promise: Target) -> None:
    with pytest.raises(ValueError, match="no outcome"):
        settlements.settle(person, promise.id, 0, "not_due", "不")


def test_a_supervisor_s_target_is_no_promise(person: Person, street: Region) -> None:
    wanted = Wanted(street.id, "dispute_resolution_rate", 2025, ">=", 98, False, "会议纪要", "区里要求")
    kept = set_targets.set_target(person, wanted, 0)
    with pytest.raises(Fault) as caught:
        settlements.settle(person, kept.id, 0, "done", "达到")
    assert caught.value.code == "promise_unknown"


@pytest.mark.parametrize("statement", ["UPDATE settlement SET reason = 'x'", "DELETE FROM settlement"])
def test_what_was_said_is_never_altered(person: Person, promise: Target, statement: str) -> None:
    settlements.settle(person, promise.id, 0, "done", "听汇报")
    with pytest.raises(DBAPIError), engine.writing() as session:
        session.execute(text(statement))
