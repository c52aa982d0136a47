"""A district's own date: with its document and reason, one after the other, never altered, on the record."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from faults import Fault
from records import Person, Region
from store import audit, deadlines, engine

DAY = date(2026, 1, 28)


def test_a_date_is_kept_with_its_document_and_on_the_record(person: Person, street: Region) -> None:
    district = street.parent_id or 0
    assert deadlines.of_district(person, district, 2025) is None
    deadlines.decide(person, district, 2025, 0, DAY, " 东法办〔2026〕1号 ", "提前汇总")
    told = deadlines.of_district(person, district, 2025)
    assert told is not None
    assert (told.due, told.source, told.reason, told.set_by) == (DAY, "东法办〔2026〕1号", "提前汇总", person.name)
    assert deadlines.of_district(person, district, 2024) is None
    event = audit.events(person)[0]
    assert (event.action, event.subject) == ("deadline.set", f"{district}/2025")
    assert "2026-01-28" in str(event.after)


def test_the_last_word_counts_and_all_stay(person: Person, street: Region) -> None:
    deadlines.decide(person, street.id, 2025, 0, DAY, "通知", "汇总")
    deadlines.decide(person, street.id, 2025, 1, None, "", "通知作废")
    told = deadlines.of_district(person, street.id, 2025)
    assert told is not None
    assert (told.due, told.row_version) == (None, 2)
    with engine.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM deadline")) == 2


@pytest.mark.parametrize(
    ("version", "due", "source", "reason", "code"),
    [
        (0, DAY, "通知", " ", "reason_missing"),
        (0, DAY, "  ", "汇总", "source_missing"),
        (0, date(2030, 1, 1), "通知", "汇总", "date_impossible"),
        (0, date(2024, 12, 31), "通知", "汇总", "date_impossible"),
        (1, DAY, "通知", "汇总", "changed_meanwhile"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(
    person: Person, street: Region, version: int, due: date, source: str, reason: str, code: str
) -> None:
    with pytest.raises(Fault) as caught:
        deadlines.decide(person, street.id, 2025, version, due, source, reason)
    assert caught.value.code == code
    assert deadlines.of_district(person, street.id, 2025) is None


@pytest.mark.parametrize("statement", ["UPDATE deadline SET reason = 'x'", "DELETE FROM deadline"])
def test_dates_are_never_altered(person: Person, street: Region, statement: str) -> None:
    deadlines.decide(person, street.id, 2025, 0, DAY, "通知", "汇总")
    with pytest.raises(DBAPIError), engine.writing() as session:
        session.execute(text(statement))
