"""The two verbs of review in their dialogs: 改提取 offers to keep the wording, 原文有误 asks for ground and consent."""

import pytest
from streamlit.testing.v1 import AppTest

from records import Person, Report
from store import claims, people
from tests.pages.conftest import words
from tests.pages.test_review import draft

NAME = "东川区_柳浪街道_2025.txt"


def dialog(report: int, claim: int, verb: str) -> None:
    """A page that opens one claim's dialog; its source is run by itself."""
    import streamlit as st

    from pages.reporting import verdicts
    from store import claims, people

    person = people.local_person()
    assert person is not None
    item = next(one for one in claims.claims(person, report) if one.id == claim)
    if item.decision != "pending":
        st.markdown(str(st.session_state.get("offered_wording")))
    elif verb == "reject":
        verdicts.reject(person, item)
    else:
        verdicts.correct(person, item, misread=verb == "correct")


@pytest.fixture
def opened(empty: None) -> tuple[Person, Report, int]:
    person, report = draft(NAME)
    item = next(one for one in claims.claims(person, report.id) if one.claim.indicator == "legal_publicity_events")
    return person, report, item.id


def shown(report: Report, claim: int, verb: str) -> AppTest:
    return AppTest.from_function(dialog, kwargs={"report": report.id, "claim": claim, "verb": verb}).run()


def saved(test: AppTest) -> AppTest:
    return next(button for button in test.button if button.label == "保存").click().run()


def test_another_indicator_is_offered_to_be_kept(opened: tuple[Person, Report, int]) -> None:
    person, report, claim = opened
    test = shown(report, claim, "correct")
    test.selectbox[0].set_value("targeted_publicity_events")
    test.text_input(key="reason").set_value("是精准普法")
    test = saved(test)
    assert not test.exception
    assert words(test) == f"({claim}, 'names')"
    item = next(one for one in claims.claims(person, report.id) if one.id == claim)
    assert (item.decision, item.final.indicator, item.reason) == (
        "corrected",
        "targeted_publicity_events",
        "是精准普法",
    )


def test_another_number_alone_is_not_offered(opened: tuple[Person, Report, int]) -> None:
    _, report, claim = opened
    test = shown(report, claim, "correct")
    test.text_input[0].set_value("41场")
    test.text_input(key="reason").set_value("看错一位")
    assert words(saved(test)) == "None"


def test_a_wrong_report_needs_its_ground_and_who_agreed(opened: tuple[Person, Report, int]) -> None:
    person, report, claim = opened
    test = shown(report, claim, "wrong")
    test.text_input(key="reason").set_value("台账为41场")
    test = saved(test)
    assert "请写明依据和同意人，改动未保存" in words(test)
    test.text_input(key="agreed").set_value("司法所长张三")
    test = saved(test)
    assert not test.exception
    item = next(one for one in claims.claims(person, report.id) if one.id == claim)
    assert item.reason == "依据：台账为41场；同意人：司法所长张三"
    assert "report_corrected" in item.final.flags
    assert "report_corrected" not in item.claim.flags


def test_what_belongs_to_something_else_is_offered_as_not(opened: tuple[Person, Report, int]) -> None:
    _, report, claim = opened
    test = saved(shown(report, claim, "reject"))
    assert words(test) == f"({claim}, 'not')"
    assert people.local_person() is not None
