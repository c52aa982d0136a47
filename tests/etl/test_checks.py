"""Checks: the deliberate defects of the golden reports are found, and clean reports are left in peace."""

from pathlib import Path

import pytest

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
