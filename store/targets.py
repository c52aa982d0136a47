"""Targets: what a street set itself, what a supervisor set it, and what law, policy and principle set everybody."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, aliased

from catalogue import DefaultTarget, Indicator, catalogue
from models import Account, ClaimRow, IndicatorRow, ReportRow, TargetRow
from records import Number, Person, Region, Target
from store import audit
from store.engine import reading, writing
from store.indicators import number_of
from store.memory import kept
from store.people import known


def _select() -> Any:
    ender = aliased(Account)
    return (
        select(
            TargetRow,
            IndicatorRow.code,
            ReportRow.title,
            ClaimRow.start,
            ClaimRow.end,
            Account.name,
            ender.name.label("ender"),
        )
        .join(Account, Account.id == TargetRow.recorded_by)
        .outerjoin(ender, ender.id == TargetRow.superseded_by)
        .outerjoin(IndicatorRow, IndicatorRow.id == TargetRow.indicator_id)
        .outerjoin(ReportRow, ReportRow.id == TargetRow.report_id)
        .outerjoin(ClaimRow, ClaimRow.id == TargetRow.claim_id)
        .order_by(TargetRow.year, TargetRow.id)
    )


# Built once: making the statement anew took longer than asking it.
SELECTION = _select()


def for_region(person: Person, region_id: int, year: int | None = None, indicator: str | None = None) -> list[Target]:
    """A region's own targets, and with a year the defaults in force for indicators that it set no target for.

    Own targets come first; a default has id 0 and origin policy. Nothing of one street's plan binds another.
    """
    known(person)
    query = SELECTION.where(TargetRow.region_id == region_id, TargetRow.superseded_at.is_(None))
    if year is not None:
        query = query.where(TargetRow.year == year)
    if indicator is not None:
        query = query.where(IndicatorRow.code == indicator)
    with reading() as session:
        own = found(session, query)
    if year is None:
        return own
    return own + defaults(region_id, year, {target.indicator for target in own}, indicator)


def binding(person: Person, regions: Sequence[Region]) -> dict[int, list[Target]]:
    """Everything that may bind each of these offices: its own targets, and what a supervisor set the region above it."""
    known(person)
    above = {region.parent_id for region in regions if region.parent_id is not None}
    set_above = and_(TargetRow.region_id.in_(above), TargetRow.origin == "person")
    own = TargetRow.region_id.in_({region.id for region in regions})
    with reading() as session:
        told = found(session, SELECTION.where(or_(own, set_above), TargetRow.superseded_at.is_(None)))
    bound: dict[int, list[Target]] = {}
    for target in told:
        bound.setdefault(target.region_id or 0, []).append(target)
    return {
        region.id: [
            *bound.get(region.id, []),
            *(target for target in bound.get(region.parent_id or 0, []) if target.origin == "person"),
        ]
        for region in regions
    }


@kept()
def listing(person: Person, region_ids: Sequence[int], *, with_ended: bool = False) -> list[Target]:
    """The targets of these regions in the order of years, and with `with_ended` those replaced or withdrawn as well."""
    known(person)
    query = SELECTION.where(TargetRow.region_id.in_(region_ids))
    with reading() as session:
        return found(session, query if with_ended else query.where(TargetRow.superseded_at.is_(None)))


def found(session: Session, query: Any) -> list[Target]:
    """The targets of a query made of SELECTION."""
    return [_target(*row) for row in session.execute(query)]


def one(session: Session, target_id: int) -> Target | None:
    """One target by its id, ended or not."""
    told = found(session, SELECTION.where(TargetRow.id == target_id))
    return told[0] if told else None


def _target(
    row: TargetRow,
    code: str | None,
    title: str | None,
    start: int | None,
    end: int | None,
    recorded_by: str,
    superseded_by: str | None,
) -> Target:
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
        row.recorded_at,
        recorded_by,
        row.why,
        row.row_version,
        row.superseded_at,
        superseded_by,
        row.reason,
    )


def defaults(region_id: int, year: int, taken: set[str | None], indicator: str | None = None) -> list[Target]:
    """The catalogue's statutory, policy and principle targets in force in a year, without those in `taken`."""
    return [
        target
        for entry in catalogue().indicators.values()
        if entry.id not in taken
        and indicator in (None, entry.id)
        and (target := default(region_id, year, entry)) is not None
    ]


def default(region_id: int, year: int, entry: Indicator) -> Target | None:
    """The catalogue's target of one indicator, where one is in force in the year."""
    target = entry.default_target
    return _default(region_id, year, entry, target) if target is not None and target.holds_in(year) else None


def _default(region_id: int, year: int, entry: Indicator, target: DefaultTarget) -> Target:
    low, high = bounds(target.comparator, target.value)
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


def bounds(comparator: str, value: Number) -> tuple[Number | None, Number | None]:
    """The interval that an exact bound leaves open: at least 98 has a low end alone."""
    return value if comparator in (">=", "=") else None, value if comparator in ("<=", "=") else None


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
    soft: bool = False,
    derived: bool = False,
) -> None:
    """An office's own target that was imported; its earlier one for that year steps back and stays on record."""
    known(person)
    with writing() as session:
        indicator_id, now = number_of(session, indicator), datetime.now(UTC)
        standing = session.scalars(
            select(TargetRow).where(
                TargetRow.region_id == region_id,
                TargetRow.indicator_id == indicator_id,
                TargetRow.year == year,
                TargetRow.origin != "person",
                TargetRow.superseded_at.is_(None),
            )
        ).all()
        for row in standing:
            row.superseded_at, row.superseded_by, row.reason = now, person.id, words
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
                origin="imported",
                words=words,
                recorded_at=now,
                recorded_by=person.id,
            )
        )
        audit.write(
            session, person, "target.record", f"{region_id}/{indicator}/{year}", None, {"value": value, "words": words}
        )
