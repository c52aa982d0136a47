"""A report's head: office, level and year from title, signature or file name; conflicts are said."""

import pytest

from etl.heading import head
from etl.sections import parts


@pytest.mark.parametrize(
    ("title", "region", "year", "level"),
    [
        ("柳浪街道办事处关于2025年度法治政府建设情况的报告", "柳浪街道", 2025, "street"),
        ("东川区柳浪街道2023年度法治政府建设情况报告", "柳浪街道", 2023, "street"),
        ("北塘镇人民政府2024年度法治政府建设工作报告", "北塘镇", 2024, "town"),
        ("某市临江区荔湾街道办事处2025年度法治政府建设情况报告", "荔湾街道", 2025, "street"),
        ("关于2024年法治政府建设工作情况的报告\n\n东湖街道", "东湖街道", 2024, "street"),
        ("龙泉镇人民政府二〇二四年度法治政府建设工作报告", "龙泉镇", 2024, "town"),
        ("南山乡2022年度法治政府建设年度报告", "南山乡", 2022, "township"),
    ],
)
def test_office_and_year_are_read_from_the_title(title: str, region: str, year: int, level: str) -> None:
    told = head(title)
    assert (told.region_name, told.year, told.level) == (region, year, level)


def test_a_report_without_a_year_says_so() -> None:
    assert head("法治政府建设情况报告\n\n全年开展普法活动40场。").year is None


def test_a_title_that_lacks_the_word_year_is_odd() -> None:
    assert head("清水街道办事处2025度法治政府建设年度报告").odd_title


def test_plans_are_told_from_results_by_their_headings() -> None:
    text = "一、2024年度主要举措和成效\n开展普法活动40场。\n二、存在的不足\n人手不足。\n三、2025年工作打算\n开展普法活动50场。"
    assert [part.kind for part in parts(text, 2024) if part.number] == ["results", "problems", "plan"]


def test_a_paragraph_that_begins_with_next_year_is_a_plan() -> None:
    text = "法治政府建设情况\n2024年开展普法活动40场。\n2025年，街道将开展普法活动50场。"
    assert parts(text, 2024)[-1].kind == "plan"
