"""Many files -> their readings over a Dask cluster, with the same results as over the cores here.

Each worker parses in children of its own, as here, so that a deadly file costs a child and not a worker. The bytes
travel to the workers and readings travel back; nobody but the caller touches the store. Dask gives a dead worker's
tasks to the others. It trusts whoever reaches it: a cluster belongs into a closed network.
"""

import hashlib
import logging
import socket
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from distributed import Client, Future, KilledWorker

from etl.batch import File, Read, Readers
from etl.child.frames import Garbled
from etl.read.children import ROOT
from etl.reader import received
from etl.reading import Reading
from etl.transport import packed
from faults import Fault

FEWEST, MOST = 50, 200
"""Documents in a task: enough that its way to a worker costs little beside it, few enough to share out."""
BYTES = 32 * 1024 * 1024
"""A task's documents end before they are larger than this together."""
PATIENCE = 60.0
"""Seconds without any worker after which the cluster counts as lost."""
READS = ("etl/**/*.py", "analysis/*.py", "catalogue/*.py", "records.py", "faults.py", "data/*.toml")

Answer = dict[str, Any]


@cache
def program() -> str:
    """A hash of everything that decides what is read out of a file."""
    digest = hashlib.sha256()
    for file in sorted(path for pattern in READS for path in Path(ROOT).glob(pattern)):
        digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def read_many(wanted: str, year: int | None, files: list[tuple[str, bytes]]) -> list[Answer]:
    """A task: on a worker, each file's reading or fault as a child would answer; nothing under another program."""
    if program() != wanted:
        return [{"fault": "cluster_differs", "values": {}} for _ in files]
    with Readers(1, year) as readers:
        read = [readers.read(File(name, name, content)) for name, content in files]
    return [
        {"fault": told.code, "values": told.values} if isinstance(told, Fault) else {"reading": packed(told)}
        for told in read
    ]


def _reach(address: str) -> None:
    """Knock before Dask does, which only gives up after its time is over. Raises OSError or ValueError."""
    told = urlsplit(address if "://" in address else f"tcp://{address}")
    if told.scheme not in ("tcp", "tls") or not told.hostname or not told.port:
        raise ValueError("tcp://HOST:PORT")
    socket.create_connection((told.hostname, told.port), timeout=10).close()


class Cluster:
    """Workers elsewhere, in the place of etl.batch.Readers; use it in a `with`.

    `total` is how many documents are to come, `each` how many go into a task (from `total`, if not told). Raises Fault
    for a cluster that cannot be reached or has no workers.
    """

    def __init__(self, address: str, year: int | None = None, total: int = 0, each: int | None = None) -> None:
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        try:
            _reach(address)
            self._client = Client(address, timeout="10s", set_as_default=False)
        except (OSError, ValueError) as error:
            raise Fault("cluster_unreachable", address=address, detail=error) from error
        threads = sum(self._client.nthreads().values())
        if not threads:
            self.close()
            raise Fault("cluster_empty", address=address)
        self._year = year
        self._under_way = 2 * threads
        self._each = each or max(FEWEST, min(MOST, total // (4 * threads)))

    def read_all(self, files: Iterable[File]) -> Generator[Read, None, None]:
        """Each file with its reading or its fault, in the order given. Raises Fault where the cluster is lost."""
        waiting: deque[tuple[list[File], Future[Any] | None]] = deque()
        for some in self._shared_out(files):
            waiting.append((some, self._sent(some)))
            if len(waiting) > self._under_way:
                yield from self._came(*waiting.popleft())
        while waiting:
            yield from self._came(*waiting.popleft())

    def _shared_out(self, files: Iterable[File]) -> Iterator[list[File]]:
        some: list[File] = []
        size = 0
        for file in files:
            length = 0 if isinstance(file.content, Fault) else len(file.content)
            if some and (len(some) >= self._each or size + length > BYTES):
                yield some
                some, size = [], 0
            some.append(file)
            size += length
        if some:
            yield some

    def _sent(self, files: list[File]) -> "Future[Any] | None":
        """A task for those of the files that have bytes."""
        content = [(file.name, file.content) for file in files if isinstance(file.content, bytes)]
        return self._client.submit(read_many, program(), self._year, content, pure=False) if content else None

    def _came(self, files: list[File], future: "Future[Any] | None") -> Iterator[Read]:
        answers = iter(self._answers(files, future) if future is not None else [])
        for file in files:
            yield file, file.content if isinstance(file.content, Fault) else self._read(next(answers))

    def _answers(self, files: list[File], future: "Future[Any]") -> list[Answer]:
        """A task's answers. One that ends every worker it comes to is cut up, so that one file fails and not all."""
        try:
            found: list[Answer] = self._result(future)
            return found
        except KilledWorker as error:
            with_bytes = [file for file in files if isinstance(file.content, bytes)]
            if len(with_bytes) == 1:
                return [{"fault": "timeout", "values": {"detail": str(error)}}]
            alone = [([file], self._sent([file])) for file in with_bytes]
            return [answer for some, sent in alone if sent is not None for answer in self._answers(some, sent)]

    def _result(self, future: "Future[Any]") -> Any:
        seen = time.monotonic()
        while True:
            try:
                return future.result(timeout=5)
            except TimeoutError as error:
                if self._client.status == "running" and self._client.nthreads():
                    seen = time.monotonic()
                elif time.monotonic() - seen > PATIENCE:
                    raise Fault("cluster_lost") from error
            except (CancelledError, OSError) as error:
                raise Fault("cluster_lost") from error

    def _read(self, answer: Answer) -> Reading | Fault:
        try:
            return received(answer)
        except Garbled as error:
            return Fault("timeout", detail=error)
        except Fault as fault:
            if fault.code == "cluster_differs":
                raise
            return fault

    def close(self) -> None:
        """Leave the cluster; it runs on for others."""
        self._client.close(timeout=5)

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
