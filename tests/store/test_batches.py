"""Batches: taken up where they stopped, taken back whole; what stood before a withdrawn report stands again."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from faults import Fault
from records import Claim, FileOutcome, Number, Person, Region, Report
from store import audit, batches, claims, engine, observations, publish, reports, targets


def claim(value: Number, year: int = 2025, kind: str = "actual", indicator: str = "disputes_resolved") -> Claim:
    return Claim(0, 2, "甲乙", indicator, value, value, value, "exact", "件", year, kind)


def published(
    person: Person,
    street: Region,
    year: int,
    *items: Claim,
    content: bytes | None = None,
    supersedes: int | None = None,
) -> Report:
    report = reports.receive(
        person,
        region_id=street.id,
        year=year,
        title=f"{year}年报告",
        file_name=f"{year}.txt",
        media_type="text/plain",
        content=content or str(year).encode(),
        text="甲乙丙",
        claims=items,
        supersedes=supersedes,
    )
    waiting = [(item.id, item.row_version) for item in claims.claims(person, report.id)]
    claims.decide_many(person, waiting, "confirmed")
    return publish.publish(person, report.id, report.row_version)


def batch_of(person: Person, *brought: Report) -> int:
    files = {report.file_name: report.sha256 for report in brought}
    batch, _ = batches.begin(person, "/folder", files)
    assert batch is not None
    for report in brought:
        batches.note(person, batch.id, FileOutcome(report.file_name, report.sha256, "taken", None, report.id, 1))
    batches.finish(person, batch.id)
    return batch.id


def standing(person: Person, street: Region) -> list[tuple[int, Number]]:
    return [(item.year, item.value) for item in observations.of_region(person, street.id)]


def test_a_batch_is_taken_up_until_every_file_has_its_outcome(person: Person, street: Region) -> None:
    report = published(person, street, 2025, claim(10))
    files = {"a.txt": report.sha256, "b.txt": "b" * 64, "c.txt": None}
    first, waiting = batches.begin(person, "/folder", files)
    assert first is not None
    assert waiting == ["a.txt", "b.txt", "c.txt"]
    batches.note(person, first.id, FileOutcome("a.txt", report.sha256, "taken", None, report.id, 1))
    again, waiting = batches.begin(person, "/folder", files)
    assert again is not None
    assert (again.id, waiting) == (first.id, ["b.txt", "c.txt"])
    batches.note(person, first.id, FileOutcome("b.txt", "b" * 64, "failed", "damaged"))
    batches.note(person, first.id, FileOutcome("c.txt", None, "failed", "file_unreadable"))
    done = batches.finish(person, first.id)
    assert (done.state, done.files, done.figures) == ("done", {"taken": 1, "failed": 2}, 1)
    # Failed files are tried again in the same batch; a file it never met begins another one.
    retried, waiting = batches.begin(person, "/folder", files)
    assert retried is not None
    assert (retried.id, waiting) == (first.id, ["b.txt", "c.txt"])
    batches.finish(person, first.id)
    other, waiting = batches.begin(person, "/folder", {**files, "d.txt": "d" * 64})
    assert other is not None
    assert other.id != first.id
    assert waiting == ["b.txt", "c.txt", "d.txt"]


def test_a_folder_that_is_loaded_begins_no_new_batch(person: Person, street: Region) -> None:
    report = published(person, street, 2025, claim(10))
    batch_of(person, report)
    assert batches.begin(person, "/folder", {report.file_name: report.sha256}) == (None, [])
    changed, _ = batches.begin(person, "/folder", {report.file_name: "f" * 64})
    assert changed is not None
    assert len(batches.listing(person)) == 2


def test_what_was_taken_is_not_overwritten_by_a_second_run(person: Person, street: Region) -> None:
    report = published(person, street, 2025, claim(10))
    number = batch_of(person, report)
    batches.note(person, number, FileOutcome(report.file_name, report.sha256, "known", "same_file", report.id))
    assert [file.outcome for file in batches.files(person, number)] == ["taken"]


def test_undo_withdraws_every_report_at_once_and_only_once(person: Person, street: Region) -> None:
    first, second = published(person, street, 2024, claim(8, 2024)), published(person, street, 2025, claim(10))
    number = batch_of(person, first, second)
    then = datetime.now(UTC)
    assert batches.undo(person, number) == 2
    assert standing(person, street) == []
    assert [item.value for item in observations.table(person, as_of=then)] == [8, 10]
    assert [item.reason for item in observations.history(person, street.id, "disputes_resolved", 2025)] == [
        f"batch/{number}"
    ]
    assert reports.one(person, first.id).state == "withdrawn"
    assert reports.listing(person) == []
    assert reports.by_hash(person, first.sha256) is None
    actions = [event.action for event in audit.events(person)]
    assert actions.count("report.withdraw") == 2
    assert actions.count("batch.undo") == 1
    with pytest.raises(Fault) as fault:
        batches.undo(person, number)
    assert fault.value.code == "batch_withdrawn"


def test_an_undo_that_fails_half_way_changes_nothing(person: Person, street: Region) -> None:
    first, second = published(person, street, 2024, claim(8, 2024)), published(person, street, 2025, claim(10))
    number = batch_of(person, first, second)

    def undone_and_published() -> None:
        with engine.writing():
            batches.undo(person, number)
            publish.publish(person, second.id, second.row_version)

    with pytest.raises(Fault, match="changed_meanwhile"):
        undone_and_published()
    assert standing(person, street) == [(2024, 8), (2025, 10)]
    assert batches.listing(person)[0].state == "done"


def test_the_same_bytes_may_come_again_after_an_undo(person: Person, street: Region) -> None:
    report = published(person, street, 2025, claim(10))
    number = batch_of(person, report)
    batches.undo(person, number)
    with pytest.raises(Fault) as fault:
        publish.publish(person, report.id, reports.one(person, report.id).row_version)
    assert fault.value.code == "report_withdrawn"
    again = published(person, street, 2025, claim(11))
    assert again.sha256 == report.sha256
    assert standing(person, street) == [(2025, 11)]
    batch, waiting = batches.begin(person, "/folder", {report.file_name: report.sha256})
    assert batch is not None
    assert batch.id != number
    assert waiting == [report.file_name]


def test_a_value_that_the_batch_had_restated_stands_again(person: Person, street: Region) -> None:
    published(person, street, 2024, claim(8, 2024))
    number = batch_of(person, published(person, street, 2025, claim(10), claim(9, 2024)))
    assert standing(person, street) == [(2024, 9), (2025, 10)]
    between = datetime.now(UTC)
    batches.undo(person, number)
    assert standing(person, street) == [(2024, 8)]
    assert [item.value for item in observations.table(person, as_of=between)] == [9, 10]


def test_values_go_back_through_all_that_the_batch_had_replaced(person: Person, street: Region) -> None:
    observations.record(
        person,
        region_id=street.id,
        indicator="disputes_resolved",
        year=2023,
        value=5,
        low=5,
        high=5,
        qualifier="exact",
        unit="件",
        method="entered",
        source="台账",
    )
    first = published(person, street, 2023, claim(6, 2023))
    second = published(person, street, 2024, claim(7, 2023), claim(8, 2024))
    batches.undo(person, batch_of(person, first, second))
    found = observations.of_region(person, street.id)
    assert [(item.year, item.value, item.method, item.source) for item in found] == [(2023, 5, "entered", "台账")]


def test_what_another_report_says_too_stays_with_that_report_as_its_source(person: Person, street: Region) -> None:
    number = batch_of(person, published(person, street, 2025, claim(10), claim(8, 2024)))
    later = published(person, street, 2024, claim(8, 2024))
    batches.undo(person, number)
    found = observations.of_region(person, street.id)
    assert [(item.year, item.value, item.report_id) for item in found] == [(2024, 8, later.id)]


def test_targets_end_with_the_batch_and_a_second_plan_keeps_its_own(person: Person, street: Region) -> None:
    plan = claim(12, 2026, "target")
    number = batch_of(person, published(person, street, 2025, claim(10), plan))
    other = published(person, street, 2026, claim(11, 2026), replace(plan, quote="丙丁"))
    batches.undo(person, number)
    own = targets.for_region(person, street.id)
    assert [(target.year, target.value, target.report_id) for target in own] == [(2026, 12, other.id)]


def test_the_report_that_was_replaced_stands_again_with_its_targets(person: Person, street: Region) -> None:
    first = published(person, street, 2025, claim(10), claim(12, 2026, "target"))
    second = published(person, street, 2025, claim(11), content=b"new", supersedes=first.id)
    assert targets.for_region(person, street.id) == []
    batches.undo(person, batch_of(person, second))
    assert reports.one(person, first.id).state == "published"
    assert standing(person, street) == [(2025, 10)]
    assert [(target.year, target.value) for target in targets.for_region(person, street.id)] == [(2026, 12)]
    with engine.reading() as session:
        assert session.execute(text("SELECT COUNT(*) FROM observation WHERE current = 1")).scalar() == 1


def test_a_batch_nobody_made_is_not_undone(person: Person) -> None:
    with pytest.raises(Fault) as fault:
        batches.undo(person, 99)
    assert fault.value.code == "batch_unknown"
