"""The files that a command line names: each file as given, a folder as the reports under it."""

import hashlib
import re
from itertools import groupby
from pathlib import Path

from etl.read import SUFFIXES
from faults import Fault

_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")


def named(paths: list[str]) -> list[str]:
    """The files in the order given; those of a folder by name, hidden ones and other types left out."""
    # An empty folder stays in the list: reading it says so.
    return [file for path in paths for file in (_inside(path) or [path] if Path(path).is_dir() else [path])]


def grouped(paths: list[str]) -> list[tuple[Path | None, list[str]]]:
    """Each folder with its files, earlier years first, and the single files between two folders together.

    A report may tell a figure of the year before anew: in the order of their years each finds what it speaks of.
    """
    found: list[tuple[Path | None, list[str]]] = []
    for is_folder, some in groupby(paths, lambda path: Path(path).is_dir()):
        if not is_folder:
            found.append((None, list(some)))
            continue
        for path in some:
            inside = sorted(_inside(path), key=lambda file: (_year(Path(file).relative_to(path)), file))
            found.append((Path(path), inside) if inside else (None, [path]))
    return found


def _inside(folder: str) -> list[str]:
    return [
        str(file)
        for file in sorted(Path(folder).rglob("*"))
        if file.is_file() and file.suffix.lower() in SUFFIXES and not file.name.startswith((".", "~$"))
    ]


def _year(file: Path) -> str:
    """The last year in a file's path within its folder; without one it comes last."""
    found: list[str] = _YEAR.findall(str(file))
    return found[-1] if found else "9999"


def sha256(path: str) -> str | None:
    """The hash of a file's bytes, or None where it cannot be opened; loading it says why."""
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def content(path: str) -> bytes:
    """A file's bytes. Raises Fault for one that is not there or cannot be opened."""
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise Fault("file_missing") from error
    except IsADirectoryError as error:
        raise Fault("folder_empty") from error
    except OSError as error:
        raise Fault("folder_empty" if Path(path).is_dir() else "file_unreadable", detail=error.strerror) from error
