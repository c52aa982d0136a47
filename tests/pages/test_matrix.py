"""矩阵: every office against its own target; what is worse and worsening; what is to be noted and who clears it."""

from decimal import Decimal

import pytest

from exports.correction import Doubt, correction
from pages.supervision import field, laid_out, notices, weak
from store import observations, regions
from tests.pages.conftest import me, page, said, stands

PAGE = "supervision/matrix.py"


def test_gushan_s_resolution_stands_first_on_the_list_of_worse_and_worsening(demonstration: object) -> None:
    told = said(page(PAGE, region="东川区", year="2025"))
    assert "先看鼓山矛盾纠纷化解率（98.4%→96.1%，还差14件）" in told
    found = weak.of(stands(), 2025)
    assert (found[0].name, found[0].step, found[0].told) == ("鼓山矛盾纠纷化解率", "98.4%→96.1%", "≥98.5% 还差14件")
    assert not any(item.name.startswith("柳浪") for item in found)


def test_a_cell_says_sign_word_figure_and_distance(demonstration: object) -> None:
    offices = stands()
    lines = {line.indicator.id: line for line in field.lines(offices, 2025)}
    rate = lines["dispute_resolution_rate"]
    told = {
        office.region.name: field.cell(office, item, 2025) for office, item in zip(offices, rate.verdicts, strict=True)
    }
    assert (told["鼓山街道"].sign, told["鼓山街道"].text, told["鼓山街道"].after) == ("✕ 未达标", "96.1%", "还差14件")
    assert (told["柳浪街道"].sign, told["柳浪街道"].tone) == ("✓ 达标", "blue")
    assert ("indicator", rate.indicator.id) in told["鼓山街道"].query
    mediation = lines["mediation_success_rate"]
    doubtful = field.cell(offices[2], mediation.verdicts[2], 2025)
    assert (doubtful.sign, doubtful.text, doubtful.after) == ("? 待核实", "98.7%", "数不符")


def test_an_office_without_a_report_is_no_dash(demonstration: object) -> None:
    offices = stands()
    line = next(one for one in field.lines(offices, 2023) if one.indicator.id == "dispute_resolution_rate")
    assert [field.cell(office, item, 2023).sign for office, item in zip(offices, line.verdicts, strict=True)] == [
        "✕ 未达标",
        "○ 未报",
        "○ 未报",
        "○ 未报",
    ]


def test_what_was_restated_is_told_with_what_stood_first(demonstration: object) -> None:
    assert "柳浪普法活动2023年48场（原报56场），由2024年年报更正。" in said(page(PAGE, region="东川区", year="2024"))
    assert "柳浪普法活动2023年48场（原报56场）" in said(page(PAGE, region="东川区", year="2025"))


def test_the_letter_names_the_figures_and_never_which_fits(demonstration: object) -> None:
    offices = stands()
    replaced = observations.replaced(me(), [office.region.id for office in offices])
    found = notices.of(offices, replaced, 2025)
    asked = notices.doubts(field.lines(offices, 2025), offices, found, 2025)
    text = correction("新渡街道", 2025, asked["新渡街道"], ("东川区", "王审核"))
    assert text.startswith("新渡街道：")
    assert "报告值98.7%与297/304（97.7%）不一致，请对照台账核实。" in text
    assert "301" not in text
    assert "300/304" not in text
    assert "柳浪街道" not in asked


def test_every_cause_and_finding_that_can_be_asked_about_has_its_words() -> None:
    values = dict.fromkeys(("value", "counts", "computed", "bound", "year", "before", "before_year", "now"), "1")
    for cause in ("mismatch", "no_value", "base", "unstated", "no_report", *notices.ASKED):
        assert "1. 指标：" in correction("甲", 2025, [Doubt("指标", cause, values)], ("区", "人"))


def test_a_category_narrows_the_field_and_not_the_list(demonstration: object) -> None:
    told = said(page(PAGE, region="东川区", year="2025", category="publicity"))
    assert "先看鼓山矛盾纠纷化解率" in told


def test_a_year_and_category_without_targets_say_so(demonstration: object) -> None:
    assert "这些指标当年都没有目标" in said(page(PAGE, region="东川区", year="2022", category="functions_business"))


def test_figures_without_offices_of_a_district_still_have_their_place(empty: None) -> None:
    office = regions.create(me(), "柳浪街道", "street", None)
    observations.record(
        me(),
        region_id=office.id,
        indicator="disputes_screened",
        year=2025,
        value=0,
        low=0,
        high=0,
        qualifier="exact",
        unit="件",
        method="imported",
        source="表",
    )
    told = said(page(PAGE))
    assert "2025年没有差于目标又在变差的指标" in told
    assert "没有更正、突变或口径变化要留意。" in told


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_all_indicators_can_be_shown(demonstration: object, language: str) -> None:
    test = page(PAGE, region="东川区", lang=language, all="true")
    assert not test.exception
    assert test.toggle[0].value


def test_the_files_hold_numbers_with_their_words_target_and_status(demonstration: object) -> None:
    offices = stands()
    lines = [line for line in field.lines(offices, 2025) if line.indicator.id == "dispute_resolution_rate"]
    told = {row[2]: row for row in laid_out.rows(offices, lines)}
    assert told["鼓山街道"][3:8] == [Decimal("96.1"), "96.1%", "≥98.5%", "未达标", "还差14件"]
    assert told["北塘镇"][3:6] == [None, None, None]
