"""The check-up: single rules on made-up passages, and every deliberate defect of the demonstration's reports."""

import os
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from etl.checkup import Evidence, with_decisions
from etl.checkup.reading import check_reading
from etl.checkup.words import words
from etl.heading import head
from etl.read import Document
from etl.reading import of_document
from records import CheckDecision
from tests.etl.checkup_reports import DEMO, EASTERN, judged, of_demo, previous_of, reading_of

PASSAGES = tomllib.loads((Path(__file__).parent / "checkup_passages.toml").read_text(encoding="utf-8"))["passage"]
OPENING = "柳浪街道2025年度法治政府建设年度报告\n\n一、2025年度推进法治政府建设的主要举措和成效\n"


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: f"{passage['rule']}: {passage['says']}")
def test_a_rule_on_a_passage(passage: dict[str, Any]) -> None:
    text = passage.get("whole") or OPENING + passage["text"]
    year = head(text, "年报.txt").year or 2025
    previous = {(indicator, year - 1): value for indicator, value in passage.get("previous", {}).items()}
    reading = of_document(Document(text, "text/plain"), "年报.txt")
    result = {one.rule: one for one in check_reading(reading, "年报.txt", previous)}[passage["rule"]]
    assert result.verdict == passage["verdict"], result.evidence
    if "code" in passage:
        assert passage["code"] in {one.code for one in result.evidence if one.verdict == passage["verdict"]}


def test_every_rule_has_a_passage() -> None:
    tried = {passage["rule"] for passage in PASSAGES} | {"range", "restated"}
    assert tried == set(words().rules)
    assert len(PASSAGES) >= 50


def found(evidence: list[Evidence], rule: str) -> list[tuple[str, str, dict[str, str]]]:
    return [(one.verdict, one.code, one.values) for one in evidence if one.rule == rule]


def test_every_defect_of_xindu_2024_is_found() -> None:
    evidence = [one for one in of_demo("东川区_新渡街道_2024") if one.verdict == "differs"]
    shares = {
        (one.values["numerator"], one.values["base"], one.values["value"]) for one in evidence if one.rule == "shares"
    }
    assert shares == {("17", "19", "94.1"), ("279", "286", "98.6"), ("65", "66", "100")}
    sums = {(one.values["parts"], one.values["value"]) for one in evidence if one.rule == "totals"}
    assert sums == {("64＋37", "103"), ("9＋36", "43")}
    assert {one.rule for one in evidence} == {"shares", "totals"}


def test_the_hotline_of_xindu_ends_in_november_and_in_october() -> None:
    for year, value in ((2024, "2310"), (2025, "2467")):
        told = [one for one in of_demo(f"东川区_新渡街道_{year}") if one.rule == "part_year" and one.verdict == "open"]
        assert {one.values["indicator"] for one in told} == {
            "hotline_tickets",
            "hotline_completion_rate",
            "hotline_satisfaction_rate",
        }
        assert value in {one.values["value"] for one in told}


def test_every_defect_of_xindu_2025_is_found() -> None:
    evidence = [one for one in of_demo("东川区_新渡街道_2025") if one.verdict == "differs"]
    assert {(one.rule, one.code) for one in evidence} == {
        ("year", "heading_year"),
        ("shares", "share_mismatch"),
        ("totals", "parts_mismatch"),
    }
    by_rule = {one.rule: one for one in evidence}
    assert (by_rule["year"].values["other"], by_rule["year"].values["expected"]) == ("2024", "2025")
    assert (by_rule["shares"].values["numerator"], by_rule["shares"].values["base"]) == ("297", "304")
    assert by_rule["totals"].values["parts"] == "8905＋5318"
    text = (DEMO / "东川区_新渡街道_2025.txt").read_text(encoding="utf-8")
    assert [text[start:end] for start, end in by_rule["shares"].spots] == ["98.7%", "297件", "304件"]
    assert [text[start:end] for start, end in by_rule["totals"].spots] == ["14,286件", "8,905件", "5,318件"]


def test_the_bases_that_would_fit_are_for_the_reviewer_alone() -> None:
    share = next(one for one in of_demo("东川区_新渡街道_2025") if one.rule == "shares" and one.verdict == "differs")
    assert share.reviewer_values == {"bases": "301"}
    assert "301" not in " ".join(share.values.values())


def test_liulang_2024_restates_the_events_of_2023() -> None:
    evidence = of_demo("东川区_柳浪街道_2024", previous_of("东川区_柳浪街道_2023"))
    told = [
        (one.values["other"], one.values["value"], one.values["year"]) for one in evidence if one.code == "restated"
    ]
    assert ("56", "48", "2023") in told


