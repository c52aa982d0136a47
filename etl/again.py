"""Stored reports read again: what the present rules, a changed rule file or a new wording would say otherwise."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from etl.difference import Change, changes
from etl.heading import head
from etl.quantities import normalise
from etl.reading import claimed
from etl.wording import PATH
from records import Claim, Person, Report, ReviewClaim, Taught
from store import claims, lessons, reports

BY_HAND = "person"


class Reread(NamedTuple):
    """One report with what would change in it; each change with the stored claim that a person decided, or None."""

    report: Report
    changes: list[tuple[Change, ReviewClaim | None]]


def against_stored(person: Person) -> Iterator[Reread]:
    """Every report that stands: the present rules, and what holds for its office, against the claims as stored."""
    holding = cache(partial(lessons.holding, person))
    for report in _standing(person):
        items = claims.claims(person, report.id)
        before = [item.claim for item in items if item.claim.rule != BY_HAND]
        after = _read(person, report, holding(report.region_id), PATH)
        yield Reread(report, _with_decisions(changes(before, after), items))


def against_rules(person: Person, rules: Path) -> Iterator[Reread]:
    """Every report that stands: another file of rules against the present one."""
    holding = cache(partial(lessons.holding, person))
    for report in _standing(person):
        taught = holding(report.region_id)
        found = changes(_read(person, report, taught, PATH), _read(person, report, taught, rules))
        yield Reread(report, _with_decisions(found, claims.claims(person, report.id) if found else []))


def against_lesson(person: Person, taught: Taught, region_id: int | None) -> Iterator[Reread]:
    """Every report that stands and that the wording would hold for: read with it against read without it."""
    holding = cache(partial(lessons.holding, person))
    for report in _standing(person):
        if not lessons.covers(person, region_id, report.region_id):
            continue
        text = reports.text(person, report.id)
        if taught.phrase and taught.phrase not in normalise(text).replace(" ", ""):
            continue
        held = holding(report.region_id)
        found = changes(_read(person, report, held, PATH), _read(person, report, (taught, *held), PATH))
        yield Reread(report, _with_decisions(found, claims.claims(person, report.id) if found else []))


def agrees(change: Change, decided: ReviewClaim) -> bool:
    """Does the new reading say what the person had decided?"""
    if change.after is None or decided.decision == "rejected":
        return change.after is None and decided.decision == "rejected"
    old, new = decided.final, change.after
    return (old.indicator, old.value, old.year, old.kind) == (new.indicator, new.value, new.year, new.kind)


def _standing(person: Person) -> list[Report]:
    return [report for report in reports.listing(person) if report.state != "superseded"]


def _read(person: Person, report: Report, taught: tuple[Taught, ...], rules: Path) -> list[Claim]:
    text = reports.text(person, report.id)
    return claimed(text, head(text, report.file_name), report.year, taught, rules)


def _with_decisions(found: Sequence[Change], items: Sequence[ReviewClaim]) -> list[tuple[Change, ReviewClaim | None]]:
    decided = [item for item in items if item.decision != "pending"]
    return [(change, next(filter(_about(change), decided), None)) for change in found]


def _about(change: Change) -> Callable[[ReviewClaim], bool]:
    """Is a decided claim the one that changes, or the figure that a person had added before it was found?"""

    def same(item: ReviewClaim) -> bool:
        if change.before is not None:
            old = change.before
            return (item.claim.end, item.claim.indicator, item.claim.kind) == (old.end, old.indicator, old.kind)
        new = change.after
        assert new is not None
        facts = (new.indicator, new.value, new.year, new.kind)
        return (item.final.indicator, item.final.value, item.final.year, item.final.kind) == facts

    return same
