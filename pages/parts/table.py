"""The product's own table: right-aligned figures, status in sign, word and colour, rows that stack on a phone.

Streamlit's tables align every cell to the left and cannot stack. Text goes in as text only, never as HTML.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.links import go

_HERE = Path(__file__).resolve().parent
_component = st.components.v2.component(
    "nianlun_table",
    css=(_HERE / "table.css").read_text(encoding="utf-8"),
    js=(_HERE / "table.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """`align` is left or right; `width` is a CSS width or empty; `strong` prints the column bold,
    `whole` never breaks its words."""

    title: str
    align: str = "left"
    width: str = ""
    strong: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """`tone` is a status colour (blue, orange, violet, gray, yellow) of `sign`; `after` is printed in ink behind it;
    `pieces` are words of a report, each with whether it is marked; `page` with `query` makes the text (else the marked
    words, else the sign) a link in the same tab."""

    text: str
    sign: str = ""
    tone: str = ""
    after: str = ""
    page: str = ""
    query: tuple[tuple[str, str], ...] = ()
    pieces: tuple[tuple[str, bool], ...] = ()


_NAMES = tuple(field.name for field in fields(Cell))


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell | str]], key: str, caption: str, stacks: bool = False
) -> None:
    """Draw a table; `caption` tells a screen reader what it holds. A click on a linked cell opens its page.

    A row of one cell is the heading of those below it. On a phone the rows of a table with more than five columns stack,
    and of every one that `stacks`.
    """
    # Read field by field, and only what is there: of four hundred cells the rest is most of what would be sent.
    cells = [[_fields(cell if isinstance(cell, Cell) else Cell(cell)) for cell in row] for row in rows]
    data = {"columns": [asdict(column) for column in columns], "rows": cells, "caption": caption, "stacks": stacks}
    result = _component(data=data, key=key, on_opened_change=_nothing)
    opened: dict[str, Any] | None = getattr(result, "opened", None)
    if opened:
        go(opened["page"], {str(name): str(value) for name, value in opened["query"]})


def _fields(cell: Cell) -> dict[str, Any]:
    return {name: value for name in _NAMES if (value := getattr(cell, name))}


def _nothing() -> None:
    """A click needs a callback to be told of; what it does is decided in the run that follows."""
