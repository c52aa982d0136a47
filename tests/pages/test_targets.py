"""The page of targets: where each comes from, which one decides, setting and withdrawing, and every slip in a sentence."""

from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from faults import Fault
from pages.parts.typed import number_of
from store import regions, set_targets, targets
from store.set_targets import Wanted
from tests.pages.conftest import me, page, region_id, said

NAME = "administration/targets.py"
RATE = "dispute_resolution_rate"


def filled(test: AppTest, **values: str) -> AppTest:
    told = {"value": "99", "source": "东法办〔2025〕3号", "reason": "全区统一要求"} | values
    test.selectbox(key="set_indicator").set_value(RATE).run()
    test.number_input(key="set_year").set_value(int(told.get("year", "2026"))).run()
    for key in ("value", "source", "reason"):
        test.text_input(key=f"set_{key}").set_value(told[key])
    return test.button(key="set_save").click().run()


def test_a_district_lists_its_offices_targets_with_their_origin(demonstration: object) -> None:
    test = page(NAME, region="东川区", year="2025")
    assert not test.exception
    assert "东川区2025年有目标" in said(test)
    assert "区级设定0项；没有一项指标同时有几个目标。" in said(test)


def test_a_target_set_for_the_district_decides_over_a_street_s_plan(demonstration: object) -> None:
    test = filled(page(NAME, region="东川区", year="2026"))
    assert not test.exception
    assert "已设定：矛盾纠纷化解率，2026年。" in said(test)
    assert "区级设定1项；" in said(test)
    assert "同一指标有几个目标" in said(test)
    kept = targets.listing(me(), [region_id("东川区")])
    assert [(item.value, item.year, item.words, item.why) for item in kept] == [
        (99, 2026, "东法办〔2025〕3号", "全区统一要求")
    ]
    assert "区级设定1项；" in said(page(NAME, region="柳浪街道", year="2026"))


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"value": "很高"}, "“很高”无法确认为数值，未保存"),
        ({"value": ""}, "无法确认为数值"),
        ({"value": "101"}, "101 不合理"),
        ({"source": " "}, "请写明依据"),
        ({"reason": ""}, "请写明理由"),
        ({"year": "2099"}, "目标的年份应在"),
    ],
)
def test_a_slip_is_told_in_a_sentence_and_nothing_is_kept(
    demonstration: object, values: dict[str, str], sentence: str
) -> None:
    test = filled(page(NAME, region="柳浪街道", year="2026"), **values)
    assert not test.exception
    assert sentence in said(test)
    kept = targets.listing(me(), [region_id("柳浪街道")], with_ended=True)
    assert not [item for item in kept if item.origin == "person"]


def test_who_was_faster_is_told_and_the_next_try_starts_from_what_stands(demonstration: object) -> None:
    test = page(NAME, region="柳浪街道", year="2026")
    test.selectbox(key="set_indicator").set_value(RATE).run()
    wanted = Wanted(region_id("柳浪街道"), RATE, 2026, ">=", 97, False, "会议纪要", "先定")
    set_targets.set_target(me(), wanted, 0)
    test = filled(test)
    assert "刚被演示用户修改" in said(test)
    assert [item.value for item in targets.listing(me(), [wanted.region_id]) if item.origin == "person"] == [97]
    test = test.button(key="set_save").click().run()
    assert not test.exception
    assert [item.value for item in targets.listing(me(), [wanted.region_id]) if item.origin == "person"] == [99]


def test_a_withdrawn_target_leaves_the_street_s_plan_to_bind(demonstration: object) -> None:
    wanted = Wanted(region_id("鼓山街道"), RATE, 2025, ">=", 90, False, "会议纪要", "先定")
    before = said(page("leadership/trends.py", region="鼓山街道", indicator=RATE))
    kept = set_targets.set_target(me(), wanted, 0)
    during = said(page("leadership/trends.py", region="鼓山街道", indicator=RATE))
    assert "还差14件" in before
    assert "还差14件" not in during
    assert "另有目标≥98.5%（年度安排），让位于上面的目标" in during
    test = page(NAME, region="鼓山街道", year="2025")
    test.selectbox(key="withdraw_target").set_value(kept.id).run()
    test = test.button(key="withdraw_save").click().run()
    assert "请写明理由" in said(test)
    test.text_input(key="withdraw_reason").set_value("已按街道安排执行")
    test = test.button(key="withdraw_save").click().run()
    assert not test.exception
    assert "已撤回：鼓山街道 矛盾纠纷化解率 ≥90%" in said(test)
    assert said(page("leadership/trends.py", region="鼓山街道", indicator=RATE)) == before


def test_a_year_without_targets_says_what_to_do(empty: None) -> None:
    district = regions.create(me(), "东川区", "district", None)
    regions.create(me(), "柳浪街道", "street", district.id)
    test = page(NAME)
    assert not test.exception
    assert "没有自定目标，也没有区级设定" in said(test)
    assert "也可以在下面直接设定" in said(test)


@pytest.mark.parametrize(
    ("text", "number"),
    [("98", 98), (" ９８．５％ ", Decimal("98.5")), ("1,200", 1200), ("0", 0), ("98.50%", Decimal("98.5"))],
)
def test_a_bound_is_read_as_it_is_typed(text: str, number: object) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["", "约98", "98以上", "-3", "1e3", "12,34", "9" * 13, "98.55555", "nan"])
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    with pytest.raises(Fault):
        number_of(text)
