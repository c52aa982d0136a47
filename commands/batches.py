"""`manage.py load --batches` and `--undo`: what was loaded folder by folder, and taking such a load back."""

from commands import database
from commands.terminal import table
from language import say
from records import Person
from store import batches, people

OUTCOMES = ("taken", "known", "failed")


def show() -> int:
    """Print every batch, newest first."""
    person = _person()
    found = batches.listing(person) if person else []
    if not found:
        print(say("commands.batch.none"))
        return 0
    head = ("number", "begun", "who", "state", *OUTCOMES, "figures", "folder")
    rows = [
        [
            str(batch.id),
            f"{batch.started_at.astimezone():%Y-%m-%d %H:%M}",
            batch.started_by,
            say(f"commands.batch.states.{batch.state}"),
            *(str(batch.files.get(outcome, 0)) for outcome in OUTCOMES),
            str(batch.figures),
            batch.folder,
        ]
        for batch in found
    ]
    print(table([say(f"commands.batch.head.{name}") for name in head], rows))
    return 0


def undo(number: int) -> int:
    """Withdraw what a batch brought. Raises Fault for a batch that is not there or was undone before."""
    person = _person()
    reports = batches.undo(person, number) if person else 0
    print(say("commands.batch.undone", batch=number, reports=reports))
    return 0


def _person() -> Person | None:
    """The database's local person; asking an empty place makes no database."""
    return people.local_person() if database.present() else None
