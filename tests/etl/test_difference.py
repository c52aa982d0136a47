"""Two readings held against each other, and phrases made of corrections."""

from dataclasses import replace

import pytest

from etl.difference import changes
from etl.teaching import checked, proposed, units_of
from faults import Fault
from records import Claim

ONE = Claim(5, 12, "普法活动40场", "legal_publicity_events", 40, 40, 40, "exact", "场", 2025, "actual", rule="a#1")
TWO = Claim(20, 26, "排查304件", "disputes_screened", 304, 304, 304, "exact", "件", 2025, "actual", rule="b#1")


def test_the_same_reading_has_no_difference() -> None:
    assert changes([ONE, TWO], [ONE, TWO]) == []
    assert changes([], []) == []


def test_a_rule_s_new_number_or_words_are_no_difference() -> None:
    assert changes([ONE], [replace(ONE, rule="a#2", why="普法")]) == []


def test_the_marks_of_the_file_are_no_difference() -> None:
    marked = replace(ONE, flags=("hidden_text",), confidence="medium")
    assert changes([marked], [replace(ONE, confidence="high")]) == []


def test_new_gone_and_read_otherwise_are_told_apart() -> None:
    found = changes([ONE, TWO], [replace(ONE, low=40, high=49), replace(TWO, start=40, end=46)])
    assert [(change.sign, change.place, change.fields()) for change in found] == [
        ("~", 5, ["high"]),
        ("-", 20, []),
        ("+", 40, []),
    ]


def test_a_number_that_another_indicator_took_is_one_change() -> None:
    taken = replace(ONE, indicator="targeted_publicity_events")
    assert [(change.sign, change.fields()) for change in changes([ONE], [taken])] == [("~", ["indicator"])]


def test_one_number_of_two_indicators_loses_only_one() -> None:
    both = replace(ONE, indicator="targeted_publicity_events")
    found = changes([ONE, both], [ONE])
    assert [(change.sign, change.before) for change in found] == [("-", both)]


@pytest.mark.parametrize(
    ("quote", "phrase"),
    [
        ("全年推出板凳说法42场", "推出板凳说法"),
        ("制作普法短视频18条", "制作普法短视频"),
        ("30名调解能手", "调解能手"),
        ("组织10场板凳说法、坝坝会５次", "坝坝会"),
        ("没有数字", ""),
        ("42", ""),
    ],
)
def test_the_words_beside_the_number_are_proposed(quote: str, phrase: str) -> None:
    assert proposed(quote) == phrase


@pytest.mark.parametrize("phrase", ["", "一", "普法42场", "普法 活动", "普法、活动", "普" * 21, "三十场", "a*b"])
def test_what_cannot_be_looked_for_is_refused(phrase: str) -> None:
    with pytest.raises(Fault) as refused:
        checked(phrase)
    assert refused.value.code == "phrase_unusable"


def test_a_measure_word_has_the_class_of_the_indicator_s_own_rules() -> None:
    assert checked(" 板凳说法 ") == "板凳说法"
    assert units_of("场", "legal_publicity_events") == "times"
    assert units_of("份", "publicity_materials") == "copies"
    with pytest.raises(Fault) as refused:
        units_of("光年", "publicity_materials")
    assert refused.value.code == "unit_untaught"
