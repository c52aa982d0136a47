"""Bytes -> Document in this very process: for children, and for plain text, which is only decoded."""

from etl.read.document import Document
from etl.read.formats import SCAN, format_of, plain, suffix_of
from etl.read.precheck import check
from faults import Fault


def parse(name: str, content: bytes, scan: bool = False) -> Document:
    """Read a file, with `scan` recognising what is only a picture. Raises Fault with the code of what is wrong with it, MemoryError where it does not fit.

    Nothing else ever comes out of a bad file: libraries answer damage with two dozen kinds of exception.
    """
    form = format_of(name)
    read = (SCAN if scan else form).load()
    try:
        check(suffix_of(name), content)
        document = read(content)
    except (Fault, MemoryError):
        raise
    except RecursionError as error:
        raise Fault("timeout") from error
    except Exception as error:
        raise Fault("damaged", name=plain(name), detail=f"{type(error).__name__}: {error}"[:200]) from error
    if not document.text.strip():
        raise Fault("no_text", name=plain(name))
    return document
