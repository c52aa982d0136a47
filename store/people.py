"""Who acts. Until accounts come there is one local person, named when a database is first opened."""

from datetime import UTC, datetime

from sqlalchemy import select

from faults import Fault
from models import Account
from records import Person
from store.engine import reading, writing
from store.memory import kept


@kept()
def local_person() -> Person | None:
    """The local person, or None where nobody has been named yet."""
    with reading() as session:
        row = session.scalars(select(Account).order_by(Account.id)).first()
        return Person(row.id, row.name) if row else None


def name_local_person(name: str) -> Person:
    """Name the local person of a new database. Raises Fault for an empty name."""
    told = name.strip()
    if not told:
        raise Fault("name_missing")
    with writing() as session:
        row = session.scalars(select(Account).order_by(Account.id)).first()
        if row is None:
            row = Account(name=told, role="local", created_at=datetime.now(UTC))
            session.add(row)
            session.flush()
        return Person(row.id, row.name)


def known(person: Person | None) -> Person:
    """The person, or a Fault: nothing is asked or changed by nobody."""
    if person is None:
        raise Fault("nobody")
    return person
