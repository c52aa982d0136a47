"""Word 97 files: read like their docx where a converter stands on the machine, told plainly where not."""

import stat
from pathlib import Path

import pytest

from etl.read import doc, document
from etl.read.document import Document
from etl.read.parse import parse
from faults import Fault

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
OLD = FIXTURES / "东川区_新渡街道_2024.doc"
needs_office = pytest.mark.skipif(
    "soffice" not in (doc.converter() or ("",))[0], reason="LibreOffice is not installed on this machine"
)
needs_antiword = pytest.mark.skipif(
    not Path("/usr/bin/antiword").exists(), reason="antiword is not installed on this machine"
)


def lines(read: Document) -> list[str]:
    return [line.strip(" \u3000") for line in read.text.split("\n") if line.strip(" \u3000")]


def program(folder: Path, name: str, script: str) -> None:
    """A converter of our own making, for the ways in which one may fail."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(doc, "FOLDERS", (str(tmp_path),))
    return tmp_path


@needs_office
def test_a_doc_is_read_in_a_child_like_its_docx() -> None:
    read = document(OLD.name, OLD.read_bytes())
    assert read.media_type == "application/msword"
    assert lines(read) == lines(parse("a.docx", OLD.with_suffix(".docx").read_bytes()))


@needs_antiword
def test_antiword_reads_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "antiword").symlink_to("/usr/bin/antiword")
    monkeypatch.setattr(doc, "FOLDERS", (str(tmp_path),))
    read = parse(OLD.name, OLD.read_bytes())
    assert lines(read) == lines(parse("a.docx", OLD.with_suffix(".docx").read_bytes()))


def test_what_wps_saves_is_read_as_word(folder: Path) -> None:
    program(folder, "antiword", "printf '一、主要成效\\n开展普法活动40场。\\n'")
    assert parse("年报.wps", OLD.read_bytes()).text == parse("年报.doc", OLD.read_bytes()).text
    with pytest.raises(Fault) as told:
        parse("年报.wps", b"PK\x03\x04 docx")
    assert told.value.code == "mismatch"


def fault(content: bytes | None = None) -> str:
    with pytest.raises(Fault) as told:
        parse("年报.doc", OLD.read_bytes() if content is None else content)
    return told.value.code


def test_without_a_converter_it_is_told_how_to_save(folder: Path) -> None:
    assert fault() == "no_converter"


def test_a_converter_that_fails_or_makes_nothing_means_a_damaged_file(folder: Path) -> None:
    program(folder, "antiword", "exit 1")
    assert fault() == "damaged"
    program(folder, "antiword", "exit 0")
    assert fault() == "damaged"
    program(folder, "soffice", "exit 0")
    assert fault() == "damaged"


def test_a_converter_that_never_ends_is_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "SECONDS", 0.2)
    program(folder, "antiword", "exec sleep 60")
    assert fault() == "timeout"


def test_a_converter_sees_nothing_of_this_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_WORD", "geheim")
    program(folder, "antiword", 'env; read line && echo "$line"; exit 0')
    read = parse("年报.doc", OLD.read_bytes())
    assert "HOME=" in read.text
    assert "geheim" not in read.text


def test_rows_of_a_table_keep_their_cells_apart(folder: Path) -> None:
    program(folder, "antiword", "printf '|指标 |2024年 |\\n|行政处罚案件数|68 |\\n'")
    assert parse("年报.doc", OLD.read_bytes()).text == "指标\t2024年\n行政处罚案件数\t68"


def test_a_password_and_another_content_are_told_before_any_program_runs(folder: Path) -> None:
    content = bytearray(OLD.read_bytes())
    start = content.index(b"\xec\xa5")
    assert start % 512 == 0
    content[start + 11] |= 1
    assert fault(bytes(content)) == "encrypted"
    assert fault(b"{\\rtf1 text}") == "mismatch"
    assert fault(b"PK\x03\x04 docx") == "mismatch"


@pytest.mark.skipif(doc.converter() is None, reason="no converter for .doc is installed on this machine")
@pytest.mark.parametrize("kept", [600, 5_000, 20_000])
def test_a_cut_off_doc_is_a_fault_or_is_read(kept: int) -> None:
    outcome = ""
    try:
        document("年报.doc", OLD.read_bytes()[:kept])
    except Fault as told:
        outcome = told.code
    assert outcome in ("", "damaged", "no_text", "timeout")
