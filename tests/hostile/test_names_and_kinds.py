"""U2, U3, U10, U14: a file is what its bytes are, and its name opens nothing."""

import pytest

from etl.heading import head
from etl.read import document
from etl.read.formats import plain
from faults import Fault
from language import say
from tests.hostile.made import archive, docx, line, paragraph, pdf

GOOD = docx(paragraph("化解率达97.9%。"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def code_of(name: str, content: bytes) -> str:
    with pytest.raises(Fault) as caught:
        document(name, content)
    assert say(f"faults.{caught.value.code}", **caught.value.values)
    return caught.value.code


@pytest.mark.parametrize(
    "name",
    [
        "a.exe",
        "a.docm",
        "a.svg",
        "a.zip",
        "a.docx.exe",
        "a.exe%00.docx",
        "a.exe\0.docx",
        "docx",
        "",
        "..",
        ".docx/",
        "a.",
    ],
)
def test_u2_other_kinds_are_refused_by_name(name: str) -> None:
    assert code_of(name, GOOD) == "unknown_type"


@pytest.mark.parametrize("name", ["报告.docx", "报告.DOCX", "报告.Docx", "2025.年报.docx"])
def test_u2_a_name_in_capitals_is_the_same(name: str) -> None:
    assert document(name, GOOD).text == "化解率达97.9%。"


PDF = pdf(line("Rate 97.9"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", PDF),
        ("a.pdf", GOOD),
        ("a.docx", PDF + GOOD),
        ("a.pdf", GOOD + PDF),
        ("a.docx", archive({"xl/workbook.xml": "<workbook/>"})),
        ("a.docx", archive({"a.txt": "x"})),
        ("a.docx", b"<html><body>x</body></html>"),
        ("a.docx", OLE + b"\x00" * 2000),
        ("a.txt", GOOD),
        ("a.txt", OLE + b"\x00" * 100),
        ("a.html", PDF),
        ("a.html", b"\x89PNG\r\n\x1a\n"),
        ("a.txt", b"MZ\x90\x00"),
    ],
)
def test_u3_the_bytes_have_to_be_what_the_name_says(name: str, content: bytes) -> None:
    assert code_of(name, content) == "mismatch"


def test_u3_a_pdf_with_an_archive_behind_it_is_only_a_pdf() -> None:
    assert document("a.pdf", PDF + GOOD).text == "Rate 97.9"


def test_u10_what_needs_a_password_is_said() -> None:
    handler = f"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
    locked = pdf(line("x"), trailer=f"{handler} /ID [<{'00' * 16}> <{'00' * 16}>]")
    assert code_of("a.pdf", locked) == "encrypted"
    assert code_of("a.docx", OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")) == "encrypted"
    content = bytearray(GOOD)
    for place in (content.index(b"PK\x03\x04") + 6, content.index(b"PK\x01\x02") + 8):
        content[place] |= 1
    assert code_of("a.docx", bytes(content)) == "encrypted"


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.docx",
        "C:\\x\\y.docx",
        "a" * 300 + ".docx",
        "\u202excod.exe.docx",
        "<img src=x onerror=alert(1)>.docx",
        "a\nb\r\nSet-Cookie: x.docx",
        "'; DROP TABLE report;--.docx",
        "{name}.docx",
        "%s%n.docx",
        "con.docx",
    ],
)
def test_u14_a_name_is_only_shown(name: str) -> None:
    assert document(name, GOOD).text == "化解率达97.9%。"
    assert "/" not in plain(name)
    assert "\\" not in plain(name)
    assert head("化解率达97.9%。", name).region_name is None
    assert code_of(name, b"PK\x03\x04 broken") == "damaged"
