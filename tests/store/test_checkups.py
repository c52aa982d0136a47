"""Decisions on the check-up's evidence: with a reason, one after the other, never altered, on the record."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from faults import Fault
from records import Person, Region, Report
from store import audit, checkups, engine, reports


@pytest.fixture
def report(person: Person, street: Region) -> Report:
    return reports.receive(
        person,
        region_id=street.id,
        year=2025,
        title="报告",
        file_name="a.txt",
        media_type="text/plain",
        content=b"x",
        text="化解率96%",
        claims=[],
    )


def test_a_decision_is_kept_with_who_and_why(person: Person, report: Report) -> None:
    checkups.decide(person, report.id, "shares", "化解率 96%", 0, "agrees", " 台账为198件 ")
    told = checkups.decisions(person, report.id)["shares", "化解率 96%"]
    assert (told.verdict, told.reason, told.decided_by, told.row_version) == ("agrees", "台账为198件", person.name, 1)
    event = audit.events(person)[0]
    assert (event.action, event.subject, event.who) == ("checkup.decide", f"report/{report.id}", person.name)
    assert "台账为198件" in str(event.after)


def test_the_last_decision_counts_and_the_first_stays(person: Person, report: Report) -> None:
    checkups.decide(person, report.id, "shares", "96%", 0, "agrees", "对")
    checkups.decide(person, report.id, "shares", "96%", 1, "withdrawn", "看错了")
    checkups.decide(person, report.id, "odd", "96%", 0, "differs", "改")
    assert {key: told.verdict for key, told in checkups.decisions(person, report.id).items()} == {
        ("shares", "96%"): "withdrawn",
        ("odd", "96%"): "differs",
    }
    with engine.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM check_decision")) == 3


def test_nobody_decides_over_another_s_head(person: Person, report: Report) -> None:
    checkups.decide(person, report.id, "shares", "96%", 0, "agrees", "对")
    with pytest.raises(Fault) as caught:
        checkups.decide(person, report.id, "shares", "96%", 0, "differs", "不对")
    assert caught.value.code == "changed_meanwhile"
    assert caught.value.values["person"] == person.name
    assert checkups.decisions(person, report.id)["shares", "96%"].verdict == "agrees"


def test_no_decision_without_a_reason_or_a_report(person: Person, report: Report) -> None:
    for report_id, reason, code in ((report.id, "  ", "reason_missing"), (report.id + 1, "对", "report_unknown")):
        with pytest.raises(Fault) as caught:
            checkups.decide(person, report_id, "shares", "96%", 0, "agrees", reason)
        assert caught.value.code == code
    assert checkups.decisions(person, report.id) == {}


@pytest.mark.parametrize("statement", ["UPDATE check_decision SET reason = 'x'", "DELETE FROM check_decision"])
def test_decisions_are_never_altered(person: Person, report: Report, statement: str) -> None:
    checkups.decide(person, report.id, "shares", "96%", 0, "agrees", "对")
    with pytest.raises(DBAPIError), engine.writing() as session:
        session.execute(text(statement))
