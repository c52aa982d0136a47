"""The size of offices by year, and their power to enforce: told by a person, kept with who, when and from where."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from faults import Fault
from models import Profile, RegionRow
from records import Person, RegionProfile
from store import audit, regions
from store.engine import reading, writing
from store.memory import kept
from store.people import known

FIRST_YEAR, LAST_YEAR = 1990, 2100
# Residents of the largest office of the country are below a million; more is a slip of the unit.
MOST = {"residents": 5_000_000, "communities": 2_000}


def record(person: Person, region_id: int, told: RegionProfile) -> None:
    """What is known of one office and year from now on; the audit keeps what stood before. Raises Fault for a value
    that cannot be."""
    with writing() as session:
        _put(session, known(person), region_id, told)


def take(person: Person, rows: Sequence[RegionProfile]) -> int:
    """Store many at once, all or none; what a row leaves open stays as it stands. Returns the rows that changed something.

    Raises Fault `profile_office` for an office nobody knows, `profile_twice` for two rows of one office and year.
    """
    known(person)
    found = {}
    for row in rows:
        region = regions.find(person, row.office)
        if region is None:
            raise Fault("profile_office", name=row.office)
        if (region.id, row.year) in found:
            raise Fault("profile_twice", name=region.name, year=row.year)
        found[region.id, row.year] = row
    with writing() as session:
        return sum(_put(session, person, region_id, row, keep=True) for (region_id, _), row in found.items())


def _put(session: Session, person: Person, region_id: int, told: RegionProfile, keep: bool = False) -> bool:
    _check(told)
    row = session.get(Profile, (region_id, told.year))
    before = _state(row)
    after = {
        "residents": told.residents,
        "communities": told.communities,
        "enforcement": None if told.enforcement is None else int(told.enforcement),
        "source": told.source or None,
    }
    if keep and before is not None:
        after = {name: before[name] if value is None else value for name, value in after.items()}
    if after == before:
        return False
    if row is None:
        row = Profile(region_id=region_id, year=told.year)
        session.add(row)
    for name, value in after.items():
        setattr(row, name, value)
    row.recorded_at, row.recorded_by = datetime.now(UTC), person.id
    audit.write(session, person, "region.profile", f"{region_id}/{told.year}", before, after)
    return True


def _state(row: Profile | None) -> dict[str, int | str | None] | None:
    if row is None:
        return None
    return {name: getattr(row, name) for name in ("residents", "communities", "enforcement", "source")}


def _check(told: RegionProfile) -> None:
    if not FIRST_YEAR <= told.year <= LAST_YEAR:
        raise Fault("profile_year", name=told.office, year=told.year)
    for field, value in (("residents", told.residents), ("communities", told.communities)):
        if value is not None and not 0 < value <= MOST[field]:
            raise Fault(f"profile_{field}", name=told.office, value=value, most=MOST[field])


def listing(person: Person, region_ids: Iterable[int]) -> list[RegionProfile]:
    """Everything that was told of these offices, by region code and year."""
    known(person)
    query = (
        select(Profile, RegionRow.name)
        .join(RegionRow, RegionRow.id == Profile.region_id)
        .where(Profile.region_id.in_(list(region_ids)))
        .order_by(RegionRow.code, Profile.year)
    )
    with reading() as session:
        return [_told(row, name) for row, name in session.execute(query)]


@kept()
def latest(person: Person, region_ids: Collection[int], year: int) -> Mapping[int, RegionProfile]:
    """What is known of each office in the year: each number of the year itself, else of the latest year before it."""
    known(person)
    query = (
        select(Profile, RegionRow.name)
        .join(RegionRow, RegionRow.id == Profile.region_id)
        .where(Profile.region_id.in_(list(region_ids)), Profile.year <= year)
        .order_by(Profile.year)
    )
    found: dict[int, RegionProfile] = {}
    with reading() as session:
        for row, name in session.execute(query):
            told, past = _told(row, name), found.get(row.region_id)
            found[row.region_id] = told if past is None else _onto(past, told)
    return found


def _told(row: Profile, name: str) -> RegionProfile:
    power = None if row.enforcement is None else bool(row.enforcement)
    return RegionProfile(name, row.year, row.residents, row.communities, power, row.source or "")


def _onto(past: RegionProfile, told: RegionProfile) -> RegionProfile:
    return RegionProfile(
        told.office,
        told.year,
        past.residents if told.residents is None else told.residents,
        past.communities if told.communities is None else told.communities,
        past.enforcement if told.enforcement is None else told.enforcement,
        told.source or past.source,
    )
