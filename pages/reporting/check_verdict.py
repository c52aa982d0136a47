"""A person's verdict on one piece of evidence, with its reason, and the way to take it back."""

import hashlib

import streamlit as st

from etl.checkup import Evidence
from faults import Fault
from language import say
from pages.parts import run
from pages.parts.head import note
from records import CheckDecision, Person, Report
from store import checkups

CHOICES = ("agrees", "differs", "inapplicable")


def told(latest: CheckDecision | None) -> None:
    """What was decided, by whom, when and why."""
    if latest is not None and latest.verdict != "withdrawn":
        values = {"person": latest.decided_by, "time": f"{latest.decided_at.astimezone():%Y-%m-%d %H:%M}"}
        verdict = say(f"checkup.verdicts.{latest.verdict}")
        note(say("checkup.decided", **values, verdict=verdict, reason=latest.reason))


def form(person: Person, report: Report, evidence: Evidence, latest: CheckDecision | None) -> None:
    """A small form to decide, or to decide anew."""
    standing = latest is not None and latest.verdict != "withdrawn"
    version = latest.row_version if latest is not None else 0
    # A new key with every decision: the form closes and is empty again.
    key = hashlib.sha256(f"{report.id} {evidence.rule} {evidence.printed} {version}".encode()).hexdigest()[:12]
    with (
        st.popover(say("checkup.decide.again" if standing else "checkup.decide.button"), key=f"pop_{key}"),
        st.form(f"decide_{key}", border=False),
    ):
        choices = (*CHOICES, "withdrawn") if standing else CHOICES
        chosen = st.segmented_control(
            say("checkup.decide.verdict"),
            choices,
            default=CHOICES[0],
            required=True,
            key=f"verdict_{key}",
            format_func=lambda choice: say(f"checkup.verdicts.{choice}"),
        )
        reason = st.text_input(say("checkup.decide.reason"), key=f"reason_{key}")
        saved = st.form_submit_button(say("checkup.decide.save"), type="primary", key=f"save_{key}")
        if saved:
            try:
                checkups.decide(person, report.id, evidence.rule, evidence.printed, version, str(chosen), reason)
            except Fault as fault:
                st.error(run.told(fault))
            else:
                st.rerun()
