"""One child process as its parent sees it: ask it something, within a time, and lose it without harm."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

from etl.child import frames
from etl.child.limits import ANSWER_LIMIT
from faults import Fault

T = TypeVar("T")

START_SECONDS = 30.0


class Lost(Exception):
    """The child died, was ended because it took too long (`late`), or answered nonsense; it is gone."""

    def __init__(self, told: str, late: bool = False) -> None:
        super().__init__(told)
        self.late = late


class NotStarted(Exception):
    """No child came to life: nothing that a file did."""


def line(root: str, module: str) -> list[str]:
    """The command line of a child that runs `main` of a module of ours: isolated, so that nothing of the user's own
    folders or variables reaches it."""
    code = f"import sys; sys.path.insert(0, {root!r}); from {module} import main; main()"
    return [sys.executable, "-I", "-X", "utf8", "-c", code]


class Child:
    """A running child. Not for two threads at once."""

    def __init__(self, command: Sequence[str]) -> None:
        self.asked = 0
        # What it leaves behind in files goes with it, however it ends.
        self._folder = tempfile.mkdtemp(prefix="child-")
        # Windows starts nothing without SYSTEMROOT.
        names = ("TMPDIR",) if sys.platform != "win32" else ("TEMP", "TMP")
        environment = dict.fromkeys(names, self._folder)
        if sys.platform == "win32":
            environment["SYSTEMROOT"] = os.environ.get("SYSTEMROOT", "")
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                cwd=self._folder,
                # A group of its own: Ctrl-C is for the parent, and what the child starts ends with it.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise NotStarted(str(error)) from error
        try:
            self._answer(None, b"", START_SECONDS, bool)
        except Lost as error:
            raise NotStarted(str(error)) from error

    @property
    def pid(self) -> int:
        """Its number in the system."""
        return self._process.pid

    def alive(self) -> bool:
        """Is it still there to be asked?"""
        return self._process.poll() is None

    def ask(
        self, head: dict[str, object], content: bytes, seconds: float, received: Callable[[dict[str, object]], T]
    ) -> T:
        """Its answer as `received` makes it, which raises Garbled for what is no answer.

        Raises Lost, and the child is then gone, where none comes in time or it is no answer.
        """
        self.asked += 1
        return self._answer(head, content, seconds, received)

    def _answer(
        self,
        head: dict[str, object] | None,
        content: bytes,
        seconds: float,
        received: Callable[[dict[str, object]], T],
    ) -> T:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        late = threading.Timer(seconds, self._kill)
        late.daemon = True
        late.start()
        try:
            if head is not None:
                frames.ask(self._process.stdin, head, content)
            return received(frames.answered(self._process.stdout, ANSWER_LIMIT))
        except (OSError, ValueError, frames.Garbled) as error:
            over = late.finished.is_set()
            self.end()
            raise Lost(f"{error}; status {self._process.returncode}", over) from error
        except Fault:
            raise
        except BaseException:
            # Interrupted between question and answer: the next question would get this one's answer.
            self.end()
            raise
        finally:
            late.cancel()

    def _kill(self) -> None:
        if self._process.poll() is not None:
            return
        if sys.platform == "win32":
            self._process.kill()
        else:
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except ProcessLookupError:
                self._process.kill()

    def end(self) -> None:
        """End it now and wait until it is gone."""
        self._kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # What was left to be written has no reader any more.
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)
