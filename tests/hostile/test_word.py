"""U9, U19, U20: every structure in which Word keeps text; what is deleted is out, what is not seen is marked."""

from decimal import Decimal

import pytest
from lxml import etree

from etl import propose
from etl.read import document
from etl.reading import of_document
from etl.reading import read as read_report
from tests.hostile.made import W, archive, docx, paragraph

RUN = "<w:r><w:t>{}</w:t></w:r>"
FIGURE = RUN.format("开展普法活动47场。")
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
BOX = "<w:txbxContent><w:p>{}</w:p></w:txbxContent>"

READ = {
    "plain": f"<w:p>{FIGURE}</w:p>",
    "content control": f"<w:sdt><w:sdtContent><w:p>{FIGURE}</w:p></w:sdtContent></w:sdt>",
    "text box": f"<w:p><w:r><w:pict>{BOX.format(FIGURE)}</w:pict></w:r></w:p>",
    "text box told twice": (
        f"<w:p><w:r><mc:AlternateContent {MC}><mc:Choice>{BOX.format(FIGURE)}</mc:Choice>"
        f"<mc:Fallback>{BOX.format(FIGURE)}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    ),
    "only the other way": (
        f"<w:p><w:r><mc:AlternateContent {MC}><mc:Fallback>{BOX.format(FIGURE)}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    ),
    "nested table": (
        "<w:tbl><w:tr><w:tc><w:p/><w:tbl><w:tr><w:tc><w:p>"
        + FIGURE
        + "</w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"
    ),
    "field": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SUM(A1:A9) 99场</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{FIGURE}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "simple field": f'<w:p><w:fldSimple w:instr="99场">{FIGURE}</w:fldSimple></w:p>',
    "link": f"<w:p><w:hyperlink>{FIGURE}</w:hyperlink></w:p>",
    "smart tag": f"<w:p><w:smartTag>{FIGURE}</w:smartTag></w:p>",
}
TRACKED = {
    "insertion": f"<w:p><w:ins>{FIGURE}</w:ins></w:p>",
    "inserted row": f"<w:tbl><w:ins><w:tr><w:tc><w:p>{FIGURE}</w:p></w:tc></w:tr></w:ins></w:tbl>",
    "moved here": f"<w:p><w:moveTo>{FIGURE}</w:moveTo></w:p>",
}


@pytest.mark.parametrize("body", READ.values(), ids=READ.keys())
def test_u9_text_is_read_once_wherever_it_stands(body: str) -> None:
    read = document("报告.docx", docx(body))
    assert read.text.strip() == "开展普法活动47场。"
    assert (read.flags, read.marks) == ((), ())


@pytest.mark.parametrize("body", TRACKED.values(), ids=TRACKED.keys())
def test_u9_inserted_text_is_read_and_marked(body: str) -> None:
    read = document("报告.docx", docx(paragraph("一、情况") + body))
    assert read.flags == ("tracked_changes",)
    ((start, end, flag),) = read.marks
    assert (read.text[start:end].strip(), flag) == ("开展普法活动47场。", "tracked_changes")


@pytest.mark.parametrize("kind", ["del", "moveFrom"])
def test_u9_deleted_text_is_out_and_said(kind: str) -> None:
    read = document(
        "报告.docx", docx(f"<w:p>{RUN.format('共')}<w:{kind}>{FIGURE}</w:{kind}>{RUN.format('若干')}</w:p>")
    )
    assert read.text == "共若干"
    assert read.flags == ("tracked_changes",)


@pytest.mark.parametrize(("value", "hidden"), [("", True), (' w:val="1"', True), (' w:val="0"', False)])
def test_u9_hidden_text_is_marked(value: str, hidden: bool) -> None:
    run = f"<w:r><w:rPr><w:vanish{value}/></w:rPr><w:t>活动47场</w:t></w:r>"
    read = document("报告.docx", docx(f"<w:p>{RUN.format('开展')}{run}</w:p>"))
    assert read.text == "开展活动47场"
    assert read.flags == (("hidden_text",) if hidden else ())
    assert [read.text[start:end] for start, end, _ in read.marks] == (["活动47场"] if hidden else [])


def test_u9_a_hidden_insertion_has_both_marks() -> None:
    run = "<w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>47场</w:t></w:r></w:ins>"
    read = document("报告.docx", docx(f"<w:p>{RUN.format('活动')}{run}</w:p>"))
    assert read.marks == ((2, 5, "hidden_text"), (2, 5, "tracked_changes"))


def test_u9_every_piece_of_text_is_read_exactly_once() -> None:
    """The count of what came out equals the count of w:t that are neither deleted nor a second way of saying it."""
    pieces = [body.replace("47", str(place)) for place, body in enumerate([*READ.values(), *TRACKED.values()], 1000)]
    content = docx("".join(pieces))
    read = document("报告.docx", content)
    root = etree.fromstring(f"<w:document {W}><w:body>{''.join(pieces)}</w:body></w:document>".encode())
    written = len(root.findall(".//{*}t")) - 1  # one of them stands in a fallback as well
    assert read.text.count("开展普法活动") == written == len(pieces)
    assert all(f"活动{place}场" in read.text for place in range(1000, 1000 + len(pieces)))


def test_u9_a_figure_in_marked_text_is_never_taken_without_a_person() -> None:
    title = paragraph("柳浪街道2025年法治政府建设年度报告") + paragraph("一、2025年工作情况")
    plain = "<w:p>" + RUN.format("全年矛盾纠纷化解率达97.9%。") + "</w:p>"
    marked = "<w:p><w:ins>" + RUN.format("全年矛盾纠纷化解率达97.9%。") + "</w:ins></w:p>"
    sure, doubtful = (read_report("柳浪街道2025.docx", docx(title + body)) for body in (plain, marked))
    assert [claim.value for claim in sure.claims] == [claim.value for claim in doubtful.claims] == [Decimal("97.9")]
    assert propose.certain(sure) == [0]
    assert propose.certain(doubtful) == []
    assert [finding.code for finding in doubtful.findings] == ["tracked_changes"]
    assert doubtful.claims[0].flags == ("tracked_changes",)


def test_notes_are_read_after_the_body() -> None:
    note = f"<w:footnotes {W}><w:footnote><w:p>{RUN.format('注：含社区活动。')}</w:p></w:footnote></w:footnotes>"
    read = document("报告.docx", docx(paragraph("正文"), **{"word/footnotes.xml": note}))
    assert read.text == "正文\n注：含社区活动。"


def test_u19_a_document_as_wps_writes_it_is_read() -> None:
    """WPS puts its own parts and namespaces in, and a byte-order mark before the declaration."""
    main = (
        '\ufeff<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document {W} xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData">'
        f'<w:body><w:p w:rsidR="0"><w:pPr><w:ind w:firstLine="640"/></w:pPr>{FIGURE}</w:p>'
        '<w:p><w:r><w:t xml:space="preserve"> 化解率</w:t></w:r><w:r><w:rPr><w:lang w:eastAsia="zh-CN"/></w:rPr><w:t>97.9%</w:t>'
        "</w:r></w:p></w:body></w:document>"
    )
    content = archive(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": main.encode(),
            "docProps/custom.xml": '<Properties><property name="KSOProductBuildVer">2052</property></Properties>',
            "customXml/item1.xml": "<s:customData xmlns:s='http://www.wps.cn/officeDocument/2013/wpsCustomData'/>",
        }
    )
    assert document("报告.docx", content).text == "开展普法活动47场。\n 化解率97.9%"


def test_u20_a_table_against_the_text_keeps_both_and_says_so() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = [("指标", "2025年"), ("矛盾纠纷化解率", "96.9%"), ("法治宣传活动", "47场次")]
    table = "".join("<w:tr>" + "".join(map(cell.format, row)) + "</w:tr>" for row in rows)
    body = (
        paragraph("柳浪街道2025年法治政府建设年度报告")
        + paragraph("一、2025年工作情况")
        + paragraph("全年矛盾纠纷化解率达97.9%，开展法治宣传活动47场次。")
        + f"<w:tbl>{table}</w:tbl>"
    )
    read = of_document(document("柳浪街道2025.docx", docx(body)), "柳浪街道2025.docx")
    rates = [claim for claim in read.claims if claim.indicator == "dispute_resolution_rate"]
    assert sorted(float(claim.value) for claim in rates) == [96.9, 97.9]
    (conflict,) = [finding for finding in read.findings if finding.code == "said_twice"]
    assert {read.claims[place].value for place in conflict.claims} == {claim.value for claim in rates}
    assert not {read.claims.index(claim) for claim in rates} & set(propose.certain(read))
