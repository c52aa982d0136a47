"""A district's own appraisal as kept: whether it is on, versions of the scheme, and what people recorded by it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalogue.appraisal import Scheme, draft, parsed
from faults import Fault
from models import Account, AppraisalRecord, AppraisalScheme, RegionRow
from records import AppraisalEntry, Number, Person, SchemeVersion
from store import audit, settings
from store.engine import reading, writing
from store.memory import kept
from store.people import known

SWITCH = "appraisal"
MOST_TIMES = 99
Key = tuple[int, str, str]
"""Region, subject (an indicator's id or a line's name) and kind of a record."""


def is_on() -> bool:
    """Has a supervisor switched the appraisal on? It is off until then."""
    return settings.setting(SWITCH) == "on"


def switch(person: Person, on: bool) -> None:
    """Switch the appraisal on or off; what was recorded stays."""
    settings.set_setting(person, SWITCH, "on" if on else "off")


@kept()
def versions(person: Person, region_id: int) -> list[SchemeVersion]:
    """All versions of a district's schemes, by year and version."""
    known(person)
    query = (
        select(AppraisalScheme, Account.name)
        .join(Account, Account.id == AppraisalScheme.recorded_by)
        .where(AppraisalScheme.region_id == region_id)
        .order_by(AppraisalScheme.year, AppraisalScheme.row_version)
    )
    with reading() as session:
        return [
            SchemeVersion(
                row.region_id, row.year, row.row_version, row.text, row.document, row.reason, name, row.recorded_at
            )
            for row, name in session.execute(query)
        ]


def in_force(kept: Sequence[SchemeVersion], year: int) -> SchemeVersion | None:
    """The version that counts in a year: the year's last one, else the last one of the latest year before; or None."""
    earlier = [version for version in kept if version.year <= year]
    return earlier[-1] if earlier else None


def text_of(version: SchemeVersion | None) -> str:
    """The text of a version; where a district has none yet, the shipped draft."""
    return draft() if version is None else version.text


def save_scheme(
    person: Person, region_id: int, year: int, text: str, document: str, reason: str, row_version: int
) -> SchemeVersion:
    """Keep a new version of a district's scheme for a year; `row_version` is the one the person saw (0: none for the year).

    Raises the Faults of `catalogue.appraisal.parsed`, and `document_missing`, `reason_missing`, `region_unknown` and
    `changed_meanwhile`.
    """
    known(person)
    parsed(text)
    _told_why(document, reason)
    with writing() as session:
        if session.get(RegionRow, region_id) is None:
            raise Fault("region_unknown")
        last = next((one for one in reversed(versions(person, region_id)) if one.year == year), None)
        _unchanged(last, row_version)
        session.add(
            AppraisalScheme(
                region_id=region_id,
                year=year,
                row_version=row_version + 1,
                text=text,
                document=document.strip(),
                reason=reason.strip(),
                recorded_by=person.id,
                recorded_at=datetime.now(UTC),
            )
        )
        session.flush()
        told = {"version": row_version + 1, "document": document.strip(), "reason": reason.strip()}
        before = None if last is None else {"version": last.row_version}
        audit.write(session, person, "appraisal.scheme", f"{region_id}/{year}", before, told)
        return next(one for one in reversed(versions(person, region_id)) if one.year == year)


def _told_why(document: str, reason: str) -> None:
    if not document.strip():
        raise Fault("document_missing")
    if not reason.strip():
        raise Fault("reason_missing")


def _unchanged(last: SchemeVersion | AppraisalEntry | None, row_version: int) -> None:
    if (last.row_version if last else 0) != row_version:
        raise Fault(
            "changed_meanwhile",
            person=last.recorded_by if last else "",
            time=last.recorded_at if last else "",
        )


@kept()
def entries(person: Person, region_ids: Sequence[int], year: int) -> dict[Key, AppraisalEntry]:
    """What stands recorded of these offices in a year; taken back ones are in it, with points None."""
    known(person)
    with reading() as session:
        return _standing(session, region_ids, year)


def _standing(session: Session, region_ids: Sequence[int], year: int) -> dict[Key, AppraisalEntry]:
    table = AppraisalRecord
    latest = (
        select(func.max(table.id).label("id"))
        .where(table.region_id.in_(region_ids), table.year == year)
        .group_by(table.region_id, table.subject, table.kind)
        .subquery()
    )
    query = (
        select(table, Account.name)
        .join(latest, latest.c.id == table.id)
        .join(Account, Account.id == table.recorded_by)
        .order_by(table.id)
    )
    return {
        (row.region_id, row.subject, row.kind): AppraisalEntry(
            row.region_id,
            row.year,
            row.subject,
            row.kind,
            row.points,
            row.document,
            row.reason,
            name,
            row.recorded_at,
            row.row_version,
        )
        for row, name in session.execute(query)
    }


def record(
    person: Person,
    scheme: Scheme,
    place: Key,
    year: int,
    points: Number | None,
    document: str,
    reason: str,
    row_version: int,
) -> AppraisalEntry:
    """Record a self-score, a reviewed score or how often a line applies; None takes it back.

    `row_version` is what the person saw (0: nothing yet). A self-score needs no reason of its own. Raises Fault
    `score_unknown` (no such item or line), `score_range`, `document_missing`, `reason_missing`, `region_unknown` and
    `changed_meanwhile`.
    """
    known(person)
    region_id, subject, kind = place
    _in_range(scheme, subject, kind, points)
    if kind != "self":
        _told_why(document, reason)
    with writing() as session:
        if session.get(RegionRow, region_id) is None:
            raise Fault("region_unknown")
        last = _standing(session, [region_id], year).get(place)
        _unchanged(last, row_version)
        session.add(
            AppraisalRecord(
                region_id=region_id,
                year=year,
                subject=subject,
                kind=kind,
                row_version=row_version + 1,
                points=points,
                document=document.strip(),
                reason=reason.strip(),
                recorded_by=person.id,
                recorded_at=datetime.now(UTC),
            )
        )
        session.flush()
        told = {"kind": kind, "points": points, "document": document.strip(), "reason": reason.strip()}
        before = None if last is None else {"kind": kind, "points": last.points}
        audit.write(session, person, "appraisal.record", f"{region_id}/{year}/{subject}", before, told)
        return _standing(session, [region_id], year)[place]


def _in_range(scheme: Scheme, subject: str, kind: str, points: Number | None) -> None:
    """A score lies between 0 and the item's points, a line applies a whole number of times, a veto once."""
    most: Number | None
    if kind == "line":
        most = {line.name: 1 if line.kind == "veto" else MOST_TIMES for line in scheme.lines}.get(subject)
    else:
        most = {item.indicator: item.points for item in scheme.items}.get(subject)
    if most is None or kind not in ("self", "reviewed", "line"):
        raise Fault("score_unknown", name=subject)
    if points is not None and (not 0 <= points <= most or (kind == "line" and points != int(points))):
        raise Fault("score_range", value=str(points), most=str(most))
