"""The report's text with its figures marked: open, doubtful, done, chosen; a click on one chooses it."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from language import say
from records import ReviewClaim

_HERE = Path(__file__).resolve().parent
_component = st.components.v2.component(
    "nianlun_report_text",
    css=(_HERE / "report_text.css").read_text(encoding="utf-8"),
    js=(_HERE / "report_text.js").read_text(encoding="utf-8"),
)


def report_text(text: str, items: Sequence[ReviewClaim], doubted: set[int], chosen: int | None, key: str) -> int | None:
    """Draw the text and return the claim that was clicked in this run, or None. Text is only ever set as text."""
    marks: list[dict[str, object]] = []
    last = 0
    for item in sorted(items, key=lambda one: (one.claim.start, one.claim.end)):
        start, end = max(item.claim.start, last), item.claim.end
        if start >= end:
            continue
        state = (
            "chosen"
            if item.id == chosen
            else "done"
            if item.decision != "pending"
            else "doubt"
            if item.id in doubted
            else "open"
        )
        marks.append({"start": start, "end": end, "id": item.id, "state": state})
        last = end
    result = _component(
        data={"text": text, "marks": marks, "label": say("review.text")}, key=key, on_clicked_change=_nothing
    )
    clicked = getattr(result, "clicked", None)
    return int(clicked) if clicked is not None else None


def _nothing() -> None:
    """A click needs a callback to be told of; what it does is decided in the run that follows."""
