"""Plain text: UTF-8, GB18030 or UTF-16 with its mark."""

from collections import Counter

from etl.read.document import Document
from faults import Fault

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

# First bytes in GB 2312 of the 3,755 characters in everyday use. Of the Chinese characters of reports 99% and more are
# among them; of UTF-8 taken for GB18030 at most 20%, of Big5 at most 50%.
_EVERYDAY = frozenset(bytes([first]) for first in range(0xB0, 0xD8))
_ENOUGH = 0.7


def decode(content: bytes) -> str:
    """The text of bytes: a byte-order mark first, then strict UTF-8, then strict GB18030.

    UTF-8 must come first: three of four Chinese texts in UTF-8 are also valid GB18030, none the other way round. For
    the same reason what GB18030 gives has to look like Chinese: a cut-off UTF-8 file and Big5 also pass as GB18030.
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
        if "\x00" not in text and (encoding == "utf-8" or _looks_chinese(text)):
            return text
    raise Fault("encoding")


def _looks_chinese(text: str) -> bool:
    """Are there Chinese characters, and most of them everyday ones?"""
    counts = {sign: number for sign, number in Counter(text).items() if "\u3400" <= sign <= "\u9fff"}
    everyday = sum(number for sign, number in counts.items() if sign.encode("gb2312", "ignore")[:1] in _EVERYDAY)
    return 0 < everyday >= _ENOUGH * sum(counts.values())


def read_text(content: bytes) -> Document:
    """A text file as it is; only the line ends are made alike."""
    return Document(decode(content).replace("\r\n", "\n").replace("\r", "\n"), "text/plain")
