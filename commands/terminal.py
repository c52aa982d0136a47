"""Words on the terminal: in the reader's language, always UTF-8, errors as one line each."""

import io
import locale
import os
import sys
import unicodedata
from datetime import datetime

import language
from faults import Fault
from language import has, say


def prepare() -> None:
    """Write UTF-8 whatever the terminal says, in the language of FAZHI_LANGUAGE or of the system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    language.use(_told_language())


def _told_language() -> str:
    told = os.environ.get("FAZHI_LANGUAGE")
    if told in language.LANGUAGES:
        return told
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    system = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    return "zh_CN" if system.lower().startswith(("zh", "chinese")) else "en"


def note(key: str, **values: object) -> None:
    """Say something that is not the command's result: it goes to stderr."""
    print(say(f"commands.{key}", **values), file=sys.stderr, flush=True)


def sentence(fault: Fault) -> str:
    """A fault's sentence in the reader's language."""
    key = f"faults.{fault.code}"
    return say(key, **_readable(fault.values)) if has(key) else say("faults.unknown", code=fault.code)


def _readable(values: dict[str, str]) -> dict[str, str]:
    """A fault's values with its time as a clock on the wall shows it."""
    if not values.get("time"):
        return values
    return {**values, "time": f"{datetime.fromisoformat(values['time']).astimezone():%Y-%m-%d %H:%M}"}


def tell(fault: Fault, about: str = "") -> None:
    """Write a fault to stderr as one line, after the file that it is about."""
    text = " ".join(sentence(fault).split())
    print(f"{about}: {text}" if about else text, file=sys.stderr, flush=True)


def unread() -> int:
    """The reader of a pipe (| head) has seen enough: say no more, and end with the status that other programs have."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 141


def width(text: str) -> int:
    """Columns that a text takes on a terminal; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def table(head: list[str], rows: list[list[str]]) -> str:
    """Rows as aligned columns under their head."""
    lines = [head, *rows]
    widths = [max(width(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
