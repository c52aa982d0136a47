"""Targets: what a street set itself, and what law, policy and principle set everybody."""

from datetime import UTC, datetime

from sqlalchemy import select

from catalogue import DefaultTarget, Indicator, catalogue
from models import ClaimRow, IndicatorRow, ReportRow, TargetRow
from records import Number, Person, Target
from store import audit
from store.engine import reading, writing
from store.indicators import number_of
from store.people import known


def for_region(person: Person, region_id: int, year: int | None = None, indicator: str | None = None) -> list[Target]:
    """A region's own targets, and with a year the defaults in force for indicators that it set no target for.

    Own targets come first; a default has id 0 and origin policy. Nothing of one street's plan binds another.
    """
    known(person)
    query = (
        select(TargetRow, IndicatorRow.code, ReportRow.title, ClaimRow.start, ClaimRow.end)
        .outerjoin(IndicatorRow, IndicatorRow.id == TargetRow.indicator_id)
        .outerjoin(ReportRow, ReportRow.id == TargetRow.report_id)
        .outerjoin(ClaimRow, ClaimRow.id == TargetRow.claim_id)
        .where(TargetRow.region_id == region_id, TargetRow.superseded_at.is_(None))
        .order_by(TargetRow.year, TargetRow.id)
    )
    if year is not None:
        query = query.where(TargetRow.year == year)
    if indicator is not None:
        query = query.where(IndicatorRow.code == indicator)
    with reading() as session:
        own = [_target(*row) for row in session.execute(query)]
    if year is None:
        return own
    return own + defaults(region_id, year, {target.indicator for target in own}, indicator)


def _target(row: TargetRow, code: str | None, title: str | None, start: int | None, end: int | None) -> Target:
    return Target(
        row.id,
        row.region_id,
        code,
        row.year,
        row.comparator,
        row.value,
        row.low,
        row.high,
        bool(row.soft),
        bool(row.derived),
        row.origin,
        row.words,
        row.report_id,
        title,
        start,
        end,
        row.qualifier,
    )


def defaults(region_id: int, year: int, taken: set[str | None], indicator: str | None = None) -> list[Target]:
    """The catalogue's statutory, policy and principle targets in force in a year, without those in `taken`."""
    return [
        _default(region_id, year, entry, entry.default_target)
        for entry in catalogue().indicators.values()
        if entry.default_target is not None
        and entry.default_target.holds_in(year)
        and entry.id not in taken
        and indicator in (None, entry.id)
    ]


def _default(region_id: int, year: int, entry: Indicator, target: DefaultTarget) -> Target:
    low = target.value if target.comparator in (">=", "=") else None
    high = target.value if target.comparator in ("<=", "=") else None
    return Target(
        0,
        region_id,
        entry.id,
        year,
        target.comparator,
        target.value,
        low,
        high,
        False,
        False,
        "policy",
        target.source_zh,
    )


def record(
    person: Person,
    *,
    region_id: int,
    indicator: str,
    year: int,
    comparator: str,
    value: Number,
    low: Number | None,
    high: Number | None,
    qualifier: str,
    words: str,
    origin: str,
    soft: bool = False,
    derived: bool = False,
) -> None:
    """A target set by a person or imported; the region's earlier one for that year steps back and stays on record."""
    known(person)
    with writing() as session:
        indicator_id, now = number_of(session, indicator), datetime.now(UTC)
        standing = session.scalars(
            select(TargetRow).where(
                TargetRow.region_id == region_id,
                TargetRow.indicator_id == indicator_id,
                TargetRow.year == year,
                TargetRow.superseded_at.is_(None),
            )
        ).all()
        for row in standing:
            row.superseded_at, row.reason = now, words
        session.add(
            TargetRow(
                region_id=region_id,
                indicator_id=indicator_id,
                year=year,
                comparator=comparator,
                value=value,
                low=low,
                high=high,
                qualifier=qualifier,
                soft=int(soft),
                derived=int(derived),
                origin=origin,
                words=words,
                recorded_at=now,
                recorded_by=person.id,
            )
        )
        audit.write(
            session, person, "target.record", f"{region_id}/{indicator}/{year}", None, {"value": value, "words": words}
        )
