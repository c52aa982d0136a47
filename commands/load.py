"""`manage.py load`: reports into the store from the command line; without --confirm only what would happen."""

import argparse
import getpass

from commands import batches, database, files
from commands.loading import Loading
from language import say
from records import Person
from store import address, migration, people


def run(options: argparse.Namespace) -> int:
    """Read every file; with --confirm store it. A file that fails is told on stderr and makes the status 1."""
    address.use(options.database)
    if options.batches:
        return batches.show()
    if options.undo is not None:
        return batches.undo(options.undo)
    if options.confirm:
        migration.migrate()
    person = _person(options.confirm)
    failed = [Loading(person, options, folder).run(paths) for folder, paths in files.grouped(options.files)]
    if not options.confirm:
        print(say("commands.load.nothing_written"))
    return 1 if any(failed) else 0


def _person(writes: bool) -> Person | None:
    """Who loads: the database's local person; a database without one, if written to, is given the system's user."""
    if writes:
        return people.local_person() or people.name_local_person(getpass.getuser())
    return people.local_person() if database.present() else None
