"""The sentence corpus: passages in the wordings of many provinces, with what must and what must not come out."""

import json
from pathlib import Path

import pytest

from catalogue import catalogue
from etl.claims import find
from records import Claim

PATH = Path(__file__).resolve().parents[1] / "gold" / "sentences.jsonl"
PASSAGES = [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]


def own(passage: dict[str, object]) -> list[Claim]:
    claims = find(str(passage["text"]), int(str(passage["year"])))
    return [claim for claim in claims if claim.indicator and claim.scope in ("street", "part_year")]


def fits(claim: Claim, row: dict[str, object]) -> bool:
    ids = {row["indicator"], *(row.get("alt") or [])}  # type: ignore[misc]
    told = (float(claim.value), claim.year, claim.kind)
    return claim.indicator in ids and told == (float(str(row["value"])), row["year"], row["kind"])


def defensible(claim: Claim, passage: dict[str, object]) -> bool:
    """A figure that the labels leave out but call as good under this indicator."""
    text = str(passage["text"])
    for trap in passage["traps"]:  # type: ignore[attr-defined]
        start = text.find(trap["quote"])
        near = start < claim.end and claim.start < start + len(trap["quote"])
        if near and claim.indicator in (trap.get("alt") or []):
            return True
    return False


def test_the_sentence_corpus_is_read_as_labelled() -> None:
    right = missed = wrong = high = high_wrong = intervals = 0
    for passage in PASSAGES:
        left = own(passage)
        high += sum(claim.confidence == "high" for claim in left)
        for row in passage["claims"]:
            claim = next((item for item in left if fits(item, row)), None)
            missed += claim is None
            if claim is not None:
                left = [item for item in left if not fits(item, row)]
                right += 1
                ends = tuple(None if end is None else float(end) for end in (claim.low, claim.high))
                intervals += ends == tuple(None if row[end] is None else float(row[end]) for end in ("low", "high"))
        unexpected = [claim for claim in left if not defensible(claim, passage)]
        wrong += len(unexpected)
        high_wrong += sum(claim.confidence == "high" for claim in unexpected)
    assert right > 700
    assert right / (right + wrong) >= 0.975
    assert right / (right + missed) >= 0.95
    assert intervals >= 0.99 * right
    assert high_wrong <= 0.01 * high


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["id"])
def test_the_labels_themselves_hold(passage: dict[str, object]) -> None:
    for row in (*passage["claims"], *passage["traps"]):  # type: ignore[misc]
        assert row["quote"] in passage["text"]  # type: ignore[operator]
        assert {*(row.get("alt") or []), row.get("indicator")} - {None} <= set(catalogue().indicators)
