"""Rows of a sheet against each other: one figure given twice, and shares against the counts of the same office and year."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from catalogue import catalogue
from etl.bases import bases
from etl.checkup.fit import computed, fit
from etl.sheets.rows import SheetRow, doubted, finding
from records import Claim, Finding

UNFIT = frozenset(("share_mismatch", "share_cut_off"))


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
    if not possible or claim.qualifier != "exact" or any(fit(claim, top, base)[1] not in UNFIT for base in possible):
        return None
    values = {"value": claim.value, "numerator": top.value, "base": possible[0].value}
    told = {name: str(value) for name, value in values.items()}
    told["computed"] = computed(claim, top, possible[0])
    return Finding("share_mismatch", "doubt", {**told, "cell": found[place].written.cell, "other": ""})


def _claim(found: list[SheetRow], place: int) -> Claim:
    claim = found[place].claim
    assert claim is not None
    return claim
