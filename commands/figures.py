"""A claim as a command prints it: its value with its interval for a person, a line of JSON for a program."""

import json
from decimal import Decimal

from records import Claim, Number

OWN_SCOPES = ("street", "part_year")
KEYS = (
    ("start", "end", "quote", "indicator", "value", "low", "high", "qualifier", "unit", "year", "kind", "confidence")
    + ("scope", "part", "flags", "base", "comparator", "soft", "rule", "why")
)  # fmt: skip


def line(path: str, region: str | None, claim: Claim) -> str:
    """A claim as one line of JSON with the file as it was given and whose figure it is; places are characters of the text."""
    return json.dumps({"file": path, "region": region, **values(claim)}, ensure_ascii=False)


def values(claim: Claim) -> dict[str, object]:
    """A claim's fields as JSON has them."""
    return {key: _plain(getattr(claim, key)) for key in KEYS}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value


def amount(claim: Claim) -> str:
    """The value with its unit and, where the wording leaves room, its interval; an open end is left out."""
    unit = "%" if claim.unit == "%" else f" {claim.unit}" if claim.unit else ""
    if claim.low == claim.value == claim.high:
        return f"{_figure(claim.value)}{unit}"
    low, high = ("" if end is None else _figure(end) for end in (claim.low, claim.high))
    return f"{_figure(claim.value)}{unit} [{low}–{high}]"


def _figure(value: Number) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
