"""The words that a value stands on: the report's title, its part, and the sentence with the figure marked."""

import re

import streamlit as st

from language import has, say
from pages.parts.head import note, plain
from pages.parts.links import link
from records import Observation, Person
from store import reports

REACH = 90


def quotation(person: Person, observation: Observation) -> None:
    """The sentence of a value in a box, with the way to its place in the report."""
    with st.container(border=True):
        if observation.report_id is None or observation.start is None or observation.end is None:
            note(say("parts.imported", year=observation.year, source=observation.source or ""))
            return
        part = say(f"parts.part.{observation.part}") if has(f"parts.part.{observation.part}") else ""
        note(say("parts.quotation", year=observation.year, title=observation.report_title, part=part))
        before, figure, after = around(reports.text(person, observation.report_id), observation.start, observation.end)
        st.markdown(f"{plain(before)}:blue-background[**{plain(figure)}**]{plain(after)}")
        if observation.qualifier == "zero_statement":
            note(say("parts.zero"))
        link(
            "reporting/review.py",
            say("parts.open_report"),
            report=str(observation.report_id),
            at=str(observation.start),
        )


def around(text: str, start: int, end: int, reach: int = REACH) -> tuple[str, str, str]:
    """The sentence around a figure: before it, the figure, and after it; at most `reach` characters on either side."""
    begin = max(
        (match.end() for match in re.finditer("[。；;\n]", text[max(0, start - REACH * 3) : start])), default=0
    ) + max(0, start - REACH * 3)
    stop = re.search("[。；;\n]", text[end : end + REACH * 3])
    finish = end + (stop.end() if stop else REACH * 3)
    before, after = text[begin:start].lstrip(), text[end:finish].rstrip()
    if len(before) > reach:
        before = "…" + before[-reach:]
    if len(after) > reach:
        after = after[:reach] + "…"
    return before, text[start:end], after
