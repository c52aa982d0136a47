"""A district's own appraisal as kept: off until switched on, versioned, with who, when and why, never altered."""

from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from catalogue.appraisal import draft, parsed
from faults import Fault
from records import Person, Region
from store import appraisals, audit, engine

SCHEME = parsed(draft())
RATE, LATE, VETO = "dispute_resolution_rate", "年报迟报", "因违法决策造成重大损失"


def edited(title: str) -> str:
    return draft().replace("法治建设年度考核办法（草案）", title)


def test_it_is_off_until_a_person_switches_it_on(person: Person) -> None:
    assert not appraisals.is_on()
    appraisals.switch(person, True)
    assert appraisals.is_on()
    appraisals.switch(person, False)
    assert not appraisals.is_on()
    assert [event.action for event in audit.events(person)] == ["setting", "setting"]


def test_versions_are_kept_by_year_and_the_last_one_counts(person: Person, street: Region) -> None:
    district = street.parent_id or 0
    assert appraisals.in_force(appraisals.versions(person, district), 2025) is None
    appraisals.save_scheme(person, district, 2024, edited("甲"), "东法办〔2024〕1号", "首次制定", 0)
    appraisals.save_scheme(person, district, 2024, edited("乙"), "东法办〔2024〕1号", "改错字", 1)
    last = appraisals.save_scheme(person, district, 2026, edited("丙"), "东法办〔2026〕2号", "新一年", 0)
    kept = appraisals.versions(person, district)
    assert [(one.year, one.row_version, parsed(one.text).title) for one in kept] == [
        (2024, 1, "甲"), (2024, 2, "乙"), (2026, 1, "丙"),
    ]  # fmt: skip
    in_force = [appraisals.in_force(kept, year) for year in (2023, 2024, 2025, 2026)]
    assert [parsed(appraisals.text_of(one)).title for one in in_force] == [SCHEME.title, "乙", "乙", "丙"]
    assert (last.recorded_by, last.document, last.reason) == (person.name, "东法办〔2026〕2号", "新一年")
    assert audit.events(person)[0].action == "appraisal.scheme"


def test_a_scheme_is_checked_and_kept_by_one_person_at_a_time(person: Person, street: Region) -> None:
    for change, code in (
        ({"text": draft().replace("points = 12", "points = 13")}, "scheme_sum"),
        ({"document": " "}, "document_missing"),
        ({"reason": ""}, "reason_missing"),
        ({"region_id": 999}, "region_unknown"),
        ({"row_version": 1}, "changed_meanwhile"),
    ):
        told = {
            "region_id": street.id,
            "year": 2025,
            "text": draft(),
            "document": "文",
            "reason": "由",
            "row_version": 0,
        }
        with pytest.raises(Fault) as caught:
            appraisals.save_scheme(person, **{**told, **change})  # type: ignore[arg-type]
        assert caught.value.code == code
    assert appraisals.versions(person, street.id) == []


def test_scores_and_lines_are_recorded_with_their_ground_and_taken_back(person: Person, street: Region) -> None:
    def say(subject: str, kind: str, points: Decimal | int | None, version: int) -> None:
        appraisals.record(
            person, SCHEME, (street.id, subject, kind), 2025, points, "东考〔2026〕1号", "台账抽查差1件", version
        )

    say(RATE, "self", 12, 0)
    say(RATE, "reviewed", Decimal("11.5"), 0)
    say(LATE, "line", 2, 0)
    say(LATE, "line", None, 1)
    told = appraisals.entries(person, [street.id], 2025)
    assert {key[1:]: (one.points, one.row_version) for key, one in told.items()} == {
        (RATE, "self"): (12, 1), (RATE, "reviewed"): (Decimal("11.5"), 1), (LATE, "line"): (None, 2),
    }  # fmt: skip
    reviewed = told[street.id, RATE, "reviewed"]
    assert (reviewed.document, reviewed.reason, reviewed.recorded_by) == (
        "东考〔2026〕1号",
        "台账抽查差1件",
        person.name,
    )
    assert appraisals.entries(person, [street.id], 2024) == {}
    with pytest.raises(Fault) as caught:
        say(RATE, "reviewed", 10, 0)
    assert (caught.value.code, caught.value.values["person"]) == ("changed_meanwhile", person.name)


@pytest.mark.parametrize(
    ("subject", "kind", "points", "why", "code"),
    [
        (RATE, "reviewed", Decimal("12.5"), "由", "score_range"),
        (RATE, "reviewed", -1, "由", "score_range"),
        (RATE, "reviewed", 11, " ", "reason_missing"),
        (LATE, "line", Decimal("1.5"), "由", "score_range"),
        (VETO, "line", 2, "由", "score_range"),
        ("没有这一项", "line", 1, "由", "score_unknown"),
        ("penalty_cases", "reviewed", 1, "由", "score_unknown"),
        (RATE, "other", 1, "由", "score_unknown"),
    ],
)
def test_what_cannot_be_is_refused_whole(
    person: Person, street: Region, subject: str, kind: str, points: int | Decimal, why: str, code: str
) -> None:
    with pytest.raises(Fault) as caught:
        appraisals.record(person, SCHEME, (street.id, subject, kind), 2025, points, "文", why, 0)
    assert caught.value.code == code
    assert appraisals.entries(person, [street.id], 2025) == {}


@pytest.mark.parametrize("table", ["appraisal_scheme", "appraisal_record"])
def test_what_was_recorded_is_never_altered(person: Person, street: Region, table: str) -> None:
    appraisals.save_scheme(person, street.id, 2025, draft(), "文", "由", 0)
    appraisals.record(person, SCHEME, (street.id, LATE, "line"), 2025, 1, "文", "由", 0)
    for statement in (f"UPDATE {table} SET reason = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(DBAPIError), engine.writing() as session:
            session.execute(text(statement))
