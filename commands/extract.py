"""`manage.py extract`: what the program reads in reports, for a person or, a JSON object a line, for a program."""

import argparse
import json
import sys
from decimal import Decimal
from pathlib import PurePath

import language
from catalogue import catalogue
from commands import files
from commands.terminal import table, tell
from etl.read import document
from etl.reading import Reading, of_document
from etl.sheets import is_sheet
from faults import Fault
from language import say
from records import Claim, Number

OWN_SCOPES = ("street", "part_year")
KEYS = (
    ("start", "end", "quote", "indicator", "value", "low", "high", "qualifier", "unit", "year", "kind", "confidence")
    + ("scope", "part", "flags", "base", "comparator", "soft", "rule", "why")
)  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Print the claims of every file. A bad file is told on stderr and makes the status 1; the others are still read."""
    status = 0
    for path in files.named(options.files):
        try:
            reading = read(path, options.year)
        except Fault as fault:
            tell(fault, path)
            status = 1
            continue
        if options.jsonl:
            sys.stdout.writelines(line(path, claim) + "\n" for claim in own(reading))
        else:
            print(_readable(path, own(reading)))
        sys.stdout.flush()
    return status


def read(path: str, year: int | None = None) -> Reading:
    """Read one file. Raises Fault for a file that cannot be read, and for a report that does not say its year."""
    name = PurePath(path).name
    reading = of_document(document(name, files.content(path)), name, year)
    if year is None and reading.head.year is None and not is_sheet(reading.document):
        raise Fault("year_not_found")
    return reading


def own(reading: Reading) -> list[Claim]:
    """The claims that are the report's own figure for a year: no other office's, no sums over years, no changes."""
    return [claim for claim in reading.claims if claim.indicator is not None and claim.scope in OWN_SCOPES]


def line(path: str, claim: Claim) -> str:
    """A claim as one line of JSON with the file as it was given; places are characters of the text."""
    values = {key: _plain(getattr(claim, key)) for key in KEYS}
    return json.dumps({"file": path, **values}, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value


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


def amount(claim: Claim) -> str:
    """The value with its unit and, where the wording leaves room, its interval; an open end is left out."""
    unit = "%" if claim.unit == "%" else f" {claim.unit}" if claim.unit else ""
    if claim.low == claim.value == claim.high:
        return f"{_figure(claim.value)}{unit}"
    low, high = ("" if end is None else _figure(end) for end in (claim.low, claim.high))
    return f"{_figure(claim.value)}{unit} [{low}–{high}]"


def _figure(value: Number) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
