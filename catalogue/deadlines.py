"""The dates that hold for every office's report: read from data/deadlines.toml and checked on load."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from catalogue.faults import CatalogueError

FILE = Path(__file__).resolve().parent.parent / "data" / "deadlines.toml"
ABOVE, PUBLIC = "above", "public"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date of the year after the one reported on; `month` and `day` are the last day that is in time.

    `id` is above (to the level above) or public (made public); it holds for report years from `from_year` on.
    """

    id: str
    month: int
    day: int
    from_year: int
    name_zh: str
    name_en: str
    source_zh: str
    source_en: str

    def due(self, year: int) -> date:
        """The last day that is in time for the report on a year."""
        return date(year + 1, self.month, self.day)

    def name(self, language: str) -> str:
        """What has to be done by then, in `zh_CN` or `en`."""
        return self.name_en if language == "en" else self.name_zh

    def source(self, language: str) -> str:
        """Where the date comes from, in `zh_CN` or `en`."""
        return self.source_en if language == "en" else self.source_zh


@cache
def deadlines() -> dict[str, Deadline]:
    """The dates by id; raises CatalogueError with the id and the fault."""
    return read(FILE)


def read(file: Path) -> dict[str, Deadline]:
    """The dates of a file by id: both of them, each a day that every year has."""
    found = {}
    for entry in tomllib.loads(file.read_text(encoding="utf-8")).get("deadline", []):
        name = str(entry.get("id"))
        try:
            deadline = Deadline(**entry)
            deadline.due(2000)
            deadline.due(2001)
        except (TypeError, ValueError) as error:
            raise CatalogueError(name, str(error)) from error
        found[name] = deadline
    if found.keys() != {ABOVE, PUBLIC}:
        raise CatalogueError(file.name, f"needs {ABOVE} and {PUBLIC}, has {', '.join(sorted(found)) or 'none'}")
    return found


def due(id: str, year: int) -> date:
    """The last day that is in time for the report on a year, above or public."""
    return deadlines()[id].due(year)
