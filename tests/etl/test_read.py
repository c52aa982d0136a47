"""Bytes to text: what Word hides stays hidden, what it shows comes out in order, what is broken is told."""

import io
import zipfile

import pytest

from etl.read import document
from faults import Fault

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, **parts: str) -> bytes:
    """A docx whose body is given as WordprocessingML."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def test_deleted_text_is_out_and_inserted_text_is_in() -> None:
    body = (
        "<w:p><w:r><w:t>化解率</w:t></w:r><w:del><w:r><w:delText>96.2%</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>97.9%</w:t></w:r></w:ins></w:p>"
    )
    assert document("报告.docx", docx(body)).text.strip() == "化解率97.9%"


def test_a_number_cut_into_runs_is_whole() -> None:
    assert "380余件" in document("报告.docx", docx(paragraph("排查纠纷3", "80", "余件"))).text


def test_a_table_stands_in_its_place() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = "<w:tr>" + cell.format("调解成功率") + cell.format("98.5%") + "</w:tr>"
    text = document("报告.docx", docx(paragraph("前") + f"<w:tbl>{row}</w:tbl>" + paragraph("后"))).text
    assert text.index("前") < text.index("调解成功率") < text.index("98.5%") < text.index("后")


def test_navigation_of_a_page_is_not_its_text() -> None:
    sentences = "".join(
        f"<p>全年开展法治宣传活动{number}场次，参与群众踊跃，效果良好。</p>" for number in range(20, 32)
    )
    page = (
        "<html><head><title>年度报告</title></head><body><div class='nav'><a href='#'>首页</a><a href='#'>政务公开12条</a></div>"
        f"<div class='content'><h1>柳浪街道2025年法治政府建设年度报告</h1>{sentences}</div>"
        "<div class='footer'>访问量 8899 次 <a href='#'>网站地图</a></div></body></html>"
    )
    text = document("报告.html", page.encode()).text
    assert "活动31场次" in text
    assert "8899" not in text
    assert "政务公开12条" not in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_the_encodings_of_offices(encoding: str) -> None:
    text = "柳浪街道2025年法治政府建设年度报告\n化解率达98.7%。\n"
    assert document("报告.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("报告.docx", b"", "empty"),
        ("报告.exe", b"MZ", "unknown_type"),
        ("报告.docx", b"%PDF-1.7", "mismatch"),
        ("报告.txt", b"PK\x03\x04....", "mismatch"),
        ("报告.docx", docx(paragraph("文"))[:200], "damaged"),
        ("报告.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("报告.docx", docx(paragraph("文"), **{"word/vbaProject.bin": "x"}), "forbidden"),
        ("报告.docx", docx(paragraph("")), "no_text"),
        ("报告.pdf", b"%PDF-1.7\nbroken", "damaged"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, content: bytes, code: str) -> None:
    with pytest.raises(Fault) as caught:
        document(name, content)
    assert caught.value.code == code


def test_a_swollen_archive_is_refused() -> None:
    with pytest.raises(Fault) as caught:
        document("报告.docx", docx(paragraph("文"), **{"word/media/a.xml": "0" * 60_000_000}))
    assert caught.value.code == "structure"


def test_an_entity_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f'<!DOCTYPE a [<!ENTITY b "c">]><w:document {W}/>')
    with pytest.raises(Fault) as caught:
        document("报告.docx", stream.getvalue())
    assert caught.value.code == "forbidden"
