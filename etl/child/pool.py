"""Several children under one supervisor: a dead one is replaced, and only the file that it died of has failed."""

import queue
import threading
from collections.abc import Callable, Sequence
from typing import Self, TypeVar

from etl.child.process import Child, Lost, NotStarted

T = TypeVar("T")

QUESTIONS_EACH = 200


class Pool:
    """Up to `size` children, started when they are first needed and kept warm. Any number of threads may ask."""

    def __init__(self, command: Sequence[str], size: int) -> None:
        self._command = tuple(command)
        self._size = size
        self._closed = False
        self._lock = threading.Lock()
        self._living: set[Child] = set()
        # Last in, first out: a warm child is taken before another one is started.
        self._places: queue.LifoQueue[Child | None] = queue.LifoQueue()
        for _ in range(size):
            self._places.put(None)

    def ask(
        self, head: dict[str, object], content: bytes, seconds: float, received: Callable[[dict[str, object]], T]
    ) -> T:
        """A child's answer, as in Child.ask; waits while all of them are busy. Raises Lost or NotStarted.

        Where a child that has read other files dies at once, the file is asked about again in a new one: what went
        before may be what killed it.
        """
        child = self._places.get()
        try:
            child = self._ready(child)
            warm = child.asked > 0
            try:
                return child.ask(head, content, seconds, received)
            except Lost as lost:
                if lost.late or not warm:
                    raise
            child = self._ready(child)
            return child.ask(head, content, seconds, received)
        finally:
            self._places.put(child)

    def _ready(self, child: Child | None) -> Child:
        """A child that can be asked: a worn or dead one is replaced, so that nothing a file leaves behind piles up."""
        if child is not None and (not child.alive() or child.asked >= QUESTIONS_EACH):
            child.end()
            with self._lock:
                self._living.discard(child)
            child = None
        if child is None:
            if self._closed:
                raise NotStarted("closed")
            child = Child(self._command)
            with self._lock:
                self._living.add(child)
        return child

    def pids(self) -> set[int]:
        """The numbers of the children that are there."""
        with self._lock:
            return {child.pid for child in self._living if child.alive()}

    def close(self) -> None:
        """End every child; one that is busy loses its file."""
        self._closed = True
        with self._lock:
            living, self._living = self._living, set()
        for child in living:
            child.end()


class Pooled:
    """Something that asks a pool of children of its own; use it in a `with`."""

    def __init__(self, command: Sequence[str], size: int) -> None:
        self.size = size
        self._pool = Pool(command, size)

    def pids(self) -> set[int]:
        """The process numbers of the children that are there."""
        return self._pool.pids()

    def close(self) -> None:
        """End the children."""
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
