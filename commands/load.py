"""`manage.py load`: reports into the store from the command line; without --confirm only what would happen."""

import argparse
import getpass
from dataclasses import dataclass
from pathlib import PurePath

from commands import database, files, sheet
from commands.terminal import tell
from etl import load
from etl.checks import Previous
from etl.read import document
from etl.reading import Reading, of_document
from faults import Fault
from language import say
from records import Number, Person, Region
from store import address, migration, observations, people, regions


@dataclass(frozen=True, slots=True)
class Proposal:
    """One file with what would be taken of it: the office by name and, where it is known already, itself."""

    path: str
    content: bytes
    reading: Reading
    name: str
    year: int
    region: Region | None
    taken: list[int]

    def told(self, key: str) -> str:
        """The line that a person reads about it."""
        left = sum(claim.indicator is not None for claim in self.reading.claims) - len(self.taken)
        return say(
            f"commands.load.{key}", file=self.path, region=self.name, year=self.year, taken=len(self.taken), left=left
        )


def run(options: argparse.Namespace) -> int:
    """Read every file; with --confirm store it. A file that fails is told on stderr and makes the status 1."""
    address.use(options.database)
    if options.confirm:
        migration.migrate()
    person = _person(options.confirm)
    done = failed = 0
    for path in files.named(options.files):
        try:
            if sheet.is_sheet(path):
                sheet.load(person, path, options.confirm, options.year)
            else:
                proposal = propose(person, path, options.region, options.year)
                _store(person, proposal) if options.confirm and person else _show(proposal)
            done += 1
        except Fault as fault:
            tell(fault, path)
            failed += 1
    print(say("commands.load.summary", files=done + failed, done=done, failed=failed))
    if not options.confirm:
        print(say("commands.load.nothing_written"))
    return 1 if failed else 0


def _person(writes: bool) -> Person | None:
    """Who loads: the database's local person; a database without one, if written to, is given the system's user."""
    if writes:
        return people.local_person() or people.name_local_person(getpass.getuser())
    return people.local_person() if database.present() else None


def propose(person: Person | None, path: str, name: str | None, year: int | None) -> Proposal:
    """Read one file and find its office and year. Raises Fault where the file, the office or the year stays unknown."""
    content = files.content(path)
    file = PurePath(path).name
    read = document(file, content)
    first = of_document(read, file, year)
    told = name or first.head.region_name
    meant = year or first.head.year
    if not told:
        raise Fault("region_unknown")
    if meant is None:
        raise Fault("year_not_found")
    region = regions.find(person, told) if person else None
    before = _before(person, region, meant) if person and region else {}
    reading = of_document(read, file, year, before) if before else first
    if not any(claim.indicator for claim in reading.claims):
        raise Fault("no_figures")
    taken = [place for place in load.certain(reading) if reading.claims[place].indicator is not None]
    return Proposal(path, content, reading, region.name if region else told, meant, region, taken)


def _before(person: Person, region: Region, year: int) -> Previous:
    """What the store holds of the office for other years, for the checks that compare."""
    found: dict[tuple[str, int], Number] = {
        (item.indicator, item.year): item.value
        for item in observations.of_region(person, region.id)
        if item.year != year
    }
    return found


def _show(proposal: Proposal) -> None:
    if proposal.region is None:
        print(say("commands.load.would_be_new", file=proposal.path, region=proposal.name))
    print(proposal.told("would_take"))


def _store(person: Person, proposal: Proposal) -> None:
    region = proposal.region
    if region is None:
        region = regions.create(person, proposal.name, proposal.reading.head.level or "street", None)
        print(say("commands.load.new_region", file=proposal.path, region=region.name))
    load.load(
        person,
        proposal.reading,
        PurePath(proposal.path).name,
        proposal.content,
        region.id,
        proposal.year,
        proposal.taken,
    )
    print(proposal.told("took"))
