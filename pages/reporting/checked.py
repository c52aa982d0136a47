"""The body of the check-up page: what differs, what is to be verified, what people decided, and the rest as a table."""

from collections.abc import Mapping, Sequence

import streamlit as st

from etl.checkup import DIFFERS, OPEN, Evidence, Result
from exports.issues import issue_list, pieces, place, told
from language import current, say
from pages.parts.head import note, plain
from pages.parts.table import Cell, Column, table
from pages.reporting import check_verdict
from pages.reporting.check_subject import Subject
from records import CheckDecision, Person

SIGNS = {"differs": ("✕", "orange"), "open": ("?", "violet"), "agrees": ("✓", "blue"), "inapplicable": ("–", "gray")}
Decided = Mapping[tuple[str, str], CheckDecision]


def draw(person: Person, subject: Subject, results: Sequence[Result], decided: Decided, *, reviewer: bool) -> None:
    """Evidence that needs somebody first; then what somebody settled; then the list for the street and the rest."""
    evidence = [one for result in results for one in result.evidence]
    for verdict in (DIFFERS, OPEN):
        found = [one for one in evidence if one.verdict == verdict]
        if found:
            st.subheader(f"{say(f'checkup.verdicts.{verdict}')} {len(found)}", anchor=False)
            for one in found:
                _card(person, subject, one, decided, reviewer=reviewer)
    settled = [one for one in evidence if one.verdict not in (DIFFERS, OPEN) and _standing(one, decided)]
    if settled:
        st.subheader(f"{say('checkup.decided_section')} {len(settled)}", anchor=False)
        for one in settled:
            _card(person, subject, one, decided, reviewer=reviewer)
    _issues(subject, results)
    with st.expander(say("checkup.rest")):
        _rest(evidence, decided)


def _standing(evidence: Evidence, decided: Decided) -> CheckDecision | None:
    found = decided.get((evidence.rule, evidence.printed))
    return found if found is not None and found.verdict != "withdrawn" else None


def _card(person: Person, subject: Subject, evidence: Evidence, decided: Decided, *, reviewer: bool) -> None:
    """One piece of evidence: verdict, rule and place; what is the matter; the sentence with its figures marked."""
    sign, colour = SIGNS[evidence.verdict]
    with st.container(border=True, gap="xsmall"):
        verdict, rule = say(f"checkup.verdicts.{evidence.verdict}"), say(f"checkup.rules.{evidence.rule}")
        head, action = st.columns([5, 1], vertical_alignment="center")
        head.markdown(
            f":{colour}[**{sign} {verdict}**]　**{plain(rule)}**　:small[:gray[{place(subject.text, evidence)}]]"
        )
        st.markdown(plain(told(evidence.code, evidence.values)))
        marked = "".join(
            f":{colour}-background[**{plain(words)}**]" if figure else plain(words)
            for words, figure in pieces(subject.text, evidence)
        )
        if marked:
            st.markdown(f"“{marked}”")
        if reviewer and "bases" in evidence.reviewer_values:
            bases = evidence.reviewer_values["bases"]
            values = {"numerator": evidence.values.get("numerator", ""), "bases": bases}
            note(say("checkup.bases", **values) if bases else say("checkup.bases_none"))
        if subject.report is not None:
            latest = decided.get((evidence.rule, evidence.printed))
            check_verdict.told(latest)
            with action:
                check_verdict.form(person, subject.report, evidence, latest)


def _issues(subject: Subject, results: Sequence[Result]) -> None:
    """The list that goes to the street; nothing of the reviewer's alone is in it."""
    text = issue_list(subject.title, subject.text, results)
    with st.expander(say("checkup.issues")):
        st.code(text, language=None, wrap_lines=True)
        name = f"{say('checkup.file_name')}_{subject.name}.txt"
        st.download_button(say("checkup.issues_download"), text.encode("utf-8-sig"), name, "text/plain")


def _rest(evidence: Sequence[Evidence], decided: Decided) -> None:
    columns = [
        Column(say("checkup.verdict"), width="6.5em" if current() == "zh_CN" else "9em"),
        Column(say("checkup.rule"), width="13em"),
        Column(say("checkup.ground")),
    ]
    rows = [
        [
            Cell(say(f"checkup.verdicts.{one.verdict}"), *SIGNS[one.verdict]),
            Cell(say(f"checkup.rules.{one.rule}")),
            Cell(told(one.code, one.values)),
        ]
        for one in evidence
        if one.verdict not in (DIFFERS, OPEN) and not _standing(one, decided)
    ]
    table(columns, rows, "rest", say("checkup.rest"))
