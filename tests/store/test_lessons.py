"""Learned wordings: dated, with who and why, for whom they hold, trusted after three confirmations, revoked, exported."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from etl import again, load
from etl.propose import propose
from etl.read import Document
from etl.reading import Reading, of_document
from etl.wording import PATH, wording
from exports.wordings import merged_toml
from faults import Fault
from records import Person, Region, Report, Taught
from store import audit, claims, engine, lessons, regions

BENCH = Taught(0, "names", "板凳说法", "legal_publicity_events", "times")


def report_of(year: int, number: int) -> str:
    return f"柳浪街道{year}年法治政府建设年度报告\n一、主要举措\n全年推出板凳说法{number}场。"


def received(person: Person, street: Region, year: int, number: int) -> tuple[Reading, Report]:
    document = Document(report_of(year, number), "text/plain")
    reading = of_document(document, "a.txt", taught=lessons.holding(person, street.id))
    return reading, load.receive(person, reading, "a.txt", document.text.encode(), street.id, year)


def test_a_wording_is_kept_with_who_when_and_why_and_is_on_record(person: Person, street: Region) -> None:
    kept = lessons.keep(person, BENCH, street.id, None, "板凳说法是普法活动")
    assert (kept.taught_by, kept.reason, kept.region_name, kept.confirmed) == (
        "测试员",
        "板凳说法是普法活动",
        "柳浪街道",
        0,
    )
    assert kept.taught == replace(BENCH, number=kept.taught.number)
    assert audit.events(person)[0].action == "lesson.keep"
    with pytest.raises(Fault) as refused:
        lessons.keep(person, BENCH, street.id, None, "再记一次")
    assert refused.value.code == "lesson_known"
    with pytest.raises(Fault) as refused:
        lessons.keep(person, replace(BENCH, phrase="坝坝会"), street.id, None, " ")
    assert refused.value.code == "reason_missing"


def test_a_habit_holds_for_its_street_and_a_district_s_wording_below_it(person: Person, street: Region) -> None:
    other = regions.create(person, "北塘镇", "town", street.parent_id)
    elsewhere = regions.create(person, "外区街道", "street", None)
    habit = lessons.keep(person, BENCH, street.id, None, "习惯").taught
    shared = lessons.keep(person, replace(BENCH, phrase="坝坝会"), street.parent_id, None, "全区通用").taught
    everywhere = lessons.keep(person, replace(BENCH, phrase="普法夜校"), None, None, "通用").taught
    assert lessons.holding(person, street.id) == (habit, shared, everywhere)
    assert lessons.holding(person, other.id) == (shared, everywhere)
    assert lessons.holding(person, elsewhere.id) == lessons.holding(person, None) == (everywhere,)
    assert lessons.covers(person, street.parent_id, other.id)
    assert not lessons.covers(person, street.id, other.id)


def test_what_was_revoked_holds_no_more_and_stays_on_record(person: Person, street: Region) -> None:
    number = lessons.keep(person, BENCH, street.id, None, "习惯").taught.number
    lessons.revoke(person, number, "其实是讲座")
    assert lessons.holding(person, street.id) == ()
    (ended,) = lessons.listing(person)
    assert (ended.revoked_by, ended.revoked_reason) == ("测试员", "其实是讲座")
    for code, wrong in (("lesson_revoked", number), ("lesson_unknown", 999)):
        with pytest.raises(Fault) as refused:
            lessons.revoke(person, wrong, "又一次")
        assert refused.value.code == code
    again_kept = lessons.keep(person, BENCH, street.id, None, "还是普法活动").taught
    assert lessons.holding(person, street.id) == (again_kept,)


@pytest.mark.parametrize("change", ["DELETE FROM learned_wording", "UPDATE learned_wording SET phrase = 'x'"])
def test_what_was_kept_is_never_altered(person: Person, street: Region, change: str) -> None:
    lessons.keep(person, BENCH, street.id, None, "习惯")
    with pytest.raises(DBAPIError, match="append-only"), engine.writing() as session:
        session.execute(text(change))


def test_three_confirmed_finds_make_it_sure(person: Person, street: Region) -> None:
    lessons.keep(person, BENCH, street.id, None, "习惯")
    for year, sure in ((2022, "medium"), (2023, "medium"), (2024, "medium"), (2025, "high")):
        reading, report = received(person, street, year, year - 1990)
        assert [claim.confidence for claim in reading.claims] == [sure]
        (item,) = claims.claims(person, report.id)
        claims.decide(person, item.id, item.row_version, "confirmed")
    (lesson,) = lessons.listing(person)
    assert (lesson.confirmed, lesson.rejected, lesson.taught.trusted) == (4, 0, True)
    claims.decide(person, item.id, 1, "rejected", "其实不是")
    (lesson,) = lessons.listing(person)
    assert (lesson.confirmed, lesson.rejected) == (3, 1)


def test_before_it_is_kept_every_report_that_it_would_change_is_told(person: Person, street: Region) -> None:
    other = regions.create(person, "北塘镇", "town", street.parent_id)
    _, first = received(person, street, 2024, 42)
    _, second = received(person, other, 2025, 17)
    told = [
        (item.report.id, [change.sign for change, _ in item.changes])
        for item in again.against_lesson(person, BENCH, None)
    ]
    assert sorted(told) == [(first.id, ["+"]), (second.id, ["+"])]
    only = [item.report.id for item in again.against_lesson(person, BENCH, street.id)]
    assert only == [first.id]
    assert list(again.against_lesson(person, replace(BENCH, phrase="没有此话"), None)) == []


def test_stored_reports_change_by_exactly_what_was_learned_and_decisions_are_named(
    person: Person, street: Region
) -> None:
    _, report = received(person, street, 2025, 42)
    assert [item.changes for item in again.against_stored(person)] == [[]]
    lessons.keep(person, BENCH, street.id, None, "习惯")
    ((found, decided),) = next(again.against_stored(person)).changes
    assert (found.sign, found.after and found.after.value, decided) == ("+", 42, None)
    assert found.after is not None
    claims.add_claim(person, report.id, found.after, "漏读")
    ((found, decided),) = next(again.against_stored(person)).changes
    assert decided is not None
    assert decided.decision == "added"


def test_the_exported_file_of_rules_reads_what_was_learned(person: Person, street: Region, tmp_path: Path) -> None:
    lessons.keep(person, BENCH, street.parent_id, None, "全区通用")
    lessons.keep(person, replace(BENCH, sort="not", phrase="法治讲座"), street.parent_id, None, "讲座另计")
    lessons.keep(person, replace(BENCH, phrase="坝坝会"), street.id, None, "只此一街")
    offices = [street.id]
    file = tmp_path / "wording.toml"
    file.write_text(merged_toml(lessons.listing(person), offices), encoding="utf-8")
    merged = wording(file)
    shared, denied = "learned_1", "learned_2"
    assert {shared, denied} <= set(merged.concepts)
    assert "learned_3" not in merged.concepts
    rules = [rule for _, rule in merged.rules["times"] if rule.indicator == "legal_publicity_events"]
    assert all(rule.none & merged.concepts[denied] for rule in rules if rule.local != merged.concepts[shared])
    document = Document(report_of(2025, 42), "text/plain")
    assert [(claim.value, claim.confidence) for claim in of_document(document, "a.txt", rules=file).claims] == [
        (42, "medium")
    ]
    assert "坝坝会" in file.read_text(encoding="utf-8")


def test_nothing_learned_exports_the_file_as_it_is(person: Person) -> None:

    assert merged_toml([], []) == PATH.read_text(encoding="utf-8")
    assert lessons.listing(person) == []


def test_a_file_that_is_loaded_is_read_with_what_holds_for_its_office(person: Person, street: Region) -> None:
    document = Document(report_of(2025, 42) + "排查矛盾纠纷304件。", "text/plain")
    plain = of_document(document, "a.txt")
    assert propose(person, "a.txt", b"", plain, None, None).waiting == 0
    number = lessons.keep(person, BENCH, street.id, None, "习惯").taught.number
    proposed = propose(person, "a.txt", b"", plain, None, None)
    assert proposed.waiting == 1
    assert f"learned:{number}" in {claim.rule for claim in proposed.reading.claims}


def test_a_report_that_only_a_learned_wording_reads_is_no_report_without_figures(
    person: Person, street: Region
) -> None:
    document = Document(report_of(2025, 42), "text/plain")
    with pytest.raises(Fault) as refused:
        propose(person, "a.txt", b"", of_document(document, "a.txt"), None, None)
    assert refused.value.code == "no_figures"
    lessons.keep(person, BENCH, street.id, None, "习惯")
    assert propose(person, "a.txt", b"", of_document(document, "a.txt"), None, None).waiting == 1
