"""Finding one's place among very many regions: what lies around one, a name that several bear, offices with figures."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import and_, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from models import ObservationRow, RegionRow
from records import Person, Region
from store.engine import reading
from store.memory import kept
from store.people import known
from store.regions import COLUMNS, all_regions, region_of

FEW = 300
"""A database of at most so many regions shows them all; a larger one what lies around the reader's place."""
APART = " · "
ABOVE = ("district", "city")
NEAR = 8
RANKS = ("district", "city", "province", "country")
ORDER = (RegionRow.code, RegionRow.id)


def one(person: Person, region_id: int) -> Region | None:
    """The region of this number, or None."""
    known(person)
    with reading() as session:
        return _first(session, select(*COLUMNS).where(RegionRow.id == region_id))


@kept()
def some(person: Person, region_ids: Iterable[int]) -> dict[int, Region]:
    """Regions by their numbers."""
    known(person)
    with reading() as session:
        found = session.execute(select(*COLUMNS).where(RegionRow.id.in_(set(region_ids))))
        return {region.id: region for region in (region_of(row) for row in found)}


def named(person: Person, label: str) -> Region | None:
    """The region of a label: a name, or where several bear it, the name and names above it (松山街道 · 长桥区); None for
    a name that nobody or several bear."""
    known(person)
    name, *above = label.strip().split(APART)
    parent = aliased(RegionRow)
    query = select(*COLUMNS).where(RegionRow.name == name).order_by(*ORDER)
    if above:
        query = query.join(parent, parent.id == RegionRow.parent_id).where(parent.name == above[0])
    with reading() as session:
        found = _all(session, query)
        if len(above) > 1:
            names = _names_above(session, found)
            found = [region for region in found if names[region.id][: len(above)] == above]
        return found[0] if len(found) == 1 else None


@kept()
def labels(person: Person, regions: Sequence[Region]) -> dict[int, str]:
    """How each region is told apart from all others: its name, with as many names above it as that takes."""
    known(person)
    parent = aliased(RegionRow)
    query = select(RegionRow.name, parent.name).outerjoin(parent, parent.id == RegionRow.parent_id)
    with reading() as session:
        pairs = session.execute(query.where(RegionRow.name.in_({region.name for region in regions}))).all()
        bearers = Counter(name for name, _ in pairs)
        inside = Counter((name, above) for name, above in pairs)
        names = _names_above(session, [region for region in regions if bearers[region.name] > 1])
    told: dict[int, str] = {}
    for region in regions:
        above = names.get(region.id, [])
        enough = above[:1] if above and inside[region.name, above[0]] == 1 else above
        told[region.id] = APART.join([region.name, *enough])
    return told


def _names_above(session: Session, regions: Sequence[Region]) -> dict[int, list[str]]:
    """The names above each region, from the nearest up; a question for each level, however many regions there are."""
    above: dict[int, Any] = {}
    wanted = {region.parent_id for region in regions if region.parent_id is not None}
    while wanted:
        query = select(RegionRow.id, RegionRow.name, RegionRow.parent_id).where(RegionRow.id.in_(wanted))
        above |= {row.id: row for row in session.execute(query)}
        wanted = {row.parent_id for row in above.values() if row.parent_id is not None} - set(above)
    told: dict[int, list[str]] = {}
    for region in regions:
        names: list[str] = []
        place = region.parent_id
        while place is not None and len(names) < len(RANKS):
            names.append(above[place].name)
            place = above[place].parent_id
        told[region.id] = names
    return told


def search(person: Person, words: str, limit: int = 20) -> list[Region]:
    """Regions whose name holds these words, by code; none for no words."""
    known(person)
    if not words.strip():
        return []
    with reading() as session:
        query = select(*COLUMNS).where(RegionRow.name.contains(words.strip(), autoescape=True))
        return _all(session, query.order_by(*ORDER).limit(limit))


@kept()
def are_many(person: Person) -> bool:
    """Are there more regions than a list can show?"""
    known(person)
    with reading() as session:
        told = select(func.count()).select_from(select(RegionRow.id).limit(FEW + 1).subquery())
        return (session.scalar(told) or 0) > FEW


@kept()
def around(person: Person, *near: str) -> list[Region]:
    """The regions that a page may speak of: all by code, or among very many the reader's district with its offices,
    after the other districts of its city, each under its label.

    The district is that of the region labelled `near`, of each if there are several, or of the first figure; of a city
    it is the first.
    """
    if not are_many(person):
        return all_regions(person)
    found = [region for label in dict.fromkeys(near[:NEAR]) if (region := named(person, label)) is not None]
    with reading() as session:
        first = found or [region for region in [_first(session, _select_first())] if region is not None]
        circles = {circle.id: circle for circle in (_district(session, region) for region in first)}
        beside = [
            and_(RegionRow.parent_id == circle.parent_id, RegionRow.level == circle.level)
            for circle in circles.values()
        ]
        here = or_(false(), *beside, RegionRow.id.in_(circles), RegionRow.parent_id.in_(circles))
        shown = _all(session, select(*COLUMNS).where(here).order_by(*ORDER))
    told = labels(person, shown)
    ordered = sorted(shown, key=lambda region: region.parent_id in circles)
    return [replace(region, name=told[region.id]) for region in ordered]


def _district(session: Session, region: Region) -> Region:
    """The region above an office; of a city, the first below it that has offices."""
    if region.level not in ABOVE:
        above = select(*COLUMNS).where(RegionRow.id == region.parent_id)
        return _first(session, above) or region
    below = _first(session, select(*COLUMNS).where(RegionRow.parent_id == region.id).order_by(*ORDER))
    return region if below is None or below.level not in ABOVE else _district(session, below)


@kept()
def observed(person: Person, region_ids: Sequence[int]) -> set[int]:
    """Those of the regions that have figures."""
    known(person)
    figures = select(ObservationRow.id).where(ObservationRow.region_id == RegionRow.id, ObservationRow.current == 1)
    with reading() as session:
        return set(session.scalars(select(RegionRow.id).where(RegionRow.id.in_(list(region_ids)), figures.exists())))


def _select_first() -> Any:
    """The region of the first figure; the index over regions and figures answers at once."""
    lowest = select(func.min(ObservationRow.region_id)).where(ObservationRow.current == 1).scalar_subquery()
    return select(*COLUMNS).where(RegionRow.id == lowest)


def _first(session: Session, query: Any) -> Region | None:
    found = session.execute(query).first()
    return region_of(found) if found is not None else None


def _all(session: Session, query: Any) -> list[Region]:
    return [region_of(row) for row in session.execute(query)]
