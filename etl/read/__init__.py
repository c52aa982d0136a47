"""Bytes -> Document: one function for each format; the bytes decide, the name only helps."""

from pathlib import PurePath

from etl.read.document import Document
from etl.read.docx import read_docx
from etl.read.html import read_html
from etl.read.pdf import read_pdf
from etl.read.precheck import check
from etl.read.text import read_text
from faults import Fault

READERS = {".txt": read_text, ".html": read_html, ".htm": read_html, ".docx": read_docx, ".pdf": read_pdf}
SUFFIXES = tuple(READERS)

__all__ = ["READERS", "SUFFIXES", "Document", "document"]


def document(name: str, content: bytes) -> Document:
    """Read a file. Raises Fault with the code of what is wrong with it; nothing else ever comes out of a bad file."""
    suffix = PurePath(name.replace("\\", "/")).suffix.lower()
    if suffix not in READERS:
        raise Fault("unknown_type", name=PurePath(name).name)
    check(suffix, content)
    try:
        read = READERS[suffix](content)
    except Fault:
        raise
    except (
        ValueError,
        KeyError,
        LookupError,
        OSError,
        ArithmeticError,
        RecursionError,
        MemoryError,
        TypeError,
        AttributeError,
    ) as error:
        raise Fault("damaged", name=PurePath(name).name) from error
    if not read.text.strip():
        raise Fault("no_text", name=PurePath(name).name)
    return read
