"""Claims of one report against each other: said twice counts once, a part yields to the whole."""

from dataclasses import replace
from decimal import Decimal

from records import Claim, Number

CLEARLY_LESS = Decimal("0.5")
"""A later count of doubtful wording below this part of an earlier one is a part of it (专班化解涉疫矛盾15起); what is nearer, or
told in sure words, contradicts the earlier one, and a person decides."""


def settled(claims: list[Claim]) -> list[Claim]:
    """Claims in order of place, without exact repeats, without part-year figures whose full year is there too, and
    without later doubtful counts that are clearly less than what the report told before of the same kind and year."""
    full = {(claim.indicator, claim.year, claim.kind) for claim in claims if claim.scope == "street"}
    kept: list[Claim] = []
    largest: dict[tuple[str | None, int, str], Number] = {}
    seen: set[tuple[object, ...]] = set()
    for claim in sorted(claims, key=lambda item: (item.start, item.end)):
        # A promise outside of the catalogue is told by its words.
        fact = (claim.indicator or claim.quote, claim.value, claim.year, claim.kind, claim.scope)
        if (
            fact in seen
            or _part_of_an_earlier(claim, largest)
            or (claim.scope == "part_year" and (claim.indicator, claim.year, claim.kind) in full)
        ):
            continue
        seen.add(fact)
        kept.append(claim)
        if _is_count(claim):
            kind = (claim.indicator, claim.year, claim.scope)
            largest[kind] = max(claim.value, largest.get(kind, claim.value))
    values: dict[tuple[object, ...], set[object]] = {}
    for claim in kept:
        values.setdefault((claim.indicator, claim.year, claim.kind, claim.scope), set()).add(claim.value)
    return [
        replace(claim, confidence="medium")
        if claim.confidence == "high"
        and claim.indicator
        and len(values[claim.indicator, claim.year, claim.kind, claim.scope]) > 1
        else claim
        for claim in kept
    ]


def _is_count(claim: Claim) -> bool:
    return claim.indicator is not None and claim.kind == "actual" and claim.unit != "%" and claim.value > 0


def _part_of_an_earlier(claim: Claim, largest: dict[tuple[str | None, int, str], Number]) -> bool:
    before = largest.get((claim.indicator, claim.year, claim.scope))
    doubtful = claim.confidence != "high"
    return before is not None and doubtful and _is_count(claim) and claim.value < before * CLEARLY_LESS
