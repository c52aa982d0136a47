"""Which years and indicators there are at all, without reading the values."""

from collections.abc import Sequence

from sqlalchemy import func, literal_column, select

from models import IndicatorRow, ObservationRow
from records import Person
from store.engine import reading
from store.memory import kept
from store.people import known

# Written out and not handed over as a value: only so does SQLite see that the index has all that it needs.
STANDS = ObservationRow.current == literal_column("1")


@kept()
def every_year(person: Person) -> list[int]:
    """From each year to the next by the index: `DISTINCT` would walk through every value."""
    known(person)
    found: list[int] = []
    query = select(func.min(ObservationRow.year)).where(STANDS)
    with reading() as session:
        while (year := session.scalar(query.where(ObservationRow.year > found[-1]) if found else query)) is not None:
            found.append(year)
    return found


@kept()
def coverage(person: Person, region_ids: Sequence[int]) -> dict[tuple[int, str], int]:
    """How many years of each indicator stand, by region and indicator."""
    known(person)
    query = (
        select(ObservationRow.region_id, IndicatorRow.code, func.count())
        .join(IndicatorRow, IndicatorRow.id == ObservationRow.indicator_id)
        .where(STANDS, ObservationRow.region_id.in_(list(region_ids)))
        .group_by(ObservationRow.region_id, IndicatorRow.code)
    )
    with reading() as session:
        return {(region_id, code): number for region_id, code, number in session.execute(query)}
