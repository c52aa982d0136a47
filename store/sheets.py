"""Values out of spreadsheets: the file is kept as received, its confirmed figures are stored together or not at all."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from faults import Fault
from models import Account, ObservationRow, ObservationSource, SheetRow
from records import Claim, Number, Person
from store import audit, standing
from store.engine import reading, writing
from store.indicators import number_of
from store.people import known

Key = tuple[int, int, int]
"""Region, indicator's number and year."""


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
    Raises Fault `sheet_figure_twice` for two figures of one office, indicator and year, and `changed_meanwhile` where
    another value stands than the one the person saw; then nothing is stored.
    """
    known(person)
    with writing() as session:
        now = datetime.now(UTC)
        sheet = _kept(session, person, file_name, media_type, content, now)
        numbers = {
            code: number_of(session, code) for code in dict.fromkeys(item.claim.indicator or "" for item in items)
        }
        stands = _standing(session, items)
        fresh: dict[Key, Imported] = {}
        replaced = same = 0
        for item in items:
            place = (item.region_id, numbers[item.claim.indicator or ""], item.claim.year)
            before = stands.get(place)
            if place in fresh:
                raise Fault("sheet_figure_twice", first=fresh[place].source, second=item.source)
            if before is not None and (before.value, before.low, before.high) == _interval(item):
                same += 1
                continue
            if (before.id if before is not None else None) != item.stood:
                raise _changed(session, before)
            if before is not None:
                standing.end(session, before.id, now, item.source)
                replaced += 1
            fresh[place] = item
        _put(session, person, fresh, now, batch_id)
        told = {"sha256": sheet.sha256, "stored": len(fresh), "replaced": replaced, "same": same}
        audit.write(session, person, "sheet.import", f"sheet/{sheet.id}", None, told)
    return Taken(len(fresh), replaced, same)


def _interval(item: Imported) -> tuple[Number, Number | None, Number | None]:
    return item.claim.value, item.claim.low, item.claim.high


def _standing(session: Session, items: Sequence[Imported]) -> dict[Key, ObservationRow]:
    """What stands for the offices and years of the figures."""
    query = select(ObservationRow).where(
        ObservationRow.region_id.in_({item.region_id for item in items}),
        ObservationRow.year.in_({item.claim.year for item in items}),
        ObservationRow.current == 1,
    )
    return {(row.region_id, row.indicator_id, row.year): row for row in session.scalars(query)}


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


def _put(session: Session, person: Person, fresh: Mapping[Key, Imported], now: datetime, batch_id: int | None) -> None:
    """All figures in two statements: the narrow rows, and where each comes from."""
    rows = [
        ObservationRow(
            region_id=region_id,
            indicator_id=indicator_id,
            year=year,
            value=item.claim.value,
            low=item.claim.low,
            high=item.claim.high,
            current=1,
        )
        for (region_id, indicator_id, year), item in fresh.items()
    ]
    session.add_all(rows)
    session.flush()
    for row, item in zip(rows, fresh.values(), strict=True):
        session.add(
            ObservationSource(
                observation_id=row.id,
                qualifier=item.claim.qualifier,
                unit=item.claim.unit,
                flags=" ".join(sorted(item.claim.flags)),
                base=item.claim.base,
                method="imported",
                source=item.source,
                recorded_at=now,
                recorded_by=person.id,
                batch_id=batch_id,
            )
        )
    session.flush()
