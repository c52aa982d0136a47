"""Text -> quantities: every number as written, with its interval (etl.quantity), its hedge, its unit and its place.

Offsets are characters of the text as stored: normalisation replaces one character by one, never NFKC,
which would turn 12② into 122.
"""

import re
from decimal import Decimal
from functools import lru_cache

from etl.grammar import (
    CANDIDATE,
    GROUPING,
    HAN_DIGITS,
    HEDGE_START,
    LONGEST_HEDGE,
    NARROW,
    NUMBER,
    QUALIFIERS,
    SCALE,
    SUFFIXES,
    TENTHS,
)
from etl.numerals import chinese, exact
from etl.plausible import plausible
from etl.quantity import Quantity, bounds
from records import Number

_PARTS = ("prefix", "percent", "first", "number", "odd", "more1", "scale", "more2", "unit", "after")
_SIDES = {
    **dict.fromkeys(("低于", "少于", "<"), "below"),
    **dict.fromkeys(("高于", "大于", ">"), "above"),
    "高达": "exact",
}
_WEAK = frozenset("人 案 个 项 条 批 种 类 名 次 件 处 起 例 宗".split())
"""Measure words with which 一 is often no count (一项工作)."""


def normalise(text: str) -> str:
    """Full-width digits and punctuation made half-width, one character for one character."""
    # A few searches are four times as fast as one translation of every character.
    for wide, narrow in NARROW:
        if wide in text:
            text = text.replace(wide, narrow)
    return text


def _step(digits: str, scale: int) -> Number:
    """The unit of the last non-zero digit of a written number: 380 -> 10, 2000 -> 1000, 1.2 with 万 -> 1000."""
    plain = digits.translate(GROUPING)
    if "." in plain:
        return exact(Decimal(1).scaleb(-len(plain.partition(".")[2])) * scale)
    stripped = plain.rstrip("0")
    return int(10 ** (len(plain) - len(stripped)) * scale) if stripped else scale


def _read(written: str) -> tuple[Number, Number]:
    """Value and step of digits in Arabic or Chinese."""
    # Most numbers of a report have neither decimals nor groups, and need no Decimal; int refuses thousands of digits.
    if len(written) < 16 and written.isdecimal():
        kept = written.rstrip("0")
        return int(written), 10 ** (len(written) - len(kept)) if kept else 1
    if written[0] in HAN_DIGITS:
        value = chinese(written)
        return value, _step(str(value), 1)
    return exact(Decimal(written.translate(GROUPING))), _step(written, 1)


def _qualifier(prefix: str | None, after: str, more: bool) -> str:
    if after in SUFFIXES:
        return SUFFIXES[after]
    if prefix is None:
        return "about_plus" if more else "exact"
    if prefix == "控制在":
        return "exact"
    if prefix in _SIDES:
        return "about_plus" if more else _SIDES[prefix]
    return "about_plus" if more and prefix in ("约为", "大约", "约") else QUALIFIERS[prefix]


@lru_cache(maxsize=2)
def of_report(text: str) -> tuple[Quantity, ...]:
    """The quantities of a whole report's text; the last ones are kept, as claims and checks both ask for them."""
    return tuple(find(text))


def find(text: str) -> list[Quantity]:
    """Every quantity of a text that `normalise` has prepared, in order. Shares are percent; 万 and 亿 are multiplied out."""
    found = []
    done = 0
    candidate = CANDIDATE.search(text)
    while candidate is not None:
        match = _number_at(text, candidate.start(), done)
        quantity = _quantity(text, match) if match is not None else None
        if quantity is not None:
            found.append(quantity)
        done = match.end() if match is not None else candidate.end()
        candidate = CANDIDATE.search(text, done)
    return found


