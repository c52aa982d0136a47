"""Which reader reads which file: one line for each suffix. A reader is a function from bytes to a Document.

A new format is a module in this folder and a line here: it then runs in a child process like the others. Readers are
named, not imported, so that a child loads only what its file needs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePath
from urllib.parse import unquote

from etl.child.limits import MEGABYTE, USUAL, Limits
from etl.read.document import Document
from faults import Fault


@dataclass(frozen=True, slots=True)
class Format:
    """A reader as `module:function` under etl.read, and what it may use for one file.

    `parsed` is False for what is only decoded: it is read without a child.
    """

    reader: str
    limits: Limits = USUAL
    parsed: bool = True

    def load(self) -> Callable[[bytes], Document]:
        """The reader itself."""
        module, function = self.reader.split(":")
        found: Callable[[bytes], Document] = getattr(import_module(f"etl.read.{module}"), function)
        return found


# A converter is a program of its own that is started anew for each file.
CONVERTED = Limits(wall=60, cpu=50, memory=4096 * MEGABYTE, written=64 * MEGABYTE, files=512)
# Recognising a page takes seconds; the models alone take half a gigabyte of addresses.
PATIENT = Limits(wall=240, cpu=220, memory=4096 * MEGABYTE)
SCAN = Format("ocr:read_scan", PATIENT)
"""For a pdf that turned out to have no text, or pages without."""

FORMATS = {
    ".txt": Format("text:read_text", parsed=False),
    ".html": Format("html:read_html"),
    ".htm": Format("html:read_html"),
    ".docx": Format("docx:read_docx"),
    ".doc": Format("doc:read_doc", CONVERTED),
    ".wps": Format("doc:read_doc", CONVERTED),
    ".pdf": Format("pdf:read_pdf"),
    ".xlsx": Format("sheet:read_xlsx"),
    ".xls": Format("xls:read_xls"),
    ".csv": Format("sheet:read_csv"),
    ".png": Format("ocr:read_picture", PATIENT),
    ".jpg": Format("ocr:read_picture", PATIENT),
    ".jpeg": Format("ocr:read_picture", PATIENT),
}
SUFFIXES = tuple(FORMATS)


def plain(name: str) -> str:
    """A file's name without the folders that a browser or a stranger put before it."""
    return PurePath(name.replace("\\", "/").replace("\0", "")).name


def format_of(name: str) -> Format:
    """The format that a name promises. Raises Fault `unknown_type`."""
    suffix = suffix_of(name)
    # a.exe%00.docx is a.exe to whoever stops at the zero.
    if suffix not in FORMATS or "\0" in unquote(name):
        raise Fault("unknown_type", name=plain(name))
    return FORMATS[suffix]


def suffix_of(name: str) -> str:
    """The ending of a file's name in small letters."""
    return PurePath(plain(name)).suffix.lower()


def ocr_installed() -> bool:
    """Is the recogniser of requirements-ocr.txt there?"""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None
