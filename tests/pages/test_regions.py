"""地区: what is known of an office's size, one office by form, many by csv, and everything that cannot be stored said."""

import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from exports.grid import Value, csv_bytes, xlsx_bytes
from records import Person, RegionProfile
from store import people, profiles, regions
from tests.pages.conftest import page, words

PAGE = "administration/regions.py"


def someone() -> Person:
    person = people.local_person()
    assert person is not None
    return person


@pytest.fixture
def street(empty: None) -> int:
    return regions.create(someone(), "柳浪街道", "street", None).id


def upload(test: AppTest, text: str) -> AppTest:
    return test.file_uploader(key="profile_file").set_value(("表.csv", text.encode(), "text/csv")).run()


def test_an_office_s_size_is_told_by_form_and_an_emptied_field_is_not_known(street: int) -> None:
    test = page(PAGE)
    assert "还没有登记任何街道" in words(test)
    test.number_input(key="of_year").set_value(2024)
    test = test.run()
    test.number_input(key=f"residents_{street}_2024").set_value(70_000)
    test.number_input(key=f"communities_{street}_2024").set_value(12)
    test.segmented_control(key=f"power_{street}_2024").set_value("no")
    test = test.button[0].click().run()
    assert not test.exception
    assert "已保存柳浪街道2024年的概况" in words(test)
    assert profiles.listing(someone(), [street]) == [RegionProfile("柳浪街道", 2024, 70_000, 12, False)]
    test.number_input(key=f"residents_{street}_2024").set_value(None)
    test.button[0].click().run()
    assert profiles.listing(someone(), [street])[0].residents is None


def test_no_residents_at_all_cannot_be(street: int) -> None:
    test = page(PAGE)
    test.number_input(key="of_year").set_value(2024)
    test = test.run()
    test.number_input(key=f"residents_{street}_2024").set_value(0)
    test = test.button[0].click().run()
    assert "未保存任何数据" in test.error[0].value
    assert profiles.listing(someone(), [street]) == []


def test_a_csv_is_shown_first_and_stored_at_a_click(street: int) -> None:
    test = upload(page(PAGE), "街道,年度,常住人口\n柳浪街道,2024,70000\n柳浪街道,2025,71000\n")
    assert "读到2行" in words(test)
    assert profiles.listing(someone(), [street]) == []
    test = test.button(key="take_profiles").click().run()
    assert not test.exception
    assert "2行有变化" in words(test)
    assert [item.residents for item in profiles.listing(someone(), [street])] == [70_000, 71_000]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("街道,年度,常住人口\n柳浪街道,2024,7万\n柳浪街道,2025,71000\n", "第2行：“7万”不是大于0的整数"),
        ("街道,人口\n柳浪街道,1\n", "缺少“year”一栏"),
        ("街道,年度\n", "表里没有数据行"),
    ],
)
def test_a_csv_with_a_mistake_is_refused_as_a_whole(street: int, text: str, said: str) -> None:
    test = upload(page(PAGE), text)
    assert not test.exception
    assert said in test.error[0].value.replace("\\", "")
    assert "没有入库" in test.error[0].value
    assert not [button for button in test.button if button.key == "take_profiles"]


def test_an_unknown_office_in_a_csv_is_said_and_nothing_is_stored(street: int) -> None:
    test = upload(page(PAGE), "街道,年度,常住人口\n柳浪街道,2024,70000\n柳浪街,2025,71000\n")
    test = test.button(key="take_profiles").click().run()
    assert "“柳浪街”不是已知的街道" in test.error[0].value
    assert profiles.listing(someone(), [street]) == []


def test_a_table_leaves_as_csv_and_workbook_with_numbers_as_numbers_and_no_formula() -> None:
    rows: list[list[Value]] = [["街道", "值"], ["=1+1", Decimal("98.7")], ["柳浪街道", None], ["鼓山", -3]]
    assert csv_bytes(rows).decode("utf-8-sig").splitlines() == ["街道,值", "'=1+1,98.7", "柳浪街道,", "鼓山,-3"]
    sheet = load_workbook(io.BytesIO(xlsx_bytes("化解率/2025", rows, ["口径说明"]))).active
    assert sheet is not None
    assert sheet.title == "化解率 2025"
    assert [[cell.value for cell in row] for row in sheet["A2:B4"]] == [
        ["=1+1", 98.7],
        ["柳浪街道", None],
        ["鼓山", -3],
    ]
    assert sheet["A2"].data_type == "s"
    assert sheet["A6"].value == "口径说明"
