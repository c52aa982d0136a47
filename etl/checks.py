"""Claims -> findings in plain words: what a person must look at before a figure may stand.

Every check is one function with a name; none hides inside the reading. A finding's sentence stands in
locales/*/findings.toml under its code.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from analysis.intervals import Interval, fitting_bases, share
from catalogue import catalogue
from etl.bases import counts_of
from etl.exactness import beyond_exactness
from etl.heading import Head
from etl.marks import MARKS
from etl.quantities import find as quantities_of
from etl.quantities import normalise
from records import Claim, Finding, Number

Previous = Mapping[tuple[str, int], Number]
_PARTS = re.compile(r"[,，、]?(?:其中|包括|含)[:：,，]?")
_SHARE_WITHOUT_BASE = frozenset({"dispute_resolution_rate", "mediation_success_rate", "admin_dispute_resolution_rate"})


def findings(text: str, head: Head, claims: Sequence[Claim], previous: Previous | None = None) -> list[Finding]:
    """All findings of a report, in order of place. `previous` holds confirmed values by (indicator, year)."""
    found = [
        *shares_against_counts(claims),
        *parts_against_totals(text, claims),
        *out_of_range(claims),
        *beyond_exactness(text),
        *said_twice(claims),
        *odd_forms(claims),
        *tracked_or_hidden(claims),
        *parts_of_the_year(claims),
        *years_in_conflict(head),
        *against_last_year(claims, previous or {}),
    ]
    return sorted(found, key=lambda finding: (finding.start if finding.start is not None else -1, finding.code))


def _finding(code: str, claims: Sequence[Claim], claim: Claim, severity: str = "doubt", **values: object) -> Finding:
    shown = {"indicator": claim.indicator or "", **{name: str(value) for name, value in values.items()}}
    return Finding(code, severity, shown, (claims.index(claim),), claim.start, claim.end)


def _interval(claim: Claim) -> Interval:
    """What the wording admits: of approximate words nothing bounds the value, so the value itself stands."""
    if claim.low is None and claim.high is None:
        return Interval(claim.value, claim.value)
    return Interval(claim.low, claim.high)


def _decimals(value: Number) -> int:
    return max(0, -int(Decimal(value).as_tuple().exponent))  # a finite share always has an integer exponent


def shares_against_counts(claims: Sequence[Claim]) -> list[Finding]:
    """A stated share that its own counts cannot give, and a 100% without a base."""
    found = []
    for claim in claims:
        if claim.unit != "%" or claim.kind != "actual" or claim.qualifier != "exact":
            continue
        numerator, base = counts_of(claims, claim)
        if numerator is None or base is None:
            if claim.value == 100 and claim.indicator in _SHARE_WITHOUT_BASE and base is None:
                found.append(_finding("share_without_base", claims, claim, "note", value=claim.value))
            continue
        found.extend(_against(claims, claim, numerator, base))
    return found


def _against(claims: Sequence[Claim], claim: Claim, numerator: Claim, base: Claim) -> list[Finding]:
    """Compare at the printed precision: any count within the wording that rounds to the share clears it."""
    top, bottom = _interval(numerator), _interval(base)
    if not base.value or bottom.low is None or top.low is None:
        return []
    decimals = _decimals(claim.value)
    admitted = share(top, bottom)
    half = Decimal(1).scaleb(-decimals) / 2
    low = admitted.low if admitted.low is not None else Decimal(0)
    high = admitted.high if admitted.high is not None else Decimal(100)
    inside = Decimal(str(float(low))) - half <= Decimal(claim.value) <= Decimal(str(float(high))) + half
    places = (claims.index(claim), claims.index(numerator), claims.index(base))
    computed = Decimal(numerator.value) / Decimal(base.value) * 100
    values = {
        "indicator": claim.indicator or "",
        "value": str(claim.value),
        "numerator": str(numerator.value),
        "base": str(base.value),
        "computed": str(round(computed, max(decimals, 1))),
    }
    if not inside:
        fits = fitting_bases(numerator.value, claim.value, decimals, int(base.value) // 2, int(base.value) * 2)
        reviewer = {"bases": ", ".join(map(str, fits[:8]))}
        return [Finding("share_mismatch", "doubt", values, places, claim.start, claim.end, reviewer)]
    if bottom.high != bottom.low and bottom.high is not None:
        fits = fitting_bases(numerator.value, claim.value, decimals, int(bottom.low), int(bottom.high))
        if len(fits) < int(bottom.high) - int(bottom.low) + 1:
            return [
                Finding(
                    "base_rounded",
                    "note",
                    values,
                    places,
                    claim.start,
                    claim.end,
                    {"bases": ", ".join(map(str, fits[:8]))},
                )
            ]
    return []


def parts_against_totals(text: str, claims: Sequence[Claim]) -> list[Finding]:
    """其中 parts that should add up to their total and do not: more than the total, or within 5% below it."""
    found = []
    plain = normalise(text)
    for claim in claims:
        if claim.kind != "actual" or not isinstance(claim.value, int) or claim.qualifier != "exact" or claim.value < 2:
            continue
        opening = _PARTS.match(plain, claim.end)
        if opening is None:
            continue
        sentence = re.split("[。；;\n]", plain[opening.end() :], maxsplit=1)[0]
        parts = _listed(sentence, claim.unit)
        total = sum(parts)
        if len(parts) >= 2 and total != claim.value and (total > claim.value or total >= claim.value * 0.95):
            found.append(
                _finding(
                    "parts_mismatch", claims, claim, value=claim.value, parts=" + ".join(map(str, parts)), total=total
                )
            )
    return found


def _listed(sentence: str, unit: str) -> list[int]:
    """The parts named one after the other, joined by 、 or 和, with the total's measure word."""
    parts: list[int] = []
    last = 0
    for quantity in quantities_of(sentence):
        gap = sentence[last : quantity.start]
        if parts and re.search("[,，]", gap):
            break
        if not isinstance(quantity.value, int) or quantity.qualifier != "exact" or (unit and quantity.unit != unit):
            break
        parts.append(quantity.value)
        last = quantity.end
    return parts


