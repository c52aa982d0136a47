"""What the database says of itself, such as whether it holds demonstration data."""

from sqlalchemy import select

from models import Setting
from records import Person
from store import audit
from store.engine import reading, writing
from store.memory import kept
from store.people import known


@kept()
def setting(key: str) -> str | None:
    """A setting's value, or None."""
    with reading() as session:
        return session.scalars(select(Setting.value).where(Setting.key == key)).first()


def set_setting(person: Person, key: str, value: str) -> None:
    """Set a value; the change is on record."""
    with writing() as session:
        row = session.get(Setting, key)
        audit.write(session, known(person), "setting", key, row.value if row else None, value)
        if row is None:
            session.add(Setting(key=key, value=value))
        else:
            row.value = value


def is_demonstration() -> bool:
    """Does the database hold made-up data?"""
    return setting("demonstration") == "1"