def _number_at(text: str, start: int, done: int) -> re.Match[str] | None:
    """The number whose first digit stands at `start`, with the hedge before it; what ends at `done` is used up.

    None where digits are no number (近三年来).
    """
    hedge = HEDGE_START.search(text, max(done, start - LONGEST_HEDGE), start)
    while hedge is not None:
        match = NUMBER.match(text, hedge.start())
        if match is not None:
            return match
        hedge = HEDGE_START.search(text, hedge.end(), start)
    return NUMBER.match(text, start)


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    prefix, percent, first, written, odd, more1, scale, more2, unit, after = match.group(*_PARTS)
    unit, after = (unit or "").strip(), (after or "").strip()
    if percent is not None:
        value, step = _read_percent(percent)
        return _built(match, prefix, value, step, "%", after, bool(more2.strip()))
    if first is not None:
        return _range(text, match, unit)
    scale = scale.strip()
    more = (more1 + more2).strip()
    start = match.start("number")
    if not unit and written in "一二两三四五六七八九" and (tenths := TENTHS.match(text, match.end())):
        return _tenths(match, prefix, chinese(written) * 10, tenths)
    named = written in ("万", "亿", "千") and not prefix and not more  # 罚没金额(万元): the unit's name, no number
    if named or not plausible(text, match, start, unit) or (unit == "分" and text.startswith("之", match.end())):
        return None
    if _neighbours(written):
        factor = SCALE.get(written[2:], 1) * SCALE.get(scale, 1)
        low, high = chinese(written[0]) * factor, chinese(written[1]) * factor
        return Quantity(match.start(), match.end(), low, low, high, "range", unit)
    value, step = _read(written)
    if scale:
        factor = SCALE.get(scale, 1)
        value, step = exact(value * Decimal(factor)), exact(step * Decimal(factor))
    if "几" in more and not unit and written != "十":
        return None
    weak = written == "一" and unit in _WEAK and not more
    return _built(match, prefix, value, step, unit, after, bool(more), weak=weak, odd=odd is not None)


def _built(
    match: re.Match[str],
    prefix: str | None,
    value: Number,
    step: Number,
    unit: str,
    after: str,
    more: bool,
    *,
    weak: bool = False,
    odd: bool = False,
) -> Quantity:
    qualifier = _qualifier(prefix, after, more)
    low, high = bounds(value, "about_plus" if qualifier == "over" else qualifier, step)
    odd = odd or (qualifier == "about_plus" and more and unit != "%" and step == 1)
    return Quantity(match.start(), match.end(), value, low, high, qualifier, unit, odd, weak)


def _tenths(match: re.Match[str], prefix: str | None, value: int, tenths: re.Match[str]) -> Quantity:
    """近八成, 八成以上: a number of tenths is a share, its hedge standing before or after it."""
    built = _built(match, prefix, value, 10, "%", tenths["after"] or "", False)
    return built._replace(end=tenths.end())


def _neighbours(written: str) -> bool:
    """两三, 三四百, 七八: two digits that follow each other are a range, and 三五, before at most one scale."""
    digits = "一二三四五六七八九"
    if len(written) < 2 or (len(written) > 2 and written[2:] not in SCALE):
        return False
    first, second = written[0].replace("两", "二"), written[1]
    if first not in digits or second not in digits:
        return False
    return digits.index(second) - digits.index(first) == 1 or first + second == "三五"


def _range(text: str, match: re.Match[str], unit: str) -> Quantity | None:
    if unit in ("年", "月", "日", "号", "") or not plausible(text, match, match.start("first"), unit):
        return None
    (first, _), (second, _) = _read(match["first"]), _read(match["second"])
    factor = SCALE.get((match["scale2"] or "").strip(), 1)
    first, second = exact(Decimal(first) * factor), exact(Decimal(second) * factor)
    if first >= second:
        return None
    return Quantity(match.start(), match.end(), first, first, second, "range", unit)


def _read_percent(written: str) -> tuple[Number, Number]:
    if written[0] not in HAN_DIGITS:
        return _read(written)
    whole, _, decimals = written.partition("点")
    if not decimals:
        return (100, 100) if whole == "百" else (chinese(whole), 1)
    value = Decimal(f"{chinese(whole)}.{''.join(str(chinese(digit)) for digit in decimals)}")
    return exact(value), Decimal(1).scaleb(-len(decimals))
