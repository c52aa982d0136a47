"""进度: who has handed in what, against which date; the district's date is set there; the reminder names the right ones."""

from datetime import date

import pytest

from exports.reminder import Due, reminder
from pages.supervision import submissions
from records import Region
from store import deadlines, handed_in, regions, reports
from tests.pages.conftest import me, page, said

PAGE = "supervision/progress.py"


def district() -> Region:
    found = regions.find(me(), "东川区")
    assert found is not None
    return found


def test_all_have_published_and_one_signed_late(demonstration: object) -> None:
    told = said(page(PAGE, region="东川区", year="2025"))
    assert "东川区2025年度法治年报：4个街道（镇）中4个已发布；新渡街道（2天）晚于报区时限。" in told
    assert "不必催报：4个街道（镇）中4个已发布。" in told


def test_who_has_not_handed_in_is_named_and_reminded(demonstration: object) -> None:
    test = page(PAGE, region="东川区", year="2023")
    assert "4个街道（镇）中1个已发布；鼓山街道、新渡街道、北塘镇尚未报送，已逾期" in said(test)
    text = test.code[0].value
    assert text.startswith("鼓山街道、新渡街道、北塘镇：")
    assert "2024年3月1日前" in text
    assert "柳浪" not in text


def test_the_district_sets_its_date_and_takes_it_back(demonstration: object) -> None:
    test = page(PAGE, region="东川区", year="2024")
    version = 1
    place = f"{district().id}_2024_{version}"
    test.date_input(key=f"day_{place}").set_value(date(2025, 1, 20))
    test.text_input(key=f"source_{place}").set_value("东法办〔2024〕9号")
    test.text_input(key=f"reason_{place}").set_value("提前汇总")
    saving = next(one for one in test.button if one.label == "保存")
    saving.click().run()
    told = deadlines.of_district(me(), district().id, 2024)
    assert told is not None
    assert (told.due, told.source, told.row_version) == (date(2025, 1, 20), "东法办〔2024〕9号", version + 1)
    assert "理由：提前汇总" in said(test)


def test_a_date_without_a_reason_is_refused_in_plain_words(demonstration: object) -> None:
    test = page(PAGE, region="东川区", year="2023")
    test.text_input(key=f"source_{district().id}_2023_0").set_value("通知")
    next(one for one in test.button if one.label == "保存").click().run()
    assert "请写明理由，改动未保存。" in said(test)
    assert deadlines.of_district(me(), district().id, 2023) is None


def test_the_day_that_a_report_came_is_recorded_and_decides(demonstration: object) -> None:
    test = page(PAGE, region="东川区", year="2025")
    office = regions.find(me(), "北塘镇")
    assert office is not None
    test.selectbox(key="came_office_2025_3").select(office.id).run()
    saved = test.button(key="came_save_2025_3")
    test = saved.click().run()
    assert "请写明理由，改动未保存。" in said(test)
    test.date_input(key=f"came_day_2025_3_{office.id}").set_value(date(2026, 1, 26))
    test.text_input(key="came_reason_2025_3").set_value("收文登记第12号")
    test = test.button(key="came_save_2025_3").click().run()
    assert "北塘镇2026-01-26收文（入库" in said(test)
    assert handed_in.of_offices(me(), [office.id], 2025)[office.id].day == date(2026, 1, 26)
    told = submissions.of_offices(me(), [office], 2025)[0]
    assert told.handed_in(date(2026, 1, 28), date(2026, 11, 1)).state == "in_time"
    assert told.handed_in(date(2026, 1, 25), date(2026, 11, 1)).days == 1


def test_a_draft_is_no_report_published(empty: None) -> None:
    above = regions.create(me(), "东川区", "district", None)
    street = regions.create(me(), "柳浪街道", "street", above.id)
    regions.create(me(), "鼓山街道", "street", above.id)
    reports.receive(
        me(),
        region_id=street.id,
        year=2025,
        title="报告",
        file_name="a.txt",
        media_type="text/plain",
        content=b"x",
        text="2025年工作\n2026年1月20日\n",
        claims=[],
    )
    told = said(page(PAGE, year="2025"))
    assert "2个街道（镇）中0个已发布；鼓山街道尚未报送" in told
    assert "柳浪街道为草稿，待核对发布" in told


def test_offices_of_no_district_have_a_place_and_no_date_of_their_own(empty: None) -> None:
    regions.create(me(), "柳浪街道", "street", None)
    test = page(PAGE)
    assert "未列入区的街道（镇）" in said(test)
    assert not test.date_input


@pytest.mark.parametrize(
    ("today", "words_there"), [(date(2026, 1, 20), "距时限还有8天"), (date(2026, 2, 3), "已超过6天")]
)
def test_the_reminder_is_polite_before_and_after(today: date, words_there: str) -> None:
    text = reminder(
        2025,
        ["新渡街道"],
        ["北塘镇"],
        Due(date(2026, 1, 28), "东法办〔2025〕7号"),
        [("报上一级", date(2026, 3, 1))],
        ("东川区", "王审核"),
        today,
    )
    assert words_there in text
    assert "按东法办〔2025〕7号，应于2026年1月28日前报送" in text
    assert "2026年3月1日前报上一级" in text
    assert "北塘镇：" in text
    assert "数字尚待核对" in text


def test_nobody_is_reminded_of_nothing() -> None:
    assert reminder(2025, [], [], Due(date(2026, 1, 28)), [], ("东川区", "王审核"), date(2026, 1, 1)) == ""
