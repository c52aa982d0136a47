"""One report in, everything the program believes of it out: the chain that every way of loading uses."""

from dataclasses import dataclass
from pathlib import Path

from etl.bases import with_bases
from etl.checks import Previous, findings
from etl.claims import find
from etl.exactness import storable
from etl.heading import Head, head
from etl.marks import with_marks
from etl.read import Document, document
from etl.sheets import is_sheet, read_sheet
from etl.wording import PATH, wording
from faults import Fault
from records import Claim, Finding, Taught

# Characters; the longest report of a province is a tenth of it.
LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as read: its document, its head, its claims in order of place and what a person must look at."""

    document: Document
    head: Head
    claims: list[Claim]
    findings: list[Finding]


def read(name: str, content: bytes) -> Reading:
    """Read a report from its bytes. Raises Fault for a file that cannot be read."""
    return of_document(document(name, content), name)


def of_document(
    read_document: Document,
    name: str,
    year: int | None = None,
    previous: Previous | None = None,
    taught: tuple[Taught, ...] = (),
    rules: Path = PATH,
) -> Reading:
    """Claims and findings of a document. `year` overrides the head's year; without any year nothing is claimed.

    `taught` is what corrections taught that holds for the report's office; `rules` the file with the wording.

    A spreadsheet's claims are those of its rows, each with an office and a year of its own; see etl.sheets.
    Raises Fault `timeout` for a text that is longer than any report.
    """
    if is_sheet(read_document):
        return Reading(read_document, head("", name), read_sheet(read_document, name, year=year).claims, [])
    if len(read_document.text) > LONGEST:
        raise Fault("timeout")
    told = head(read_document.text, name)
    meant = year or told.year
    if meant is None:
        return Reading(read_document, told, [], [])
    claims = with_marks(claimed(read_document.text, told, meant, taught, rules), read_document.marks)
    return Reading(read_document, told, claims, findings(read_document.text, told, claims, previous, name))


def claimed(text: str, told: Head, year: int, taught: tuple[Taught, ...] = (), rules: Path = PATH) -> list[Claim]:
    """The claims of a report's text alone: as `of_document` has them but for the marks of its file."""
    found = find(text, year, district=told.level in ("district", "city"), words=wording(rules, taught))
    return with_bases(storable(found), {item.indicator: item.base for item in taught if item.sort == "base"})
