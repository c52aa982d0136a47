"""Batches of files: which folder was loaded by whom, what became of each file, and taking a batch back."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from faults import Fault
from models import Account, BatchFile, BatchRow, ReportRow
from records import Batch, FileOutcome, Person
from store import audit, withdraw
from store.engine import reading, writing
from store.people import known


def begin(
    person: Person, folder: str, files: Mapping[str, str | None], region: str | None = None, year: int | None = None
) -> tuple[Batch | None, list[str]]:
    """The batch in which these files (name -> sha256) of a folder are to be loaded, and the names still to be loaded.

    A batch that was broken off is taken up, and one that ended is taken up for files that failed in it; only a file
    that it has not met begins a new one. Where everything is loaded already there is no batch to work in (None).
    `region` and `year`, as told for all files, belong to the batch: told otherwise, it is another one.
    """
    known(person)
    with writing() as session:
        query = select(BatchRow).where(
            BatchRow.folder == folder,
            BatchRow.region.is_not_distinct_from(region),
            BatchRow.year.is_not_distinct_from(year),
            BatchRow.state != "withdrawn",
        )
        rows = session.scalars(query.order_by(BatchRow.id)).all()
        settled = _settled(session, [row.id for row in rows])
        waiting = [name for name, sha256 in files.items() if (name, sha256) not in settled]
        last = rows[-1] if rows else None
        if not waiting and (last is None or last.state == "done"):
            return None, []
        if last is not None and (last.state == "running" or _met(session, last.id) >= {(n, files[n]) for n in waiting}):
            last.state, last.ended_at = "running", None
            return _batch(session, last), waiting
        row = BatchRow(
            folder=folder,
            region=region,
            year=year,
            state="running",
            started_at=datetime.now(UTC),
            started_by=person.id,
        )
        session.add(row)
        session.flush()
        audit.write(session, person, "batch.begin", f"batch/{row.id}", None, {"folder": folder, "files": len(waiting)})
        return _batch(session, row), waiting


def _settled(session: Session, batch_ids: list[int]) -> set[tuple[str, str | None]]:
    """Files whose report is here: as they were taken, or met again, and not withdrawn since."""
    query = (
        select(BatchFile.name, BatchFile.sha256)
        .outerjoin(ReportRow, ReportRow.id == BatchFile.report_id)
        .where(
            BatchFile.batch_id.in_(batch_ids),
            BatchFile.outcome != "failed",
            or_(ReportRow.id.is_(None), ReportRow.state != "withdrawn"),
        )
    )
    return {(name, sha256) for name, sha256 in session.execute(query)}


def _met(session: Session, batch_id: int) -> set[tuple[str, str | None]]:
    rows = session.execute(select(BatchFile.name, BatchFile.sha256).where(BatchFile.batch_id == batch_id))
    return {(name, sha256) for name, sha256 in rows}


def note(person: Person, batch_id: int, outcome: FileOutcome) -> None:
    """Note what became of a file. What was taken by another run of the same batch meanwhile stays as it is."""
    known(person)
    with writing() as session:
        batch = session.get(BatchRow, batch_id)
        if batch is None or batch.state == "withdrawn":
            raise Fault("batch_unknown", batch=batch_id)
        row = session.get(BatchFile, (batch_id, outcome.name))
        if row is None:
            row = BatchFile(batch_id=batch_id, name=outcome.name)
            session.add(row)
        elif row.outcome == "taken" and row.sha256 == outcome.sha256 and outcome.outcome != "taken":
            return
        for column in ("sha256", "outcome", "code", "report_id", "taken", "waiting"):
            setattr(row, column, getattr(outcome, column))


def finish(person: Person, batch_id: int) -> Batch:
    """Every file has its outcome: the batch is done."""
    known(person)
    with writing() as session:
        row = _row(session, batch_id)
        if row.state == "running":
            row.state, row.ended_at = "done", datetime.now(UTC)
        return _batch(session, row)


def listing(person: Person) -> list[Batch]:
    """Every batch, newest first."""
    known(person)
    with reading() as session:
        return [_batch(session, row) for row in session.scalars(select(BatchRow).order_by(BatchRow.id.desc()))]


def files(person: Person, batch_id: int) -> list[FileOutcome]:
    """The files of a batch by name, as far as they were read."""
    known(person)
    with reading() as session:
        _row(session, batch_id)
        rows = session.scalars(select(BatchFile).where(BatchFile.batch_id == batch_id).order_by(BatchFile.name))
        return [
            FileOutcome(row.name, row.sha256, row.outcome, row.code, row.report_id, row.taken, row.waiting)
            for row in rows
        ]


def undo(person: Person, batch_id: int) -> int:
    """Withdraw every report, and every value of a spreadsheet, that the batch brought, all of them or none; returns how
    many reports.

    Nothing is deleted: figures step back to what stood before, the files' outcomes stay, and so does the record of who
    did it. Raises Fault `batch_unknown` and, the second time, `batch_withdrawn`.
    """
    known(person)
    with writing() as session:
        row = _row(session, batch_id)
        if row.state == "withdrawn":
            raise Fault("batch_withdrawn", batch=batch_id)
        before, row.state, row.ended_at = row.state, "withdrawn", datetime.now(UTC)
        query = select(BatchFile.report_id).where(BatchFile.batch_id == batch_id, BatchFile.outcome == "taken")
        brought = [report for report in session.scalars(query.order_by(BatchFile.report_id)) if report is not None]
        standing = withdraw.withdraw(session, person, brought, f"batch/{batch_id}", batch_id)
        audit.write(session, person, "batch.undo", f"batch/{batch_id}", before, {"reports": standing})
        return len(standing)


def _row(session: Session, batch_id: int) -> BatchRow:
    row = session.get(BatchRow, batch_id)
    if row is None:
        raise Fault("batch_unknown", batch=batch_id)
    return row


def _batch(session: Session, row: BatchRow) -> Batch:
    counted = select(BatchFile.outcome, func.count(), func.sum(BatchFile.taken)).where(BatchFile.batch_id == row.id)
    counts = session.execute(counted.group_by(BatchFile.outcome)).all()
    who = session.get_one(Account, row.started_by).name
    files = {outcome: number for outcome, number, _ in counts}
    figures = sum(int(taken or 0) for _, _, taken in counts)
    return Batch(row.id, row.folder, row.region, row.year, row.state, row.started_at, who, files, figures)
