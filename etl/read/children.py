"""Reading in child processes: nothing that a stranger's file does reaches this process."""

import atexit
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from etl.child.pool import Pooled
from etl.child.process import Lost, NotStarted, line
from etl.read.document import Document
from etl.read.formats import SCAN, Format, format_of, ocr_installed, suffix_of
from etl.read.parse import parse
from etl.read.precheck import FILE_LIMIT
from etl.read.reader import received
from faults import Fault

T = TypeVar("T")
ROOT = str(Path(__file__).resolve().parents[2])
COMMAND = tuple(line(ROOT, "etl.read.reader"))
AT_ONCE = 2


def with_scan(name: str, ask: Callable[[dict[str, object], Format], T], flags: Callable[[T], tuple[str, ...]]) -> T:
    """A child's answer about a file; of a pdf that has pages without text, its second answer with the recogniser.

    `ask` asks under a head and a format's limits, `flags` are those of the answer's document. Raises what `ask` raises.
    """
    try:
        read = ask({"name": name}, format_of(name))
    except Fault as fault:
        if fault.code != "no_text" or suffix_of(name) != ".pdf" or not ocr_installed():
            raise
    else:
        if "scanned_pages" not in flags(read) or not ocr_installed():
            return read
    return ask({"name": name, "scan": True}, SCAN)


class Children(Pooled):
    """A number of reading children for a long batch, kept warm. Threads may share one; use it in a `with`.

    A file that kills its child fails alone, with Fault `timeout`; the child is replaced.
    """

    def __init__(self, size: int | None = None, command: tuple[str, ...] = COMMAND) -> None:
        super().__init__(command, size or os.cpu_count() or 1)

    def document(self, name: str, content: bytes) -> Document:
        """Read one file, waiting for a free child. Raises Fault with the code of what is wrong with it."""
        form = format_of(name)
        if len(content) > FILE_LIMIT:
            raise Fault("too_large")
        if not form.parsed:
            return parse(name, content)
        return with_scan(name, lambda head, form: self._asked(head, content, form), lambda read: read.flags)

    def _asked(self, head: dict[str, object], content: bytes, form: Format) -> Document:
        try:
            return self._pool.ask(head, content, form.limits.wall, received)
        except Lost as error:
            raise Fault("timeout", detail=error) from error
        except NotStarted as error:
            raise Fault("reader_not_started", detail=error) from error


# One set for the server and for each command: started with the first file that needs a child, ended with the process.
_shared = Children(AT_ONCE)
atexit.register(_shared.close)


def document(name: str, content: bytes) -> Document:
    """Read one file in a child that this process keeps warm; see Children.document."""
    return _shared.document(name, content)
