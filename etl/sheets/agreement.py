"""Rows of a sheet against each other: one figure given twice, and shares against the counts of the same office and year."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from catalogue import catalogue
from etl.bases import bases
from etl.checks import shares_against_counts
from etl.sheets.rows import SheetRow, doubted, finding
from records import Claim, Finding


def checked(rows: Sequence[SheetRow]) -> list[SheetRow]:
    """The rows with what only shows beside each other; a figure that stands twice alike is kept once."""
    first: dict[tuple[str, int, str], int] = {}
    groups: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
    found = list(rows)
    for place, item in enumerate(found):
        claim = item.claim
        if claim is None or claim.indicator is None:
            continue
        key = (item.region, claim.year, claim.indicator)
        if key in first:
            found[place] = _again(found, first[key], place)
            continue
        first[key] = place
        groups[item.region, claim.year][claim.indicator] = place
    for group in groups.values():
        for place in group.values():
            if more := _against_counts(found, group, place):
                found[place] = doubted(found[place], more)
    return found


def _again(found: list[SheetRow], earlier: int, place: int) -> SheetRow:
    """The later of two rows for one figure; where they differ, nobody but a person chooses."""
    one, two = found[earlier], found[place]
    assert one.claim is not None
    assert two.claim is not None
    if (one.claim.value, one.claim.low, one.claim.high) == (two.claim.value, two.claim.low, two.claim.high):
        return replace(two, claim=None, findings=(finding("repeated", "note", two.written.cell, one.written.cell),))
    value = f"{one.written.cell}|{one.written.value}"
    found[earlier] = doubted(
        one, finding("twice", "doubt", one.written.cell, f"{two.written.cell}|{two.written.value}")
    )
    return doubted(two, finding("twice", "doubt", two.written.cell, value))


def _against_counts(found: list[SheetRow], group: dict[str, int], place: int) -> Finding | None:
    """A share that none of its possible bases gives."""
    claim = found[place].claim
    assert claim is not None
    indicator = catalogue().indicators[claim.indicator or ""]
    if indicator.kind != "rate" or indicator.numerator not in group:
        return None
    top = _claim(found, group[indicator.numerator or ""])
    possible = [_claim(found, group[base]) for base in bases(indicator) if base in group]
    if not possible or any(_fits(claim, top, base) for base in possible):
        return None
    against = shares_against_counts([replace(item, start=0, end=0) for item in (top, possible[0], claim)])
    told = next((item for item in against if item.severity == "doubt"), None)
    if told is None:
        return None
    return replace(told, values={**told.values, "cell": found[place].written.cell, "other": ""}, claims=())


def _fits(share: Claim, top: Claim, base: Claim) -> bool:
    """Can counts within the wording give the share at its printed precision? Open ends can give anything."""
    if top.low is None or top.high is None or not base.low or base.high is None or share.qualifier != "exact":
        return True
    half = Decimal(1).scaleb(int(Decimal(share.value).as_tuple().exponent)) / 2
    lowest, highest = Decimal(100 * top.low) / base.high, Decimal(100 * top.high) / base.low
    return lowest - half <= share.value <= highest + half


def _claim(found: list[SheetRow], place: int) -> Claim:
    claim = found[place].claim
    assert claim is not None
    return claim
