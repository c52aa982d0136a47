"""The environment in .venv: made when missing, brought up to date when a list of requirements changed.

Each step leaves its mark last, so a set-up that was interrupted is simply run again.
"""

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from commands.terminal import note
from faults import Fault

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = {"test": ("requirements.txt", "requirements-test.txt")}


def inside() -> bool:
    """Does this process run in the project's environment?"""
    return Path(sys.prefix).resolve() == FOLDER.resolve()


def prepare(command: str) -> None:
    """Make what the command needs. Raises Fault with a sentence that names what failed and what to do."""
    needed = [name for name in REQUIREMENTS.get(command, ("requirements.txt",)) if not _stands(name)]
    if not needed and _made():
        return
    try:
        FOLDER.mkdir(exist_ok=True)
        with _alone():
            if not _made():
                _make()
            for name in needed:
                if not _stands(name):
                    _install(name)
    except OSError as error:
        raise Fault("environment_folder", folder=FOLDER, detail=error) from error


def again(arguments: list[str]) -> int:
    """Run the same command line in the environment; where the system can, in place of this process."""
    line = [str(PYTHON), str(ROOT / "manage.py"), *arguments]
    if os.name == "posix":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(line[0], line)  # noqa: S606
    return subprocess.call(line)


def _mark(name: str) -> Path:
    return FOLDER / f"{name}.done"


def _state(name: str) -> str:
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def _made() -> bool:
    return PYTHON.exists() and _mark("made").exists()


def _stands(name: str) -> bool:
    mark = _mark(name)
    return _made() and mark.exists() and mark.read_text(encoding="utf-8") == _state(name)


def _make() -> None:
    note("environment.making", folder=FOLDER)
    for mark in FOLDER.glob("*.done"):
        mark.unlink()
    for folder in (FOLDER / "bin", FOLDER / "Scripts", FOLDER / "lib", FOLDER / "Lib"):
        shutil.rmtree(folder, ignore_errors=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(FOLDER)], capture_output=True, text=True, errors="replace", check=False
    )
    if made.returncode != 0:
        said = (made.stdout + made.stderr).strip().splitlines()
        raise Fault("environment_venv", detail=said[-1] if said else made.returncode)
    _mark("made").write_text(sys.version, encoding="utf-8")


def _install(name: str) -> None:
    note("environment.installing", name=name)
    line = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-r", str(ROOT / name)]
    said: list[str] = []
    with subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace"
    ) as pip:
        assert pip.stdout is not None
        for text in pip.stdout:
            said.append(text.rstrip())
            _show(text)
    if pip.returncode != 0:
        told = [text.removeprefix("ERROR: ") for text in said if text.startswith("ERROR:")] or said[-1:]
        log = FOLDER / "install.log"
        log.write_text("\n".join(said), encoding="utf-8")
        raise Fault("environment_install", name=name, detail=told[0] if told else pip.returncode, log=log)
    _mark(name).write_text(_state(name), encoding="utf-8")


def _show(text: str) -> None:
    """Let a person see that the installation goes on, without its whole log."""
    words = text.split()
    if len(words) > 1 and words[0] in ("Collecting", "Installing"):
        print(f"  {words[0]} {words[1][:60]}", file=sys.stderr, flush=True)


@contextmanager
def _alone() -> Iterator[None]:
    """Let one set-up run at a time; the lock ends with the process that holds it, however it ends."""
    with (FOLDER / "lock").open("a+", encoding="utf-8") as file:
        _lock(file)
        yield


def _lock(file: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            except OSError as error:
                # It gives up after ten seconds; another set-up takes longer.
                if error.errno != errno.EDEADLOCK:
                    raise
            else:
                return
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
