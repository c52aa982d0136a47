"""Finding one's place among very many regions: what lies around one, a name that several bear, offices with figures."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from models import ObservationRow, RegionRow
from records import Person, Region
from store.engine import reading
from store.people import known
from store.regions import COLUMNS, region_of

FEW = 300
"""A database of at most so many regions shows them all; a larger one what lies around the reader's place."""
APART = " · "
RANKS = ("district", "city", "province", "country")
ORDER = (RegionRow.code, RegionRow.id)


def one(person: Person, region_id: int) -> Region | None:
    """The region of this number, or None."""
    known(person)
    with reading() as session:
        return _first(session, select(*COLUMNS).where(RegionRow.id == region_id))


def some(person: Person, region_ids: Iterable[int]) -> dict[int, Region]:
    """Regions by their numbers."""
    known(person)
    with reading() as session:
        found = session.execute(select(*COLUMNS).where(RegionRow.id.in_(set(region_ids))))
        return {region.id: region for region in (region_of(row) for row in found)}


def named(person: Person, label: str, near: int | None = None) -> Region | None:
    """The region of a label: a name, or where several bear it, the name and the names above it (松山街道 · 长桥区).

    A bare name that several bear is the one in the district of the region `near`, or nobody's.
    """
    known(person)
    name, *above = label.strip().split(APART)
    with reading() as session:
        parent = aliased(RegionRow)
        query = select(*COLUMNS).where(RegionRow.name == name).order_by(*ORDER)
        if above:
            query = query.join(parent, parent.id == RegionRow.parent_id).where(parent.name == above[0])
        found = _all(session, query)
        if len(above) > 1:
            found = [region for region in found if _names_above(session, region)[: len(above)] == above]
        if len(found) > 1 and near is not None:
            here = _first(session, select(*COLUMNS).where(RegionRow.id == near))
            circle = {near, here.parent_id} - {None} if here is not None else set()
            found = [region for region in found if region.id == near or region.parent_id in circle]
        return found[0] if len(found) == 1 else None


def labels(person: Person, regions: Sequence[Region]) -> dict[int, str]:
    """How each region is told apart from all others: its name, with as many names above it as that takes."""
    known(person)
    parent = aliased(RegionRow)
    query = select(RegionRow.name, parent.name).outerjoin(parent, parent.id == RegionRow.parent_id)
    with reading() as session:
        pairs = session.execute(query.where(RegionRow.name.in_({region.name for region in regions}))).all()
        bearers = Counter(name for name, _ in pairs)
        inside = Counter((name, above) for name, above in pairs)
        told: dict[int, str] = {}
        for region in regions:
            names = _names_above(session, region) if bearers[region.name] > 1 else []
            enough = names[:1] if names and inside[region.name, names[0]] == 1 else names
            told[region.id] = APART.join([region.name, *enough])
        return told


def _names_above(session: Session, region: Region) -> list[str]:
    names: list[str] = []
    row = session.get(RegionRow, region.parent_id) if region.parent_id is not None else None
    while row is not None and len(names) < len(RANKS):
        names.append(row.name)
        row = session.get(RegionRow, row.parent_id) if row.parent_id is not None else None
    return names


def search(person: Person, words: str, limit: int = 20) -> list[Region]:
    """Regions whose name holds these words, by code; none for no words."""
    known(person)
    if not words.strip():
        return []
    with reading() as session:
        query = select(*COLUMNS).where(RegionRow.name.contains(words.strip(), autoescape=True))
        return _all(session, query.order_by(*ORDER).limit(limit))


def are_many(person: Person) -> bool:
    """Are there more regions than a list can show?"""
    known(person)
    with reading() as session:
        return _many(session)


def _many(session: Session) -> bool:
    return (session.scalar(select(func.count()).select_from(select(RegionRow.id).limit(FEW + 1).subquery())) or 0) > FEW


FIGURES = (
    select(ObservationRow.id).where(ObservationRow.region_id == RegionRow.id, ObservationRow.current == 1).exists()
)
ABOVE = ("district", "city")


def with_figures(person: Person, near: Region | None = None) -> list[Region]:
    """Districts that have offices with figures, then the offices with figures, each by code.

    Among very many only what lies around `near` (without it, around the first figure): its district, what is above
    that, and what is below it.
    """
    known(person)
    with reading() as session:
        if not _many(session):
            offices = _all(session, select(*COLUMNS).where(FIGURES).order_by(*ORDER))
            above = {region.parent_id for region in offices} - {None}
            return [*_all(session, select(*COLUMNS).where(RegionRow.id.in_(above)).order_by(*ORDER)), *offices]
        first = near or _first(session, _select_first())
        return _around(session, first) if first is not None else []


def _around(session: Session, first: Region) -> list[Region]:
    circle = first.id if first.level in ABOVE or first.parent_id is None else first.parent_id
    upper = select(RegionRow.parent_id).where(RegionRow.id == circle).scalar_subquery()
    query = select(*COLUMNS).where(
        or_(
            RegionRow.id.in_((circle, first.id)),
            RegionRow.id == upper,
            and_(RegionRow.parent_id == circle, or_(RegionRow.level.in_(ABOVE), FIGURES)),
        )
    )
    found = _all(session, query.order_by(*ORDER))
    return sorted(found, key=lambda region: region.parent_id == circle)


def _select_first() -> Any:
    """The region of the first figure; the index over regions and figures answers at once."""
    lowest = select(func.min(ObservationRow.region_id)).where(ObservationRow.current == 1).scalar_subquery()
    return select(*COLUMNS).where(RegionRow.id == lowest)


def _first(session: Session, query: Any) -> Region | None:
    found = session.execute(query).first()
    return region_of(found) if found is not None else None


def _all(session: Session, query: Any) -> list[Region]:
    return [region_of(row) for row in session.execute(query)]
