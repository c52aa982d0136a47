"""Looking before opening: is the file as large as allowed, and is its content what its name says?"""

from etl.child.limits import MEGABYTE
from etl.read.package import SIGNATURE, check_package
from faults import Fault

FILE_LIMIT = 20 * MEGABYTE
# Old Office files, and with a password the new ones too, are OLE files.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PDF = b"%PDF-"
_BLANK = b"\xef\xbb\xbf \t\r\n"
_OPENINGS = {
    ".doc": _OLE,
    ".wps": _OLE,
    ".xls": _OLE,
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
}
_MAIN_PART = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
_TEXTS = (".txt", ".html", ".htm", ".csv")
_BINARIES = (
    SIGNATURE,
    _PDF,
    _OLE,
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"MZ",
    b"\x7fELF",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
)


def check(suffix: str, content: bytes) -> None:
    """Raise the Fault of a file that must not be opened: too_large, empty, mismatch, encrypted, structure, forbidden."""
    if not content:
        raise Fault("empty")
    if len(content) > FILE_LIMIT:
        raise Fault("too_large")
    if suffix == ".pdf" and not content.lstrip(_BLANK).startswith(_PDF):
        raise Fault("mismatch")
    if suffix in _OPENINGS and not content.startswith(_OPENINGS[suffix]):
        raise Fault("mismatch")
    if suffix in _MAIN_PART:
        if content.startswith(_OLE):
            raise Fault("encrypted" if _ENCRYPTED in content else "mismatch")
        check_package(content, _MAIN_PART[suffix])
    elif suffix in _TEXTS and content.startswith(_BINARIES):
        raise Fault("mismatch")
