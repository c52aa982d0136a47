"""Spreadsheets (xlsx, csv) -> text: a page for each sheet, a line for each row, cells kept apart by tabs.

A cell says what its reader sees of it: 0.951 shown as a percentage is 95.1%, 0012 typed as text stays 0012, a date is an
ISO date. The row of a cell is its line on the page, so that every figure can be found again in the file.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal

import python_calamine

from etl.read.document import CSV, XLSX, Document
from etl.read.text import decode
from etl.read.workbook import Formats, formats
from faults import Fault

PAGE = "\f"
ROWS_LIMIT, COLUMNS_LIMIT, CELLS_LIMIT = 20_000, 200, 200_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_SEPARATORS = ",;\t，；|"


def read_xlsx(content: bytes) -> Document:
    """All sheets of an Office Open XML workbook. Raises Fault `sheet_too_large`, `encrypted` and `damaged`."""
    shown = formats(content)
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        pages: list[str] = []
        hidden = False
        for told in workbook.sheets_metadata:
            if told.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(told.name)
            within(sheet.total_height, sheet.total_width)
            rows = _rows(sheet, shown.get(told.name, Formats()))
            hidden = hidden or (told.visible != python_calamine.SheetVisibleEnum.Visible and bool(rows))
            pages += page_of(told.name, rows)
    except python_calamine.PasswordError as error:
        raise Fault("encrypted") from error
    except python_calamine.CalamineError as error:
        raise Fault("damaged", name="") from error
    uncounted = any(item.uncounted for item in shown.values())
    flags = ("hidden_sheet",) * hidden + ("uncounted_formula",) * uncounted
    return Document("\n".join(pages), XLSX, flags=flags)


def read_csv(content: bytes) -> Document:
    """A table of text; the separator is told by `sep=` or is the one that its first lines have most of."""
    text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
    told = re.match(r"sep=(.)\n", text, re.IGNORECASE)
    if told:
        # Rows keep the number that the file has them under.
        separator, text = told[1], "\n" + text[told.end() :]
    else:
        first = [line for line in text.split("\n") if line.strip()][:5]
        separator = max(_SEPARATORS, key=lambda sign: (sum(line.count(sign) for line in first), sign == ","))
    try:
        rows = [[shown_as(cell) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error as error:
        raise Fault("damaged", name="") from error
    within(len(rows), max(map(len, rows), default=0))
    return Document("\n".join(page_of("", rows)), CSV)


def within(height: int, width: int) -> None:
    """Raises Fault `sheet_too_large` for a sheet past the limits."""
    if height > ROWS_LIMIT or width > COLUMNS_LIMIT or height * width > CELLS_LIMIT:
        raise Fault("sheet_too_large", rows=ROWS_LIMIT, columns=COLUMNS_LIMIT)


def _rows(sheet: python_calamine.CalamineSheet, shown: Formats) -> list[list[str]]:
    rows = [[shown_as(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (row, column), ending in shown.endings.items():
        if row < len(rows) and column < len(rows[row]) and rows[row][column]:
            rows[row][column] = with_ending(rows[row][column], ending)
    fill_merged(rows, sheet.merged_cell_ranges or [])
    return rows


def fill_merged(rows: list[list[str]], ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """A name that is merged over several rows holds for each of them; ranges are (top, left), (bottom, right)."""
    for (top, left), (bottom, _) in ranges:
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if left < len(rows[row]) and left < len(rows[top]):
                rows[row][left] = rows[row][left] or rows[top][left]


def with_ending(told: str, ending: str) -> str:
    """A number as its format shows it; other texts stay as they are."""
    if not ending or not re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?(?:e[-+][0-9]+)?", told):
        return told
    return f"{(Decimal(told) * 100).normalize():f}%" if ending == "%" else told + ending


def shown_as(cell: object) -> str:
    """A cell's value as its reader sees it, but for the number's format."""
    if isinstance(cell, str):
        return cell.strip(" ") if cell.isprintable() else _CONTROL.sub(" ", cell).strip(" ")
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        # Fifteen digits are what a spreadsheet keeps: 4.7400000000000002 is 4.74.
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def page_of(name: str, rows: list[list[str]]) -> Iterator[str]:
    """The lines of a sheet under its name, without empty ones at the end."""
    yield PAGE + _CONTROL.sub(" ", name)
    while rows and not any(rows[-1]):
        rows.pop()
    for row in rows:
        yield "\t".join(row).rstrip("\t")
