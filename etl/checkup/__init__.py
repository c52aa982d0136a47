"""报前校核: rules on the report itself, each with a verdict and its evidence, in the order of data/checkup.toml.

`check` takes what was read of a report; last year's values come as an argument. The verdicts are 相符 (agrees), 不符
(differs), 待核实 (open) and 不适用 (inapplicable); sentences stand in locales/*/checkup.toml under each evidence's code.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from etl.checkup import dates, figures, outline, shares, totals
from etl.checkup.result import (
    AGREES,
    DIFFERS,
    INAPPLICABLE,
    OPEN,
    VERDICTS,
    Evidence,
    Result,
    counted,
    with_decisions,
    worst,
)
from etl.checkup.subject import Subject, paragraph_number, sentence_around, subject
from etl.checkup.words import words
from etl.heading import Head
from records import Claim, Number

__all__ = [
    "AGREES", "DIFFERS", "INAPPLICABLE", "OPEN", "RULES", "VERDICTS", "Evidence", "Result", "Subject", "check",
    "counted", "judged", "paragraph_number", "sentence_around", "subject", "with_decisions", "worst",
]  # fmt: skip

RULES: dict[str, Callable[[Subject], list[Evidence]]] = {
    "parts": outline.parts,
    "title": outline.title,
    "year": outline.year,
    "dates": dates.dates,
    "last_year": outline.last_year,
    "shares": shares.shares,
    "no_base": shares.no_base,
    "over_hundred": shares.over_hundred,
    "totals": totals.totals,
    "twice": figures.twice,
    "range": figures.value_range,
    "odd": figures.odd,
    "part_year": figures.part_year,
    "jumps": figures.jumps,
    "restated": figures.restated,
    "next_year": figures.next_year,
    "outside": figures.outside,
}


def check(
    text: str,
    name: str,
    head: Head,
    claims: Sequence[Claim],
    previous: Mapping[tuple[str, int], Number] | None = None,
    published: date | None = None,
) -> list[Result]:
    """Judge a report by every rule. `name` is the file's, `previous` the street's values of other reports by
    (indicator, year), `published` the day on which the file says it was made public, if it does."""
    about = subject(text, name, head, claims, previous, published)
    return judged(about, words().rules)


def judged(about: Subject, rules: Sequence[str]) -> list[Result]:
    """What some rules say of a report, in their order."""
    return [_result(rule, RULES[rule](about)) for rule in rules]


def _result(rule: str, evidence: list[Evidence]) -> Result:
    """Evidence in order of place; what is printed alike twice is told apart by a running number."""
    ordered = sorted(evidence, key=lambda one: one.spots[0][0] if one.spots else -1)
    seen = Counter[str]()
    apart = []
    for one in ordered:
        seen[one.printed] += 1
        again = seen[one.printed]
        apart.append(one if again == 1 else replace(one, printed=f"{one.printed} #{again}"))
    return Result(rule, worst([one.verdict for one in apart]), tuple(apart))
