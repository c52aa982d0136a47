"""Every page alone: empty, filled, in both languages, with a stale address; no exception and the right sentence."""

import re

import pytest

from catalogue import catalogue
from pages.reference import entries
from tests.pages.conftest import page, words

PAGES = [
    "leadership/overview.py",
    "leadership/trends.py",
    "supervision/compare.py",
    "supervision/matrix.py",
    "leadership/commitments.py",
    "supervision/progress.py",
    "reporting/upload.py",
    "reporting/review.py",
    "reporting/checkup.py",
    "reference/data.py",
    "reference/dictionary.py",
    "reference/wordings.py",
    "administration/regions.py",
    "administration/targets.py",
    "supervision/appraisal.py",
]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_page_stands_alone_on_an_empty_database(empty: None, name: str, language: str) -> None:
    test = page(name, lang=language)
    assert not test.exception
    assert len(words(test)) > 20


@pytest.mark.parametrize("name", PAGES)
def test_a_page_stands_alone_on_the_demonstration_and_says_that_it_is_made_up(demonstration: object, name: str) -> None:
    test = page(name)
    assert not test.exception
    assert "演示数据" in words(test)


@pytest.mark.parametrize("name", PAGES)
def test_the_english_switch_leaves_no_chinese_interface_word(demonstration: object, name: str) -> None:
    test = page(name, lang="en")
    assert not test.exception
    labels = [
        str(getattr(widget, "label", ""))
        for kind in ("selectbox", "multiselect", "button", "text_input", "expander")
        for widget in test.get(kind)
    ]
    assert not [label for label in [*labels, test.title[0].value] if re.search("[一-龥]", label)]


@pytest.mark.parametrize("name", PAGES)
def test_a_stale_address_does_not_break_a_page(demonstration: object, name: str) -> None:
    test = page(name, region="没有这个街道", year="1999", indicator="no_such", report="999", category="x", at="abc")
    assert not test.exception


def test_a_street_s_overview_is_one_sentence_and_its_counts(demonstration: object) -> None:
    test = page("leadership/overview.py", region="柳浪街道", year="2025")
    assert "柳浪街道2025年8项目标，7项达标；法律明白人还差4人。" in words(test).replace("\\", "")
    assert [metric.value for metric in test.metric] == ["7", "1", "0", "0", "8", "39"]


def test_a_district_s_overview_names_who_misses_what(demonstration: object) -> None:
    said = words(page("leadership/overview.py", region="东川区", year="2025"))
    assert "东川区4个街道（镇）均已报送" in said
    assert "鼓山矛盾纠纷化解率" in said
    assert "待核实" in said


def test_the_trend_of_liulang_is_told_from_stored_values(demonstration: object) -> None:
    test = page("leadership/trends.py", region="柳浪街道")
    said = words(test).replace("\\", "")
    assert "柳浪街道矛盾纠纷化解率连续三年上升，从94.1%到98.7%；2023年距目标仅差1件。" in said
    assert "化解率98.7%" in said


def test_the_98_percent_binds_its_own_year_alone(demonstration: object) -> None:
    said = words(page("leadership/trends.py", region="东方山街道", indicator="dispute_resolution_rate")).replace(
        "\\", ""
    )
    assert "2025年未设目标；按2026年目标（98%）试算相当于差1件（按380件；380–389件时差1–10件）。" in said


def test_a_misstated_share_is_shown_beside_its_counts(demonstration: object) -> None:
    said = words(page("leadership/overview.py", region="新渡街道", year="2025")).replace("\\", "")
    assert "297/304" in said


def test_the_dictionary_tells_base_and_grounds(demonstration: object) -> None:
    said = words(page("reference/dictionary.py", indicator="dispute_resolution_rate")).replace("\\", "")
    assert "÷" in said
    assert "矛盾纠纷化解率" in said


def test_every_line_of_the_dictionary_has_its_ground_beside_it(demonstration: object) -> None:
    for indicator in catalogue().indicators.values():
        told = entries.lines(indicator)
        grounds = [line.source_url for line in catalogue().benchmarks if line.indicator == indicator.id]
        assert [piece.link for line in told for piece in line if piece.link] == grounds
        assert "".join(piece.text for piece in told[0]) == indicator.definition("zh_CN")


def test_data_filters_say_what_was_not_found(demonstration: object) -> None:
    said = words(page("reference/data.py", region="东方山街道", year="2022"))
    assert "没有符合条件的数据" in said


def test_the_trend_opens_on_the_office_with_the_most_years(demonstration: object) -> None:
    assert "柳浪街道矛盾纠纷化解率连续三年上升" in words(page("leadership/trends.py"))


def test_published_facts_of_a_real_office_are_not_called_made_up(demonstration: object) -> None:
    assert "东方山街道不是虚构的" in words(page("leadership/trends.py", region="东方山街道"))
    assert "不是虚构的" not in words(page("leadership/trends.py", region="柳浪街道"))


def test_english_tells_one_case_in_the_singular(demonstration: object) -> None:
    said = words(page("leadership/trends.py", region="柳浪街道", lang="en"))
    assert "one dispute short of the target" in said


def test_data_as_of_a_day_before_everything_are_none_and_a_slip_is_told(demonstration: object) -> None:
    assert "没有符合条件的数据" in words(page("reference/data.py", as_of="2020-01-01"))
    assert "不是日期" in words(page("reference/data.py", as_of="去年")).replace("\\", "")
