"""Scans and pictures: recognised where the extra is installed, always for a person; told plainly where it is not."""

import io
from pathlib import Path

import pypdfium2
import pytest

from etl.marks import with_marks
from etl.read import Document, document
from etl.read.formats import ocr_installed
from etl.reading import of_document
from faults import Fault

SCAN = Path(__file__).resolve().parents[1] / "fixtures" / "东川区_鼓山街道_2025_scan_page.pdf"
with_ocr = pytest.mark.skipif(not ocr_installed(), reason="requirements-ocr.txt is not installed")
without_ocr = pytest.mark.skipif(ocr_installed(), reason="requirements-ocr.txt is installed")


def picture(form: str) -> bytes:
    out = io.BytesIO()
    pypdfium2.PdfDocument(SCAN.read_bytes())[0].render(scale=2).to_pil().save(out, form)
    return out.getvalue()


def test_what_was_recognised_is_never_certain() -> None:
    text = "柳浪街道2025年法治政府建设年度报告\n一、主要举措\n全年召开法治建设专题会议3次。"
    plain = of_document(Document(text, "application/pdf"), "年报.pdf")
    marked = of_document(Document(text, "application/pdf", flags=("ocr",), marks=((0, len(text), "ocr"),)), "年报.pdf")
    assert plain.claims
    assert [claim.value for claim in marked.claims] == [claim.value for claim in plain.claims]
    assert all(claim.confidence == "low" and "ocr" in claim.flags for claim in marked.claims)
    doubted = {place for finding in marked.findings if finding.code == "ocr" for place in finding.claims}
    assert doubted == set(range(len(marked.claims)))
    assert with_marks(plain.claims, ()) == plain.claims


@without_ocr
@pytest.mark.parametrize(("name", "code"), [("扫描.pdf", "no_text"), ("扫描.png", "scan_without_ocr")])
def test_without_the_extra_a_scan_is_told(name: str, code: str) -> None:
    content = SCAN.read_bytes() if name.endswith("pdf") else picture("PNG")
    with pytest.raises(Fault) as fault:
        document(name, content)
    assert fault.value.code == code


@with_ocr
def test_a_scanned_page_gives_its_figures_to_a_person() -> None:
    read = document(SCAN.name, SCAN.read_bytes())
    assert read.flags == ("ocr",)
    assert read.text.startswith("鼓山街道2025年法治政府建设情况报告\n")
    claims = of_document(read, SCAN.name).claims
    values = {claim.indicator: claim.value for claim in claims if claim.kind == "actual" and claim.year == 2025}
    assert values["rule_of_law_special_meetings"] == 3
    assert values["legality_reviews"] == 154
    assert values["contracts_reviewed"] == 121
    assert {claim.confidence for claim in claims} == {"low"}


@with_ocr
@pytest.mark.parametrize(("name", "form"), [("年报.png", "PNG"), ("年报.jpg", "JPEG")])
def test_a_picture_of_a_page_is_read(name: str, form: str) -> None:
    assert "法治政府建设情况报告" in document(name, picture(form)).text


@pytest.mark.parametrize(("name", "content"), [("a.png", b"GIF89a"), ("a.jpg", b"%PDF-1.4"), ("a.jpeg", b"PK\x03\x04")])
def test_a_picture_that_is_something_else_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(Fault) as fault:
        document(name, content)
    assert fault.value.code == "mismatch"
