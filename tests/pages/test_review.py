"""Reviewing: what is not doubtful is confirmed at once, publishing waits for the rest, and the figures appear."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from etl import load
from etl.reading import read
from pages.reporting import found_in
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


def address(test: AppTest, key: str) -> str:
    """What the address says; AppTest has one word as it came, or in a list."""
    told = test.query_params[key]
    return str(told if isinstance(told, str) else told[0])


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


def test_a_copied_link_restores_report_and_filter(demonstration: object) -> None:
    person = people.local_person()
    assert person is not None
    listed = reports.listing(person)
    for wanted in (listed[0], listed[-1]):
        for kept in ("doubt", "open", "all"):
            test = page("reporting/review.py", report=str(wanted.id), filter=kept)
            assert not test.exception
            assert f"{wanted.title} · " in words(test)
            assert (address(test, "report"), address(test, "filter")) == (str(wanted.id), kept)
    other = page("reporting/review.py", report="9999", filter="nonsense")
    assert not other.exception


def test_a_choice_on_the_page_is_written_into_the_address(demonstration: object) -> None:
    person = people.local_person()
    assert person is not None
    first, second = reports.listing(person)[:2]
    test = page("reporting/review.py", report=str(first.id))
    test = test.selectbox(key="report").set_value(str(second.id)).run()
    assert address(test, "report") == str(second.id)
    assert f"{second.title} · " in words(test)
    test = test.button_group(key="filter").set_value("open").run()
    assert (address(test, "report"), address(test, "filter")) == (str(second.id), "open")


def test_a_published_report_still_shows_what_it_restated(demonstration: object) -> None:
    person = people.local_person()
    assert person is not None
    report = next(one for one in reports.listing(person) if (one.region_name, one.year) == ("柳浪街道", 2024))
    found = found_in.findings(
        report,
        reports.text(person, report.id),
        claims.claims(person, report.id),
        claims.claims(person, report.id),
        observations.of_other_reports(person, report.region_id, report.id),
    )
    assert ("56", "48") in {(one.values["other"], one.values["value"]) for one in found if one.code == "restated"}
