"""The record of what was done: written inside the same transaction as the change itself, never altered."""

import json
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Account, AuditEvent
from records import Person
from store.engine import reading
from store.people import known


class Event(NamedTuple):
    """One line of the record."""

    id: int
    at: datetime
    who: str
    action: str
    subject: str
    before: str | None
    after: str | None


def write(
    session: Session, person: Person, action: str, subject: str, before: object = None, after: object = None
) -> None:
    """Note a change in the transaction that makes it."""
    session.add(
        AuditEvent(
            at=datetime.now(UTC),
            account_id=person.id,
            action=action,
            subject=subject,
            before=_told(before),
            after=_told(after),
        )
    )


def _told(state: object) -> str | None:
    return None if state is None else json.dumps(state, ensure_ascii=False, default=str, sort_keys=True)


def events(person: Person, limit: int = 200) -> list[Event]:
    """The newest lines of the record, newest first."""
    known(person)
    with reading() as session:
        rows = session.execute(
            select(AuditEvent, Account.name)
            .join(Account, Account.id == AuditEvent.account_id)
            .order_by(AuditEvent.id.desc())
            .limit(limit)
        )
        return [Event(row.id, row.at, name, row.action, row.subject, row.before, row.after) for row, name in rows]
