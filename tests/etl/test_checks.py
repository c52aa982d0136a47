"""Checks: the deliberate defects of the golden reports are found, and clean reports are left in peace."""

from pathlib import Path

import pytest

from etl.checks import RULES
from etl.checkup import AGREES, DIFFERS, OPEN
from etl.checkup.reading import check_reading
from etl.propose import certain
from etl.reading import Reading, read

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"


def reading(name: str) -> Reading:
    return read(f"{name}.txt", (DEMO / f"{name}.txt").read_bytes())


def codes(name: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.values.get("indicator", "")) for finding in reading(name).findings]


def test_the_defects_of_xindu_2024_are_found() -> None:
    found = codes("东川区_新渡街道_2024")
    assert ("share_mismatch", "dispute_resolution_rate") in found
    assert ("share_mismatch", "certified_officer_rate") in found
    assert ("parts_mismatch", "mediators_total") in found
    assert ("parts_mismatch", "penalty_cases") in found
    assert ("partial_year", "hotline_tickets") in found


def test_the_defects_of_xindu_2025_are_found() -> None:
    found = codes("东川区_新渡街道_2025")
    assert ("share_mismatch", "mediation_success_rate") in found
    assert ("parts_mismatch", "gov_service_items_handled") in found
    assert ("partial_year", "hotline_tickets") in found
    assert "heading_year" in {code for code, _ in found}


@pytest.mark.parametrize("name", [path.stem for path in sorted(DEMO.glob("*.txt")) if "新渡" not in path.stem])
def test_no_other_report_is_accused(name: str) -> None:
    assert not {code for code, _ in codes(name)} & {"share_mismatch", "parts_mismatch", "heading_year", "out_of_range"}


def test_the_bases_that_would_fit_are_for_the_reviewer_only() -> None:
    finding = next(item for item in reading("东川区_新渡街道_2025").findings if item.code == "share_mismatch")
    assert "301" in finding.reviewer_values["bases"]
    assert "301" not in " ".join(finding.values.values())


def test_what_the_check_up_says_of_a_share_is_found_as_well() -> None:
    found = [finding for finding in reading("东川区_新渡街道_2024").findings if finding.code == "share_mismatch"]
    told = {(one.values["numerator"], one.values["base"], one.values["value"]) for one in found}
    assert told == {("17", "19", "94.1"), ("279", "286", "98.6"), ("65", "66", "100")}


@pytest.mark.parametrize("name", [path.stem for path in sorted(DEMO.glob("*.txt"))])
def test_nothing_that_the_check_up_asks_about_is_taken_without_a_person(name: str) -> None:
    read_report = reading(name)
    taken = [read_report.claims[place] for place in certain(read_report)]
    asked = [
        spot
        for result in check_reading(read_report, f"{name}.txt")
        if result.rule in RULES
        for one in result.evidence
        if one.verdict in (DIFFERS, OPEN)
        for spot in one.spots
    ]
    assert taken
    assert not [
        (claim.quote, spot) for claim in taken for spot in asked if spot[0] < claim.end and claim.start < spot[1]
    ]


def test_two_values_that_rounding_reconciles_agree_in_print_and_still_ask_which_is_kept() -> None:
    text = "柳浪街道2025年法治政府建设年度报告\n一、2025年工作情况\n全年排查矛盾纠纷380余件。\n全年排查矛盾纠纷386件。"
    read_report = read("2025.txt", text.encode())
    assert [(one.code, one.severity, one.claims) for one in read_report.findings] == [("said_roughly", "doubt", (1, 0))]
    (twice,) = [one for one in check_reading(read_report, "2025.txt") if one.rule == "twice"]
    assert twice.verdict == AGREES
    assert certain(read_report) == []
