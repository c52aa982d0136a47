"""Many files -> their readings: parsed and read in child processes, over the cores here."""

import os
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from etl.child.pool import Pooled
from etl.child.process import Lost, NotStarted, line
from etl.read.children import ROOT, with_scan
from etl.read.formats import Format
from etl.read.precheck import FILE_LIMIT
from etl.reader import received
from etl.reading import Reading
from faults import Fault

COMMAND = tuple(line(ROOT, "etl.reader"))


@dataclass(frozen=True, slots=True)
class File:
    """A file to be read: the caller's own word for it, its name and its bytes; or why there are no bytes."""

    key: str
    name: str
    content: bytes | Fault


Read = tuple[File, Reading | Fault]


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Readers(Pooled):
    """Children that read whole reports, kept warm for a batch; use it in a `with`.

    A file that kills its child twice fails alone, with Fault `timeout`; the child is replaced.
    """

    def __init__(self, size: int | None = None, year: int | None = None, command: tuple[str, ...] = COMMAND) -> None:
        super().__init__(command, size or cores())
        self._year = year

    def read_all(self, files: Iterable[File]) -> Generator[Read, None, None]:
        """Each file with its reading or its fault, in the order given, `size` of them at a time.

        Files are taken from the iterable only as places become free, so a folder is never held in memory.
        """
        threads = ThreadPoolExecutor(self.size, "reading")
        waiting: deque[tuple[File, Future[Reading | Fault]]] = deque()
        try:
            for file in files:
                waiting.append((file, threads.submit(self.read, file)))
                if len(waiting) > 4 * self.size:
                    first, future = waiting.popleft()
                    yield first, future.result()
            while waiting:
                first, future = waiting.popleft()
                yield first, future.result()
        finally:
            # Broken off (Ctrl-C, a full disk): what is being read is dropped, nobody waits for it.
            threads.shutdown(wait=False, cancel_futures=True)
            if waiting:
                self.close()

    def read(self, file: File) -> Reading | Fault:
        """One file's reading, or what is wrong with it."""
        if isinstance(file.content, Fault):
            return file.content
        content = file.content
        try:
            if len(content) > FILE_LIMIT:
                return Fault("too_large")
            return with_scan(
                file.name, lambda head, form: self._asked(head, content, form), lambda reading: reading.document.flags
            )
        except Fault as fault:
            return fault

    def _asked(self, head: dict[str, object], content: bytes, form: Format) -> Reading:
        """Ask a child; where it is lost, but not over time, ask once more: somebody else may have ended it."""
        told = {**head, "year": self._year}
        try:
            try:
                return self._pool.ask(told, content, form.limits.wall, received)
            except Lost as lost:
                if lost.late:
                    raise
                return self._pool.ask(told, content, form.limits.wall, received)
        except Lost as error:
            raise Fault("timeout", detail=error) from error
        except NotStarted as error:
            raise Fault("reader_not_started", detail=error) from error
