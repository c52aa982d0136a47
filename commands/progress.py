"""How far a long command has come: a bar on a terminal, a plain line at each tenth anywhere else; always on stderr."""

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from commands.terminal import width
from language import say

BAR = 24
FEW = 10
"""With fewer steps than this no plain lines are written: each step's own result says enough."""


class Progress:
    """Counts steps up to a total; use it in a `with`, and write everything else inside `aside`."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self._began = time.monotonic()
        self._live = sys.stderr.isatty() and total > 1
        self._shown = False

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        if self._live:
            self._draw()
        elif self.total >= FEW and self.done * 10 // self.total > (self.done - 1) * 10 // self.total:
            print(self._told(), file=sys.stderr, flush=True)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Lines that are written here stand above the bar."""
        self._clear()
        yield
        sys.stdout.flush()
        if self._live and self.done < self.total:
            self._draw()

    def __enter__(self) -> "Progress":
        if self._live:
            self._draw()
        return self

    def __exit__(self, *error: object) -> None:
        self._clear()

    def _told(self) -> str:
        passed = time.monotonic() - self._began
        left = passed / self.done * (self.total - self.done) if self.done else 0
        return say(
            "commands.batch.progress",
            done=self.done,
            total=self.total,
            percent=self.done * 100 // self.total,
            left=round(left),
        )

    def _draw(self) -> None:
        full = BAR * self.done // self.total
        line = f"[{'#' * full}{'.' * (BAR - full)}] {self._told()}"
        while width(line) >= shutil.get_terminal_size().columns:
            line = line[:-1]
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
        self._shown = True

    def _clear(self) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False
