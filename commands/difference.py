"""`manage.py extract --diff`: stored reports, or files, read again, and only what would change printed."""

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

import language
from catalogue import catalogue
from commands import database, files
from commands.figures import amount, values
from commands.terminal import tell
from etl import again
from etl.difference import Change, changes
from etl.read import document
from etl.reading import of_document
from etl.wording import PATH, wording
from faults import Fault
from language import say
from records import Claim, ReviewClaim
from store import address, people


class Compared(NamedTuple):
    """One report, as it is called, with what would change in it."""

    name: str
    number: int | None
    changes: list[tuple[Change, ReviewClaim | None]]


def rules(file: str | None) -> Path:
    """The file of rules to read by, checked whole. Raises Fault for one that is not there or not well made."""
    if file is None:
        return PATH
    path = Path(file).resolve()
    files.content(file)
    try:
        wording(path)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise Fault("rules_unreadable", file=file, detail=error) from error
    return path


def run(options: argparse.Namespace, path: Path) -> int:
    """Print the changes of every report, then how many there are of each kind."""
    status = 0
    if options.files:
        compared: list[Compared] = []
        for file in files.named(options.files):
            try:
                compared.append(_file(file, options.year, path))
            except Fault as fault:
                tell(fault, file)
                status = 1
        _print(compared, options.jsonl)
    else:
        _print(_stored(options.database, path), options.jsonl)
    return status


def _file(file: str, year: int | None, path: Path) -> Compared:
    name = PurePath(file).name
    read = document(name, files.content(file))
    before, after = (of_document(read, name, year, rules=one).claims for one in (PATH, path))
    return Compared(file, None, [(change, None) for change in changes(before, after)])


def _stored(told: str | None, path: Path) -> Iterator[Compared]:
    address.use(told)
    if not database.present():
        raise Fault("database_missing")
    person = people.local_person()
    if person is None:
        raise Fault("nobody")
    found = again.against_stored(person) if path == PATH else again.against_rules(person, path)
    for report, changed in found:
        yield Compared(f"{report.region_name} {report.year}（{report.title}）", report.id, changed)


def _print(compared: Iterable[Compared], as_json: bool) -> None:
    counts: Counter[str] = Counter()
    for item in compared:
        counts["reports"] += 1
        counts["changed"] += bool(item.changes)
        if item.changes and not as_json:
            print(item.name)
        for change, decided in item.changes:
            counts[change.sign] += 1
            counts["decided"] += decided is not None
            print(_json(item, change, decided) if as_json else f"  {_line(change, decided)}")
    if not as_json:
        told = {"new": counts["+"], "gone": counts["-"], "other": counts["~"]}
        named = {key: counts[key] for key in ("reports", "changed", "decided")}
        print(say("learning.diff.summary", **told, **named))


def _json(item: Compared, change: Change, decided: ReviewClaim | None) -> str:
    told = {
        "report": item.number,
        "name": item.name,
        "change": change.sign,
        "fields": change.fields(),
        "before": values(change.before) if change.before else None,
        "after": values(change.after) if change.after else None,
        "decision": decided.decision if decided else None,
        "decided_by": decided.decided_by if decided else None,
        "agrees": again.agrees(change, decided) if decided else None,
    }
    return json.dumps(told, ensure_ascii=False)


def _line(change: Change, decided: ReviewClaim | None) -> str:
    claim = change.after or change.before
    assert claim is not None
    told = say(
        "learning.diff.claim",
        sign=change.sign,
        indicator=_name(claim),
        year=claim.year,
        kind=say(f"commands.kinds.{claim.kind}"),
        value=amount(claim),
        rule=claim.rule,
        quote=" ".join(claim.quote.split()),
    )
    for name in change.fields():
        assert change.before is not None
        assert change.after is not None
        old, new = _shown(change.before, name), _shown(change.after, name)
        told += f"\n      {say(f'learning.field.{name}')} {old} → {new}"
    if decided is not None:
        told += f"\n    {'=' if again.agrees(change, decided) else '!'} {say(f'learning.diff.{decided.decision}', person=decided.decided_by)}"
    return told


def _shown(claim: Claim, name: str) -> str:
    value = getattr(claim, name)
    if name == "indicator":
        return _name(claim)
    if name == "confidence":
        return say(f"commands.confidences.{value}")
    if name == "kind":
        return say(f"commands.kinds.{value}")
    if isinstance(value, tuple):
        return " ".join(value) or "–"
    return "–" if value is None else " ".join(str(value).split())


def _name(claim: Claim) -> str:
    known = catalogue().indicators.get(claim.indicator or "")
    return known.name(language.current()) if known else claim.indicator or "–"
