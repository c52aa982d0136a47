"""The child's side: answer one question after the other until the parent is gone."""

import os
import queue
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

from etl.child import frames, limits

Answer = Callable[[dict[str, object], bytes], dict[str, object]]


def serve(answer: Answer, limits_for: Callable[[dict[str, object]], limits.Limits]) -> None:
    """Answer questions, each under its limits. After a MemoryError the child ends, since what it holds is unsure.

    A thread listens all the time, so a parent's death ends the child in the middle of a file too.
    """
    questions, answers = _pipes()
    waiting: queue.SimpleQueue[tuple[dict[str, object], bytes]] = queue.SimpleQueue()
    threading.stack_size(512 * 1024)
    threading.Thread(target=_listen, args=(questions, waiting), daemon=True).start()
    threading.stack_size(0)
    limits.hold(limits.USUAL)
    limits.release()
    _answer(answers, {"ready": os.getpid()})
    while True:
        head, content = waiting.get()
        limits.hold(limits_for(head))
        try:
            told = answer(head, content)
        except MemoryError:
            told = frames.OUT_OF_MEMORY
        del content
        limits.release()
        _answer(answers, told)
        if told is frames.OUT_OF_MEMORY:
            _end()


def _answer(answers: BinaryIO, told: dict[str, object]) -> None:
    """Answer, or end where nobody is there to read it."""
    try:
        frames.answer(answers, told)
    except OSError:
        _end()


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes to the parent; what a library prints goes nowhere, and no grandchild inherits them."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    return questions, answers


def _listen(questions: BinaryIO, waiting: "queue.SimpleQueue[tuple[dict[str, object], bytes]]") -> None:
    while (question := frames.asked(questions)) is not None:
        waiting.put(question)
    _end()


def _end() -> None:
    """End at once, and with it whatever this child has started or left in its folder: the parent may be gone."""
    folder = os.environ.get("TMPDIR", os.environ.get("TEMP", ""))
    if os.path.basename(folder).startswith("child-"):
        shutil.rmtree(folder, ignore_errors=True)
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)
