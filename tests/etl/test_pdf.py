"""Pages of a pdf: lines that run on are joined, what is not text of the report stays out, tables keep their cells."""

import io
from pathlib import Path

import pypdfium2

from etl.read.fonts import with_fonts
from etl.read.parse import parse
from etl.read.pdf import open_pdf, page_lines
from tests.etl.made_pdf import Words, pdf

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
FULL = "全年各级调解组织受理矛盾纠纷五百六十二件次其中化解成功数"
HEAD: Words = (230, 60, "柳浪街道法治年报")


def text(*pages: list[Words]) -> str:
    return parse("年报.pdf", pdf(*pages)).text


def test_a_paragraph_over_several_lines_is_one_and_its_quotes_stay_in_place() -> None:
    page: list[Words] = [
        (200, 110, "柳浪街道2025年法治政府建设报告"),
        (104, 150, FULL[:26]),
        (72, 176, FULL[:26] + "“扫"),
        (72, 202, "码入企”为540件，化解率96.1%。"),
        (104, 228, "二段另起。"),
    ]
    assert text(page).split("\n") == [
        "柳浪街道2025年法治政府建设报告",
        FULL[:26] + FULL[:26] + "“扫码入企”为540件，化解率96.1%。",
        "二段另起。",
    ]


def test_the_machine_s_fonts_change_nothing_of_the_text_and_come_back_for_pictures() -> None:
    content = pdf([(104, 150, FULL[:26]), (72, 176, FULL[:26] + "“扫"), (72, 202, "码入企”为540件。")])
    found = []
    for seen in (True, False, True):
        with_fonts(seen)
        with open_pdf(content) as opened:
            found.append(page_lines(opened[0]))
    assert [line for line, _ in found[0]] == [line for line, _ in found[1]]
    assert found[0] == found[2]


def test_characters_that_stand_alone_are_read_where_their_font_is_not_in_the_file() -> None:
    told = "化解纠纷540件，化解率96.1%。"
    content = pdf([(72 + 16 * place, 110, character) for place, character in enumerate(told)])
    assert parse("年报.pdf", content).text == told


def test_a_wide_title_in_larger_letters_is_a_line_of_its_own() -> None:
    content = pdf([(72, 60, "题"), (72, 100, FULL[:22]), (104, 150, FULL[:26]), (72, 176, "为438件。")])
    larger = content.replace(b"/F1 16 Tf 1 0 0 1 72 742", b"/F1 20 Tf 1 0 0 1 72 742")
    assert parse("年报.pdf", larger).text.split("\n") == ["题", FULL[:22], FULL[:26] + "为438件。"]


def test_a_number_is_not_cut_by_the_end_of_a_line_or_a_page() -> None:
    first: list[Words] = [HEAD, (72, 700, FULL[:26] + "43"), (290, 800, "— 1 —")]
    second: list[Words] = [HEAD, (72, 110, "8件，全部办结。"), (290, 800, "- 2 -")]
    third: list[Words] = [HEAD, (104, 110, "三、其他情况"), (290, 800, "第3页")]
    assert text(first, second, third).split("\n") == [FULL[:26] + "438件，全部办结。", "三、其他情况"]


def test_a_list_whose_further_lines_are_set_in_stays_whole() -> None:
    page: list[Words] = [
        (72, 110, FULL),
        (104, 136, "为438件。"),
        (72, 170, FULL),
        (72, 196, "为439件。"),
        (72, 222, "完。"),
    ]
    assert text(page).split("\n") == [FULL + "为438件。", FULL + "为439件。", "完。"]


def test_a_table_keeps_its_cells_apart() -> None:
    page: list[Words] = [
        *((x, 300, told) for x, told in ((72, "指标"), (230, "2024年"), (390, "2025年"))),
        *((x, 326, told) for x, told in ((72, "行政处罚案件数"), (230, "68"), (390, "52"))),
    ]
    assert text(page) == "指标\t2024年\t2025年\n行政处罚案件数\t68\t52"


def test_a_page_that_is_only_a_picture_is_told() -> None:
    merged = pypdfium2.PdfDocument.new()
    for name in ("东川区_北塘镇_2025.pdf", "东川区_鼓山街道_2025_scan_page.pdf"):
        merged.import_pages(pypdfium2.PdfDocument((FIXTURES / name).read_bytes()))
    out = io.BytesIO()
    merged.save(out)
    assert parse("年报.pdf", out.getvalue()).flags == ("scanned_pages",)
    assert parse("年报.pdf", (FIXTURES / "东川区_北塘镇_2025.pdf").read_bytes()).flags == ()
    assert parse("年报.pdf", pdf([(72, 100, FULL)], [])).flags == ()
