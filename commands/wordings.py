"""`manage.py wordings`: what corrections taught, as a list or as a file of rules that holds it too."""

import argparse
import sys

import language
from catalogue import catalogue
from commands import database
from commands.terminal import table
from exports.wordings import OFFICES, merged_toml
from faults import Fault
from language import say
from records import Lesson
from store import address, lessons, people, regions


def run(options: argparse.Namespace) -> int:
    """Print every learned wording, or with --toml the whole file of rules with those that hold for many offices."""
    address.use(options.database)
    if not database.present():
        raise Fault("database_missing")
    person = people.local_person()
    if person is None:
        raise Fault("nobody")
    kept = lessons.listing(person)
    if options.toml:
        offices = [region.id for region in regions.all_regions(person) if region.level in OFFICES]
        sys.stdout.write(merged_toml(kept, offices))
    elif kept:
        heads = ("phrase", "sort", "indicator", "region", "who", "found", "state")
        print(table([say(f"learning.head.{name}") for name in heads], [_row(lesson) for lesson in kept]))
    else:
        print(say("learning.none"))
    return 0


def _row(lesson: Lesson) -> list[str]:
    known = catalogue().indicators.get(lesson.taught.indicator)
    return [
        lesson.taught.phrase or "–",
        say(f"learning.sort.{lesson.taught.sort}"),
        known.name(language.current()) if known else lesson.taught.indicator,
        lesson.region_name or say("learning.everywhere"),
        f"{lesson.taught_by} {lesson.taught_at:%Y-%m-%d}",
        say("learning.fares", confirmed=lesson.confirmed, rejected=lesson.rejected),
        say("learning.state.revoked" if lesson.revoked_at else "learning.state.holds"),
    ]
