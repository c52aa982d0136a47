"""The day a report came: what people recorded of it, and the form that records it where the upload was later than the paper."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from faults import Fault
from language import say
from pages.parts import run
from pages.parts.head import note, plain
from pages.supervision.submissions import Submission
from records import Person
from store import handed_in


def draw(person: Person, told: Sequence[Submission], year: int) -> None:
    """Under the table: each record with who and why, and the form for the reports that are here."""
    here = {one.office.id: one for one in told if one.received is not None}
    records = []
    for one in here.values():
        if one.recorded is not None:
            values = {
                "office": one.office.name,
                "day": one.recorded.day,
                "received": one.received,
                "person": one.recorded.set_by,
                "time": f"{one.recorded.set_at.astimezone():%Y-%m-%d %H:%M}",
                "reason": one.recorded.reason,
            }
            records.append(say("progress.came.said" if one.recorded.day else "progress.came.taken_back", **values))
    if records:
        note("  \n".join(records))
    if here:
        version = sum(one.recorded.row_version for one in here.values() if one.recorded)
        # A new key with every record: the form closes and shows what stands.
        with st.popover(say("progress.came.record"), key=f"came_{year}_{version}"):
            _form(person, here, year, version)


def _form(person: Person, here: dict[int, Submission], year: int, version: int) -> None:
    note(say("progress.came.help"))
    key = f"{year}_{version}"
    office = st.selectbox(
        say("progress.office"), list(here), format_func=lambda one: here[one].office.name, key=f"came_office_{key}"
    )
    chosen = here[office]
    day = st.date_input(
        say("progress.came.day"),
        chosen.came,
        min_value=date(year, 1, 1),
        max_value=chosen.received,
        key=f"came_day_{key}_{office}",
        format="YYYY-MM-DD",
    )
    reason = st.text_input(
        say("progress.came.reason"), placeholder=say("progress.came.example"), key=f"came_reason_{key}"
    )
    standing = chosen.recorded is not None and chosen.recorded.day is not None
    with st.container(horizontal=True):
        saved = st.button(say("progress.came.save"), type="primary", key=f"came_save_{key}")
        gone = standing and st.button(say("progress.came.take_back"), key=f"came_gone_{key}")
    if saved or gone:
        seen = chosen.recorded.row_version if chosen.recorded else 0
        try:
            handed_in.decide(person, chosen.office.id, year, seen, None if gone else day, reason)
        except Fault as fault:
            st.error(plain(run.told(fault)))
        else:
            st.rerun()
