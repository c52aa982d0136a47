"""What a reader makes of a file."""

from dataclasses import dataclass
from datetime import date

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
CSV = "text/csv"
SHEETS = (XLSX, XLS, CSV)
"""Media types of spreadsheets: their text has a page for each sheet and a line for each row."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text: paragraphs joined by line ends, a table's row as one line with its cells joined by tabs.

    `flags` may hold tracked_changes and hidden_text (a person has to look); `marks` says where: (start, end, flag) in
    characters of the text, for what was inserted under tracking or is hidden.
    """

    text: str
    media_type: str
    title: str | None = None
    published: date | None = None
    flags: tuple[str, ...] = ()
    marks: tuple[tuple[int, int, str], ...] = ()