def out_of_range(claims: Sequence[Claim]) -> list[Finding]:
    """A value that no office of this kind plausibly has; the person decides."""
    found = []
    for claim in claims:
        indicator = catalogue().indicators.get(claim.indicator or "")
        if indicator is not None and not indicator.range[0] <= claim.value <= indicator.range[1]:
            low, high = indicator.range
            found.append(_finding("out_of_range", claims, claim, value=claim.value, low=low, high=high))
    return found


def said_twice(claims: Sequence[Claim]) -> list[Finding]:
    """One indicator, one year, two values: no automatic choice."""
    found, first = [], dict[tuple[object, ...], Claim]()
    for claim in claims:
        key = (claim.indicator, claim.year, claim.kind, claim.scope)
        earlier = first.setdefault(key, claim)
        if claim.indicator and claim.scope in ("street", "part_year") and earlier.value != claim.value:
            values = {
                "indicator": claim.indicator,
                "value": str(claim.value),
                "other": str(earlier.value),
                "year": str(claim.year),
            }
            places = (claims.index(earlier), claims.index(claim))
            found.append(Finding("said_twice", "doubt", values, places, claim.start, claim.end))
    return found


def odd_forms(claims: Sequence[Claim]) -> list[Finding]:
    """39余: the hedge belongs behind a round number; taken as 39 and said so."""
    return [
        _finding("odd_form", claims, claim, "note", value=claim.value, quote=claim.quote)
        for claim in claims
        if "odd_form" in claim.flags
    ]


def tracked_or_hidden(claims: Sequence[Claim]) -> list[Finding]:
    """A figure in text that was inserted under tracking, or that nobody sees."""
    return [
        _finding(flag, claims, claim, quote=claim.quote) for claim in claims for flag in MARKS if flag in claim.flags
    ]


def parts_of_the_year(claims: Sequence[Claim]) -> list[Finding]:
    """A figure to October or November is not the year's and is not compared with full years."""
    return [
        _finding("partial_year", claims, claim, "doubt", value=claim.value)
        for claim in claims
        if claim.scope == "part_year"
    ]


def years_in_conflict(head: Head) -> list[Finding]:
    """A heading of another year than the title's, a title without 年."""
    found = []
    if head.odd_title:
        found.append(Finding("title_without_year_word", "note", {"title": head.title}))
    if head.year is not None:
        found.extend(
            Finding("heading_year", "doubt", {"year": str(head.year), "other": str(year)})
            for year in head.result_years
            if year != head.year
        )
    return found


def against_last_year(claims: Sequence[Claim], previous: Previous) -> list[Finding]:
    """A value that restates an earlier one, or leaps to a third or to three times last year's."""
    found = []
    for claim in claims:
        if claim.kind != "actual" or claim.indicator is None:
            continue
        stored = previous.get((claim.indicator, claim.year))
        if stored is not None and stored != claim.value and "prior_year" in claim.flags:
            found.append(_finding("restated", claims, claim, "note", value=claim.value, other=stored, year=claim.year))
        before = previous.get((claim.indicator, claim.year - 1))
        if (
            before
            and claim.unit != "%"
            and not -10 < claim.value - before < 10
            and not (before <= 3 * claim.value and claim.value <= 3 * before)
        ):
            found.append(_finding("jump", claims, claim, "note", value=claim.value, other=before, year=claim.year - 1))
    return found
