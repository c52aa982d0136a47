"""Chinese numerals and exact numbers: 一百二十三 -> 123, 两万 -> 20000, Decimal("5.0") -> 5."""

from decimal import Decimal

from records import Number

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}


def exact(value: Decimal) -> Number:
    """A whole number as int, anything else as Decimal, without a change of value."""
    whole = int(value)
    return whole if whole == value else value


def chinese(written: str) -> int:
    """The value of Chinese digits; 百 alone is 100, 二〇二五 is 2025, 一万二 is 12000.

    Raises ValueError for a character that is not a digit.
    """
    if len(written) > 1 and all(character in _DIGITS for character in written):
        return int("".join(str(_DIGITS[character]) for character in written))
    total = section = digit = 0
    last = 1
    for character in written:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            last, digit = _TENS[character], 0
        elif character in _MYRIADS:
            total = (total + section + digit or 1) * _MYRIADS[character]
            last, section, digit = _MYRIADS[character], 0, 0
        else:
            raise ValueError(f"not a Chinese digit: {character!r}")
    if digit and last > 10 and written[-2:-1] in _TENS | _MYRIADS:
        digit *= last // 10
    return total + section + digit
