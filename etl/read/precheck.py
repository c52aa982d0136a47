"""Looking before opening: size, signature, and what an office file's directory promises, without unpacking it."""

import io
import re
import zipfile

from faults import Fault

MEGABYTE = 1024 * 1024
FILE_LIMIT = 20 * MEGABYTE
UNPACKED_LIMIT = 100 * MEGABYTE
PART_LIMIT = 50 * MEGABYTE
PARTS_LIMIT = 2000
RATIO_LIMIT = 200
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN_PART = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
_FORBIDDEN = re.compile(rb"<!DOCTYPE|<!ENTITY|<\x00!\x00D\x00O\x00C|\x00<\x00!\x00D\x00O", re.IGNORECASE)


def check(suffix: str, content: bytes) -> None:
    """Raise the Fault of a file that must not be opened: too_large, empty, mismatch, encrypted, structure, forbidden."""
    if not content:
        raise Fault("empty")
    if len(content) > FILE_LIMIT:
        raise Fault("too_large")
    if suffix == ".pdf" and b"%PDF-" not in content[:1024]:
        raise Fault("mismatch")
    if suffix in _MAIN_PART:
        _office(content, _MAIN_PART[suffix])
    elif suffix in (".txt", ".html", ".htm", ".csv") and content.startswith(
        (b"PK\x03\x04", b"%PDF-", _OLE, b"\x89PNG", b"\xff\xd8\xff", b"MZ")
    ):
        raise Fault("mismatch")


def _office(content: bytes, main: str) -> None:
    if content.startswith(_OLE):
        raise Fault("encrypted")
    if not content.startswith(b"PK\x03\x04"):
        raise Fault("mismatch")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _sizes(parts, len(content))
            names = [part.filename for part in parts]
            if main not in names:
                raise Fault("mismatch")
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise Fault("forbidden")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as stream:
                        if _FORBIDDEN.search(stream.read(4096)):
                            raise Fault("forbidden")
    except (
        zipfile.BadZipFile,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        UnicodeDecodeError,
    ) as error:
        raise Fault("damaged", name="") from error
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma", "_lzma"):
            raise Fault("damaged", name="") from error
        raise


def _sizes(parts: list[zipfile.ZipInfo], size: int) -> None:
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        raise Fault("encrypted")
    if len(parts) > PARTS_LIMIT or len(set(names)) != len(names):
        raise Fault("structure")
    if sum(part.file_size for part in parts) > UNPACKED_LIMIT or sum(part.compress_size for part in parts) > size:
        raise Fault("structure")
    spans = sorted((part.header_offset, part.header_offset + 30 + part.compress_size) for part in parts)
    if any(second[0] < first[1] for first, second in zip(spans, spans[1:], strict=False)):
        raise Fault("structure")
    for part in parts:
        swollen = part.file_size > MEGABYTE and part.file_size > RATIO_LIMIT * max(1, part.compress_size)
        if part.file_size > PART_LIMIT or swollen:
            raise Fault("structure")
