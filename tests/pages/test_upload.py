"""Uploading: good files become drafts, every kind of bad file gets its sentence and leaves nothing behind."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store import observations, people, regions, reports
from tests.pages.conftest import page, words

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def uploaded(*files: tuple[str, bytes]) -> AppTest:
    test = page("reporting/upload.py")
    test.file_uploader[0].set_value([(name, content, "application/octet-stream") for name, content in files])
    return test.run()


def save(test: AppTest) -> AppTest:
    button = next(button for button in test.button if button.label == "保存，去核对")
    return button.click().run()


def test_a_report_of_a_known_street_becomes_a_draft(empty: None) -> None:
    person = people.local_person()
    assert person is not None
    regions.create(person, "柳浪街道", "street", None)
    name = "东川区_柳浪街道_2025.docx"
    test = uploaded((name, (FIXTURES / name).read_bytes()))
    assert not test.exception
    assert "个当年数字" in words(test)
    test = save(test)
    assert not test.exception
    report = reports.listing(person)[0]
    assert (report.region_name, report.year, report.state) == ("柳浪街道", 2025, "draft")
    assert observations.table(person) == []


def test_an_unknown_street_is_proposed_from_the_title_and_made_on_saving(empty: None) -> None:
    person = people.local_person()
    assert person is not None
    name = "东川区_柳浪街道_2025.docx"
    test = uploaded((name, (FIXTURES / name).read_bytes()))
    assert regions.all_regions(person) == []
    assert test.selectbox[0].value == "＋柳浪街道"
    save(test)
    assert [region.name for region in regions.all_regions(person)] == ["柳浪街道"]


def test_the_same_file_again_is_told_with_who_and_when(empty: None) -> None:
    name = "东川区_柳浪街道_2025.docx"
    content = (FIXTURES / name).read_bytes()
    save(uploaded((name, content)))
    test = uploaded(("副本.docx", content))
    assert "由测试员上传" in words(test)
    assert "未重复入库" in words(test)


def test_a_second_report_of_the_year_asks_which_stands(demonstration: object) -> None:
    other = (Path(__file__).resolve().parents[2] / "data" / "demo" / "东川区_柳浪街道_2025.txt").read_text(
        encoding="utf-8"
    ) + "\n补充。"
    test = uploaded(("柳浪.txt", other.encode()))
    assert "以哪一份为准" in words(test)
    assert not [button for button in test.button if button.label == "保存，去核对"]


def test_no_figure_found_says_so(empty: None) -> None:
    test = uploaded(("柳浪街道2025.txt", "柳浪街道2025年度法治政府建设年度报告\n\n今年工作扎实推进。".encode()))
    assert "没有读到指标数值" in words(test)


def test_a_report_without_a_year_asks_for_it(empty: None) -> None:
    test = uploaded(("report.txt", "柳浪街道法治政府建设情况报告\n\n开展普法活动40场。".encode()))
    assert "没有找到报告的年度" in words(test)
    assert next(button for button in test.button if button.label == "保存，去核对").disabled


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.exe", b"MZ\x90", "不支持此类文件"),
        ("a.docx", b"%PDF-1.7 not a word file", "文件内容与扩展名不符"),
        ("a.docx", b"PK\x03\x04 broken", "文件已损坏"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "加密"),
        ("a.txt", b"", "文件是空的"),
        ("a.txt", b"\xff\xff\xfe\x81\x00\x01", "无法确定文字编码"),
        ("a.pdf", b"hello", "文件内容与扩展名不符"),
        ("a.pdf", b"%PDF-1.4 nothing else", "文件已损坏"),
        ("a.html", b"<html><body></body></html>", "未识别到文字"),
    ],
)
def test_bad_files_get_a_sentence_and_leave_nothing(empty: None, name: str, content: bytes, said: str) -> None:
    test = uploaded((name, content))
    assert not test.exception
    assert said in words(test)
    person = people.local_person()
    assert person is not None
    assert reports.listing(person) == []
    assert regions.all_regions(person) == []