@pytest.mark.parametrize("name", [path.stem for path in sorted(DEMO.glob("*.txt")) if "新渡" not in path.stem])
def test_no_other_report_is_accused(name: str) -> None:
    assert [one for one in of_demo(name) if one.verdict == "differs"] == []


@pytest.mark.parametrize("name", ["东川区_柳浪街道_2025", "东川区_新渡街道_2024", "东川区_新渡街道_2025"])
def test_the_statutory_outline_passes(name: str) -> None:
    assert [one.verdict for one in of_demo(name) if one.rule == "parts"] == ["agrees"] * 5


def test_a_report_of_a_hurried_writer_in_our_own_words() -> None:
    evidence = judged(EASTERN, "山前街道2025年报.txt")
    assert ("differs", "title_without_year_word") in {(one.verdict, one.code) for one in evidence}
    share = next(one for one in evidence if one.code == "base_rounded")
    assert (share.values["value"], share.values["numerator"], share.reviewer_values) == (
        "97.4",
        "302",
        {"bases": "310"},
    )
    assert [EASTERN[start:end] for start, end in share.spots] == ["97.4%", "302件", "310余件"]
    assert [one.values["quote"] for one in evidence if one.code == "odd_form"] == ["47余件"]
    assert [one.printed for one in evidence if one.code == "share_of_none"] == ["行政争议化解率100%"]
    assert [one.values["words"] for one in evidence if one.code == "last_year_ambiguous"] == ["上一年度"]
    assert [one.verdict for one in evidence if one.rule == "parts"] == ["agrees"] * 5
    assert [one.rule for one in evidence if one.verdict == "differs"] == ["title"]


def test_places_are_those_of_the_stored_text_whatever_spaces_stand_in_it() -> None:
    text = OPENING + "全年受理纠纷 200 件，化解 190 件，化解率 96 %。"
    share = next(one for one in judged(text, "年报.txt") if one.rule == "shares")
    assert [text[start:end].replace(" ", "") for start, end in share.spots] == ["96%", "190件", "200件"]


def test_a_person_s_verdict_stands_as_long_as_the_print_does() -> None:
    text = OPENING + "全年受理纠纷200件，化解190件，化解率96%。"
    results = check_reading(reading_of(text, "年报.txt"), "年报.txt")
    share = next(one for result in results for one in result.evidence if one.rule == "shares")
    told = CheckDecision("shares", share.printed, "agrees", "张三", datetime.now(UTC), "台账为198件", 1)
    decided = {(told.rule, told.printed): told}
    assert _verdict(with_decisions(results, decided)) == "agrees"
    withdrawn = CheckDecision("shares", share.printed, "withdrawn", "张三", datetime.now(UTC), "看错", 2)
    assert _verdict(with_decisions(results, {(told.rule, told.printed): withdrawn})) == "differs"
    changed = check_reading(reading_of(text.replace("96%", "97%"), "年报.txt"), "年报.txt")
    assert _verdict(with_decisions(changed, decided)) == "differs"


def _verdict(results: list[Any]) -> str:
    return next(str(result.verdict) for result in results if result.rule == "shares")


@pytest.mark.skipif(
    "FAZHI_REPORTS" not in os.environ, reason="FAZHI_REPORTS names no folder with the real report of 2025"
)
def test_the_real_report_of_dongfangshan() -> None:
    """The report is no part of the project: it is read where the environment says that it lies."""
    for path in sorted(Path(os.environ["FAZHI_REPORTS"]).glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        if "东方山街道2025度" in text:
            break
    else:
        pytest.fail("no report of 东方山街道 for 2025 in the folder")
    evidence = judged(text, path.name)
    assert [one.verdict for one in evidence if one.rule == "parts"] == ["agrees"] * 5
    assert {(one.rule, one.code) for one in evidence if one.verdict == "differs"} == {
        ("title", "title_without_year_word")
    }
    by_code = {one.code: one for one in evidence if one.verdict == "open"}
    assert [text[start:end] for start, end in by_code["base_rounded"].spots] == ["97.9%", "372件", "380余件"]
    assert by_code["base_rounded"].reviewer_values == {"bases": "380"}
    assert by_code["odd_form"].values == {"quote": "39余件", "value": "39"}
    assert by_code["share_of_none"].printed == "行政争议化解率100%"
    assert by_code["last_year_ambiguous"].values["words"] == "上一年度"
