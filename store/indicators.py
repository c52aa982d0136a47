"""The integers that stand for catalogue ids in the narrow tables."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import IndicatorRow


def number_of(session: Session, code: str) -> int:
    """The integer of a catalogue id, made on first use inside the caller's transaction."""
    found = session.scalars(select(IndicatorRow.id).where(IndicatorRow.code == code)).first()
    if found is not None:
        return found
    row = IndicatorRow(code=code)
    session.add(row)
    session.flush()
    return row.id


def codes(session: Session) -> dict[int, str]:
    """Catalogue ids by integer."""
    return {row.id: row.code for row in session.scalars(select(IndicatorRow))}
