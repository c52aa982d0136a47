"""A page's table as csv and as a workbook: numbers stay numbers, and no text is ever taken for a formula."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from exports.tables import safe

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEAD = PatternFill("solid", start_color="FFE8EEF5")
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
Value = str | int | float | Decimal | None


def csv_bytes(rows: Sequence[Sequence[Value]]) -> bytes:
    """RFC 4180 in UTF-8, with a mark so that Excel reads the Chinese; the first row is the head."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([[_text(value) for value in row] for row in rows])
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def _text(value: Value) -> str:
    if value is None:
        return ""
    return safe(value) if isinstance(value, str) else f"{value:f}" if isinstance(value, Decimal) else str(value)


def xlsx_bytes(title: str, rows: Sequence[Sequence[Value]], notes: Sequence[str] = ()) -> bytes:
    """One sheet named by the title: the head, the rows, and below them what a reader of the figures has to know."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title.translate(_FORBIDDEN)[:31].strip() or "1"
    for place, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            _put(sheet.cell(place, column), value)
    for place, head in enumerate(sheet[1] if rows else ()):
        head.font, head.fill = Font(bold=True), _HEAD
        width = max(len(_text(row[place])) for row in rows if place < len(row))
        sheet.column_dimensions[head.column_letter].width = min(60, 6 + 1.6 * width)
    for place, text in enumerate(notes, len(rows) + 2):
        _put(sheet.cell(place, 1), text)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(cell: Cell, value: Value) -> None:
    if isinstance(value, str):
        # Text stays text: an office's name never becomes a formula.
        cell.value = "".join(character for character in value if character >= " ")
        cell.data_type = "s"
        cell.alignment = Alignment(vertical="top")
    elif value is not None:
        cell.value = value
