"""Plain text: UTF-8, GB18030 or UTF-16 with its mark."""

from etl.read.document import Document
from faults import Fault

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(content: bytes) -> str:
    """The text of bytes: a byte-order mark first, then strict UTF-8, then strict GB18030.

    UTF-8 must come first: three of four Chinese texts in UTF-8 are also valid GB18030, none the other way round.
    Raises Fault `encoding` where neither fits.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                raise Fault("encoding") from error
    for encoding in ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Fault("encoding")


def read_text(content: bytes) -> Document:
    """A text file as it is; only the line ends are made alike."""
    return Document(decode(content).replace("\r\n", "\n").replace("\r", "\n"), "text/plain")
