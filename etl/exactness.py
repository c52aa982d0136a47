"""Numbers with more digits than the store keeps exactly: never rounded, never taken, always said."""

import re
from collections.abc import Sequence
from decimal import Decimal

from records import Claim, Finding, Number

# The store keeps whole ten-thousandths in 64 bits (models.Exact).
DECIMALS = 4
LIMIT = 900_000_000_000_000
_LONG = re.compile(
    r"(?<![0-9A-Za-z.])(?:[0-9]{16,}(?:\.[0-9]+)?(?= ?(?:%|％|[一-龥]))|[0-9]+\.[0-9]{5,}(?![0-9]|[万亿]))"
)


def storable(claims: Sequence[Claim]) -> list[Claim]:
    """The claims whose value and bounds the store keeps as they are; `beyond_exactness` tells of the others."""
    return [claim for claim in claims if all(fits(number) for number in (claim.value, claim.low, claim.high))]


def fits(number: Number | None) -> bool:
    """Does the store keep this number as it is?"""
    if number is None or (type(number) is int and -LIMIT <= number <= LIMIT):
        return True
    exact = Decimal(number)
    exponent = exact.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -DECIMALS and abs(exact) <= LIMIT


def beyond_exactness(text: str) -> list[Finding]:
    """Numbers of a text with too many digits to be kept: none of their figures is taken."""
    return [
        Finding("too_exact", "doubt", {"quote": match[0][:40]}, (), match.start(), match.end())
        for match in _LONG.finditer(text)
    ]
