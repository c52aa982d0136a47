"""Rules on single figures: odd forms, range, said twice, part of the year, against last year; and on next year's."""

import re
from collections.abc import Iterator

from catalogue import catalogue
from etl.checkup.result import AGREES, DIFFERS, INAPPLICABLE, OPEN, Evidence
from etl.checkup.subject import Subject, sentence_around
from etl.checkup.words import words
from records import Claim

_OWN = ("street", "part_year")


def odd(subject: Subject) -> list[Evidence]:
    """39余: 余 belongs behind a round number; the writer means 39 or 30余."""
    found = []
    for quantity in subject.quantities:
        if quantity.odd and quantity.unit:
            spot = subject.spot(quantity.start, quantity.end)
            quote = subject.plain[quantity.start : quantity.end]
            found.append(
                Evidence("odd", OPEN, "odd_form", {"quote": quote, "value": str(quantity.value)}, (spot,), quote)
            )
    return found or _clean("odd", subject)


def value_range(subject: Subject) -> list[Evidence]:
    """A value that no office of this kind plausibly has, often a slip of the unit (万)."""
    found = []
    for claim in _own(subject):
        indicator = catalogue().indicators.get(claim.indicator or "")
        if indicator is not None and not indicator.range[0] <= claim.value <= indicator.range[1]:
            low, high = indicator.range
            found.append(_of("range", "out_of_range", claim, low=low, high=high))
    return found or _clean("range", subject)


def part_year(subject: Subject) -> list[Evidence]:
    """A figure to October is not the year's: the report says so itself, and comparison has to wait."""
    found = [_of("part_year", "partial_year", claim) for claim in subject.claims if claim.scope == "part_year"]
    return found or _clean("part_year", subject)


def twice(subject: Subject) -> list[Evidence]:
    """One indicator of one year with two values that no reading of their wording can reconcile.

    不符 only where the same words tell both of the whole year (全年), exactly; a rounding (380余 and 386) is no conflict,
    but still two values of which a person chooses (said_roughly).
    """
    found: list[Evidence] = []
    first = dict[tuple[object, ...], Claim]()
    for claim in _own(subject):
        if claim.indicator is None:
            continue
        earlier = first.setdefault((claim.indicator, claim.year, claim.kind, claim.scope), claim)
        if earlier.value == claim.value:
            continue
        sure = _said_of_the_year(subject, earlier) == _said_of_the_year(subject, claim) != ""
        verdict = AGREES if not _apart(earlier, claim) else DIFFERS if sure else OPEN
        code = "said_roughly" if verdict == AGREES else "said_twice"
        values = {
            "indicator": claim.indicator,
            "value": str(claim.value),
            "other": str(earlier.value),
            "year": str(claim.year),
        }
        spots = ((claim.start, claim.end), (earlier.start, earlier.end))
        printed = f"{claim.indicator} {earlier.value} {claim.value}"
        found.append(Evidence("twice", verdict, code, values, spots, printed))
    return found or _clean("twice", subject)


def _said_of_the_year(subject: Subject, claim: Claim) -> str:
    """The words that an exact figure of the whole year stands in, without its digits; else nothing."""
    begin, end = sentence_around(subject.text, claim.start)
    whole_year = any(word in subject.text[begin:end] for word in words().whole_year)
    return re.sub(r"[0-9０-９,，.]+", "", claim.quote) if whole_year and claim.qualifier == "exact" else ""


def _apart(one: Claim, other: Claim) -> bool:
    """Do the wordings leave no value in common? Open ends reach as far as they must."""
    if "approx" in (one.qualifier, other.qualifier):
        return False
    return (one.high is not None and other.low is not None and one.high < other.low) or (
        other.high is not None and one.low is not None and other.high < one.low
    )


def jumps(subject: Subject) -> list[Evidence]:
    """A third of last year's value or three times it, and ten or more away from it."""
    if not subject.previous:
        return [Evidence("jumps", INAPPLICABLE, "no_previous")]
    found = []
    for claim, indicator in _told(subject):
        before = subject.previous.get((indicator, claim.year - 1))
        if (
            before
            and claim.unit != "%"
            and not -10 < claim.value - before < 10
            and not (before <= 3 * claim.value and claim.value <= 3 * before)
        ):
            found.append(_of("jumps", "jump", claim, other=before, year=claim.year - 1))
    return found or _clean("jumps", subject)


def restated(subject: Subject) -> list[Evidence]:
    """Another value for an earlier year than the report of that year gave."""
    if not subject.previous:
        return [Evidence("restated", INAPPLICABLE, "no_previous")]
    found = []
    for claim, indicator in _told(subject):
        stored = subject.previous.get((indicator, claim.year))
        if stored is not None and stored != claim.value and "prior_year" in claim.flags:
            found.append(_of("restated", "restated", claim, other=stored, year=claim.year))
    return found or _clean("restated", subject)


def next_year(subject: Subject) -> list[Evidence]:
    """The plan holds figures against which the next report can be read. A soft rule: without them 待核实, never 不符."""
    if not any(part.kind == "plan" for part in subject.parts):
        return [Evidence("next_year", INAPPLICABLE, "no_plan")]
    promised = [
        claim
        for claim in subject.claims
        if claim.indicator and claim.kind == "target" and claim.year == (subject.head.year or 0) + 1
    ]
    if not promised:
        return [Evidence("next_year", OPEN, "plan_without_figures")]
    return [Evidence("next_year", AGREES, "plan_with_figures", {"n": str(len(promised))})]


def outside(subject: Subject) -> list[Evidence]:
    """目录外: figures of the plan that no indicator carries; next year a person has to settle them."""
    if not any(part.kind == "plan" for part in subject.parts):
        return [Evidence("outside", INAPPLICABLE, "no_plan")]
    found = []
    for claim in subject.claims:
        if claim.indicator is None and claim.kind == "target":
            spot, quote = subject.spot(claim.start, claim.end), claim.quote
            found.append(Evidence("outside", OPEN, "outside_catalogue", {"quote": quote.strip()}, (spot,), quote))
    return found or _clean("outside", subject)


def _own(subject: Subject) -> list[Claim]:
    return [claim for claim in subject.claims if claim.scope in _OWN]


def _told(subject: Subject) -> Iterator[tuple[Claim, str]]:
    """The office's own figures of what was, each with its indicator."""
    return ((claim, claim.indicator) for claim in _own(subject) if claim.indicator and claim.kind == "actual")


def _clean(rule: str, subject: Subject) -> list[Evidence]:
    """Nothing was found: 相符 where there were figures to look at, else the rule has nothing to judge."""
    verdict = AGREES if subject.claims or subject.quantities else INAPPLICABLE
    return [Evidence(rule, verdict, f"clean_{rule}" if verdict == AGREES else "no_figures")]


def _of(rule: str, code: str, claim: Claim, **more: object) -> Evidence:
    """Evidence on one claim, to be verified; what it was held against belongs to what stands in print."""
    told = {"indicator": claim.indicator or "", "value": claim.value, **more}
    values = {name: str(value) for name, value in told.items()}
    return Evidence(rule, OPEN, code, values, ((claim.start, claim.end),), " ".join(values.values()))
