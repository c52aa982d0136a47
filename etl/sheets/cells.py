"""A cell of a sheet -> a figure, by a strict grammar: what does not fit it whole is no number.

Full-width digits become half-width by a fixed table, never by NFKC, which turns 12② into 122. Units are converted to
the indicator's own: 4.74 under 万元 is 47400 元. How wide 380余 is, is told by etl.quantities and nowhere else.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from catalogue import Indicator, catalogue
from etl import quantities
from etl.numerals import chinese, exact
from etl.quantity import Quantity, for_kind
from etl.sheets.units import Unit, unit_of
from etl.sheets.words import FULL, words
from records import Number

_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?"
_HAN = r"(?:[一二两三四五六七八九]千)?零?(?:[一二两三四五六七八九]?百)?零?(?:[一二三四五六七八九]?十)?[零〇一二两三四五六七八九]?"
_PREFIX = r"不少于|不低于|至少|不超过|不高于|最多|至多|将近|接近|约|近|超过|超|逾|突破|上(?=[百千万])"
_UNIT = r"[%‰]|[一-龥]{1,5}?(?:\([一-龥]{1,2}\)|/[一-龥]{1,3})?"
_WHOLE = re.compile(
    rf"(?P<prefix>{_PREFIX})? ?(?P<sign>-)?(?:(?P<number>{_ARABIC})|(?P<han>(?=[零〇一-龥]){_HAN})) ?"
    rf"(?:[-~—–至到] ?(?P<second>{_ARABIC}))? ?(?P<scale>百万|千万|[百千万亿])?(?P<more>[余多])? ?"
    rf"(?P<unit>{_UNIT})??(?P<after>及?以上|左右|上下|以内|以下)?"
)
_MARK = re.compile(r"(?P<inner>.*[^\s])\s*(?:[①-⑳¹²³⁰⁴-⁹*＊†※]+|\[[0-9]{1,2}\])")
DECIMALS = 4
LENGTH = 40
"""No figure has more characters; what is longer is a sentence, or made to keep a pattern busy."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell read as a figure in the indicator's unit; low or high None means open.

    `doubts` are codes with values of what a person must look at, `notes` of what was done to the number.
    """

    value: Number
    low: Number | None
    high: Number | None
    qualifier: str
    unit: str
    doubts: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a cell is no figure: a code whose sentence stands in locales/*/sheets.toml, and the value in it."""

    code: str
    value: str = ""


@lru_cache(maxsize=4096)
def figure(written: str, unit: str, code: str) -> Figure | Refusal:
    """Read a cell as a figure of the indicator with this id, `unit` being that of its column or row (may be empty)."""
    indicator = catalogue().indicators[code]
    told = written.translate(FULL).strip()
    if len(told) > LENGTH:
        return Refusal("not_a_number")
    if told in words()["units"]["nothing"]:
        return Refusal("nothing_written", written)
    if indicator.kind == "flag":
        return _flag(told)
    marked = _MARK.fullmatch(told) or (re.fullmatch(r"\((?P<inner>[^()]+)\)", told) if told.startswith("(") else None)
    match = _WHOLE.fullmatch(marked["inner"].strip() if marked else told)
    if match is None or not (match["number"] or match["han"]):
        return Refusal("not_a_number")
    own, column = unit_of(match["unit"] or ""), unit_of(unit)
    if own is None and match["han"]:
        return Refusal("not_a_number")
    if own is None or column is None:
        return Refusal("unit_unknown", match["unit"] if own is None else unit)
    doubts = [("footnote", told)] if marked else []
    if own.base and column.base and own.base != column.base:
        doubts.append(("units_two", f"{match['unit']} / {unit}"))
    base = own.base or column.base
    scaled = own.scale != 1 or bool(match["scale"])
    if scaled and not own.base and column.scale != 1:
        doubts.append(("scale_twice", f"{match['scale']} / {unit}"))
    read = _read(match, 1 if own.base or scaled else column.scale, own.scale)
    if read is None or (match["sign"] and not read.value):
        return Refusal("not_a_number")  # -0 is a slip of the hand
    return _fitting(read, Unit(base, 1), match, indicator, doubts)


