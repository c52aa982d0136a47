"""U4, U6: office archives that lie, swell or hold a DOCTYPE are refused before any part of them is parsed."""

import io
import struct
import warnings
import zipfile
from collections.abc import Callable

import pytest

from etl.read.precheck import check
from faults import Fault
from tests.hostile.made import W, archive

BODY = f"<w:document {W}><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>"
DOCX = {"[Content_Types].xml": "<Types/>", "_rels/.rels": "<Relationships/>", "word/document.xml": BODY.format("文")}
XLSX = {"[Content_Types].xml": "<Types/>", "_rels/.rels": "<Relationships/>", "xl/workbook.xml": "<workbook/>"}


def code_of(suffix: str, content: bytes) -> str | None:
    try:
        check(suffix, content)
    except Fault as fault:
        return fault.code
    return None


def test_good_ones_pass() -> None:
    assert code_of(".docx", archive({**DOCX})) is None
    assert code_of(".xlsx", archive({**XLSX})) is None
    assert code_of(".docx", archive({**DOCX, "word/a.xml": "<a/>".encode("utf-16")})) is None


def central(content: bytes, offset: int, told: bytes) -> bytes:
    """The archive with a field of its first directory entry changed."""
    changed = bytearray(content)
    place = content.index(b"PK\x01\x02") + offset
    changed[place : place + len(told)] = told
    return bytes(changed)


def twice() -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as file:
        warnings.simplefilter("ignore")
        for content in ("<a/>", BODY.format("甲"), BODY.format("乙")):
            file.writestr("word/document.xml", content)
    return stream.getvalue()


def overlapping() -> bytes:
    """Two entries of the directory that point into one another's data."""
    content = archive({"word/document.xml": BODY.format("文"), "word/a.xml": "<a/>"}, zipfile.ZIP_STORED)
    second = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 4)
    changed = bytearray(content)
    changed[second + 42 : second + 46] = struct.pack("<I", 10)
    return bytes(changed)


BOMBS: dict[str, Callable[[], bytes]] = {
    "a part of 200 MB": lambda: archive({**DOCX, "word/media/a.bin": b"\0" * 200_000_000}),
    "60,017 parts": lambda: archive({**DOCX, **{f"a/{place}": "" for place in range(60_017)}}, zipfile.ZIP_STORED),
    "2,001 parts": lambda: archive({f"a/{place}": "" for place in range(2_001)}, zipfile.ZIP_STORED),
    "swollen 300 times": lambda: archive({**DOCX, "word/media/a.bin": b"\0" * 3_000_000}),
    "one name twice": twice,
    "overlapping": overlapping,
    "forged packed size": lambda: central(archive({**DOCX}), 20, struct.pack("<I", 0x7FFFFFFF)),
    "forged whole size": lambda: central(archive({**DOCX}), 24, struct.pack("<I", 0x7FFFFFFF)),
    "LZMA": lambda: archive({**DOCX}, zipfile.ZIP_LZMA),
}


@pytest.mark.parametrize("name", BOMBS)
def test_u4_a_bomb_is_known_from_the_directory_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = BOMBS[name]()

    def opened(*arguments: object, **more: object) -> None:
        raise AssertionError("a part was unpacked")

    monkeypatch.setattr(zipfile.ZipFile, "open", opened)
    assert code_of(".docx", content) == "structure"


def test_u4_a_part_that_holds_more_than_it_says_is_not_unpacked() -> None:
    content = archive({"word/document.xml": BODY.format("文" * 200_000)})
    small = central(content, 24, struct.pack("<I", 100))
    assert code_of(".docx", small) == "damaged"


def test_u4_a_broken_checksum_is_damage() -> None:
    assert code_of(".docx", central(archive({"word/document.xml": BODY.format("文")}), 16, b"\1\2\3\4")) == "damaged"


ATTACKS: dict[str, str | bytes] = {
    "billion laughs": '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;">]><a>&d;</a>',
    "quadratic": f'<!DOCTYPE a [<!ENTITY b "{"x" * 5000}">]><a>{"&b;" * 5000}</a>',
    "external entity": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
    "parameter entity": '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1:9/x"> %b;]><a/>',
    "external subset": '<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a/>',
    "UTF-16": '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"),
    "UTF-16 without a mark": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16-be"),
    "behind a long comment": f'<!--{"x" * 2_000_000}--><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "small letters": '<!doctype a [<!entity b "c">]><a>&b;</a>',
    "EBCDIC": '<?xml version="1.0" encoding="IBM037"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("cp037"),
    "UTF-7": '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-',
}
PARTS = {
    ".docx": ("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/footnotes.xml", "customXml/item1.xml"),
    ".xlsx": (
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/sharedStrings.xml",
        "xl/worksheets/sheet1.xml",
    ),
}


@pytest.mark.parametrize("suffix", PARTS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_u6_an_entity_is_refused_in_every_part(attack: str, suffix: str) -> None:
    """Refused before any parser runs, so nothing can be opened or fetched."""
    for part in PARTS[suffix]:
        parts: dict[str, str | bytes] = {**(DOCX if suffix == ".docx" else XLSX), part: ATTACKS[attack]}
        expected = "damaged" if attack == "EBCDIC" else "forbidden"
        assert code_of(suffix, archive(parts, zipfile.ZIP_STORED)) == expected, part


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/vbaData.xml", "xl/macrosheets/sheet1.xml"])
def test_u6_a_macro_is_refused(name: str) -> None:
    assert code_of(".docx", archive({**DOCX, name: "<a/>"})) == "forbidden"
