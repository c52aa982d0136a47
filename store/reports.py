"""Reports as received: kept whole by the hash of their bytes, once each; published by a person."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from faults import Fault
from models import Account, RegionRow, ReportRow, ReportText
from records import Claim, Person, Report
from store import audit
from store.claims import insert
from store.engine import reading, writing
from store.memory import kept
from store.people import known


def reported() -> Select[ReportRow, str, str]:
    return (
        select(ReportRow, RegionRow.name, Account.name)
        .join(RegionRow, RegionRow.id == ReportRow.region_id)
        .join(Account, Account.id == ReportRow.received_by)
    )


def report_of(row: ReportRow, region: str, who: str) -> Report:
    return Report(
        row.id,
        row.region_id,
        region,
        row.year,
        row.title,
        row.file_name,
        row.media_type,
        row.sha256,
        row.state,
        row.received_at,
        who,
        row.row_version,
        row.published_at,
    )


def by_hash(person: Person, sha256: str) -> Report | None:
    """The report with these bytes, or None; one that was withdrawn does not count."""
    known(person)
    with reading() as session:
        return _same(session, sha256)


def _same(session: Session, sha256: str) -> Report | None:
    found = session.execute(reported().where(ReportRow.sha256 == sha256, ReportRow.state != "withdrawn")).first()
    return report_of(*found) if found else None


def one(person: Person, report_id: int) -> Report:
    """A report by its number. Raises Fault `report_unknown`."""
    known(person)
    with reading() as session:
        return loaded(session, report_id)


def loaded(session: Session, report_id: int) -> Report:
    found = session.execute(reported().where(ReportRow.id == report_id)).first()
    if found is None:
        raise Fault("report_unknown", report=report_id)
    return report_of(*found)


def for_region_year(person: Person, region_id: int, year: int) -> list[Report]:
    """The reports of one office and year that still stand, newest first."""
    known(person)
    with reading() as session:
        return _standing(session, region_id, year)


def _standing(session: Session, region_id: int, year: int) -> list[Report]:
    rows = session.execute(
        reported()
        .where(
            ReportRow.region_id == region_id,
            ReportRow.year == year,
            ReportRow.state.not_in(("superseded", "withdrawn")),
        )
        .order_by(ReportRow.id.desc())
    )
    return [report_of(*row) for row in rows]


def listing(person: Person, limit: int | None = None) -> list[Report]:
    """Every report that was not withdrawn, newest first; or the newest `limit` of them."""
    known(person)
    with reading() as session:
        query = reported().where(ReportRow.state != "withdrawn").order_by(ReportRow.id.desc()).limit(limit)
        return [report_of(*row) for row in session.execute(query)]


@kept()
def of_year(person: Person, region_ids: Sequence[int], year: int) -> list[Report]:
    """The reports of some offices on a year, with those that were superseded and without those withdrawn, newest first."""
    known(person)
    with reading() as session:
        query = reported().where(
            ReportRow.region_id.in_(list(region_ids)), ReportRow.year == year, ReportRow.state != "withdrawn"
        )
        return [report_of(*row) for row in session.execute(query.order_by(ReportRow.id.desc()))]


@kept()
def years(person: Person, region_ids: Sequence[int]) -> list[int]:
    """The years on which some offices have reported, first to last."""
    known(person)
    with reading() as session:
        query = select(ReportRow.year).where(ReportRow.region_id.in_(list(region_ids)), ReportRow.state != "withdrawn")
        return list(session.scalars(query.distinct().order_by(ReportRow.year)))


@kept("large")
def text(person: Person, report_id: int) -> str:
    """The text that was read from the report last."""
    known(person)
    with reading() as session:
        query = select(ReportText.text).where(ReportText.report_id == report_id).order_by(ReportText.id.desc())
        found = session.scalars(query).first()
        if found is None:
            raise Fault("report_unknown", report=report_id)
        return found


def original(person: Person, report_id: int) -> bytes:
    """The bytes as received; the hash is checked again. Raises Fault `original_damaged`."""
    known(person)
    with reading() as session:
        row = session.get(ReportRow, report_id)
        if row is None:
            raise Fault("report_unknown", report=report_id)
        content = bytes(row.original)
        if hashlib.sha256(content).hexdigest() != row.sha256:
            raise Fault("original_damaged", title=row.title)
        return content


def receive(
    person: Person,
    *,
    region_id: int,
    year: int,
    title: str,
    file_name: str,
    media_type: str,
    content: bytes,
    text: str,
    claims: Sequence[Claim],
    supersedes: int | None = None,
) -> Report:
    """Store a report with its text and claims as a draft, in one transaction.

    Raises Fault `same_file` (who loaded it when) for bytes that are here already, and `which_stands` where the office
    has a report of that year and `supersedes` does not name it.
    """
    known(person)
    sha256 = hashlib.sha256(content).hexdigest()
    with writing() as session:
        _refuse(session, sha256, region_id, year, supersedes)
        now = datetime.now(UTC)
        row = ReportRow(
            region_id=region_id,
            year=year,
            title=title,
            file_name=file_name[-255:],
            media_type=media_type,
            sha256=sha256,
            original=content,
            state="draft",
            received_at=now,
            received_by=person.id,
            supersedes=supersedes,
        )
        session.add(row)
        session.flush()
        stored = ReportText(report_id=row.id, text=text, made_at=now)
        session.add(stored)
        session.flush()
        for claim in claims:
            insert(session, row.id, stored.id, claim)
        told = {"title": title, "sha256": sha256, "claims": len(claims)}
        audit.write(session, person, "report.receive", f"report/{row.id}", None, told)
        return loaded(session, row.id)


def _refuse(session: Session, sha256: str, region_id: int, year: int, supersedes: int | None) -> None:
    """The same bytes again, or a second report of a year that nobody said stands: who brought the first, and when."""
    same = _same(session, sha256)
    standing = _standing(session, region_id, year)
    code, first = ("same_file", same) if same is not None else ("which_stands", standing[0] if standing else None)
    if first is not None and (same is not None or supersedes != first.id):
        raise met(code, first)


def met(code: str, first: Report) -> Fault:
    """The fault of this code about a report that is here already: who brought it, and when."""
    return Fault(code, time=first.received_at, person=first.received_by, report=first.id, title=first.title)


def move(session: Session, report: Report, state: str, **columns: object) -> None:
    """Bring a report into a state, if nobody did anything to it meanwhile. Raises Fault `changed_meanwhile`."""
    statement = (
        update(ReportRow)
        .where(ReportRow.id == report.id, ReportRow.row_version == report.row_version)
        .values(state=state, row_version=report.row_version + 1, **columns)
    )
    if session.execute(statement).rowcount != 1:  # type: ignore[attr-defined]
        now = loaded(session, report.id)
        raise Fault("changed_meanwhile", person=now.received_by, time=now.received_at)
