"""Answers of the store kept until the data change, so that a page drawn again asks only for what is new.

Every change is written with its line in the record of acts (`audit`), whose newest line is therefore the version of the
data: read anew for every question, or once for all of a page within `moment`. Kept answers belong to one database address.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import select

from models import AuditEvent
from store import engine

KEPT = {"small": 256, "large": 48}
"""So many answers are kept of either size; a large one, such as all figures of a district, may take some MiB."""
P = ParamSpec("P")
T = TypeVar("T")
# Acts that change no value that stands; any other, also one that is new here, ends what was kept.
APART = ("claim.%", "checkup.%", "lesson.%")
NEWEST = select(AuditEvent.id, AuditEvent.at).order_by(AuditEvent.id.desc()).limit(1)
MATTERS = NEWEST.where(*(AuditEvent.action.not_like(action) for action in APART))
Act = tuple[Any, ...]
Version = tuple[Act, Act]

_lock = Lock()
_kept: dict[str, OrderedDict[Hashable, tuple[Act, Any]]] = {size: OrderedDict() for size in KEPT}
_versions: dict[str, Version] = {}
_moment: ContextVar[dict[Hashable, Version] | None] = ContextVar("moment", default=None)


@contextmanager
def moment() -> Iterator[None]:
    """Within this block the version is read once, and again after a write of this process: one look at a page. What others
    store meanwhile is seen in the next block."""
    token = _moment.set({})
    try:
        yield
    finally:
        _moment.reset(token)


def version() -> Version:
    """The number and the moment of the newest act, and of the newest that could change a value; empty in a database in
    which nothing was done yet."""
    held, place = _moment.get(), (engine.url(), engine.writes())
    if held is not None and place in held:
        return held[place]
    found = _read(engine.url())
    if held is not None:
        held[place] = found
    return found


def _read(address: str) -> Version:
    """The newest act of all is found at once; only where it is new are those that do not matter passed over."""
    with engine.reading() as session:
        newest = _told(session.execute(NEWEST).first())
        seen, found = _versions.get(address, ((), ()))
        if newest != seen:
            found = _told(session.execute(MATTERS).first())
            _versions[address] = newest, found
    return newest, found


def _told(row: Any) -> Act:
    return () if row is None else tuple(row)


def kept(size: str = "small", any_act: bool = False) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A question whose answer is kept for its arguments (collections count by what is in them) until a value changes, or
    with `any_act` until anything does: what people decide on claims changes no value before it is published.

    Lists, sets and dicts are handed out as copies; what is in them belongs to everybody and must not be changed.
    """

    def told(ask: Callable[P, T]) -> Callable[P, T]:
        @wraps(ask)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            # Inside a write nothing is kept: what was read there may be taken back.
            if engine.is_writing() or not (stand := version()[0 if any_act else 1]):
                return ask(*args, **kwargs)
            names = tuple((name, _hashable(value)) for name, value in kwargs.items())
            place = (engine.url(), ask.__module__, ask.__qualname__, tuple(map(_hashable, args)), names)
            shelf = _kept[size]
            with _lock:
                found = shelf.get(place)
                if found is not None and found[0] == stand:
                    shelf.move_to_end(place)
                    held: T = found[1]
                    return _copy(held)
            # The version was read before the data: a change between the two makes the answer too new for it, never too old.
            answer = ask(*args, **kwargs)
            with _lock:
                shelf[place] = (stand, answer)
                shelf.move_to_end(place)
                while len(shelf) > KEPT[size]:
                    shelf.popitem(last=False)
            return _copy(answer)

        return asked

    return told


def _hashable(value: object) -> Hashable:
    if isinstance(value, set):
        return frozenset(value)
    if isinstance(value, Collection) and not isinstance(value, str):
        return tuple(value)
    assert isinstance(value, Hashable)
    return value


def _copy(answer: T) -> T:
    return copy(answer) if isinstance(answer, list | set | dict) else answer


def forget() -> None:
    """Keep nothing; for measuring the first question."""
    with _lock:
        for shelf in _kept.values():
            shelf.clear()
