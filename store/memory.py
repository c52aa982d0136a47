"""What is read off the values that stand and kept until they change; measured to be worth it, and nothing else is kept.

Every change is written with its line in the record of acts (`audit`), whose newest line is therefore the version of the
data: read anew on every question, in a fraction of a millisecond. Kept values belong to one database address.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import AuditEvent
from store import engine

KEPT = 64
T = TypeVar("T")
# Acts that change no value that stands; any other, also one that is new here, ends what was kept.
APART = ("claim.%", "checkup.%", "lesson.%", "commitment.%", "deadline.%")
NEWEST = (
    select(AuditEvent.id, AuditEvent.at)
    .where(*(AuditEvent.action.not_like(action) for action in APART))
    .order_by(AuditEvent.id.desc())
    .limit(1)
)

_lock = Lock()
_kept: OrderedDict[Hashable, tuple[object, Any]] = OrderedDict()


def version(session: Session) -> tuple[object, ...]:
    """What changes with every change of the values that stand: the number and the moment of the newest act that could matter."""
    newest = session.execute(NEWEST).first()
    return tuple(newest) if newest is not None else ()


def kept(session: Session, key: Hashable, compute: Callable[[Session], T]) -> T:
    """The value of `key` for the data as they stand: what was kept, or computed now and kept.

    Inside a write nothing is kept: what was read there may be taken back. The version is read before the data, so that
    a change between the two makes a kept value too new for its version, never too old.
    """
    if engine.is_writing():
        return compute(session)
    place, stand = (engine.url(), key), version(session)
    with _lock:
        found = _kept.get(place)
        if found is not None and found[0] == stand:
            _kept.move_to_end(place)
            value: T = found[1]
            return value
    value = compute(session)
    with _lock:
        _kept[place] = (stand, value)
        _kept.move_to_end(place)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return value


def forget() -> None:
    """Keep nothing; for measuring the first question."""
    with _lock:
        _kept.clear()
