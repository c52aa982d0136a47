"""A report says the same whatever file it came in: every figure of the file is one of its text and the other way round."""

import csv
from pathlib import Path

import pytest

from etl.read.parse import parse
from etl.reading import of_document
from records import Claim

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
with (FIXTURES / "MANIFEST.tsv").open(encoding="utf-8", newline="") as lines:
    PAIRS = [(row["file"], row["source_text"]) for row in csv.DictReader(lines, delimiter="\t")]


def facts(path: Path) -> set[tuple[object, ...]]:
    def fact(claim: Claim) -> tuple[object, ...]:
        return claim.indicator, claim.value, claim.low, claim.high, claim.year, claim.kind, claim.scope, claim.qualifier

    return {fact(claim) for claim in of_document(parse(path.name, path.read_bytes()), path.name).claims}


@pytest.mark.parametrize(("file", "text"), PAIRS, ids=[file for file, _ in PAIRS])
def test_a_file_gives_the_figures_of_its_text(file: str, text: str) -> None:
    expected = facts(ROOT / "data" / "demo" / f"{text}.txt")
    assert len(expected) > 35
    assert facts(FIXTURES / file) == expected
