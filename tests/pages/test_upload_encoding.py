"""A text of unknown encoding: asked about, shown as it would be read, and stored as it was received."""

from pathlib import Path

from store import people, reports
from tests.pages.conftest import words
from tests.pages.test_upload import save, uploaded

BIG5 = "柳浪街道2025年法治政府建設年度報告\n一、2025年工作情況\n法治宣傳 47場次。\n".encode("big5")


def test_n6_the_encoding_is_asked_for_and_shown_before_it_is_used(empty: None) -> None:
    test = uploaded(("柳浪街道2025.txt", BIG5))
    assert "无法确定文字编码" in words(test)
    choice = next(box for box in test.selectbox if box.label == "文字编码")
    assert choice.value is None
    test = choice.set_value("utf-16-le").run()
    assert "法治" not in "".join(text.value for text in test.text)
    test = next(box for box in test.selectbox if box.label == "文字编码").set_value("big5").run()
    assert "法治政府建設年度報告" in "".join(text.value for text in test.text)
    assert "读不出来" not in words(test)
    person = people.local_person()
    assert person is not None
    assert reports.listing(person) == []
    test = next(button for button in test.button if button.label == "预览无误，继续").click().run()
    assert not test.exception
    test = save(test)
    (report,) = reports.listing(person)
    assert reports.original(person, report.id) == BIG5
    assert "法治宣傳 47場次" in reports.text(person, report.id)


def test_e_the_name_of_a_bad_file_stands_once(empty: None) -> None:
    test = uploaded(("坏.docx", Path(__file__).read_bytes()))
    assert words(test).count("坏.docx") == 1
