"""报前校核: the verdicts on a stored report, a decision with its reason, the reviewer's view, and a file not stored."""

import pytest
from streamlit.testing.v1 import AppTest

from records import Person, Report
from store import checkups, people, reports
from tests.etl.checkup_reports import DEMO, EASTERN
from tests.pages.conftest import page, words
from tests.pages.test_review import draft

PAGE = "reporting/checkup.py"


@pytest.fixture
def xindu(empty: None) -> tuple[Person, Report]:
    return draft("东川区_新渡街道_2025.txt")


def said(test: AppTest) -> str:
    return words(test).replace("\\", "")


def submit(test: AppTest, index: int = 0, reason: str = "", verdict: str | None = None) -> AppTest:
    keys = [str(one.key).removeprefix("reason_") for one in test.text_input if str(one.key).startswith("reason_")]
    test.text_input(key=f"reason_{keys[index]}").set_value(reason)
    if verdict is not None:
        test.segmented_control(key=f"verdict_{keys[index]}").set_value(verdict)
    return test.button(key=f"save_{keys[index]}").click().run()


def test_an_empty_database_says_what_to_do(empty: None) -> None:
    test = page(PAGE)
    assert not test.exception
    assert "还没有可校核的年报" in said(test)
    assert [button.label for button in test.button if button.label]


def test_the_head_counts_and_names_and_the_worst_stands_first(xindu: tuple[Person, Report]) -> None:
    test = page(PAGE, report=str(xindu[1].id))
    assert not test.exception
    assert "新渡街道 2025：11项相符，3项不符，1项待核实：不符的是年份前后一致、比率与件数、分项与总数" in said(test)
    assert [one.value for one in test.subheader] == ["不符 3", "待核实 3"]
    assert ":orange-background[**98.7%**]" in said(test)


def test_bases_that_would_fit_are_for_the_reviewer_alone(xindu: tuple[Person, Report]) -> None:
    test = page(PAGE, report=str(xindu[1].id))
    assert "301" not in said(test)
    test = test.toggle(key="reviewer").set_value(True).run()
    assert "基数为301时对得上" in said(test)
    assert "301" not in "".join(code.value for code in test.code)
    assert "基数为301时对得上" in said(page(PAGE, report=str(xindu[1].id), reviewer="true"))


def test_the_list_of_issues_can_be_copied(xindu: tuple[Person, Report]) -> None:
    text = page(PAGE, report=str(xindu[1].id)).code[0].value
    assert text.startswith("新渡街道办事处2025年度法治政府建设年度报告\n报前校核问题清单（不符3处，待核实3处）")
    assert "2. 【不符】比率与件数：调解成功率报告值98.7%与297/304（97.7%）不一致" in text
    assert "第7段：“街道调委会全年受理纠纷304件，调解成功297件，调解成功率98.7%" in text


def test_a_decision_is_kept_with_its_reason_and_changes_the_verdict(xindu: tuple[Person, Report]) -> None:
    person, report = xindu
    test = submit(page(PAGE, report=str(report.id)), 1, "台账基数为301件，已改")
    assert not test.exception
    stored = list(checkups.decisions(person, report.id).values())
    assert [(one.rule, one.verdict, one.reason) for one in stored] == [("shares", "agrees", "台账基数为301件，已改")]
    again = page(PAGE, report=str(report.id))
    assert "12项相符，2项不符，1项待核实" in said(again)
    assert "测试员" in said(again)
    assert "已有核实意见 1" in [one.value for one in again.subheader]
    assert "98.7%" not in again.code[0].value


def test_without_a_reason_nothing_is_kept(xindu: tuple[Person, Report]) -> None:
    person, report = xindu
    test = submit(page(PAGE, report=str(report.id)), 0, " ")
    assert not test.exception
    assert len(test.error) == 1
    assert checkups.decisions(person, report.id) == {}


def test_a_decision_can_be_taken_back(xindu: tuple[Person, Report]) -> None:
    person, report = xindu
    submit(page(PAGE, report=str(report.id)), 1, "台账基数为301件，已改")
    test = page(PAGE, report=str(report.id))
    place = next(
        place
        for place, one in enumerate(test.segmented_control)
        if "withdrawn" in str(one.options) or "撤回" in str(one.options)
    )
    key = str(test.segmented_control[place].key).removeprefix("verdict_")
    test.segmented_control(key=f"verdict_{key}").set_value("withdrawn")
    test.text_input(key=f"reason_{key}").set_value("看错了台账")
    test = test.button(key=f"save_{key}").click().run()
    assert "11项相符，3项不符，1项待核实" in said(test)
    assert [one.verdict for one in checkups.decisions(person, report.id).values()] == ["withdrawn"]


def test_a_file_is_checked_without_being_stored(empty: None) -> None:
    test = page(PAGE)
    test = test.file_uploader(key="file").set_value(("山前街道2025年报.txt", EASTERN.encode(), "text/plain")).run()
    assert not test.exception
    assert "1项不符" in said(test)
    assert "310余" in said(test)
    assert "没有入库" in said(test)
    assert not [one for one in test.text_input if str(one.key).startswith("reason_")]
    person = people.local_person()
    assert person is not None
    assert reports.listing(person) == []


def test_a_file_that_is_stored_already_is_the_stored_one(xindu: tuple[Person, Report]) -> None:
    content = (DEMO / "东川区_新渡街道_2025.txt").read_bytes()
    test = page(PAGE).file_uploader(key="file").set_value(("又一份.txt", content, "text/plain")).run()
    assert "已经入库" in said(test)
    assert [one for one in test.text_input if str(one.key).startswith("reason_")]


def test_a_file_that_cannot_be_read_is_a_sentence(empty: None) -> None:
    test = page(PAGE).file_uploader(key="file").set_value(("坏.docx", b"PK\x03\x04 broken", "")).run()
    assert not test.exception
    assert len(test.error) == 1


def test_a_spreadsheet_has_no_sentences_to_check(empty: None) -> None:
    content = "街道,年度,指标,数值\n柳浪街道,2025,普法活动场次,30\n".encode()
    test = page(PAGE).file_uploader(key="file").set_value(("数据.csv", content, "text/csv")).run()
    assert not test.exception
    assert "表格没有正文" in test.error[0].value


def test_the_address_chooses_among_several_reports_and_always_names_one(demonstration: object) -> None:
    person = people.local_person()
    assert person is not None
    by_name = {(report.region_name, report.year): report.id for report in reports.listing(person)}
    wanted = by_name["新渡街道", 2024]
    test = page(PAGE, report=str(wanted))
    assert "新渡街道 2024：" in said(test)
    assert test.query_params["report"] in (str(wanted), [str(wanted)])
    test = test.selectbox(key="checkup_report").set_value(str(by_name["柳浪街道", 2024])).run()
    assert "柳浪街道 2024：" in said(test)
    assert test.query_params["report"] in (str(by_name["柳浪街道", 2024]), [str(by_name["柳浪街道", 2024])])
    assert "2023年的数值原报56，本报告改为48" in said(test)
