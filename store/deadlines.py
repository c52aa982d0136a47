"""A district's own date for the reports on a year: with its source and reason; rows are only ever added."""

from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from faults import Fault
from models import Account, DeadlineRow
from records import OwnDate, Person
from store import audit
from store.engine import reading, writing
from store.memory import kept
from store.people import known


@kept()
def of_district(person: Person, region_id: int, year: int) -> OwnDate | None:
    """What was said last about the district's date, also that there is none any more; None where nothing was."""
    known(person)
    with reading() as session:
        return _latest(session, region_id, year)


def _latest(session: Session, region_id: int, year: int) -> OwnDate | None:
    query = (
        select(DeadlineRow, Account.name)
        .join(Account, Account.id == DeadlineRow.set_by)
        .where(DeadlineRow.region_id == region_id, DeadlineRow.year == year)
        .order_by(DeadlineRow.row_version.desc())
    )
    found = session.execute(query).first()
    if found is None:
        return None
    row, who = found
    due = date.fromisoformat(row.due) if row.due else None
    return OwnDate(row.region_id, row.year, due, row.source, row.reason, who, row.set_at, row.row_version)


def decide(
    person: Person, region_id: int, year: int, row_version: int, due: date | None, source: str, reason: str
) -> OwnDate:
    """Set the district's date for the reports on a year, or take it back (None); `row_version` is what the person saw.

    Raises Fault `date_impossible` (not in the two years after the year begins), `source_missing` (a date needs the
    document that sets it), `reason_missing`, and `changed_meanwhile` where somebody was faster.
    """
    known(person)
    if due is not None and not date(year, 1, 1) <= due <= date(year + 1, 12, 31):
        raise Fault("date_impossible", year=year, first=date(year, 1, 1), last=date(year + 1, 12, 31))
    if due is not None and not source.strip():
        raise Fault("source_missing")
    if not reason.strip():
        raise Fault("reason_missing")
    with writing() as session:
        before = _latest(session, region_id, year)
        if (before.row_version if before else 0) != row_version:
            raise Fault(
                "changed_meanwhile", person=before.set_by if before else "", time=before.set_at if before else ""
            )
        row = DeadlineRow(
            region_id=region_id,
            year=year,
            row_version=row_version + 1,
            due=due.isoformat() if due else None,
            source=source.strip(),
            reason=reason.strip(),
            set_by=person.id,
            set_at=datetime.now(UTC),
        )
        session.add(row)
        try:
            session.flush()
        except IntegrityError as error:
            raise Fault("changed_meanwhile", person="", time="") from error
        told = {"due": due, "source": source.strip(), "reason": reason.strip()}
        was = {"due": before.due, "source": before.source} if before else None
        audit.write(session, person, "deadline.set", f"{region_id}/{year}", was, told)
        after = _latest(session, region_id, year)
        assert after is not None
        return after
