"""`manage.py load SHEET.xlsx`: a filled form into the store; what a person has to look at is listed and left."""

import hashlib
from pathlib import PurePath

from commands import files
from etl import load_sheet
from etl.read import Document, document
from etl.sheets import SheetReading, read_sheet
from etl.sheets import is_sheet as holds_rows
from language import say
from records import FileOutcome, Finding, Person
from store import batches, regions
from store.engine import writing

SUFFIXES = (".xlsx", ".xls", ".csv")


def is_sheet(path: str) -> bool:
    """Does the name promise a spreadsheet?"""
    return PurePath(path).suffix.lower() in SUFFIXES


def load(
    person: Person | None, path: str, confirm: bool, year: int | None = None, batch: tuple[int, str] | None = None
) -> tuple[int, int]:
    """Read one spreadsheet and list its findings; with `confirm` store what has no doubt. Raises Fault.

    `batch` is the batch that it came with and its name there. Returns the values stored, or that would be, and the
    rows left to a person.
    """
    name, content = PurePath(path).name, files.content(path)
    read = document(name, content)
    assert holds_rows(read)
    reading = read_sheet(read, name, year=year)
    for remark in reading.remarks:
        if remark.severity != "note":
            print(f"{path}: {words(remark)}")
    for row in reading.rows:
        said = " ".join(words(finding) for finding in row.findings if finding.severity != "note")
        if said:
            place = say("sheets.at", place=load_sheet.place(row), line=row.written.line, said=said)
            print(f"{path}: {place}")
    if confirm and person is not None:
        with writing():
            return _store(person, path, content, read, reading, batch)
    return _show(person, path, reading)


def words(finding: Finding) -> str:
    """A finding's sentence."""
    return say(f"sheets.finding.{finding.code}", **finding.values)


def _show(person: Person | None, path: str, reading: SheetReading) -> tuple[int, int]:
    known = load_sheet.offices(person, reading) if person else {}
    for name in reading.regions:
        if name not in known:
            print(say("commands.load.would_be_new", file=path, region=name))
    found = load_sheet.proposals(person, reading, known) if person else []
    same = sum(item.state == "same" for item in found)
    sure = sum(row.claim is not None and not row.doubtful for row in reading.rows)
    replaces = sum(item.state == "replaces" and not item.row.doubtful for item in found)
    taken = sure - replaces - sum(item.state == "same" and not item.row.doubtful for item in found)
    left = len(reading.rows) - taken - same
    print(say("sheets.would_take", file=path, taken=taken, same=same, left=left))
    return taken, left


def _store(
    person: Person,
    path: str,
    content: bytes,
    read: Document,
    reading: SheetReading,
    batch: tuple[int, str] | None,
) -> tuple[int, int]:
    known = load_sheet.offices(person, reading)
    for name in reading.regions:
        if name not in known and any(row.region == name and row.claim is not None for row in reading.rows):
            known[name] = regions.create(person, name, load_sheet.level_of(name), None)
            print(say("commands.load.new_region", file=path, region=name))
    found = load_sheet.proposals(person, reading, known)
    number = batch[0] if batch else None
    done = load_sheet.take(person, PurePath(path).name, read.media_type, content, load_sheet.chosen(found), number)
    left = len(reading.rows) - done.stored - sum(item.state == "same" for item in found)
    if batch is not None:
        sha256 = hashlib.sha256(content).hexdigest()
        batches.note(person, batch[0], FileOutcome(batch[1], sha256, "taken", None, None, done.stored, left))
    print(say("sheets.took", file=path, taken=done.stored, same=sum(item.state == "same" for item in found), left=left))
    return done.stored, left
