"""A correction's wording: offered, never kept unseen; shown with what it changes; listed, revoked, used from then on."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from etl import load
from etl.read import Document
from etl.reading import of_document
from pages.reporting.decisions import paragraphs
from pages.reporting.reasons import reasons
from records import Claim, Person, Report, Taught
from store import claims, lessons, people, regions
from tests.pages.conftest import page, words

TEXT = "柳浪街道2025年法治政府建设年度报告\n一、主要举措\n全年推出板凳说法42场。排查矛盾纠纷304件，化解300件。\n二、下一年安排\n开展普法活动50场。"
BENCH = Taught(0, "names", "推出板凳说法", "legal_publicity_events", "times")


def draft(year: int = 2025) -> tuple[Person, Report]:
    person = people.local_person()
    assert person is not None
    text = TEXT.replace("2025", str(year))
    reading = of_document(Document(text, "text/plain"), "a.txt")
    street = regions.find(person, "柳浪街道") or regions.create(person, "柳浪街道", "street", None)
    return person, load.receive(person, reading, "a.txt", text.encode(), street.id, year)


def pressed(test: AppTest, label: str) -> AppTest:
    return next(button for button in test.button if button.label == label).click().run()


def added(report: Report) -> AppTest:
    test = page("reporting/review.py", report=str(report.id))
    test.text_input(key="add_words").set_value("推出板凳说法42场")
    test.selectbox(key="add_indicator").set_value("legal_publicity_events")
    return pressed(test.run(), "补录")


def test_a_wording_is_offered_after_a_correction_and_kept_only_when_its_effect_was_seen(empty: None) -> None:
    _, earlier = draft(2024)
    person, report = draft()
    test = added(report)
    assert not test.exception
    assert "要记住这个写法吗" in words(test)
    keep = next(button for button in test.button if button.label == "记住")
    assert keep.disabled
    assert lessons.listing(person) == []
    test = pressed(test, "看看会改变什么")
    assert not test.exception
    assert "已入库的报告中2份会变：新增2个数，去掉0个，改读0个" in words(test)
    test = pressed(test, "记住")
    assert not test.exception
    assert "已记住“推出板凳说法”" in words(test)
    assert "要记住这个写法吗" not in words(test)
    (lesson,) = lessons.listing(person)
    assert (lesson.taught.phrase, lesson.taught.units, lesson.region_name, lesson.reason, lesson.report_id) == (
        "推出板凳说法",
        "times",
        "柳浪街道",
        "人工补录",
        report.id,
    )
    del earlier


def test_what_is_changed_after_it_was_seen_has_to_be_seen_again(empty: None) -> None:
    person, report = draft()
    test = pressed(added(report), "看看会改变什么")
    (item,) = [one for one in claims.claims(person, report.id) if one.decision == "added"]
    test = test.text_input(key=f"phrase_{item.id}").set_value("板凳说法").run()
    assert next(button for button in test.button if button.label == "记住").disabled


def test_a_wording_with_a_number_is_refused_in_a_sentence(empty: None) -> None:
    person, report = draft()
    test = added(report)
    (item,) = [one for one in claims.claims(person, report.id) if one.decision == "added"]
    test = test.text_input(key=f"phrase_{item.id}").set_value("说法42场").run()
    test = pressed(test, "看看会改变什么")
    assert not test.exception
    assert "不能作为用语，未保存" in words(test)


def test_who_says_no_keeps_nothing(empty: None) -> None:
    person, report = draft()
    test = pressed(added(report), "不用")
    assert "要记住这个写法吗" not in words(test)
    assert lessons.listing(person) == []


def test_a_kept_wording_that_would_change_a_decision_says_so(empty: None) -> None:
    person, report = draft()
    item = next(one for one in claims.claims(person, report.id) if one.claim.value == 304)
    claims.decide(person, item.id, item.row_version, "confirmed")
    test = page("reporting/review.py", report=str(report.id))
    test.session_state["offered_wording"] = (item.id, "not")
    test = test.run()
    assert "就不作“" in words(test)
    test = pressed(test, "看看会改变什么")
    assert not test.exception
    assert "其中1个是有人核定过的" in words(test)


def test_what_a_person_corrected_is_no_warning_where_the_wording_says_the_same(empty: None) -> None:
    person, report = draft()
    item = next(one for one in claims.claims(person, report.id) if one.claim.value == 304)
    wrong = replace(item.claim, indicator="disputes_accepted")
    claims.decide(person, item.id, item.row_version, "corrected", "排查即受理", wrong)
    test = page("reporting/review.py", report=str(report.id))
    test.session_state["offered_wording"] = (item.id, "names")
    test = pressed(test.run(), "看看会改变什么")
    assert not test.exception
    assert "改读1个" in words(test)
    assert "有人核定过的" not in words(test)


def test_the_page_lists_what_is_kept_and_revokes_it_with_a_reason(empty: None) -> None:
    person, report = draft()
    lessons.keep(person, BENCH, report.region_id, None, "板凳说法是普法")
    test = page("reference/wordings.py")
    assert not test.exception
    assert "1条有效，0条已撤销" in words(test)
    test.selectbox(key="revoke_number").set_value(1)
    test = test.run().button(key="revoke").click().run()
    assert "请写明理由" in words(test)
    test.text_input(key="revoke_reason").set_value("其实是讲座")
    test = test.button(key="revoke").click().run()
    assert not test.exception
    assert "0条有效，1条已撤销" in words(test)
    assert lessons.holding(person, report.region_id) == ()


def test_an_office_s_base_is_kept_as_its_habit(empty: None) -> None:
    person, report = draft()
    test = page("reference/wordings.py")
    test.selectbox(key="habit_region").set_value(report.region_id)
    test.selectbox(key="habit_rate").set_value("dispute_resolution_rate")
    test.text_input(key="habit_reason").set_value("街道历来按受理数算")
    test = test.run()
    test.selectbox(key="habit_base").set_value("disputes_accepted")
    test = test.run().button(key="habit_keep").click().run()
    assert not test.exception
    (lesson,) = lessons.listing(person)
    assert (lesson.taught.sort, lesson.taught.base) == ("base", "disputes_accepted")


def test_the_next_report_is_read_with_it_and_the_card_says_why(empty: None) -> None:

    person, report = draft()
    kept = lessons.keep(person, BENCH, report.region_id, None, "板凳说法是普法")
    found: list[Claim] = of_document(
        Document(TEXT, "text/plain"), "b.txt", taught=lessons.holding(person, report.region_id)
    ).claims
    claim = next(one for one in found if one.value == 42)
    told = reasons(claim, {kept.taught.number: kept})
    assert told[0].startswith("按记住的用语“推出板凳说法”认出（测试员于")
    assert told[-1] == "◐ 把握中：记住的用语确认满3次以前，把握最高为中"
    target = next(one for one in found if one.kind == "target")
    assert "作为2026年的目标" in " ".join(reasons(target, {}))
    assert reasons(replace(claim, rule="learned:99"), {})[0] == "按“learned:99”的第–条规则认出"


def test_a_paragraph_s_undoubted_figures_are_taken_together(empty: None) -> None:

    person, report = draft()
    items = claims.claims(person, report.id)
    together = paragraphs(TEXT, items)
    assert [[item.claim.value for item in group] for group in together.values()] == [[304, 300]]
