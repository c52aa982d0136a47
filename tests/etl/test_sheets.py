"""Sheets as offices send them: the form of four reports to the last figure, free layouts, and what must not slip by."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import etl.sheets
import language
from etl.read import Document
from etl.read.parse import parse
from etl.sheets import SheetReading, is_sheet, read_sheet
from exports.template import template_xlsx
from faults import Fault

FORM = Path(__file__).resolve().parents[1] / "fixtures" / "东川区_指标填报表.xlsx"
GOLD = Path(__file__).resolve().parents[1] / "gold" / "dev.jsonl"
LATEST = 2026
HEAD = ["街道", "年度", "指标", "数值", "单位"]


def xlsx(*rows: Sequence[object], formats: dict[str, str] | None = None, title: str = "表") -> bytes:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cell, code in (formats or {}).items():
        sheet[cell].number_format = code
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(*rows: Sequence[object], name: str = "填报.xlsx", **told: Any) -> SheetReading:
    return read_sheet(parse(name, xlsx(*rows)), name, LATEST, **told)


def figures(reading: SheetReading) -> list[tuple[str, int, str | None, object]]:
    return [
        (row.region, row.claim.year, row.claim.indicator, row.claim.value)
        for row in reading.rows
        if row.claim is not None
    ]


def codes(reading: SheetReading) -> list[str]:
    return [finding.code for row in reading.rows for finding in row.findings]


def labelled() -> list[dict[str, Any]]:
    with GOLD.open(encoding="utf-8") as lines:
        rows = [json.loads(line, parse_float=Decimal) for line in lines]
    return [row for row in rows if row["kind"] == "actual"]


def test_the_form_of_four_reports_comes_out_to_the_last_of_its_170_figures() -> None:
    document = parse(FORM.name, FORM.read_bytes())
    reading = read_sheet(document, FORM.name, LATEST)
    assert len(reading.rows) == 170
    assert codes(reading) == []
    gold = labelled()
    for row in reading.rows:
        claim = row.claim
        assert claim is not None
        assert document.text[claim.start : claim.end] == claim.quote == row.written.value
        expected = [
            (fact["value"], fact["low"], fact["high"], fact["unit"])
            for fact in gold
            if fact["file"].startswith(f"东川区_{row.region}_")
            and fact["year"] == claim.year
            and claim.indicator in (fact["indicator"], *(fact.get("alt") or []))
        ]
        intervals = [fact[:3] for fact in expected]
        assert (claim.value, claim.low, claim.high) in intervals, row.written
        assert claim.confidence == "high"
    assert [finding.values["line"] for finding in reading.remarks] == ["173"]


def test_the_form_is_read_without_its_list_of_indicators_too() -> None:
    book = openpyxl.load_workbook(FORM)
    del book["指标目录"]
    out = io.BytesIO()
    book.save(out)
    reading = read_sheet(parse("a.xlsx", out.getvalue()), "a.xlsx", LATEST)
    whole = read_sheet(parse(FORM.name, FORM.read_bytes()), FORM.name, LATEST)
    assert figures(reading) == figures(whole)


def test_the_form_saved_as_excel_97_is_the_same() -> None:
    old = FORM.with_suffix(".xls")
    reading = read_sheet(parse(old.name, old.read_bytes()), old.name, LATEST)
    assert len(figures(reading)) == 170
    assert figures(reading) == figures(read_sheet(parse(FORM.name, FORM.read_bytes()), FORM.name, LATEST))


def test_our_own_form_comes_back_filled() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx("柳浪街道", 2025)))
    sheet: Any = book.active
    assert {cell.data_type for cell in sheet["A"][1:]} == {"s"}
    filled: dict[str, object] = {
        "penalty_amount": "4.74万元",
        "disputes_accepted": "380余",
        "dispute_resolution_rate": 97.9,
    }
    for row in sheet.iter_rows(min_row=2):
        if row[2].value in filled:
            row[5].value = filled[row[2].value]
    out = io.BytesIO()
    book.save(out)
    reading = read_sheet(parse("回.xlsx", out.getvalue()), "回.xlsx", LATEST)
    assert sorted((name or "", value) for _, _, name, value in figures(reading)) == [
        ("dispute_resolution_rate", Decimal("97.9")),
        ("disputes_accepted", 380),
        ("penalty_amount", 47400),
    ]
    [remark] = reading.remarks
    assert remark.code == "row_without_value"
    assert remark.values["line"].startswith("2–")


def test_a_form_s_office_name_never_becomes_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx("=1+1", 2025)))
    sheet: Any = book.active
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    "rows",
    [
        (["数值", "指标名称", "年份", "单位名称", "单位"], [68, "行政处罚案件数", 2024, "柳浪街道", "件"]),
        (
            ["序号", "单位", "统计年度", "项目", "计量单位", "完成数"],
            [1, "柳浪街道", "2024年", "行政处罚案件", "件", "68"],
        ),
        (["东川区2024年统计表"], [], ["镇街", "指标（项）", "数据（件）"], ["柳浪街道", "行政处罚案件数", "68"]),
        (["柳浪街道法治政府建设指标"], ["指标", "2024年"], ["行政处罚案件数", 68]),
        (["指标", "单位", "2023年", "2024年"], ["行政处罚案件数", "件", None, 68]),
        (["2024年统计表", ""], ["指标", "计量单位", "柳浪街道", "北塘镇"], ["行政处罚案件数", "件", 68, None]),
        (["街道", "年度", "行政处罚案件数（件）"], ["柳浪街道", 2024, 68]),
    ],
)
def test_columns_stand_in_any_order_long_or_wide(rows: tuple[list[object], ...]) -> None:
    reading = read(*rows, name="柳浪街道_填报.xlsx")
    assert figures(reading) == [("柳浪街道", 2024, "penalty_cases", 68)]


def test_a_share_shown_as_a_percentage_is_one() -> None:
    content = xlsx(
        [*HEAD], ["柳浪街道", 2024, "矛盾纠纷化解率", 0.951, "%"], ["柳浪街道", 2024, "人民调解成功率", 0.98, "%"],
        formats={"D2": "0.0%", "D3": "General"},
    )  # fmt: skip
    reading = read_sheet(parse("a.xlsx", content), "a.xlsx", LATEST)
    assert figures(reading) == [("柳浪街道", 2024, "dispute_resolution_rate", Decimal("95.1"))]
    assert codes(reading) == ["small_share"]


def test_a_format_s_own_words_stand_behind_the_number() -> None:
    content = xlsx([*HEAD], ["柳浪街道", 2024, "罚没金额", 4.74, None], formats={"D2": '0.00"万元"'})
    assert figures(read_sheet(parse("a.xlsx", content), "a.xlsx", LATEST))[0][3] == 47400


def test_nothing_is_dropped_in_silence() -> None:
    reading = read(
        HEAD,
        ["柳浪街道", 2024, "群众幸福指数", 98, "%"],
        ["柳浪街道", "24年", "行政处罚案件数", 68, "件"],
        ["柳浪街道", 1999, "行政处罚案件数", 68, "件"],
        ["柳浪街道", 2027, "行政处罚案件数", 68, "件"],
        [None, 2024, "行政处罚案件数", 68, "件"],
        ["柳浪街道", 2024, None, 68, "件"],
        ["柳浪街道", 2024, "行政处罚案件数", "若干", "件"],
        ["柳浪街道", 2024, "满意率", 98, "%"],
        ["柳浪街道", 2024, "联合执法次数", None, "次"],
        ["全区", 2024, "联合执法次数", 100, "次"],
    )
    assert codes(reading) == [
        "name_unknown", "year_wrong", "year_wrong", "year_wrong", "region_missing", "name_missing", "not_a_number", "name_shared"
    ]  # fmt: skip
    assert [row.written.cell for row in reading.rows] == [f"D{line}" for line in range(2, 10)]
    assert [finding.code for finding in reading.remarks] == ["row_of_totals", "row_without_value"]
    assert figures(reading) == []


def test_a_person_says_what_an_unknown_name_means() -> None:
    rows = (HEAD, ["柳浪街道", 2024, "纠纷化解成效", 98.5, "%"])
    assert read(*rows).unknown_names == ["纠纷化解成效"]
    told = read(*rows, meant={"纠纷化解成效": "dispute_resolution_rate"})
    assert figures(told) == [("柳浪街道", 2024, "dispute_resolution_rate", Decimal("98.5"))]


def test_one_figure_given_twice_is_chosen_by_a_person_and_once_where_alike() -> None:
    reading = read(
        HEAD,
        ["柳浪街道", 2024, "行政处罚案件数", 68, "件"],
        ["柳浪街道", 2024, "行政处罚案件", 69, "件"],
        ["柳浪街道", 2024, "联合执法次数", 40, "次"],
        ["柳浪街道", 2024, "联合执法次数", 40, "次"],
    )
    assert [row.doubtful for row in reading.rows] == [True, True, False, False]
    assert [row.claim is None for row in reading.rows] == [False, False, False, True]
    assert codes(reading) == ["twice", "twice", "repeated"]


def test_a_share_is_held_against_the_counts_of_its_office_and_year() -> None:
    rows: list[list[object]] = [
        [*HEAD],
        ["柳浪街道", 2024, "受理矛盾纠纷件数", 304, "件"],
        ["柳浪街道", 2024, "成功化解（调解成功）件数", 297, "件"],
        ["柳浪街道", 2024, "矛盾纠纷化解率", 98.7, "%"],
        ["北塘镇", 2024, "矛盾纠纷化解率", 98.7, "%"],
    ]
    assert [row.written.region for row in read(*rows).rows if row.doubtful] == ["柳浪街道"]
    rows[3][3] = 97.7
    assert not any(row.doubtful for row in read(*rows).rows)


def test_two_columns_that_could_be_the_value_are_not_chosen_between() -> None:
    reading = read(["街道", "年度", "指标", "数值", "完成数"], ["柳浪街道", 2024, "行政处罚案件数", 68, 69])
    assert reading.rows == []
    assert [finding.code for finding in reading.remarks] == ["layout_unclear"]


def test_a_column_that_nothing_was_made_of_is_told() -> None:
    reading = read([*HEAD, "上年数"], ["柳浪街道", 2024, "行政处罚案件数", 68, "件", 71])
    assert [(finding.code, finding.values["value"]) for finding in reading.remarks] == [("column_unused", "上年数")]


def test_a_table_of_something_else_says_what_is_expected() -> None:
    reading = read(["姓名", "电话"], ["甲", "123"])
    assert [finding.code for finding in reading.remarks] == ["layout_unknown"]


def test_a_merged_office_holds_for_all_its_rows_and_a_date_is_no_year() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (
        HEAD,
        ["柳浪街道", 2024, "行政处罚案件数", 68, "件"],
        [None, date(2024, 12, 31), "联合执法次数", 40, "次"],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    out = io.BytesIO()
    book.save(out)
    reading = read_sheet(parse("a.xlsx", out.getvalue()), "a.xlsx", LATEST)
    assert [row.region for row in reading.rows] == ["柳浪街道", "柳浪街道"]
    assert codes(reading) == ["year_wrong"]


def test_a_lying_dimension_hides_no_row() -> None:
    rows: list[list[object]] = [["柳浪街道", 2024, "行政处罚案件数", number, "件"] for number in range(500)]
    content = _part(xlsx(HEAD, *rows), "xl/worksheets/sheet1.xml", b'ref="A1:E501"', b'ref="A1:B1"')
    assert len(read_sheet(parse("a.xlsx", content), "a.xlsx", LATEST).rows) == 500


def test_a_cell_at_the_end_of_the_world_is_refused_before_it_is_opened() -> None:
    content = xlsx(HEAD, ["柳浪街道", 2024, "行政处罚案件数", 68, "件"])
    content = _part(content, "xl/worksheets/sheet1.xml", b'r="E2"', b'r="XFD1048576"')
    with pytest.raises(Fault) as fault:
        parse("a.xlsx", content)
    assert fault.value.code == "sheet_too_large"


def test_a_formula_without_its_result_is_told() -> None:
    document = parse("a.xlsx", xlsx(HEAD, ["柳浪街道", 2024, "行政处罚案件数", "=34+34", "件"]))
    assert "uncounted_formula" in [finding.code for finding in read_sheet(document, "a.xlsx", LATEST).remarks]


def test_text_stays_text() -> None:
    document = parse("a.xlsx", xlsx(["编号", "0012", "12345678901234567", "NA", "a\tb\nc"]))
    assert document.text == "\f表\n编号\t0012\t12345678901234567\tNA\ta b c"


def _csv(rows: Sequence[Sequence[object]], separator: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "，"])
def test_csv_in_any_encoding_and_separator(encoding: str, separator: str) -> None:
    told = _csv([HEAD, ["柳浪街道", "2024", "普法覆盖群众人次", "1.8万余", "人次"]], separator)
    reading = read_sheet(parse("a.csv", told.encode(encoding)), "a.csv", LATEST)
    assert figures(reading) == [("柳浪街道", 2024, "legal_publicity_reach", 18000)]


def test_csv_that_names_its_separator_keeps_its_row_numbers() -> None:
    told = "sep=;\n" + _csv([HEAD, ["柳浪街道", "2024", "罚没金额", "12,345.5", "元"]], ";")
    reading = read_sheet(parse("a.csv", told.encode()), "a.csv", LATEST)
    assert figures(reading)[0][3] == Decimal("12345.5")
    assert reading.rows[0].written.cell == "D3"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"PK\x03\x04 broken", "damaged"),
        ("a.xlsx", b"<html><table></table></html>", "mismatch"),
        ("a.xls", b"<html><table></table></html>", "mismatch"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 2000, "damaged"),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
        ("a.csv", b"\xff\xff\xfe\x81\x00\x01", "encoding"),
        ("a.csv", b"\n\n", "no_text"),
    ],
)
def test_bad_sheets_have_their_fault(name: str, content: bytes, code: str) -> None:
    with pytest.raises(Fault) as fault:
        parse(name, content)
    assert fault.value.code == code


def _part(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            data = source.read(part.filename)
            target.writestr(part.filename, data.replace(old, new) if part.filename == name else data)
    return out.getvalue()


def test_every_finding_has_its_sentence() -> None:
    sources = [
        *Path(etl.sheets.__file__).parent.glob("*.py"),
        Path(etl.sheets.__file__).parents[1] / "read" / "sheet.py",
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    told = set(re.findall(r'(?:finding|Refusal|append|Finding)\(\(?\s*"(\w+)"', text)) | {"share_mismatch"}
    assert len(told) > 20
    assert told <= {key.removeprefix("sheets.finding.") for key in language.words("zh_CN")}


def test_a_document_of_another_kind_is_no_sheet() -> None:
    assert not is_sheet(Document("街道\t年度", "text/plain"))
