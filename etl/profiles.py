"""The size of offices out of a csv: one row an office and year; what cannot be read is told with its line, nothing guessed."""

import csv
import io
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.read.text import decode
from faults import Fault
from records import RegionProfile

DATA = Path(__file__).resolve().parent.parent / "data" / "profiles.toml"
NEEDED = ("office", "year")
MOST_ROWS = 20_000
_NUMBER = re.compile(r"\d{1,9}|\d{1,3}(,\d{3}){1,2}")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a line (counted from 1, the head is line 1): column (missing), office, year, number, power, many."""

    line: int
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class ProfileReading:
    """The rows of a csv and what could not be read in it; with a problem none of them is to be stored."""

    rows: list[RegionProfile]
    problems: list[Problem]


@cache
def _form() -> tuple[dict[str, str], dict[str, bool]]:
    told = tomllib.loads(DATA.read_text(encoding="utf-8"))
    columns = {_bare(name): column for column, names in told["columns"].items() for name in names}
    words = {_bare(word): answer == "yes" for answer, names in told["words"].items() for word in names}
    return columns, words


def head() -> list[str]:
    """The names of the columns of an empty form."""
    return [names[0] for names in tomllib.loads(DATA.read_text(encoding="utf-8"))["columns"].values()]


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def read(content: bytes, source: str) -> ProfileReading:
    """The rows of a csv in UTF-8 or GB18030; `source` is told for rows that name none.

    Raises Fault `encoding`, or `structure` for what no csv is.
    """
    text = decode(content)
    try:
        lines = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise Fault("structure") from error
    columns = [_form()[0].get(_bare(name)) for name in lines[0]] if lines else []
    missing = [Problem(1, "column", name) for name in NEEDED if name not in columns]
    if missing or len(lines) > MOST_ROWS:
        return ProfileReading([], missing or [Problem(MOST_ROWS, "many", str(MOST_ROWS))])
    rows: list[RegionProfile] = []
    problems: list[Problem] = []
    for number, cells in enumerate(lines[1:], 2):
        told = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name}
        if any(told.values()):
            row = _row(told, number, source, problems)
            if row is not None:
                rows.append(row)
    return ProfileReading(rows, problems)


def _row(told: dict[str, str], line: int, source: str, problems: list[Problem]) -> RegionProfile | None:
    before = len(problems)
    office, year = told.get("office", ""), _number(told.get("year", "").removesuffix("年"))
    if not office:
        problems.append(Problem(line, "office"))
    if year is None or not 1990 <= year <= 2100:
        problems.append(Problem(line, "year", told.get("year", "")))
    sizes = {}
    for name in ("residents", "communities"):
        cell = told.get(name, "")
        sizes[name] = _number(cell)
        if cell and not sizes[name]:
            problems.append(Problem(line, "number", cell))
    power = _form()[1].get(_bare(told.get("enforcement", "")))
    if told.get("enforcement") and power is None:
        problems.append(Problem(line, "power", told["enforcement"]))
    if len(problems) > before or year is None:
        return None
    return RegionProfile(office, year, sizes["residents"], sizes["communities"], power, told.get("source") or source)


def _number(cell: str) -> int | None:
    """A whole number as written in digits, 92000 or 92,000; anything else is not read."""
    text = _bare(cell)
    return int(text.replace(",", "")) if _NUMBER.fullmatch(text) else None
