"""The one value that stands for a region, indicator and year: found, ended, and put in its place."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import ObservationRow, ObservationSource
from records import Person

VALUE = ("region_id", "indicator_id", "year", "value", "low", "high")
ORIGIN = ("qualifier", "unit", "flags", "base", "method", "claim_id", "report_id", "source", "batch_id")


def find(session: Session, region_id: int, indicator_id: int, year: int) -> ObservationRow | None:
    """The value that stands, or None."""
    query = select(ObservationRow).where(
        ObservationRow.region_id == region_id,
        ObservationRow.indicator_id == indicator_id,
        ObservationRow.year == year,
        ObservationRow.current == 1,
    )
    return session.scalars(query).first()


def end(session: Session, observation_id: int, now: datetime, reason: str) -> None:
    """Let a value step back; it stays on record with when and why."""
    session.execute(update(ObservationRow).where(ObservationRow.id == observation_id).values(current=0))
    source = ObservationSource
    session.execute(
        update(source).where(source.observation_id == observation_id).values(superseded_at=now, reason=reason)
    )
    session.flush()


def put(session: Session, row: ObservationRow, source: ObservationSource) -> None:
    """Store a value with where it comes from."""
    session.add(row)
    session.flush()
    source.observation_id = row.id
    session.add(source)
    session.flush()


def again(
    session: Session, person: Person, row: ObservationRow, told: ObservationSource, now: datetime, *flags: str
) -> None:
    """Let a value that stepped back stand again: a new row with its old source, and with flags that it gained."""
    value = ObservationRow(**{name: getattr(row, name) for name in VALUE}, current=1)
    origin = {name: getattr(told, name) for name in ORIGIN}
    origin["flags"] = " ".join(sorted({*told.flags.split(), *flags}))
    put(session, value, ObservationSource(**origin, recorded_at=now, recorded_by=person.id))
