"""Which count a share rests on: the one its own sentence names, never another report's or another year's."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from catalogue import Indicator, catalogue
from records import Claim

REACH = 160
"""Characters before a share within which its counts are looked for: about three sentences of a report."""


def counts_of(claims: Sequence[Claim], share: Claim) -> tuple[Claim | None, Claim | None]:
    """The claims that are the numerator and the base of a share in the text before it, nearest first, or None."""
    indicator = catalogue().indicators.get(share.indicator or "")
    if indicator is None or indicator.kind != "rate":
        return None, None
    near = [
        claim
        for claim in claims
        if 0 <= share.end - claim.end <= REACH
        and (claim.year, claim.kind, claim.scope) == (share.year, share.kind, share.scope)
    ]
    numerator = _nearest(near, (indicator.numerator,))
    return numerator, _nearest(near, bases(indicator))


def bases(indicator: Indicator) -> tuple[str | None, ...]:
    """The ids of the counts that a share may rest on, the catalogue's first choice first."""
    return (indicator.denominator, *indicator.other_denominators)


def _nearest(claims: Sequence[Claim], ids: Sequence[str | None]) -> Claim | None:
    found = [claim for claim in claims if claim.indicator in ids]
    return max(found, key=lambda claim: claim.end, default=None)


def with_bases(claims: Sequence[Claim], habits: Mapping[str, str | None] | None = None) -> list[Claim]:
    """The claims, each share with the id of the base that its own sentence names, else the one its office always uses."""
    completed = []
    for claim in claims:
        if claim.unit != "%" or claim.indicator is None:
            completed.append(claim)
            continue
        _, named = counts_of(claims, claim)
        base = named.indicator if named is not None else (habits or {}).get(claim.indicator)
        completed.append(replace(claim, base=base) if base is not None else claim)
    return completed
