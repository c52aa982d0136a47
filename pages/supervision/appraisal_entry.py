"""Recording a self-score, a reviewed score, a bonus, a penalty or a veto, each with its document and its reason."""

import streamlit as st

from faults import Fault
from language import current, say
from pages.parts import run
from pages.parts.head import note
from pages.parts.sentences import indicator_of, number
from pages.parts.typed import number_of
from pages.supervision.appraised import Appraised
from records import Person, Region
from store import appraisals

KINDS = ("self", "reviewed", "line")


def form(person: Person, told: Appraised, office: Region) -> None:
    """The form for one office."""
    with st.expander(say("appraisal.record", office=office.name), icon=":material/edit_note:"):
        kind = st.segmented_control(
            say("appraisal.record_what"), KINDS, default="reviewed", required=True, key="entry_kind",
            format_func=lambda one: say(f"appraisal.kind.{one}"),
        )  # fmt: skip
        names = _subjects(told, str(kind))
        subject = st.selectbox(
            say("appraisal.record_subject"), list(names), index=None, key=f"entry_subject_{kind}",
            placeholder=say("parts.choose"), format_func=names.__getitem__,
        )  # fmt: skip
        if subject is None:
            note(say("appraisal.record_help"))
            return
        _points(person, told, office, str(kind), subject)


def _subjects(told: Appraised, kind: str) -> dict[str, str]:
    if kind == "line":
        return {line.name: f"{line.name} · {say(f'appraisal.line.{line.kind}')}" for line in told.scheme.lines}
    return {
        item.indicator: f"{indicator_of(item.indicator).name(current())} · {number(item.points)}"
        for item in told.scheme.items
    }


def _points(person: Person, told: Appraised, office: Region, kind: str, subject: str) -> None:
    place = (office.id, subject, kind)
    standing = told.entries.get(place)
    key = f"seen_{told.year}_{place}"
    seen = st.session_state.setdefault(key, standing.row_version if standing else 0)
    if standing is not None:
        what = say("appraisal.taken_back") if standing.points is None else number(standing.points)
        when = f"{standing.recorded_at.astimezone():%Y-%m-%d %H:%M}"
        note(say("appraisal.standing", points=what, person=standing.recorded_by, time=when, reason=standing.reason))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        written = st.text_input(
            say("appraisal.times" if kind == "line" else "appraisal.points"), key="entry_points", width=130
        )
        document = st.text_input(say("appraisal.document"), key="entry_document", width=240,
                                 placeholder=say("appraisal.document_example"))  # fmt: skip
    reason = st.text_input(say("appraisal.reason"), key="entry_reason", placeholder=say("appraisal.reason_example"))
    note(say("appraisal.take_back_help"))
    if st.button(say("appraisal.save"), type="primary", key="entry_save"):
        try:
            points = number_of(written) if written.strip() else None
            appraisals.record(person, told.scheme, place, told.year, points, document, reason, seen)
        except Fault as fault:
            st.error(run.told(fault))
            if fault.code == "changed_meanwhile":
                st.session_state.pop(key, None)
            return
        del st.session_state[key]
        st.session_state["appraisal_done"] = say("appraisal.recorded", office=office.name)
        st.rerun()


def done() -> None:
    """What was just kept, once."""
    told = st.session_state.pop("appraisal_done", None)
    if told is not None:
        st.success(told)
