"""A line for each office of a district: its verdicts, its open cases, its arrangements, and what needs attention most."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.status import Judgement
from language import current, say
from pages.parts.judged import Standing
from pages.parts.sentences import SIGNS, TONES, by_weight, distance, indicator_of
from pages.parts.table import Cell, Column, table

STATES = ("met", "missed", "unverified", "unjudgeable")
OVERVIEW, TRENDS, PROMISES = "leadership/overview.py", "leadership/trends.py", "leadership/commitments.py"
SUBJECT = "dispute_resolution_rate"
Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Office:
    """One office with its verdicts of its own targets, how many of how many arrangements it carried out, and the cases
    it left open last year and this, as far as the wordings say (empty where that is not told)."""

    stands: Standing
    verdicts: list[Judgement]
    promised: tuple[int, int]
    open_cases: tuple[str, str]


def counted(row: Office, state: str) -> int:
    """How many of an office's verdicts are of a status."""
    return sum(item.status == state for item in row.verdicts)


def offices(rows: Sequence[Office], year: int) -> None:
    """The table; every figure leads on."""
    columns = [Column(say("overview.office"), whole=True)]
    columns += [Column(f"{SIGNS[state]} {say(f'status.{state}')}", "right") for state in STATES]
    columns += [Column(say("district.column_unresolved"), "right", whole=True)]
    columns += [Column(say("district.column_promised"), "right"), Column(say("overview.attention"))]
    table(columns, [_row(row, year) for row in rows], "offices", say("overview.offices"))


def _row(row: Office, year: int) -> list[Cell]:
    place: Query = (("region", row.stands.region.name), ("year", str(year)))
    name = Cell(row.stands.region.name, page=OVERVIEW, query=place)
    if year not in row.stands.years:
        silent = Cell(say("overview.not_reported"), "○", "gray", page="reporting/upload.py")
        return [name, *(Cell("–", tone="gray") for _ in range(len(STATES) + 2)), silent]
    cells = [name]
    for state in STATES:
        count = counted(row, state)
        cells.append(Cell(str(count), page=OVERVIEW, query=place) if count else Cell("0", tone="gray"))
    done, total = row.promised
    told = (
        Cell(say("district.share", done=done, total=total), page=PROMISES, query=place)
        if total
        else Cell("–", tone="gray")
    )
    return [*cells, _open(row), told, _attention(row)]


def _open(row: Office) -> Cell:
    before, now = row.open_cases
    if not now:
        return Cell("–", tone="gray")
    query = (("indicator", SUBJECT), ("region", row.stands.region.name))
    text = say("district.step", before=before, now=now) if before else now
    return Cell(text, page=TRENDS, query=query)


def _attention(row: Office) -> Cell:
    weighty = by_weight(row.verdicts)
    missed = next((item for item in weighty if item.status == "missed"), None)
    first = missed or next((item for item in weighty if item.status == "unverified"), None)
    if first is None:
        return Cell("–", tone="gray")
    sign = f"{SIGNS[first.status]} {say(f'status.{first.status}')}"
    query = (("indicator", first.indicator), ("region", row.stands.region.name))
    name = indicator_of(first.indicator).short(current())
    return Cell(name, sign, TONES[first.status], distance(first), TRENDS, query)
