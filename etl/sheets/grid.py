"""The text of a sheet as a grid whose cells know their place in the text and on the sheet."""

from dataclasses import dataclass

PAGE = "\f"


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: `rows` of cells from the first line on, `starts` the place of each row in the text."""

    name: str
    rows: list[list[str]]
    starts: list[int]

    def cell(self, row: int, column: int | None) -> str:
        """The words of a cell without the spaces around; empty where the row is shorter."""
        if column is None or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column].strip(" \u3000\u00a0")

    def span(self, row: int, column: int) -> tuple[int, int]:
        """Start and end of a cell in the text."""
        cells = self.rows[row]
        start = self.starts[row] + sum(map(len, cells[:column])) + column
        return start, start + len(cells[column])

    def width(self) -> int:
        """Cells of the longest row."""
        return max(map(len, self.rows), default=0)


def place(row: int, column: int) -> str:
    """A cell's name on the sheet: row 13 and column 3 are D14."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def grids(text: str) -> list[Grid]:
    """The sheets of a text in order; a text without page marks is one sheet."""
    found: list[Grid] = []
    position = 0
    for line in text.split("\n"):
        if line.startswith(PAGE):
            found.append(Grid(line[1:], [], []))
        else:
            if not found:
                found.append(Grid("", [], []))
            found[-1].rows.append(line.split("\t"))
            found[-1].starts.append(position)
        position += len(line) + 1
    return found
