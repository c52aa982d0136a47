"""The words of data/sheets.toml and the one form in which names are compared."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent.parent.parent / "data" / "sheets.toml"
FULL = str.maketrans(
    "０１２３４５６７８９．，％（）－＋～：；\u2212\u00a0\u3000\u2009\u202f", "0123456789.,%()-+~:;-    "
)
_SIGNS = re.compile(r"[\s\"'“”‘’《》〈〉「」【】\[\]、,·:;*_?？!！。.．]+")
_REMARK = re.compile(r"\(([^()]*)\)")


@cache
def words() -> dict[str, Any]:
    """The file as it stands."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def heads() -> dict[str, str]:
    """The kind of a column by its head: region, year, id, indicator, value, unit, note or serial."""
    return {plain(told): kind for kind, names in words()["columns"].items() for told in names}


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """A name as it is compared: half-width, small letters, without spaces, punctuation and brackets."""
    return _SIGNS.sub("", name.translate(FULL)).replace("(", "").replace(")", "").lower()


def without_remark(name: str) -> str:
    """The same without what stands in brackets."""
    return plain(_REMARK.sub("", name.translate(FULL)))


def remark(name: str) -> str:
    """What stands in the last pair of brackets, as in 数值（万元）."""
    found = _REMARK.findall(name.translate(FULL))
    return str(found[-1]).strip() if found else ""


def is_office(name: str) -> bool:
    """Is it the name of a street, town or township, by its ending?"""
    told = name.strip()
    return 2 < len(told) <= 20 and any(told.endswith(end) and told != end for end in words()["offices"]["ends"])


def is_total(name: str) -> bool:
    """Does it name a sum over offices instead of one of them?"""
    return bool(name) and plain(name) in _totals()


@cache
def _totals() -> frozenset[str]:
    return frozenset(plain(told) for told in words()["offices"]["totals"])
