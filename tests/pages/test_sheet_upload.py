"""A filled form on the upload page: rows shown with what is doubtful, confirmed by a person, stored once."""

import csv
import io
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from records import Person
from store import observations, people, regions
from tests.pages.conftest import page, words

FORM = Path(__file__).resolve().parents[1] / "fixtures" / "东川区_指标填报表.xlsx"


@pytest.fixture
def person(empty: None) -> Person:
    found = people.local_person()
    assert found is not None
    return found


def uploaded(name: str, content: bytes) -> AppTest:
    test = page("reporting/upload.py")
    test.file_uploader[0].set_value([(name, content, "application/octet-stream")])
    return test.run()


def table(*rows: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([["街道", "年度", "指标", "数值", "单位"], *rows])
    return out.getvalue().encode()


def save(test: AppTest) -> AppTest:
    return next(button for button in test.button if button.label.startswith("确认入库")).click().run()


def test_a_form_of_known_streets_is_stored_on_one_click_and_once(person: Person) -> None:
    for name, level in (("柳浪街道", "street"), ("北塘镇", "town")):
        regions.create(person, name, level, None)
    test = uploaded(FORM.name, FORM.read_bytes())
    assert not test.exception
    assert "170 个数值，其中 170 个可直接入库" in words(test)
    assert observations.table(person) == []
    test = save(test)
    assert not test.exception
    assert "已入库 170 个数值" in words(test)
    assert len(observations.table(person)) == 170
    test = uploaded(FORM.name, FORM.read_bytes())
    assert "170 个与已有数据相同" in words(test)
    assert "由测试员导入过" in words(test)
    assert not [button for button in test.button if button.label.startswith("确认入库")]


def test_an_unknown_street_is_asked_for_and_made_only_on_saving(person: Person) -> None:
    test = uploaded("表.csv", table(["柳浪街道", "2024", "行政处罚案件数", "68", "件"]))
    assert "还没有可入库的数值" in words(test)
    box = next(box for box in test.selectbox if "柳浪街道" in box.label)
    test = box.select("＋柳浪街道").run()
    assert regions.all_regions(person) == []
    save(test)
    assert [region.name for region in regions.all_regions(person)] == ["柳浪街道"]
    assert [value.value for value in observations.table(person)] == [68]


def test_a_doubtful_row_is_stored_only_when_it_was_chosen(person: Person) -> None:
    regions.create(person, "柳浪街道", "street", None)
    rows = (
        ["柳浪街道", "2024", "行政处罚案件数", "68①", "件"],
        ["柳浪街道", "2024", "联合执法次数", "四十左右吧", "次"],
    )
    test = uploaded("表.csv", table(*rows))
    assert not test.exception
    assert "还没有可入库的数值" in words(test)
    test = test.multiselect[0].select("D2").run()
    save(test)
    assert [(value.indicator, value.value) for value in observations.table(person)] == [("penalty_cases", 68)]


def test_an_unknown_indicator_is_asked_for(person: Person) -> None:
    regions.create(person, "柳浪街道", "street", None)
    test = uploaded("表.csv", table(["柳浪街道", "2024", "纠纷化解成效", "98.5", "%"]))
    box = next(box for box in test.selectbox if "纠纷化解成效" in box.label)
    test = box.select("dispute_resolution_rate").run()
    assert not test.exception
    save(test)
    assert [value.indicator for value in observations.table(person)] == ["dispute_resolution_rate"]


def test_a_sheet_of_something_else_says_what_is_expected(person: Person) -> None:
    test = uploaded("表.csv", "姓名,电话\n甲,123\n".encode())
    assert not test.exception
    assert "没有认出表头" in words(test)
    assert observations.table(person) == []


def test_the_form_can_be_downloaded_for_a_street(person: Person) -> None:
    regions.create(person, "柳浪街道", "street", None)
    test = page("reporting/upload.py")
    assert not test.exception
    assert any("柳浪街道" in getattr(button, "label", "") for button in test.get("download_button"))
