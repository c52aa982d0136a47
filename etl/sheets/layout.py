"""How a sheet is laid out: which row is the head, which columns say what, and which hold figures.

Long: a row for each figure, with columns 街道, 年度, 指标, 数值 in any order. Wide: a column for each year, for each
street or for each indicator. A sheet that could be read in two ways is not read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.sheets.grid import Grid
from etl.sheets.names import meaning
from etl.sheets.words import heads, is_office, plain, remark, without_remark
from etl.sheets.years import year_of_head

HEAD_ROWS = 25


@dataclass(frozen=True, slots=True)
class Axis:
    """What the head of a column of figures says for every figure under it; empty where a column of its own says it."""

    region: str = ""
    year: int | None = None
    name: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The row of the head, the columns by what they say, the columns of figures, and those that nothing was made of."""

    head: int
    columns: Mapping[str, int]
    figures: Mapping[int, Axis]
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unclear:
    """A head that could be read in two ways; `columns` are its words for the figures."""

    head: int
    columns: tuple[str, ...]


@dataclass(slots=True)
class _Head:
    kinds: dict[str, list[int]] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)
    offices: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)


def layout(grid: Grid) -> Layout | Unclear | None:
    """The layout of a sheet, or None where none of its first rows is a head of figures."""
    for row in range(min(HEAD_ROWS, len(grid.rows))):
        if sum(bool(cell.strip()) for cell in grid.rows[row]) < 2:
            continue
        found = _of(grid, row, _head(grid, row))
        if found is not None:
            return found
    return None


def _head(grid: Grid, row: int) -> _Head:
    head = _Head()
    for column in range(len(grid.rows[row])):
        told = grid.cell(row, column)
        if not told:
            continue
        kind = heads().get(plain(told)) or heads().get(without_remark(told))
        if kind == "unit" and _offices_below(grid, row, column):
            kind = "region"
        if kind:
            head.kinds.setdefault(kind, []).append(column)
        elif (year := year_of_head(told)) is not None:
            head.years[column] = year
        elif is_office(told):
            head.offices.append(column)
        elif meaning(told, remark(told)).indicator:
            head.names.append(column)
        else:
            head.others.append(column)
    return head


def _offices_below(grid: Grid, row: int, column: int) -> bool:
    """单位 heads measure words on one form and offices on another: the cells below tell."""
    below = [told for line in range(row + 1, min(row + 30, len(grid.rows))) if (told := grid.cell(line, column))]
    return bool(below) and sum(map(is_office, below)) * 2 > len(below)


def _of(grid: Grid, row: int, head: _Head) -> Layout | Unclear | None:
    said = {kind: columns[0] for kind, columns in head.kinds.items() if kind not in ("value", "serial")}
    values = head.kinds.get("value", [])

    def words(columns: list[int]) -> tuple[str, ...]:
        return tuple(grid.cell(row, column) for column in columns)

    def read(figures: dict[int, Axis]) -> Layout:
        used = {*figures, *(column for columns in head.kinds.values() for column in columns)}
        unused = [column for column in (*head.years, *head.offices, *head.names, *head.others) if column not in used]
        return Layout(row, said, figures, words(sorted(unused)))

    if "indicator" in said or "id" in said:
        wide = [*head.years, *head.offices]
        if len(values) + bool(head.years) + bool(head.offices) > 1:
            return Unclear(row, words(sorted([*values, *wide])))
        if values:
            return read({values[0]: Axis(unit=remark(grid.cell(row, values[0])))})
        if head.years and len(set(head.years.values())) == len(head.years):
            return read({column: Axis(year=year) for column, year in head.years.items()})
        if head.offices:
            return read({column: Axis(region=grid.cell(row, column)) for column in head.offices})
        return None
    if ("region" in said or "year" in said) and head.names and not values and not head.years:
        told = {column: grid.cell(row, column) for column in head.names}
        return read({column: Axis(name=name, unit=remark(name)) for column, name in told.items()})
    return None
