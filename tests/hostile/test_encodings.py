"""N6: the mark first, then strict UTF-8, then strict GB18030; what fits none is asked about, never guessed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.read.parse import parse
from etl.read.text import decode
from faults import Fault

REPORT = "柳浪街道2025年法治政府建设年度报告\n一、工作情况\n全年排查矛盾纠纷380余件，化解率达97.9%。\n"
RARE = "𠮷家村㐂、䶮、·镕〇〡€ǹ"
MARKED = {
    "utf-8-sig": REPORT.encode("utf-8-sig"),
    "utf-16-le": b"\xff\xfe" + REPORT.encode("utf-16-le"),
    "utf-16-be": b"\xfe\xff" + REPORT.encode("utf-16-be"),
}


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.csv"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030", *MARKED])
def test_n6_every_format_of_text_is_read_alike(name: str, encoding: str) -> None:
    told = MARKED.get(encoding) or REPORT.encode(encoding)
    plain = parse(name, told).text.replace("\t", "")
    assert "全年排查矛盾纠纷380余件" in plain
    assert "\ufeff" not in plain


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_n6_rare_characters_come_through(encoding: str) -> None:
    assert decode((REPORT + RARE).encode(encoding)) == REPORT + RARE


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "big5", "iso-8859-1", "no-such-thing"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_n6_a_page_that_lies_about_its_encoding_is_read_by_its_bytes(charset: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{charset}"><title>年度报告</title></head><body><p>{REPORT}</p></body></html>'
    assert "化解率达97.9%" in parse("a.html", page.encode(encoding)).text


BROKEN = {
    "half a character of UTF-8": REPORT.encode()[:-2],
    "half a character of GB18030": REPORT.encode("gb18030") + b"\x81",
    "Big5": "柳浪街道法治政府建設年度報告，全年排查糾紛三百餘件，化解率達標。".encode("big5"),
    "two encodings in one": REPORT.encode() + REPORT.encode("gb18030"),
    "UTF-16 cut in the middle": MARKED["utf-16-le"][:-1],
    "UTF-16 without a mark": REPORT.encode("utf-16-le"),
    "a picture": bytes(range(256)) * 4,
    "zeros": bytes(100),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_n6_what_fits_no_encoding_is_asked_about(content: bytes) -> None:
    with pytest.raises(Fault) as caught:
        parse("a.txt", content)
    assert caught.value.code == "encoding"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=40))
def test_n6_text_in_utf8_is_never_taken_for_gb18030(text: str) -> None:
    assert decode(text.encode()) == text


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.text(st.sampled_from("全年排查矛盾纠纷化解率达件，。、：0123456789%余"), min_size=4, max_size=40).map(
        "全年".__add__
    )
)
def test_n6_text_of_reports_in_gb18030_comes_out_as_written(text: str) -> None:
    assert decode(text.encode("gb18030")) == text
