"""The year of a cell: a whole calendar year as written, and nothing that has to be guessed (24年, 2024上半年)."""

import re

from etl.sheets.words import FULL

FIRST = 2000
_YEAR = re.compile(r"([0-9]{4})(?:\.0)?(?:年度?)?")
_HEAD = re.compile(r"((?:19|20)[0-9]{2})(?:年度?)?(?:数值|数据|数|值|完成数|完成值|实绩|实际值)?(?:\(.*\))?")


def year_of(written: str) -> int | None:
    """The calendar year, whatever it is, or None for anything else."""
    found = _YEAR.fullmatch(written.translate(FULL).replace(" ", ""))
    return int(found[1]) if found else None


def year_of_head(written: str) -> int | None:
    """The year that a column head stands for (2024年, 2024年度数值), or None."""
    found = _HEAD.fullmatch(written.translate(FULL).replace(" ", ""))
    return int(found[1]) if found else None
