"""Withdrawing reports: what they brought steps back, and what would stand without them stands again.

Nothing is deleted. A value that comes back is a new row with its old source, so that "as of a date" stays true of the
time between.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from models import BatchRow, ObservationRow, ObservationSource, ReportRow, TargetRow
from records import Person
from store import audit, publish, reports, standing

Key = tuple[int, int, int]
"""Region, indicator and year of a value or target."""

TARGET = (*standing.VALUE, "comparator", "qualifier", "soft", "derived", "origin", "words", "claim_id", "report_id")


def withdraw(
    session: Session, person: Person, report_ids: Sequence[int], reason: str, batch_id: int | None = None
) -> list[int]:
    """Withdraw these reports in the caller's transaction; those withdrawn before are left. Returns the ones it took.

    With a batch, the values that it brought without a report go with them.
    """
    now = datetime.now(UTC)
    taken: list[int] = []
    values = _ended_values(session, ObservationSource.batch_id == batch_id, reason, now) if batch_id else set()
    regions = {region_id for region_id, _, _ in values}
    targets: set[Key] = set()
    for report_id in report_ids:
        report = reports.loaded(session, report_id)
        if report.state == "withdrawn":
            continue
        values |= _ended_values(session, ObservationSource.report_id == report_id, reason, now)
        targets |= _ended_targets(session, report_id, reason, now)
        reports.move(session, report, "withdrawn")
        _predecessor(session, person, report_id, now)
        audit.write(session, person, "report.withdraw", f"report/{report_id}", report.state, {"reason": reason})
        taken.append(report_id)
        regions.add(report.region_id)
    since = {key: _returned(session, person, key, now) for key in sorted(values)}
    for region_id in sorted(regions):
        _told_again(session, person, region_id, since, targets, now)
    return taken


def _ended_values(session: Session, which: ColumnElement[bool], reason: str, now: datetime) -> set[Key]:
    """End every such value that stands; the places that are empty now."""
    query = (
        select(ObservationRow)
        .join(ObservationSource, ObservationSource.observation_id == ObservationRow.id)
        .where(which, ObservationRow.current == 1)
    )
    rows = session.scalars(query).all()
    for row in rows:
        standing.end(session, row.id, now, reason)
    return {(row.region_id, row.indicator_id, row.year) for row in rows}


def _ended_targets(session: Session, report_id: int, reason: str, now: datetime) -> set[Key]:
    """End every target that stands of a report; the places of those that fit an indicator."""
    query = select(TargetRow).where(TargetRow.report_id == report_id, TargetRow.superseded_at.is_(None))
    rows = session.scalars(query).all()
    for row in rows:
        row.superseded_at, row.reason = now, reason
    session.flush()
    return {(row.region_id, row.indicator_id, row.year) for row in rows if row.indicator_id is not None}


def _predecessor(session: Session, person: Person, report_id: int, now: datetime) -> None:
    """The report that this one had replaced stands again, with its targets; its values are found by their place."""
    earlier = session.get(ReportRow, session.get_one(ReportRow, report_id).supersedes or 0)
    if earlier is None or earlier.state != "superseded":
        return
    earlier.state = "published" if earlier.published_at is not None else "draft"
    earlier.row_version += 1
    query = select(TargetRow).where(TargetRow.report_id == earlier.id, TargetRow.reason == f"report/{report_id}")
    for row in session.scalars(query).all():
        told = {name: getattr(row, name) for name in TARGET}
        session.add(TargetRow(**told, recorded_at=now, recorded_by=person.id))
    session.flush()


def _returned(session: Session, person: Person, key: Key, now: datetime) -> datetime | None:
    """Put the value back that a withdrawn report had replaced; when that one was first recorded, or None."""
    region_id, indicator_id, year = key
    source = ObservationSource
    query = (
        select(ObservationRow, source)
        .join(source, source.observation_id == ObservationRow.id)
        .outerjoin(BatchRow, BatchRow.id == source.batch_id)
        .where(
            ObservationRow.region_id == region_id,
            ObservationRow.indicator_id == indicator_id,
            ObservationRow.year == year,
            source.reason.in_(_withdrawn(session, region_id)),
            or_(source.batch_id.is_(None), BatchRow.state != "withdrawn"),
        )
        .order_by(ObservationRow.id.desc())
    )
    for row, told in session.execute(query).all():
        report = session.get(ReportRow, told.report_id or 0)
        if report is None or report.state == "published":
            standing.again(session, person, row, told, now)
            return told.recorded_at
    return None


def _withdrawn(session: Session, region_id: int) -> list[str]:
    """How the withdrawn reports of a region are named as the reason why a value stepped back."""
    query = select(ReportRow.id).where(ReportRow.region_id == region_id, ReportRow.state == "withdrawn")
    return [f"report/{report_id}" for report_id in session.scalars(query)]


def _told_again(
    session: Session,
    person: Person,
    region_id: int,
    since: dict[Key, datetime | None],
    targets: set[Key],
    now: datetime,
) -> None:
    """What published reports of the region say of the empty places, where a withdrawn one had said it first."""
    values = {(indicator, year): moment for (region, indicator, year), moment in since.items() if region == region_id}
    plans = {(indicator, year) for region, indicator, year in targets if region == region_id}
    query = select(ReportRow.id).where(ReportRow.region_id == region_id, ReportRow.state == "published")
    for report_id in session.scalars(query.order_by(ReportRow.published_at, ReportRow.id)).all():
        publish.again(session, person, report_id, values, plans, now)
