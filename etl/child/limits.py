"""How much a child may use for one file, and the setting of these limits where the system has them."""

import signal
import sys
from dataclasses import dataclass

MEGABYTE = 1024 * 1024
ANSWER_LIMIT = 20 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """For one file: seconds on the clock and of processor time, bytes of memory and of any file written, open files."""

    wall: float = 20.0
    cpu: int = 15
    memory: int = 1024 * MEGABYTE
    written: int = MEGABYTE
    files: int = 64


USUAL = Limits()


def hold(limits: Limits) -> None:
    """Set the limits for the file that comes next; Windows has none but the clock, which the parent holds.

    Only the soft limits move: processor time counts from the child's start, so a child that reads many files needs a
    new limit for each. Past them the system ends the process, whatever it is doing.
    """
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    for kind, soft in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, spent + limits.cpu),
        (resource.RLIMIT_FSIZE, limits.written),
        (resource.RLIMIT_NOFILE, limits.files),
    ):
        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY:
            soft = min(soft, hard)
        resource.setrlimit(kind, (soft, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Also ends a child that nobody watches any more; the parent is to be first.
    signal.setitimer(signal.ITIMER_REAL, limits.wall + 2)


def release() -> None:
    """Stop the clock between two files."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, 0)