def _flag(told: str) -> Figure | Refusal:
    for value, answers in ((1, words()["units"]["yes"]), (0, words()["units"]["no"])):
        if told.lower() in (*answers, str(value)):
            return Figure(value, value, value, "exact", "是/否")
    return Refusal("not_yes_or_no")


def _read(match: re.Match[str], column_scale: int, own_scale: int) -> Quantity | None:
    """Value and interval as written, multiplied out."""
    number = match["number"] or match["han"]
    scale: int = words()["units"]["scales"].get(match["scale"] or "", 1)
    hedged = any(match[name] for name in ("prefix", "more", "after"))
    if match["second"]:
        if hedged or match["sign"]:
            return None
        low, high = (
            _exact(number, scale * own_scale * column_scale),
            _exact(match["second"], scale * own_scale * column_scale),
        )
        return Quantity(0, 0, low, low, high, "range", "") if Decimal(low) < high else None
    if not hedged:
        value = _exact(number, scale * own_scale * column_scale)
        value = -value if match["sign"] else value
        return Quantity(0, 0, value, value, value, "exact", "")
    if match["sign"]:
        return None
    names = {size: name for name, size in words()["units"]["scales"].items()}
    written = names.get(own_scale * column_scale, "") if scale == 1 else match["scale"]
    unit = "%" if match["unit"] == "%" else "件"
    text = f"{match['prefix'] or ''}{number.replace(' ', '')}{written}{match['more'] or ''}{unit}{match['after'] or ''}"
    found = quantities.find(quantities.normalise(text))
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
        return None
    return for_kind(found[0], "actual")


def _exact(number: str, scale: int) -> Number:
    plain = number.replace(",", "").replace(" ", "")
    return exact(Decimal(plain if plain[0].isascii() else chinese(plain)) * scale)


def _fitting(
    read: Quantity, unit: Unit, match: re.Match[str], indicator: Indicator, doubts: list[tuple[str, str]]
) -> Figure | Refusal:
    """The figure against what its indicator can be: E12 where it cannot, a doubt where it hardly is."""
    notes: list[tuple[str, str]] = []
    value = _rounded(read.value)
    low, high = _end(read.low), _end(read.high)
    if value != read.value:
        notes.append(("rounded", f"{value}"))
    bottom, top = indicator.range
    if value < 0 or (indicator.kind == "rate" and value > 100) or value > 10**12:
        return Refusal("impossible", f"{value}|{bottom}–{top}")
    if unit.base and (unit.base == "%") != (indicator.kind == "rate"):
        return Refusal("unit_wrong", f"{unit.base}|{indicator.unit}")
    if indicator.kind == "count" and "/" not in indicator.unit and not isinstance(value, int):
        return Refusal("fraction", f"{value}")
    if indicator.kind == "rate" and match["unit"] != "%" and 0 < value <= 1:
        # 0.951 may be 95.1%, or not: nobody but the office knows.
        return Refusal("small_share", f"{value}")
    if unit.base and unit.base != indicator.unit and unit.base not in indicator.measure:
        doubts.append(("unit_differs", f"{unit.base} / {indicator.unit}"))
    if not bottom <= value <= top:
        doubts.append(("out_of_range", f"{value}|{bottom}–{top}"))
    if read.odd:
        doubts.append(("odd_form", f"{value}"))
    return Figure(value, low, high, read.qualifier, indicator.unit, tuple(doubts), tuple(notes))


def _end(value: Number | None) -> Number | None:
    return None if value is None else _rounded(value)


def _rounded(value: Number) -> Number:
    """At most as many decimals as the database keeps."""
    if isinstance(value, int) or value == round(value, DECIMALS):
        return value if isinstance(value, int) else exact(value.normalize())
    return exact(round(value, DECIMALS).normalize())
