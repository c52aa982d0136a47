"""`manage.py extract`: what the program reads in reports, for a person or, a JSON object a line, for a program."""

import argparse
import sys
from pathlib import Path, PurePath

import language
from catalogue import catalogue
from commands import difference, files
from commands.figures import OWN_SCOPES, amount, line
from commands.terminal import table, tell
from etl.read import document
from etl.reading import Reading, of_document
from etl.sheets import is_sheet, read_sheet
from etl.wording import PATH
from faults import Fault
from language import say
from records import Claim


def run(options: argparse.Namespace) -> int:
    """Print the claims of every file. A bad file is told on stderr and makes the status 1; the others are still read."""
    rules = difference.rules(options.wording)
    if options.diff:
        return difference.run(options, rules)
    status = 0
    for path in files.named(options.files):
        try:
            reading = read(path, options.year, rules)
        except Fault as fault:
            tell(fault, path)
            status = 1
            continue
        if options.jsonl:
            offices = offices_of(reading, path, options.year)
            sys.stdout.writelines(line(path, offices.get(claim.start), claim) + "\n" for claim in own(reading))
        else:
            print(_readable(path, own(reading)))
        sys.stdout.flush()
    return status


def read(path: str, year: int | None = None, rules: Path = PATH) -> Reading:
    """Read one file by the rules of a file. Raises Fault for a file that cannot be read, and for a report that does not say its year."""
    name = PurePath(path).name
    reading = of_document(document(name, files.content(path)), name, year, rules=rules)
    if year is None and reading.head.year is None and not is_sheet(reading.document):
        raise Fault("year_not_found")
    return reading


def own(reading: Reading) -> list[Claim]:
    """The claims that are the report's own figure for a year: no other office's, no sums over years, no changes."""
    return [claim for claim in reading.claims if claim.indicator is not None and claim.scope in OWN_SCOPES]


def offices_of(reading: Reading, path: str, year: int | None = None) -> dict[int, str | None]:
    """Whose each claim is, by its place: the report's own office, or in a spreadsheet that of its row."""
    if not is_sheet(reading.document):
        return {claim.start: reading.head.region_name for claim in reading.claims}
    rows = read_sheet(reading.document, PurePath(path).name, year=year).rows
    return {row.claim.start: row.region for row in rows if row.claim is not None}


def _readable(path: str, claims: list[Claim]) -> str:
    if not claims:
        return say("commands.extract.none", file=path)
    head = [
        say(f"commands.extract.{name}")
        for name in ("year", "kind", "indicator", "value", "confidence", "place", "quote")
    ]
    rows = [
        [
            str(claim.year),
            say(f"commands.kinds.{claim.kind}"),
            catalogue().indicators[claim.indicator or ""].name(language.current()),
            amount(claim),
            say(f"commands.confidences.{claim.confidence}"),
            f"{claim.start}-{claim.end}",
            " ".join(claim.quote.split()),
        ]
        for claim in claims
    ]
    return "\n".join([say("commands.extract.found", file=path, count=len(claims)), table(head, rows), ""])
