"""Values out of spreadsheets: the file is kept as received, its confirmed figures are stored together or not at all."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from faults import Fault
from models import Account, ObservationRow, ObservationSource, SheetRow
from records import Claim, Person
from store import audit, standing
from store.engine import reading, writing
from store.indicators import number_of
from store.people import known


class Imported(NamedTuple):
    """A confirmed figure for an office; `source` names the sheet and cell, `stood` the observation that it replaces."""

    region_id: int
    claim: Claim
    source: str
    stood: int | None = None


class Taken(NamedTuple):
    """How many values were stored, how many of them replaced another, and how many stood already."""

    stored: int
    replaced: int
    same: int


class Received(NamedTuple):
    """When a file with these bytes came first, by whom and under which name."""

    at: datetime
    who: str
    file_name: str


def received(person: Person, content: bytes) -> Received | None:
    """The first import of exactly this file, or None."""
    known(person)
    query = (
        select(SheetRow.received_at, Account.name, SheetRow.file_name)
        .join(Account, Account.id == SheetRow.received_by)
        .where(SheetRow.sha256 == hashlib.sha256(content).hexdigest())
    )
    with reading() as session:
        found = session.execute(query).first()
        return Received(*found) if found else None


def take(
    person: Person,
    file_name: str,
    media_type: str,
    content: bytes,
    items: Sequence[Imported],
    batch_id: int | None = None,
) -> Taken:
    """Store figures out of a spreadsheet in one transaction; what stands already with the same interval is left.

    Figures of a spreadsheet that came with a batch carry its number, so that they can be undone with it.
    Raises Fault `changed_meanwhile` where another value stands than the one the person saw; then nothing is stored.
    """
    known(person)
    stored = replaced = same = 0
    with writing() as session:
        now = datetime.now(UTC)
        sheet = _kept(session, person, file_name, media_type, content, now)
        for item in items:
            assert item.claim.indicator is not None
            indicator_id = number_of(session, item.claim.indicator)
            before = standing.find(session, item.region_id, indicator_id, item.claim.year)
            interval = (item.claim.value, item.claim.low, item.claim.high)
            if before is not None and (before.value, before.low, before.high) == interval:
                same += 1
                continue
            if (before.id if before is not None else None) != item.stood:
                raise _changed(session, before)
            if before is not None:
                standing.end(session, before.id, now, item.source)
                replaced += 1
            _put(session, person, indicator_id, item, now, batch_id)
            stored += 1
        told = {"sha256": sheet.sha256, "stored": stored, "replaced": replaced, "same": same}
        audit.write(session, person, "sheet.import", f"sheet/{sheet.id}", None, told)
    return Taken(stored, replaced, same)


def _changed(session: Session, before: ObservationRow | None) -> Fault:
    """Who recorded the value that now stands, and when."""
    query = (
        select(Account.name, ObservationSource.recorded_at)
        .join(Account, Account.id == ObservationSource.recorded_by)
        .where(ObservationSource.observation_id == (before.id if before is not None else None))
    )
    who, at = session.execute(query).first() or ("", "")
    return Fault("changed_meanwhile", person=who, time=at)


def _kept(session: Session, person: Person, file_name: str, media_type: str, content: bytes, now: datetime) -> SheetRow:
    """The file, stored once for its bytes."""
    sha256 = hashlib.sha256(content).hexdigest()
    row = session.scalars(select(SheetRow).where(SheetRow.sha256 == sha256)).first()
    if row is None:
        row = SheetRow(
            file_name=file_name[-255:],
            media_type=media_type,
            sha256=sha256,
            original=content,
            received_at=now,
            received_by=person.id,
        )
        session.add(row)
        session.flush()
    return row


def _put(
    session: Session, person: Person, indicator_id: int, item: Imported, now: datetime, batch_id: int | None
) -> None:
    claim = item.claim
    row = ObservationRow(
        region_id=item.region_id,
        indicator_id=indicator_id,
        year=claim.year,
        value=claim.value,
        low=claim.low,
        high=claim.high,
        current=1,
    )
    source = ObservationSource(
        qualifier=claim.qualifier,
        unit=claim.unit,
        flags=" ".join(sorted(claim.flags)),
        base=claim.base,
        method="imported",
        source=item.source,
        batch_id=batch_id,
        recorded_at=now,
        recorded_by=person.id,
    )
    standing.put(session, row, source)
