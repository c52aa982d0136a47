"""Which years and indicators there are at all, without reading the values."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import IndicatorRow, ObservationRow
from records import Person
from store.engine import reading
from store.people import known


def every_year(session: Session) -> list[int]:
    """From each year to the next by the index: `DISTINCT` would walk through every value."""
    found: list[int] = []
    query = select(func.min(ObservationRow.year)).where(ObservationRow.current == 1)
    while (year := session.scalar(query.where(ObservationRow.year > found[-1]) if found else query)) is not None:
        found.append(year)
    return found


def coverage(person: Person, region_ids: Sequence[int]) -> dict[tuple[int, str], int]:
    """How many years of each indicator stand, by region and indicator."""
    known(person)
    query = (
        select(ObservationRow.region_id, IndicatorRow.code, func.count())
        .join(IndicatorRow, IndicatorRow.id == ObservationRow.indicator_id)
        .where(ObservationRow.current == 1, ObservationRow.region_id.in_(list(region_ids)))
        .group_by(ObservationRow.region_id, IndicatorRow.code)
    )
    with reading() as session:
        return {(region_id, code): number for region_id, code, number in session.execute(query)}
