"""The files that a command line names: each file as given, a folder as the reports under it."""

from pathlib import Path

from etl.read import SUFFIXES
from faults import Fault


def named(paths: list[str]) -> list[str]:
    """The files in the order given; those of a folder by name, hidden ones and other types left out."""
    found: list[str] = []
    for path in paths:
        if Path(path).is_dir():
            inside = [
                str(file)
                for file in sorted(Path(path).rglob("*"))
                if file.is_file() and file.suffix.lower() in SUFFIXES and not file.name.startswith((".", "~$"))
            ]
            # An empty folder stays in the list: reading it says so.
            found += inside or [path]
        else:
            found.append(path)
    return found


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
