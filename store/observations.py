"""Values that a person confirmed: one that stands for a region, indicator and year, and all that stood before."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from models import Account, ClaimRow, IndicatorRow, ObservationRow, ObservationSource, ReportRow
from records import Number, Observation, Person
from store import audit, standing
from store.coverage import every_year
from store.engine import reading, writing
from store.indicators import number_of
from store.memory import kept
from store.people import known

# The tables and not their classes: read through those, a row took twice as long.
VALUE, SOURCE, CLAIM = ObservationRow.__table__, ObservationSource.__table__, ClaimRow.__table__
INDICATOR, REPORT, ACCOUNT = IndicatorRow.__table__, ReportRow.__table__, Account.__table__


def _select() -> Any:
    return (
        select(
            VALUE.c.id,
            VALUE.c.region_id,
            INDICATOR.c.code.label("indicator"),
            VALUE.c.year,
            VALUE.c.value,
            VALUE.c.low,
            VALUE.c.high,
            SOURCE.c.qualifier,
            SOURCE.c.unit,
            SOURCE.c.flags,
            SOURCE.c.base,
            SOURCE.c.method,
            CLAIM.c.quote,
            CLAIM.c.start,
            CLAIM.c.end,
            SOURCE.c.report_id,
            REPORT.c.title.label("report_title"),
            REPORT.c.year.label("report_year"),
            CLAIM.c.part,
            SOURCE.c.source,
            SOURCE.c.recorded_at,
            ACCOUNT.c.name.label("recorded_by"),
            SOURCE.c.superseded_at,
            SOURCE.c.reason,
        )
        .select_from(VALUE)
        .join(SOURCE, SOURCE.c.observation_id == VALUE.c.id)
        .join(INDICATOR, INDICATOR.c.id == VALUE.c.indicator_id)
        .join(ACCOUNT, ACCOUNT.c.id == SOURCE.c.recorded_by)
        .outerjoin(CLAIM, CLAIM.c.id == SOURCE.c.claim_id)
        .outerjoin(REPORT, REPORT.c.id == SOURCE.c.report_id)
    )


# Built once: making the statement anew took longer than asking it.
EVERYTHING = _select()
FLAGS, PART = 9, 18


def _observation(row: Row[Any]) -> Observation:
    # The columns stand in the record's order; naming them one by one would double the time of a page's reading.
    told = tuple(row)
    return Observation(*(*told[:9], frozenset(told[9].split()), *told[10:18], told[18] or "", *told[19:]))


def _run(query: Any) -> list[Observation]:
    with reading() as session:
        return [_observation(row) for row in session.execute(query).all()]


def of_numbers(session: Session, numbers: Sequence[int], order: Sequence[Any]) -> list[Observation]:
    """The values with these numbers, in an order."""
    rows = session.execute(EVERYTHING.where(VALUE.c.id.in_(numbers)).order_by(*order))
    return [_observation(row) for row in rows.all()]


def _as_of(query: Any, moment: datetime | None, with_history: bool) -> Any:
    if moment is not None:
        return query.where(
            SOURCE.c.recorded_at <= moment, (SOURCE.c.superseded_at.is_(None)) | (SOURCE.c.superseded_at > moment)
        )
    return query if with_history else query.where(VALUE.c.current == 1)


def series(
    person: Person, indicator: str, region_ids: Sequence[int], as_of: datetime | None = None, with_history: bool = False
) -> list[Observation]:
    """One indicator over the years for some regions, by region and year; `with_history` adds what was superseded."""
    known(person)
    query = EVERYTHING.where(INDICATOR.c.code == indicator, VALUE.c.region_id.in_(list(region_ids)))
    return _run(_as_of(query, as_of, with_history).order_by(VALUE.c.region_id, VALUE.c.year, VALUE.c.id))


def of_region(
    person: Person, region_id: int, year: int | None = None, as_of: datetime | None = None
) -> list[Observation]:
    """Everything that stands of one region, or of its one year."""
    return table(person, [region_id], None, [year] if year is not None else None, as_of)


def table(
    person: Person,
    region_ids: Sequence[int] | None = None,
    indicators: Sequence[str] | None = None,
    years: Sequence[int] | None = None,
    as_of: datetime | None = None,
    with_history: bool = False,
) -> list[Observation]:
    """What stands, narrowed by regions, indicators and years (None does not narrow), by region, year and indicator."""
    known(person)
    query = EVERYTHING
    if region_ids is not None:
        query = query.where(VALUE.c.region_id.in_(list(region_ids)))
    if indicators is not None:
        query = query.where(INDICATOR.c.code.in_(list(indicators)))
    if years is not None:
        query = query.where(VALUE.c.year.in_(list(years)))
    return _run(_as_of(query, as_of, with_history).order_by(VALUE.c.region_id, VALUE.c.year, VALUE.c.indicator_id))


def history(person: Person, region_id: int, indicator: str, year: int) -> list[Observation]:
    """Every value that ever stood for one region, indicator and year, first to last."""
    known(person)
    query = EVERYTHING.where(VALUE.c.region_id == region_id, INDICATOR.c.code == indicator, VALUE.c.year == year)
    return _run(query.order_by(VALUE.c.id))


def of_other_reports(person: Person, region_id: int, report_id: int | None) -> dict[tuple[str, int], Number]:
    """What a region's other reports give, by indicator and year: what a report can be held against.

    A value that this report itself replaced counts as it stood before; one from a withdrawn report does not.
    """
    known(person)
    query = EVERYTHING.where(
        VALUE.c.region_id == region_id, or_(REPORT.c.state.is_(None), REPORT.c.state != "withdrawn")
    )
    if report_id is not None:
        query = query.where(or_(SOURCE.c.report_id.is_(None), SOURCE.c.report_id != report_id))
    rows = _run(query.order_by(VALUE.c.current, VALUE.c.id))
    return {(row.indicator, row.year): row.value for row in rows}


@kept()
def replaced(person: Person, region_ids: Sequence[int]) -> list[Observation]:
    """What once stood for some regions and stands no more, by region, year and indicator."""
    known(person)
    query = _select().where(VALUE.c.current == 0, VALUE.c.region_id.in_(list(region_ids)))
    return _run(query.order_by(VALUE.c.region_id, VALUE.c.year, VALUE.c.indicator_id))


@kept()
def years(person: Person, region_ids: Sequence[int] | None = None) -> list[int]:
    """The years for which something stands, first to last."""
    known(person)
    if region_ids is None:
        return every_year(person)
    query = select(ObservationRow.year).where(
        ObservationRow.current == 1, ObservationRow.region_id.in_(list(region_ids))
    )
    with reading() as session:
        return list(session.scalars(query.distinct().order_by(ObservationRow.year)))


@kept()
def places(person: Person, region_ids: Sequence[int]) -> set[tuple[str, int]]:
    """The indicators and years of which some of these regions has a value."""
    known(person)
    query = (
        select(IndicatorRow.code, ObservationRow.year)
        .join(IndicatorRow, IndicatorRow.id == ObservationRow.indicator_id)
        .where(ObservationRow.current == 1, ObservationRow.region_id.in_(list(region_ids)))
        .distinct()
    )
    with reading() as session:
        return {(code, year) for code, year in session.execute(query)}


def told_without_report(person: Person, region_ids: Sequence[int]) -> set[tuple[int, int]]:
    """The regions and years of which a value was typed in or imported: they count as reported."""
    known(person)
    query = (
        select(ObservationRow.region_id, ObservationRow.year)
        .join(ObservationSource, ObservationSource.observation_id == ObservationRow.id)
        .where(
            ObservationRow.current == 1,
            ObservationRow.region_id.in_(list(region_ids)),
            ObservationSource.method != "extracted",
        )
        .distinct()
    )
    with reading() as session:
        return {(region_id, year) for region_id, year in session.execute(query)}


def record(
    person: Person,
    *,
    region_id: int,
    indicator: str,
    year: int,
    value: Number,
    low: Number | None,
    high: Number | None,
    qualifier: str,
    unit: str,
    method: str,
    source: str,
    flags: Sequence[str] = (),
    base: str | None = None,
    reason: str | None = None,
) -> None:
    """A value typed in or imported, with where it comes from; one that stood before steps back and stays on record."""
    known(person)
    with writing() as session:
        indicator_id = number_of(session, indicator)
        now = datetime.now(UTC)
        before = standing.find(session, region_id, indicator_id, year)
        if before is not None:
            if (before.value, before.low, before.high) == (value, low, high):
                return
            standing.end(session, before.id, now, reason or source)
        row = ObservationRow(
            region_id=region_id, indicator_id=indicator_id, year=year, value=value, low=low, high=high, current=1
        )
        told = ObservationSource(
            qualifier=qualifier,
            unit=unit,
            flags=" ".join(sorted(flags)),
            base=base,
            method=method,
            source=source,
            recorded_at=now,
            recorded_by=person.id,
        )
        standing.put(session, row, told)
        subject = f"{region_id}/{indicator}/{year}"
        audit.write(session, person, "observation.record", subject, None, {"value": value, "source": source})
