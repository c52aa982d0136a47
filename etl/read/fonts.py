"""One small blank font in place of the machine's where only text is read: words and places stand in the file itself.

A PDF of a government site often names its fonts and does not carry them. pdfium then opens the machine's font files
anew for every page, which takes several times as long as the reading. It wants some font, though: text that would have
no width without one is left out. data/blank.ttf has a square for every character. A picture of a page still needs the
machine's own fonts.
"""

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2  # noqa: F401  (loads and initialises the library)
from pypdfium2 import raw

_BLANK = (Path(__file__).resolve().parents[2] / "data" / "blank.ttf").read_bytes()
_WHOLE_FILE = 0
"""The table number by which pdfium asks for all of a font's data."""
_ANY = 1
"""The handle of the only font there is."""


def _data(_system: object, _font: object, table: int, buffer: Any, size: int) -> int:
    """Give pdfium the font's bytes where it brings room for them, else say how many there are."""
    if table != _WHOLE_FILE:
        return 0
    if size >= len(_BLANK) and buffer:
        ctypes.memmove(buffer, _BLANK, len(_BLANK))
    return len(_BLANK)


def _nothing(*_: object) -> int:
    return 0


def _any(*_: object) -> int:
    return _ANY


def _blank() -> raw.FPDF_SYSFONTINFO:
    """A system that answers every wish for a font with the blank one."""
    answers: dict[str, Callable[..., int]] = {"MapFont": _any, "GetFont": _any, "GetFontData": _data}
    system = raw.FPDF_SYSFONTINFO(version=1)
    for name, kind in raw.FPDF_SYSFONTINFO._fields_[1:]:
        setattr(system, name, kind(answers.get(name, _nothing)))
    return system


class _Fonts:
    """Whether pdfium, of which a process has one, sees the machine's fonts."""

    seen = True
    blank = _blank()


def with_fonts(seen: bool) -> None:
    """Let pdfium see the machine's fonts, as it does from the start, or the blank one. Cheap where it is so already."""
    if _Fonts.seen == seen:
        return
    # pdfium frees the machine's own description when another takes its place: it is asked for anew each time.
    raw.FPDF_SetSystemFontInfo(raw.FPDF_GetDefaultSystemFontInfo() if seen else ctypes.byref(_Fonts.blank))
    _Fonts.seen = seen
