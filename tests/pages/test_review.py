"""Reviewing: what is not doubtful is confirmed at once, publishing waits for the rest, and the figures appear."""

from pathlib import Path

from etl import load
from etl.reading import read
from records import Person, Report
from store import claims, observations, people, regions, reports
from tests.pages.conftest import page, words

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"


def draft(name: str) -> tuple[Person, Report]:
    person = people.local_person()
    assert person is not None
    content = (DEMO / name).read_bytes()
    reading = read(name, content)
    street = regions.create(person, str(reading.head.region_name), "street", None)
    assert reading.head.year is not None
    return person, load.receive(person, reading, name, content, street.id, reading.head.year)


def test_publishing_waits_for_the_doubtful_ones_and_says_so(empty: None) -> None:
    person, report = draft("东川区_新渡街道_2025.txt")
    test = page("reporting/review.py", report=str(report.id))
    assert not test.exception
    publish = next(button for button in test.button if button.label == "发布")
    assert publish.disabled
    assert "条待核，核完才能发布" in words(test)
    sure = next(button for button in test.button if button.label.startswith("其余"))
    test = sure.click().run()
    waiting = [item for item in claims.claims(person, report.id) if item.decision == "pending"]
    assert 0 < len(waiting) < 15
    assert next(button for button in test.button if button.label == "发布").disabled
    assert observations.table(person) == []


def test_confirmed_figures_are_published_together(empty: None) -> None:
    person, report = draft("东川区_柳浪街道_2025.txt")
    waiting = [(item.id, item.row_version) for item in claims.claims(person, report.id)]
    claims.decide_many(person, waiting, "confirmed")
    test = page("reporting/review.py", report=str(report.id))
    test = next(button for button in test.button if button.label == "发布").click().run()
    assert not test.exception
    assert reports.one(person, report.id).state == "published"
    assert {value.indicator for value in observations.table(person)} >= {
        "dispute_resolution_rate",
        "law_literate_persons",
    }


def test_a_missed_figure_is_added_with_its_words(empty: None) -> None:
    person, report = draft("东川区_柳浪街道_2025.txt")
    test = page("reporting/review.py", report=str(report.id))
    test.text_input(key="add_words").set_value("制作普法短视频18条")
    test.selectbox(key="add_indicator").set_value("publicity_materials")
    test = test.run()
    test = next(button for button in test.button if button.label == "补录").click().run()
    assert not test.exception
    added = [item for item in claims.claims(person, report.id) if item.decision == "added"]
    assert [(item.claim.value, item.claim.quote) for item in added] == [(18, "制作普法短视频18条")]
