"""Offices and the districts above them, and the names under which reports call them."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from faults import Fault
from models import Alias, RegionRow
from records import Person, Region
from store import audit
from store.engine import reading, writing
from store.people import known

# A list of regions is read as columns: as objects it took ten times as long.
COLUMNS = (
    RegionRow.id,
    RegionRow.code,
    RegionRow.name,
    RegionRow.level,
    RegionRow.parent_id,
    RegionRow.system,
    RegionRow.valid_from,
    RegionRow.valid_to,
)


def region_of(row: Any) -> Region:
    """The record of a row, or of its COLUMNS."""
    return Region(
        row.id, row.code, row.name, row.level, row.parent_id, row.system, _date(row.valid_from), _date(row.valid_to)
    )


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def all_regions(person: Person) -> list[Region]:
    """Every region, in the order of the codes. There may be very many: a page asks `places` for those around."""
    return _ordered(person, select(*COLUMNS))


def _ordered(person: Person, query: Any) -> list[Region]:
    known(person)
    with reading() as session:
        return [region_of(row) for row in session.execute(query.order_by(RegionRow.code, RegionRow.id))]


def children(person: Person, region_id: int) -> list[Region]:
    """The regions directly below one, in the order of the codes."""
    return _ordered(person, select(*COLUMNS).where(RegionRow.parent_id == region_id))


def find(person: Person, name: str) -> Region | None:
    """The region of this name or alias, or None; 柳浪街道办事处 finds 柳浪街道. Two of one name are not guessed between."""
    known(person)
    short = name.strip().removesuffix("办事处").removesuffix("人民政府")
    with reading() as session:
        aliased = session.scalars(
            select(Alias.region_id).where(or_(Alias.name == name.strip(), Alias.name == short))
        ).first()
        if aliased is not None:
            return region_of(session.get_one(RegionRow, aliased))
        rows = session.scalars(
            select(RegionRow).where(or_(RegionRow.name == name.strip(), RegionRow.name == short))
        ).all()
        return region_of(rows[0]) if len(rows) == 1 else None


def create(
    person: Person,
    name: str,
    level: str,
    parent_id: int | None,
    code: str | None = None,
    system: str = "own",
    valid_from: date | None = None,
) -> Region:
    """A new region; without a code it gets the next free one of the program's own. Raises Fault for an empty or taken name."""
    told = name.strip()
    if not told:
        raise Fault("region_name_missing")
    with writing() as session:
        return region_of(add(session, known(person), told, level, parent_id, code, system, valid_from))


def add(
    session: Session,
    person: Person,
    name: str,
    level: str,
    parent_id: int | None,
    code: str | None,
    system: str,
    valid_from: date | None = None,
) -> RegionRow:
    """The same inside a transaction that does more."""
    taken = session.scalars(select(RegionRow).where(RegionRow.name == name, RegionRow.parent_id == parent_id)).first()
    if taken is not None:
        raise Fault("region_exists", name=name)
    number = session.scalar(select(func.count(RegionRow.id))) or 0
    row = RegionRow(
        system=system,
        code=code or f"{number + 1:06d}",
        name=name,
        level=level,
        parent_id=parent_id,
        valid_from=valid_from.isoformat() if valid_from else None,
    )
    session.add(row)
    session.flush()
    audit.write(session, person, "region.create", name, None, {"id": row.id, "level": level, "parent": parent_id})
    return row


def remember(person: Person, alias: str, region_id: int) -> None:
    """From now on this name means this region."""
    with writing() as session:
        row = session.get(Alias, alias)
        audit.write(session, known(person), "region.alias", alias, row.region_id if row else None, region_id)
        if row is None:
            session.add(Alias(name=alias, region_id=region_id, decided_by=person.id, decided_at=datetime.now(UTC)))
        else:
            row.region_id, row.decided_by, row.decided_at = region_id, person.id, datetime.now(UTC)
