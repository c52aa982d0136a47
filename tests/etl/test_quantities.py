"""Quantities: every hedge with its interval, and what must not be taken for a number."""

from decimal import Decimal

import pytest

from etl.quantities import find, normalise
from etl.quantity import for_kind
from records import Number

KEPT: list[tuple[str, Number, Number | None, Number | None, str, str]] = [
    ("排查380余件", 380, 380, 389, "about_plus", "件"),
    ("39余件", 39, 39, 39, "about_plus", "件"),
    ("2000余人次", 2000, 2000, 2999, "about_plus", "人次"),
    ("1.2万余份", 12000, 12000, 12999, "about_plus", "份"),
    ("近200人次", 200, None, 200, "nearly", "人次"),
    ("约300件", 300, None, None, "approx", "件"),
    ("300件左右", 300, None, None, "approx", "件"),
    ("不少于10场", 10, 10, None, "at_least", "场"),
    ("10场以上", 10, 10, None, "at_least", "场"),
    ("不超过10件", 10, None, 10, "at_most", "件"),
    ("10件以内", 10, None, 10, "at_most", "件"),
    ("1-2个", 1, 1, 2, "range", "个"),
    ("6至8期", 6, 6, 8, "range", "期"),
    ("两三次", 2, 2, 3, "range", "次"),
    ("十余场", 10, 10, 19, "about_plus", "场"),
    ("百余人", 100, 100, 199, "about_plus", "人"),
    ("两万余人次", 20000, 20000, 29999, "about_plus", "人次"),
    ("2300余万元", 23_000_000, 23_000_000, 23_999_999, "about_plus", "元"),
    ("三十余次", 30, 30, 39, "about_plus", "次"),
    ("一百零五件", 105, 105, 105, "exact", "件"),
    ("百分之九十八点五", Decimal("98.5"), Decimal("98.5"), Decimal("98.5"), "exact", "%"),
    ("两三百人", 200, 200, 300, "range", "人"),
    ("三五十人", 30, 30, 50, "range", "人"),
    ("八成以上", 80, 80, None, "at_least", "%"),
    ("近八成", 80, None, 80, "nearly", "%"),
    ("２８６件", 286, 286, 286, "exact", "件"),
    ("９４.１％", Decimal("94.1"), Decimal("94.1"), Decimal("94.1"), "exact", "%"),
    ("１２，３４５件", 12345, 12345, 12345, "exact", "件"),
    ("14,286件", 14286, 14286, 14286, "exact", "件"),
    ("2 310 件", 2310, 2310, 2310, "exact", "件"),
    ("2.9万件", 29000, 29000, 29000, "exact", "件"),
    ("2.4个百分点", Decimal("2.4"), Decimal("2.4"), Decimal("2.4"), "exact", "个百分点"),
]


@pytest.mark.parametrize(("text", "value", "low", "high", "qualifier", "unit"), KEPT)
def test_a_number_keeps_its_hedge(
    text: str, value: Number, low: Number | None, high: Number | None, qualifier: str, unit: str
) -> None:
    found = find(normalise(text))
    assert len(found) == 1
    assert (found[0].value, found[0].low, found[0].high, found[0].qualifier, found[0].unit) == (
        value,
        low,
        high,
        qualifier,
        unit,
    )


@pytest.mark.parametrize(
    "text",
    [
        "第二十四条",
        "“三项制度”",
        "12345热线",
        "〔2025〕3号",
        "“4·15”",
        "1+3+N",
        "2021—2025年",
        "1—10月",
        "2025年",
        "一是",
        "统一",
        "三分之一",
        "若干件",
    ],
)
def test_a_word_with_digits_is_not_a_number(text: str) -> None:
    assert find(normalise(text)) == []


@pytest.mark.parametrize("text", ["٣件", "𝟙𝟚件", "½件"])
def test_foreign_digits_are_never_taken(text: str) -> None:
    assert find(normalise(text)) == []


@pytest.mark.parametrize("text", ["12②件", "12²件"])
def test_a_footnote_sign_never_becomes_a_digit(text: str) -> None:
    assert all(quantity.value == 12 for quantity in find(normalise(text)))


def test_normalisation_keeps_every_place() -> None:
    text = "全年排查３８０余件，化解率９７．９％。"
    assert len(normalise(text)) == len(text)
    quantity = find(normalise(text))[0]
    assert text[quantity.start : quantity.end] == "３８０余件"


def test_over_is_somewhat_more_of_a_fact_and_at_least_of_a_plan() -> None:
    quantity = find(normalise("超过120场"))[0]
    assert for_kind(quantity, "actual")[2:6] == (120, 120, 129, "about_plus")
    assert for_kind(quantity, "target")[2:6] == (120, 120, None, "at_least")
