"""Values as a list that may be very long: how many there are, and the first of them, without reading the rest."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models import IndicatorRow, ObservationRow, ObservationSource
from records import Observation, Person
from store.coverage import STANDS, every_year
from store.engine import reading
from store.memory import kept
from store.observations import of_numbers
from store.people import known


@dataclass(frozen=True, slots=True)
class Filter:
    """What narrows the list; None does not. `as_of` takes what stood at a moment instead of what stands."""

    regions: tuple[int, ...] | None = None
    indicators: tuple[str, ...] | None = None
    years: tuple[int, ...] | None = None
    as_of: datetime | None = None


EVERYTHING = Filter()


@kept()
def count(person: Person, chosen: Filter) -> int:
    """How many values there are."""
    known(person)
    with reading() as session:
        return session.scalar(_narrowed(session, person, select(func.count(ObservationRow.id)), chosen)) or 0


@kept("large")
def first(person: Person, chosen: Filter, limit: int) -> list[Observation]:
    """The first values: the latest year's, then by indicator and region."""
    known(person)
    within = (ObservationRow.indicator_id, ObservationRow.region_id, ObservationRow.id)
    query = select(ObservationRow.id)
    with reading() as session:
        if chosen.as_of is not None:
            order = (ObservationRow.year.desc(), *within)
            numbers = list(session.scalars(_narrowed(session, person, query, chosen).order_by(*order).limit(limit)))
            return of_numbers(session, numbers, order)
        numbers = []
        # Year by year, as the index runs: sorting all of them for the first few took a second.
        for year in sorted(chosen.years or every_year(person), reverse=True):
            of_year = _narrowed(session, person, query, replace(chosen, years=(year,)))
            numbers += session.scalars(of_year.order_by(*within).limit(limit - len(numbers)))
            if len(numbers) == limit:
                break
        return of_numbers(session, numbers, (ObservationRow.year.desc(), *within))


def _narrowed(session: Session, person: Person, query: Any, chosen: Filter) -> Any:
    if chosen.as_of is None:
        query = query.where(STANDS)
        if chosen.regions is None:
            # The index over the values that stand begins with the year: all years told, it serves every filter.
            query = query.where(ObservationRow.year.in_(chosen.years or every_year(person)))
    else:
        source = ObservationSource
        ended = or_(source.superseded_at.is_(None), source.superseded_at > chosen.as_of)
        query = query.join(source, source.observation_id == ObservationRow.id)
        query = query.where(source.recorded_at <= chosen.as_of, ended)
    if chosen.regions is not None:
        query = query.where(ObservationRow.region_id.in_(chosen.regions))
    if chosen.years is not None:
        query = query.where(ObservationRow.year.in_(chosen.years))
    if chosen.indicators is not None:
        numbers = session.scalars(select(IndicatorRow.id).where(IndicatorRow.code.in_(chosen.indicators)))
        query = query.where(ObservationRow.indicator_id.in_(list(numbers)))
    return query
