"""U14: whatever a file is called, its name is shown as it is and does nothing."""

import hashlib

import pytest

from store import people, reports
from tests.pages.conftest import words
from tests.pages.test_upload import save, uploaded

REPORT = "柳浪街道2025年法治政府建设年度报告\n一、2025年工作情况\n全年矛盾纠纷化解率达97.9%。\n".encode()


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.txt",
        "C:\\x\\y.txt",
        "a" * 300 + ".txt",
        "\u202etxt.exe.txt",
        "<img src=x onerror=alert(1)>.txt",
        "[x](javascript:alert(1)).txt",
        "a\nb\r\nSet-Cookie: x.txt",
        "'; DROP TABLE report;--.txt",
        "{time}{0}%s.txt",
        "$x^2$ :red[x] `y`.txt",
    ],
)
def test_u14_a_strange_name_is_only_shown(empty: None, name: str) -> None:
    test = uploaded((name, REPORT))
    assert not test.exception
    for markdown in test.markdown:
        assert "<img" not in markdown.value.replace("\\<img", "")
        assert "](javascript" not in markdown.value.replace("\\](javascript", "").replace("]\\(javascript", "")
    test = save(test)
    assert not test.exception
    person = people.local_person()
    assert person is not None
    (report,) = reports.listing(person)
    assert (report.file_name, report.sha256) == (name[-255:], hashlib.sha256(REPORT).hexdigest())
    assert "入库" in words(test) or "已存" in words(test) or report.title in words(test)
