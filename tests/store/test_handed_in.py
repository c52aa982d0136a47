"""The day a report came, as a person knows it: with a reason, within what can be, never altered, on the record."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from faults import Fault
from records import Person, Region
from store import audit, engine, handed_in, reports

YEAR = datetime.now(UTC).year
TODAY = datetime.now(UTC).astimezone().date()
DAY = min(TODAY, max(date(YEAR, 1, 1), TODAY - timedelta(days=3)))


@pytest.fixture
def reported(person: Person, street: Region) -> Region:
    reports.receive(
        person, region_id=street.id, year=YEAR, title="报告", file_name="a.txt", media_type="text/plain",
        content=b"x", text="本年工作\n", claims=[],
    )  # fmt: skip
    return street


def test_a_day_is_kept_with_its_reason_and_on_the_record(person: Person, reported: Region) -> None:
    assert handed_in.of_offices(person, [reported.id], YEAR) == {}
    handed_in.decide(person, reported.id, YEAR, 0, DAY, " 收文登记第12号 ")
    told = handed_in.of_offices(person, [reported.id], YEAR)[reported.id]
    assert (told.day, told.reason, told.set_by, told.row_version) == (DAY, "收文登记第12号", person.name, 1)
    event = audit.events(person)[0]
    assert (event.action, event.subject) == ("handed_in.record", f"{reported.id}/{YEAR}")
    assert DAY.isoformat() in str(event.after)


def test_the_last_word_counts_and_all_stay(person: Person, reported: Region) -> None:
    handed_in.decide(person, reported.id, YEAR, 0, DAY, "纸质件")
    handed_in.decide(person, reported.id, YEAR, 1, None, "登错了")
    told = handed_in.of_offices(person, [reported.id], YEAR)[reported.id]
    assert (told.day, told.row_version) == (None, 2)
    with engine.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM handed_in")) == 2


@pytest.mark.parametrize(
    ("version", "day", "reason", "code"),
    [
        (0, DAY, " ", "reason_missing"),
        (0, TODAY + timedelta(days=2), "登记", "handed_in_impossible"),
        (0, date(YEAR - 1, 12, 31), "登记", "handed_in_impossible"),
        (1, DAY, "登记", "changed_meanwhile"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(
    person: Person, reported: Region, version: int, day: date, reason: str, code: str
) -> None:
    with pytest.raises(Fault) as caught:
        handed_in.decide(person, reported.id, YEAR, version, day, reason)
    assert caught.value.code == code
    assert handed_in.of_offices(person, [reported.id], YEAR) == {}


def test_a_report_that_is_not_here_has_no_day(person: Person, street: Region) -> None:
    with pytest.raises(Fault, match="handed_in_nothing"):
        handed_in.decide(person, street.id, YEAR, 0, DAY, "登记")


@pytest.mark.parametrize("statement", ["UPDATE handed_in SET reason = 'x'", "DELETE FROM handed_in"])
def test_records_are_never_altered(person: Person, reported: Region, statement: str) -> None:
    handed_in.decide(person, reported.id, YEAR, 0, DAY, "登记")
    with pytest.raises(DBAPIError), engine.writing() as session:
        session.execute(text(statement))
