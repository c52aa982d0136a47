"""What became of the files of one load, counted, and told at its end."""

import time

from commands.terminal import note, tell
from faults import Fault
from language import say
from records import Batch

SHOWN = 20
"""Files named again in the summary; of more only the number is told."""


class Tally:
    """Files done, met before and failed; figures stored and left to a person."""

    def __init__(self) -> None:
        self.done = self.known = self.figures = self.waiting = 0
        self.failed: list[tuple[str, Fault]] = []
        self._began = time.monotonic()

    @property
    def files(self) -> int:
        """All files that have an outcome."""
        return self.done + self.known + len(self.failed)

    def take(self, figures: int, waiting: int) -> None:
        """A file was taken, or in a preview would be."""
        self.done += 1
        self.figures += figures
        self.waiting += waiting

    def leave(self, outcome: str, file: str, fault: Fault) -> None:
        """A file was not taken: known, or failed for this reason."""
        if outcome == "known":
            self.known += 1
        else:
            self.failed.append((file, fault))

    def show(self, batch: Batch | None) -> None:
        """The closing lines: of a batch with its number, what failed in it, and how it is undone."""
        counted = {"files": self.files, "done": self.done, "known": self.known, "failed": len(self.failed)}
        if batch is None:
            print(say("commands.load.summary", **counted))
            return
        seconds = time.monotonic() - self._began
        print(
            say(
                "commands.batch.summary",
                **counted,
                batch=batch.id,
                figures=self.figures,
                waiting=self.waiting,
                seconds=f"{seconds:.1f}",
            )
        )
        if len(self.failed) > 1:
            note_failed(self.failed)
        if self.done or batch.files.get("taken"):
            print(say("commands.batch.how_undone", command=f"python manage.py load --undo {batch.id}"))


def note_failed(failed: list[tuple[str, Fault]]) -> None:
    """Name what failed once more, together: in a long batch its lines are far above."""
    note("batch.failed")
    for file, fault in failed[:SHOWN]:
        tell(fault, f"  {file}")
    if len(failed) > SHOWN:
        note("batch.more_failed", files=len(failed) - SHOWN)
