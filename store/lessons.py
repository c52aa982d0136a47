"""Wordings that corrections taught: kept by a named person with a reason, revoked likewise, never altered."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session, aliased

from catalogue import catalogue
from faults import Fault
from models import Account, ClaimRow, Decision, LearnedRevocation, LearnedWording, RegionRow
from records import Lesson, Person, Taught
from store import audit
from store.engine import reading, writing
from store.memory import kept
from store.people import known

TRUSTED = 3
"""So many confirmed finds make a learned wording as good as a rule of the file; before, it is of medium confidence."""


def keep(person: Person, taught: Taught, region_id: int | None, claim_id: int | None, reason: str) -> Lesson:
    """Keep a wording for a region and all below it, or for all. Its number is given here.

    Raises Fault `reason_missing`, and `lesson_known` where the same holds there already.
    """
    known(person)
    if not reason.strip():
        raise Fault("reason_missing")
    with writing() as session:
        for lesson in _all(session):
            same = replace(lesson.taught, number=0, trusted=False) == replace(taught, number=0, trusted=False)
            if same and lesson.revoked_at is None and lesson.region_id in (None, region_id):
                raise Fault("lesson_known", person=lesson.taught_by, time=f"{lesson.taught_at:%Y-%m-%d}")
        row = LearnedWording(
            sort=taught.sort,
            phrase=taught.phrase,
            indicator=taught.indicator,
            units=taught.units,
            base=taught.base,
            region_id=region_id,
            claim_id=claim_id,
            reason=reason.strip(),
            taught_by=person.id,
            taught_at=datetime.now(UTC),
        )
        session.add(row)
        session.flush()
        told = {"sort": taught.sort, "phrase": taught.phrase, "indicator": taught.indicator, "region": region_id}
        audit.write(session, person, "lesson.keep", f"lesson/{row.id}", None, told)
        return next(lesson for lesson in _all(session) if lesson.taught.number == row.id)


def revoke(person: Person, number: int, reason: str) -> None:
    """Let a learned wording hold no more. Raises Fault `reason_missing`, `lesson_unknown` or `lesson_revoked`."""
    known(person)
    if not reason.strip():
        raise Fault("reason_missing")
    with writing() as session:
        if session.get(LearnedWording, number) is None:
            raise Fault("lesson_unknown", number=number)
        if session.get(LearnedRevocation, number) is not None:
            raise Fault("lesson_revoked", number=number)
        session.add(
            LearnedRevocation(
                wording_id=number, reason=reason.strip(), revoked_by=person.id, revoked_at=datetime.now(UTC)
            )
        )
        audit.write(session, person, "lesson.revoke", f"lesson/{number}", "holds", "revoked")


@kept(any_act=True)
def listing(person: Person) -> list[Lesson]:
    """Every learned wording, those that hold first, the newest first among them."""
    known(person)
    with reading() as session:
        return sorted(_all(session), key=lambda lesson: (lesson.revoked_at is not None, -lesson.taught.number))


@kept(any_act=True)
def holding(person: Person, region_id: int | None) -> tuple[Taught, ...]:
    """What holds for a region's reports, its own habits first; without a region only what holds for all.

    One whose indicator the catalogue no longer has is left out.
    """
    known(person)
    with reading() as session:
        lessons = [lesson for lesson in _all(session) if lesson.revoked_at is None]
        if not lessons:
            return ()
        line = _line(session, region_id)
    order: dict[int | None, int] = {number: place for place, number in enumerate(line)}
    order[None] = len(line)
    ours = [lesson for lesson in lessons if lesson.region_id in order and _in_catalogue(lesson.taught)]
    return tuple(lesson.taught for lesson in sorted(ours, key=lambda lesson: order[lesson.region_id]))


@kept()
def covers(person: Person, lesson_region: int | None, region_id: int) -> bool:
    """Does what is kept for one region (None: for all) hold for another?"""
    known(person)
    if lesson_region is None:
        return True
    with reading() as session:
        return lesson_region in _line(session, region_id)


def _in_catalogue(taught: Taught) -> bool:
    known_ids = catalogue().indicators
    return taught.indicator in known_ids and (taught.base is None or taught.base in known_ids)


def _line(session: Session, region_id: int | None) -> list[int]:
    """A region and those above it, nearest first."""
    line: list[int] = []
    while region_id is not None and region_id not in line:
        line.append(region_id)
        region_id = session.scalar(select(RegionRow.parent_id).where(RegionRow.id == region_id))
    return line


def _all(session: Session) -> list[Lesson]:
    revoker = aliased(Account)
    query = (
        select(LearnedWording, LearnedRevocation, Account.name, revoker.name, RegionRow.name, ClaimRow)
        .join(Account, Account.id == LearnedWording.taught_by)
        .outerjoin(LearnedRevocation, LearnedRevocation.wording_id == LearnedWording.id)
        .outerjoin(revoker, revoker.id == LearnedRevocation.revoked_by)
        .outerjoin(RegionRow, RegionRow.id == LearnedWording.region_id)
        .outerjoin(ClaimRow, ClaimRow.id == LearnedWording.claim_id)
        .order_by(LearnedWording.id)
    )
    rows = session.execute(query).all()
    counts = _decided(session) if rows else {}
    lessons = []
    for row, ended, who, ender, region, claim in rows:
        confirmed, rejected = (counts.get((f"learned:{row.id}", decision), 0) for decision in ("confirmed", "rejected"))
        taught = Taught(row.id, row.sort, row.phrase, row.indicator, row.units, row.base, confirmed >= TRUSTED)
        lessons.append(
            Lesson(
                taught=taught,
                region_id=row.region_id,
                region_name=region,
                claim_id=row.claim_id,
                report_id=claim.report_id if claim else None,
                quote=claim.quote if claim else None,
                reason=row.reason,
                taught_by=who,
                taught_at=row.taught_at,
                confirmed=confirmed,
                rejected=rejected,
                revoked_by=ender,
                revoked_at=ended.revoked_at if ended else None,
                revoked_reason=ended.reason if ended else None,
            )
        )
    return lessons


def _decided(session: Session) -> dict[tuple[str, str], int]:
    """How many claims of each learned rule people decided how; the latest decision about a claim counts."""
    latest = (
        select(Decision.claim_id, func.max(Decision.row_version).label("version"))
        .join(ClaimRow, ClaimRow.id == Decision.claim_id)
        .where(text("substr(claim.rule, 1, 8) = 'learned:'"), ClaimRow.corrects.is_(None))
        .group_by(Decision.claim_id)
        .subquery()
    )
    query = (
        select(ClaimRow.rule, Decision.decision, func.count())
        .join(Decision, Decision.claim_id == ClaimRow.id)
        .join(latest, (latest.c.claim_id == Decision.claim_id) & (latest.c.version == Decision.row_version))
        .group_by(ClaimRow.rule, Decision.decision)
    )
    return {(rule, decision): count for rule, decision, count in session.execute(query)}
