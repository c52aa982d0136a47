"""Spreadsheets of figures: the text of a sheet in, checked rows out. Every row of the sheet is answered for."""

from etl.sheets.reading import SheetReading, is_sheet, read_sheet
from etl.sheets.rows import SheetRow

__all__ = ["SheetReading", "SheetRow", "is_sheet", "read_sheet"]
