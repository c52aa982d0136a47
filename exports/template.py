"""The form that an office fills in: a workbook with a row for each indicator, which the upload page reads back."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from catalogue import catalogue
from language import current, say

COLUMNS = ("region", "year", "id", "indicator", "unit", "value", "note")
_WIDTHS = (14, 8, 34, 40, 10, 14, 30)
_HEAD = PatternFill("solid", start_color="FFE8EEF5")
_OPEN = PatternFill("solid", start_color="FFFFF9E5")


def template_xlsx(region: str, year: int) -> bytes:
    """The form for one office and year, every indicator of the catalogue with its unit and an empty value."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = say("template.sheet")
    sheet.append([say(f"template.{column}") for column in COLUMNS])
    for indicator in catalogue().indicators.values():
        unit = indicator.unit_name(current()) if current() == "en" else indicator.unit
        sheet.append(["", year, indicator.id, indicator.name(current()), unit, None, None])
    for row in range(2, sheet.max_row + 1):
        # Text stays text: an office's name never becomes a formula.
        cell = sheet.cell(row, 1)
        cell.value, cell.data_type = region, "s"
        sheet.cell(row, 6).fill = _OPEN
        sheet.cell(row, 4).alignment = Alignment(wrap_text=True, vertical="top")
    for column, width in enumerate(_WIDTHS):
        head = sheet.cell(1, column + 1)
        head.font, head.fill = Font(bold=True), _HEAD
        sheet.column_dimensions[head.column_letter].width = width
    sheet.freeze_panes = "A2"
    help_sheet = book.create_sheet(say("template.help_sheet"))
    help_sheet.column_dimensions["A"].width = 90
    for line in say("template.help").split("\n"):
        help_sheet.append([line])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
