"""Which database a command works on, made ready, with its demonstration data where it is new."""

from commands.terminal import note
from etl.demonstration import load_demonstration
from language import DEFAULT, words
from store import address as addresses
from store import engine, migration, people


def present() -> bool:
    """Is there a database of this program's present schema? Asking writes nothing, not even an empty file."""
    file = engine.path()
    return (file is None or file.exists()) and migration.revision() == migration.head()


def open_for_pages(address: str | None, demonstration: bool) -> None:
    """Choose, migrate and fill the database that the pages start with.

    An address that is told, here or by DATABASE_URL, is taken; otherwise the file that was open last, the own one
    where there is one, and the demonstration at the very first start. A new database gets the demonstration data.
    """
    addresses.use(address)
    own = engine.path() == engine.OWN
    if own and demonstration and (engine.chosen() or _first_choice()) == "demonstration":
        engine.use(f"sqlite:///{engine.DEMONSTRATION}")
    fill = demonstration and (engine.path() == engine.DEMONSTRATION or (not own and migration.is_new()))
    migration.migrate()
    if fill:
        _fill()


def _first_choice() -> str:
    begun = engine.OWN.exists() and engine.OWN.stat().st_size > 0
    return "own" if begun else "demonstration"


def _fill() -> None:
    """Load what is missing of the demonstration; a start that was interrupted is taken up where it stopped."""
    person = people.local_person()
    if person is None:
        note("run.demonstration")
        # The name stands in the data, which are Chinese whatever the terminal speaks.
        person = people.name_local_person(words(DEFAULT)["commands.run.demonstrator"])
    load_demonstration(person)
