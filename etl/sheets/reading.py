"""A sheet in, its rows out: layout, names, figures, agreement, in this order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from catalogue import catalogue
from etl.heading import Head, head
from etl.read.document import SHEETS, Document
from etl.sheets.agreement import checked
from etl.sheets.grid import Grid, grids, place
from etl.sheets.layout import Axis, Layout, Unclear, layout
from etl.sheets.names import Meaning, meaning
from etl.sheets.rows import SheetRow, Written, finding, row
from etl.sheets.words import is_total, plain
from records import Claim, Finding


@dataclass(frozen=True, slots=True)
class SheetReading:
    """A workbook as read: every figure's row, and remarks about columns, rows and sheets that gave none."""

    rows: list[SheetRow]
    remarks: list[Finding]

    @property
    def claims(self) -> list[Claim]:
        """The claims of all rows in order of place."""
        return [item.claim for item in self.rows if item.claim is not None]

    @property
    def unknown_names(self) -> list[str]:
        """Names of indicators that nobody listed, in order, once each."""
        codes = ("name_unknown", "name_shared")
        names = [item.written.name for item in self.rows if any(told.code in codes for told in item.findings)]
        return list(dict.fromkeys(names))

    @property
    def regions(self) -> list[str]:
        """The offices as written, in order, once each."""
        return list(dict.fromkeys(item.region for item in self.rows if item.region))


def is_sheet(document: Document) -> bool:
    """Is it a spreadsheet, whose figures stand in cells?"""
    return document.media_type in SHEETS


def read_sheet(
    document: Document,
    name: str = "",
    latest: int | None = None,
    meant: Mapping[str, str] | None = None,
    year: int | None = None,
) -> SheetReading:
    """Read a spreadsheet. `meant` are names of indicators that a person decided on; `year` holds for rows without one.

    No figure is dropped in silence: a cell that cannot be read becomes a row without a claim and says why.
    """
    last = latest or datetime.now(UTC).year
    pages = grids(document.text)
    own = _own_names(pages)
    decided = {plain(told): indicator for told, indicator in (meant or {}).items()}
    remarks = [finding(flag, "note", "") for flag in document.flags]
    rows: list[SheetRow] = []
    for grid in pages:
        if not any(any(cells) for cells in grid.rows) or _is_directory(grid):
            continue
        found = layout(grid)
        if found is None and grid.width() < 2:
            continue  # words of explanation
        if not isinstance(found, Layout):
            code = "layout_unclear" if isinstance(found, Unclear) else "layout_unknown"
            told = "、".join(found.columns) if isinstance(found, Unclear) else ""
            remarks.append(finding(code, "doubt", "", told, sheet=grid.name))
            continue
        remarks += [finding("column_unused", "note", "", head, sheet=grid.name) for head in found.unused]
        for written in _figures(grid, found, name, year, remarks):
            told_by = decided.get(plain(written.name)) or own.get(plain(written.name))
            rows.append(row(written, Meaning(told_by) if told_by else meaning(written.name, written.unit), last))
    return SheetReading(checked(rows), remarks)


def _own_names(pages: list[Grid]) -> dict[str, str]:
    """Names that the workbook itself explains, on a sheet that lists ids beside names."""
    return {
        plain(cells[1]): cells[0].strip()
        for grid in pages
        if _is_directory(grid)
        for cells in grid.rows[1:]
        if len(cells) > 1 and cells[0].strip() in catalogue().indicators
    }


def _is_directory(grid: Grid) -> bool:
    """A list of ids and names without figures, as our template and many forms carry for reference."""
    found = [cells[0].strip() in catalogue().indicators for cells in grid.rows[1:] if any(cells)]
    return bool(found) and all(found) and isinstance(layout(grid), type(None))


def _figures(grid: Grid, found: Layout, name: str, year: int | None, remarks: list[Finding]) -> Iterator[Written]:
    """Every filled cell of the columns of figures, with what stands around it."""
    told = _about(grid, found, name)
    columns = found.columns
    empty: list[int] = []
    for line in range(found.head + 1, len(grid.rows)):
        if not any(cell.strip() for cell in grid.rows[line]):
            continue
        region = grid.cell(line, columns.get("region")) if "region" in columns else told.region_name or ""
        if is_total(region) or is_total(grid.cell(line, columns.get("indicator"))):
            remarks.append(finding("row_of_totals", "note", place(line, 0), sheet=grid.name))
            continue
        filled = [(column, axis) for column, axis in found.figures.items() if grid.cell(line, column)]
        if not filled:
            empty.append(line + 1)
        for column, axis in filled:
            yield _written(grid, found, line, column, axis, axis.region or region, year or told.year)
    if empty:
        remarks.append(finding("row_without_value", "note", "", sheet=grid.name, line=_ranges(empty)))


def _ranges(lines: list[int]) -> str:
    """Line numbers in short: 2–5、9."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return "、".join(f"{first}–{last}" if last > first else str(first) for first, last in runs)


def _written(grid: Grid, found: Layout, line: int, column: int, axis: Axis, region: str, year: int | None) -> Written:
    columns = found.columns
    start, end = grid.span(line, column)
    own_year = grid.cell(line, columns.get("year"))
    told_id = grid.cell(line, columns.get("id"))
    name = axis.name or grid.cell(line, columns.get("indicator"))
    return Written(
        sheet=grid.name,
        cell=place(line, column),
        line=line + 1,
        region=region,
        year=str(axis.year) if axis.year is not None else own_year if "year" in columns else str(year or ""),
        name=told_id if told_id in catalogue().indicators else name,
        unit=grid.cell(line, columns.get("unit")) or axis.unit,
        value=grid.cell(line, column),
        start=start,
        end=end,
    )


def _about(grid: Grid, found: Layout, name: str) -> Head:
    """The office and year that the rows above the head, the sheet's name or the file's name tell."""
    above = [" ".join(cell for cell in cells if cell) for cells in grid.rows[: found.head]]
    return head("\n".join([*above, grid.name]), name)
