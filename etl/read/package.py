"""Office files are zip archives: what their directory promises and whether any part may not be parsed, before any is.

Only the central directory is believed after it has been held against the file: sizes, number, places and names of the
parts; then every XML part is looked through for a DOCTYPE, which these formats forbid and which entities need.
"""

import codecs
import io
import re
import zipfile
import zlib

from faults import Fault

MEGABYTE = 1024 * 1024
UNPACKED_LIMIT = 100 * MEGABYTE
PART_LIMIT = 50 * MEGABYTE
PARTS_LIMIT = 2000
RATIO_LIMIT = 200
SIGNATURE = b"PK\x03\x04"
_END = b"PK\x05\x06"
_MACROS = re.compile(r"(?:^|/)(?:vbaProject|vbaData|xlmacro)[^/]*$|(?:^|/)macrosheets/", re.IGNORECASE)
_XML = (".xml", ".rels", ".vml")
_FORBIDDEN = re.compile(
    b"|".join(
        re.escape(word.encode(encoding))
        for word in ("<!DOCTYPE", "<!ENTITY")
        for encoding in ("ascii", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
    ),
    re.IGNORECASE,
)
_OVERLAP = 64
# The format allows UTF-8 and UTF-16 only; in another encoding the words above would look different.
_ODD_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8|utf-?16|us-ascii)", re.IGNORECASE)
_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe|\xfe\xff|\x00\x00?\x00?<|\s*$")


def check_package(content: bytes, main: str) -> None:
    """Raise the Fault of an office file that must not be parsed: mismatch, encrypted, structure, forbidden, damaged.

    `main` is the part that makes it a file of its kind.
    """
    if not content.startswith(SIGNATURE):
        raise Fault("mismatch")
    if _promised(content) > PARTS_LIMIT:
        raise Fault("structure")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _directory(parts, len(content))
            names = [part.filename for part in parts]
            if main not in names:
                raise Fault("mismatch")
            if any(_MACROS.search(name) for name in names):
                raise Fault("forbidden")
            for part in parts:
                if part.filename.lower().endswith(_XML):
                    _contents(archive, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Fault("damaged", name="") from error


def _promised(content: bytes) -> int:
    """How many parts the end of the archive promises, without reading the directory."""
    end = content.rfind(_END)
    return int.from_bytes(content[end + 10 : end + 12], "little") if end >= 0 else 0


def _directory(parts: list[zipfile.ZipInfo], size: int) -> None:
    names = {part.filename for part in parts}
    if len(parts) > PARTS_LIMIT or len(names) != len(parts):
        raise Fault("structure")
    if any(part.flag_bits & 1 for part in parts):
        raise Fault("encrypted")
    if sum(part.file_size for part in parts) > UNPACKED_LIMIT or sum(part.compress_size for part in parts) > size:
        raise Fault("structure")
    spans = sorted((part.header_offset, part.header_offset + 30 + part.compress_size) for part in parts)
    if any(second[0] < first[1] for first, second in zip(spans, spans[1:], strict=False)):
        raise Fault("structure")
    for part in parts:
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Fault("structure")
        swollen = part.file_size > MEGABYTE and part.file_size > RATIO_LIMIT * max(1, part.compress_size)
        if part.file_size > PART_LIMIT or swollen:
            raise Fault("structure")


def _contents(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Look through the whole part, a piece at a time; a DOCTYPE may stand behind a long comment."""
    with archive.open(part) as stream:
        last = b""
        first = True
        while piece := stream.read(MEGABYTE):
            window = last + piece
            if first and not _BEGINS.match(piece):
                raise Fault("damaged", name="")
            if (first and _ODD_ENCODING.match(piece.removeprefix(codecs.BOM_UTF8))) or _FORBIDDEN.search(window):
                raise Fault("forbidden")
            last, first = window[-_OVERLAP:], False
