"""`manage.py test`: every check, one after the other, and at the end which of them failed."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from commands import browser
from commands.environment import ROOT
from language import say

# Each check is a module or a program of the environment, with its arguments; their settings stand in pyproject.toml.
CHECKS = {
    "format": ("-m", "ruff", "format", "--check", "."),
    "lint": ("-m", "ruff", "check", "."),
    "types": ("-m", "mypy", "."),
    "layers": ("-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"),
    "dependencies": ("-m", "deptry", "."),
    # A process for each core; the tests of a file stay together, with the servers and databases they share.
    "pytest": ("-m", "pytest", "-n", "auto", "--dist", "loadscope"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """How a check ended and how long it took."""

    name: str
    passed: bool
    seconds: float
    closing: str


def run(options: argparse.Namespace) -> int:
    """Run the checks that were named, or all. Status 0 only if every one passed."""
    names = options.only or list(CHECKS)
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(say("commands.test.unknown_check", name=unknown[0], names=", ".join(CHECKS)), file=sys.stderr)
        return 2
    with _surroundings(names) as environment:
        results = [_check(name, options.k if name == "pytest" else None, environment) for name in names]
    print(f"\n{say('commands.test.summary')}")
    for result in results:
        told = say("commands.test.passed" if result.passed else "commands.test.failed")
        print(say("commands.test.line", result=told, name=result.name, seconds=result.seconds))
    failed = [result.name for result in results if not result.passed]
    print(say("commands.test.some_failed", names=", ".join(failed)) if failed else say("commands.test.all_passed"))
    for result in results:
        if result.name == "pytest":
            print(result.closing)
    return 1 if failed else 0


@contextmanager
def _surroundings(names: list[str]) -> Iterator[dict[str, str]]:
    """What the checks see of the system: a browser, a place for sockets, and nothing of the reader's own database."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    # A socket's path may have 107 characters: the place is short.
    with tempfile.TemporaryDirectory(prefix="nl", ignore_cleanup_errors=True) as sockets:
        environment.setdefault("XDG_RUNTIME_DIR", sockets)
        found = browser.provide() if "pytest" in names else None
        if found:
            environment["NIANLUN_BROWSER"] = found
        yield environment


def _check(name: str, words: str | None, environment: dict[str, str]) -> Result:
    print(f"\n{say('commands.test.begins', name=name)}", flush=True)
    line = [sys.executable, *CHECKS[name], *(["-k", words] if words else [])]
    began = time.monotonic()
    closing = ""
    with subprocess.Popen(
        line,
        cwd=ROOT,
        env={**environment, "PYTHONUTF8": "1", "COLUMNS": "120"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for text in process.stdout:
            sys.stdout.write(text)
            sys.stdout.flush()
            closing = text.strip() or closing
    return Result(name, process.returncode == 0, time.monotonic() - began, closing)
