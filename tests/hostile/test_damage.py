"""U12: 1,000 randomly damaged files through the real children: each ends in a clean fault or as text for a person."""

from etl.read import Children
from tests.hostile.damage import SLOW, damaged, originals, run

CLEAN = {
    "read",
    "damaged",
    "empty",
    "encoding",
    "encrypted",
    "forbidden",
    "mismatch",
    "no_text",
    "sheet_too_large",
    "structure",
    "timeout",
}


def test_u12_no_damaged_file_crashes_or_hangs_a_child() -> None:
    with Children(2) as children:
        outcomes = run(range(1000), children)
    assert outcomes.lost == []
    assert sum(sum(counts.values()) for counts in outcomes.counts.values()) == 1000
    assert {outcome for counts in outcomes.counts.values() for outcome in counts} <= CLEAN
    assert set(outcomes.counts) == set(originals())
    # The damage is neither so small that nothing notices, nor so great that nothing is left to read.
    for kind, counts in outcomes.counts.items():
        assert kind in SLOW or 0.1 < counts["read"] / sum(counts.values()) < 0.9, kind


def test_the_same_number_is_the_same_file() -> None:
    files = originals()
    assert [damaged(number, files) for number in range(30)] == [damaged(number, files) for number in range(30)]
