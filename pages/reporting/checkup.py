"""报前校核: every rule's verdict on a report with its evidence, for stored reports and for a file not yet stored."""

import streamlit as st

from etl.checkup import with_decisions
from exports.issues import head
from language import say
from pages.parts import run
from pages.parts.head import empty, page_head, sentence
from pages.parts.links import link
from pages.reporting import check_subject, checked
from store import checkups

person = run.person()
with run.faults():
    received = check_subject.received(person)
    with page_head(say("checkup.title"), say("checkup.subtitle")):
        report = check_subject.choose(received)
        reviewer = st.toggle(
            say("checkup.reviewer"), key="reviewer", help=say("checkup.reviewer_help"), bind="query-params"
        )
    file = check_subject.upload()
    if file is not None:
        subject = check_subject.of_file(person, file.name, file.getvalue())
    elif report is not None:
        subject = check_subject.of_report(person, report)
    else:
        empty(say("checkup.empty"), say("overview.empty_button"), "reporting/upload.py")
    decided = checkups.decisions(person, subject.report.id) if subject.report is not None else {}
    results = with_decisions(subject.results, decided)
    sentence(head(subject.name, results))
    checked.draw(person, subject, results, decided, reviewer=reviewer)
    if subject.report is not None:
        link("reporting/review.py", say("checkup.to_review"), report=str(subject.report.id))
