"""When a report was handed in, as a person knows it: with a reason; rows are only ever added.

Without such a record the day counts on which the earliest kept report of the office and year was taken in.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from faults import Fault
from models import Account, HandedInRow, ReportRow
from records import HandedIn, Person
from store import audit
from store.engine import reading, writing
from store.memory import kept
from store.people import known


@kept()
def of_offices(person: Person, region_ids: Sequence[int], year: int) -> dict[int, HandedIn]:
    """What was recorded last of each of these offices for a year, taken back ones with a day of None."""
    known(person)
    with reading() as session:
        return _latest(session, region_ids, year)


def _latest(session: Session, region_ids: Sequence[int], year: int) -> dict[int, HandedIn]:
    query = (
        select(HandedInRow, Account.name)
        .join(Account, Account.id == HandedInRow.set_by)
        .where(HandedInRow.region_id.in_(list(region_ids)), HandedInRow.year == year)
        .order_by(HandedInRow.row_version)
    )
    return {
        row.region_id: HandedIn(
            row.region_id,
            row.year,
            date.fromisoformat(row.day) if row.day else None,
            row.reason,
            who,
            row.set_at,
            row.row_version,
        )
        for row, who in session.execute(query)
    }


def _taken_in(session: Session, region_id: int, year: int) -> date | None:
    """The day on which the earliest kept report was taken in."""
    query = select(func.min(ReportRow.received_at)).where(
        ReportRow.region_id == region_id, ReportRow.year == year, ReportRow.state != "withdrawn"
    )
    first = session.scalar(query)
    return first.astimezone().date() if first else None


def decide(person: Person, region_id: int, year: int, row_version: int, day: date | None, reason: str) -> HandedIn:
    """Record the day on which a report that is here was handed in, or take the record back (None); `row_version` is what
    the person saw (0: nothing yet).

    Raises Fault `handed_in_nothing` (no report of the office and year is here), `handed_in_impossible` (before the year
    or after the report was taken in here), `reason_missing`, and `changed_meanwhile` where somebody was faster.
    """
    known(person)
    if not reason.strip():
        raise Fault("reason_missing")
    with writing() as session:
        last = _taken_in(session, region_id, year)
        if last is None:
            raise Fault("handed_in_nothing", year=year)
        if day is not None and not date(year, 1, 1) <= day <= last:
            raise Fault("handed_in_impossible", first=date(year, 1, 1), last=last)
        before = _latest(session, [region_id], year).get(region_id)
        if (before.row_version if before else 0) != row_version:
            raise Fault(
                "changed_meanwhile", person=before.set_by if before else "", time=before.set_at if before else ""
            )
        row = HandedInRow(
            region_id=region_id,
            year=year,
            row_version=row_version + 1,
            day=day.isoformat() if day else None,
            reason=reason.strip(),
            set_by=person.id,
            set_at=datetime.now(UTC),
        )
        session.add(row)
        try:
            session.flush()
        except IntegrityError as error:
            raise Fault("changed_meanwhile", person="", time="") from error
        told = {"day": day, "taken_in": last, "reason": reason.strip()}
        was = {"day": before.day, "reason": before.reason} if before else None
        audit.write(session, person, "handed_in.record", f"{region_id}/{year}", was, told)
        return _latest(session, [region_id], year)[region_id]
