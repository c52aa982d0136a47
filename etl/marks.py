"""Claims that rest on text which was inserted under tracking, is hidden or was recognised on a picture.

They are flagged, and never taken without a person.
"""

from collections.abc import Sequence
from dataclasses import replace

from records import Claim

MARKS = ("tracked_changes", "hidden_text", "ocr")


def with_marks(claims: Sequence[Claim], marks: Sequence[tuple[int, int, str]]) -> list[Claim]:
    """The claims, each with the flags of the marks that it touches. Such a claim is at most of medium
    confidence, one that was recognised on a picture of low."""
    if not marks:
        return list(claims)
    return [_marked(claim, marks) for claim in claims]


def _marked(claim: Claim, marks: Sequence[tuple[int, int, str]]) -> Claim:
    touched = {flag for start, end, flag in marks if start < claim.end and claim.start < end}
    if not touched:
        return claim
    confidence = "low" if "ocr" in touched else "medium" if claim.confidence == "high" else claim.confidence
    return replace(claim, flags=(*claim.flags, *sorted(touched)), confidence=confidence)
