"""Workbooks of Excel 97-2003 -> text, like the others; percentages and dates as they are shown."""

import io

import xlrd
from xlrd.sheet import Cell, Sheet

from etl.read.document import XLS, Document
from etl.read.sheet import fill_merged, page_of, shown_as, with_ending, within
from etl.read.workbook import ending_of
from faults import Fault


def read_xls(content: bytes) -> Document:
    """All sheets of a workbook. Raises Fault `sheet_too_large`, `encrypted` and `damaged`."""
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        raise Fault("encrypted" if "encrypt" in str(error).lower() else "damaged", name="") from error
    pages: list[str] = []
    hidden = False
    for sheet in book.sheets():
        width = max(map(sheet.row_len, range(sheet.nrows)), default=0)
        within(sheet.nrows, width)
        rows = [[_told(book, cell) for cell in sheet.row(row)] for row in range(sheet.nrows)]
        fill_merged(rows, _merged(sheet))
        hidden = hidden or (sheet.visibility != 0 and any(map(any, rows)))
        pages += page_of(sheet.name, rows)
    return Document("\n".join(pages), XLS, flags=("hidden_sheet",) * hidden)


def _merged(sheet: Sheet) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return [((top, left), (bottom - 1, right - 1)) for top, bottom, left, right in sheet.merged_cells]


def _told(book: xlrd.Book, cell: Cell) -> str:
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return shown_as(xlrd.xldate_as_datetime(cell.value, book.datemode))
        except (ValueError, OverflowError):
            return shown_as(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return shown_as(bool(cell.value))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#"))
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        form = book.format_map.get(book.xf_list[cell.xf_index].format_key)
        return with_ending(shown_as(cell.value), ending_of(form.format_str if form is not None else ""))
    return shown_as(cell.value)
