"""Targets that a supervisor sets or withdraws: with source and reason, one person at a time, nothing ever deleted."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue import catalogue
from faults import Fault
from models import Account, IndicatorRow, RegionRow, TargetRow
from records import Number, Person, Target
from store import audit, targets
from store.engine import reading, writing
from store.indicators import number_of
from store.people import known

FIRST_YEAR, YEARS_AHEAD = 2000, 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target as a supervisor wants it: for a district and all below it or for one office, and for one year alone.

    `source` is the document or meeting it rests on, `reason` what it is set for.
    """

    region_id: int
    indicator: str
    year: int
    comparator: str
    value: Number
    soft: bool
    source: str
    reason: str


def version(person: Person, region_id: int, indicator: str, year: int) -> int:
    """What a person sees before setting a target: how often one was set or withdrawn at this place; 0 for never."""
    known(person)
    with reading() as session:
        last = _last(session, region_id, indicator, year)
        return last.row_version if last else 0


def _last(session: Session, region_id: int, indicator: str, year: int) -> TargetRow | None:
    return session.scalars(
        select(TargetRow)
        .join(IndicatorRow, IndicatorRow.id == TargetRow.indicator_id)
        .where(
            TargetRow.region_id == region_id,
            IndicatorRow.code == indicator,
            TargetRow.year == year,
            TargetRow.origin == "person",
        )
        .order_by(TargetRow.row_version.desc())
    ).first()


def set_target(person: Person, wanted: Wanted, row_version: int) -> Target:
    """Set a target; the supervisor's earlier one for the same place steps back and stays on record.

    `row_version` is what `version` told when the person began. Raises Fault `target_source_missing`, `reason_missing`,
    `region_unknown`, `target_indicator`, `target_year`, `target_implausible`, and `changed_meanwhile` where somebody set
    or withdrew one meanwhile.
    """
    known(person)
    _checked(wanted)
    with writing() as session:
        if session.get(RegionRow, wanted.region_id) is None:
            raise Fault("region_unknown")
        last = _last(session, wanted.region_id, wanted.indicator, wanted.year)
        if (last.row_version if last else 0) != row_version:
            raise _changed(session, last)
        now, before = datetime.now(UTC), None
        if last is not None and last.superseded_at is None:
            before = _told(last)
            last.superseded_at, last.superseded_by, last.reason = now, person.id, wanted.reason.strip()
        low, high = targets.bounds(wanted.comparator, wanted.value)
        row = TargetRow(
            region_id=wanted.region_id,
            indicator_id=number_of(session, wanted.indicator),
            year=wanted.year,
            comparator=wanted.comparator,
            value=wanted.value,
            low=low,
            high=high,
            qualifier="exact",
            soft=int(wanted.soft),
            origin="person",
            words=wanted.source.strip(),
            why=wanted.reason.strip(),
            recorded_at=now,
            recorded_by=person.id,
            row_version=row_version + 1,
        )
        session.add(row)
        session.flush()
        place = f"{wanted.region_id}/{wanted.indicator}/{wanted.year}"
        audit.write(session, person, "target.set", place, before, _told(row))
        return _one(session, row.id)


def _checked(wanted: Wanted) -> None:
    if not wanted.source.strip():
        raise Fault("target_source_missing")
    if not wanted.reason.strip():
        raise Fault("reason_missing")
    entry = catalogue().indicators.get(wanted.indicator)
    if entry is None or entry.direction == "none" or wanted.comparator not in (">=", "<=", "="):
        raise Fault("target_indicator")
    latest = datetime.now(UTC).year + YEARS_AHEAD
    if not FIRST_YEAR <= wanted.year <= latest:
        raise Fault("target_year", latest=latest)
    low, high = entry.range
    if not low <= wanted.value <= high or (entry.kind in ("count", "flag") and wanted.value != int(wanted.value)):
        raise Fault("target_implausible", value=str(wanted.value), low=str(low), high=str(high))


def withdraw_target(person: Person, target_id: int, row_version: int, reason: str) -> Target:
    """Take back a target that a supervisor set; it stays on record, and what stood behind it binds again.

    Raises Fault `reason_missing`, `target_unknown` (there is none, or it is no supervisor's) and `changed_meanwhile`.
    """
    known(person)
    if not reason.strip():
        raise Fault("reason_missing")
    with writing() as session:
        row = session.get(TargetRow, target_id)
        if row is None or row.origin != "person":
            raise Fault("target_unknown")
        if row.superseded_at is not None or row.row_version != row_version:
            raise _changed(session, row)
        before = _told(row)
        row.superseded_at, row.superseded_by, row.reason = datetime.now(UTC), person.id, reason.strip()
        row.row_version += 1
        session.flush()
        told = _one(session, row.id)
        place = f"{row.region_id}/{told.indicator}/{row.year}"
        audit.write(session, person, "target.withdraw", place, before, {"reason": reason.strip()})
        return told


def _one(session: Session, target_id: int) -> Target:
    told = targets.one(session, target_id)
    assert told is not None
    return told


def _changed(session: Session, row: TargetRow | None) -> Fault:
    """Who was faster, and when: whoever withdrew the target, else whoever set it."""
    if row is None:
        return Fault("changed_meanwhile", person="", time="")
    account = session.get(Account, row.superseded_by or row.recorded_by)
    return Fault("changed_meanwhile", person=account.name if account else "", time=row.superseded_at or row.recorded_at)


def _told(row: TargetRow) -> dict[str, object]:
    return {
        "comparator": row.comparator,
        "value": row.value,
        "soft": row.soft,
        "source": row.words,
        "reason": row.why,
        "row_version": row.row_version,
    }
