"""Claims of one report against each other: said twice counts once, a part of the year yields to the whole."""

from dataclasses import replace

from records import Claim


def settled(claims: list[Claim]) -> list[Claim]:
    """Claims in order of place, without exact repeats and without part-year figures whose full year is there too."""
    full = {(claim.indicator, claim.year, claim.kind) for claim in claims if claim.scope == "street"}
    kept: list[Claim] = []
    seen: set[tuple[object, ...]] = set()
    for claim in sorted(claims, key=lambda item: (item.start, item.end)):
        # A promise outside of the catalogue is told by its words.
        fact = (claim.indicator or claim.quote, claim.value, claim.year, claim.kind, claim.scope)
        if fact in seen or (claim.scope == "part_year" and (claim.indicator, claim.year, claim.kind) in full):
            continue
        seen.add(fact)
        kept.append(claim)
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
