"""Pages of the content systems that government sites run on: the article whole, and nothing but the article."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from etl.read.parse import parse

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "tests" / "fixtures" / "pages"
REPORT = ROOT / "data" / "demo" / "东川区_柳浪街道_2024.txt"
TABLE = (("指标", "2023年", "2024年"), ("行政处罚案件数", "75件", "68件"))


def cells(row: tuple[str, ...], tag: str = "td") -> str:
    return "".join(f"<{tag}><p><span>{told}</span></p></{tag}>" for told in row)


def table(attributes: str = "") -> str:
    return f"<table {attributes}><tbody>" + "".join(f"<tr>{cells(row)}</tr>" for row in TABLE) + "</tbody></table>"


def cut(text: str) -> str:
    """Digits in runs of their own, as a word processor pastes them."""
    return re.sub("([0-9]+)", r'<span lang="EN-US">\1<o:p></o:p></span>', text)


def each(form: str, change: Callable[[str], str] = str) -> Callable[[list[str]], str]:
    return lambda lines: "\n".join(form.format(change(line)) for line in lines)


BODIES: dict[str, Callable[[list[str]], str]] = {
    "trs": each('<p style="text-align: justify;"><span style="font-family: 仿宋;">{}</span></p>', cut),
    "hanweb": each('<P align="left"><FONT size="3">　　{}</FONT></P>'),
    "ucap": each("<p>&nbsp;&nbsp;&nbsp;&nbsp;{}</p>\n<p>&nbsp;</p>"),
    "boda": each('<p class="vsbcontent_start" style="margin: 0px">\n    {}\n</p>'),
    "aspnet": each("&nbsp;&nbsp;&nbsp; {}<br/><br/>"),
    "wordpaste": each('<p class="MsoNormal"><b></b><span style="font-size:16.0pt">{}</span></p><!--段落9999件-->', cut),
    "gkml": each("<div><span>{}</span></div>"),
}


def lines_of(text: str) -> list[str]:
    return [line.strip(" \t　\xa0") for line in text.split("\n") if line.strip(" \t　\xa0")]


@pytest.mark.parametrize("system", BODIES)
@pytest.mark.parametrize("with_table", [False, True], ids=["prose", "table"])
def test_the_article_comes_out_whole_and_alone(system: str, with_table: bool) -> None:
    title, *paragraphs = lines_of(REPORT.read_text(encoding="utf-8"))
    body = BODIES[system](paragraphs) + (table('border="1"') if with_table else "")
    page = (PAGES / f"{system}.html").read_text(encoding="utf-8").replace("{title}", title).replace("{body}", body)
    read = parse("年报.html", page.encode("gb18030" if "gb2312" in page else "utf-8"))
    rows = ["\t".join(row) for row in TABLE] if with_table else []
    assert lines_of(read.text) == [title, *paragraphs, *rows]
    assert read.title == title
    assert read.published == date(2025, 1, 20)
