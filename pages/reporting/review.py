"""核对: the report's text beside its claims; a person confirms, corrects, rejects or adds, and publishes."""

import streamlit as st

from language import say
from pages.parts import choose, run
from pages.parts.head import empty, page_head
from pages.parts.report_text import report_text
from pages.reporting import decisions, found_in, keeping, verdicts
from store import claims, observations, reports, shelf

SHOWN = 100
person = run.person()
with run.faults():
    chosen = st.session_state.get("report") or st.query_params.get("report")
    received = shelf.at_hand(person, SHOWN, int(str(chosen)) if str(chosen).isdecimal() else None)
    if not received:
        with page_head(say("review.title"), say("upload.subtitle")):
            pass
        empty(say("review.empty"), say("overview.empty_button"), "reporting/upload.py")
    drafts_first = sorted(received, key=lambda report: (report.state != "draft", -report.id))
    names = {str(report.id): f"{report.region_name} {report.year}" for report in drafts_first}
    report = next((item for item in received if str(item.id) == chosen), drafts_first[0])
    everything = claims.claims(person, report.id)
    items = [item for item in everything if item.claim.scope in ("street", "part_year")]
    text = reports.text(person, report.id)
    previous = observations.of_other_reports(person, report.region_id, report.id)
    found = found_in.findings(report, text, everything, items, previous)
    doubted = decisions.doubts(items, found)
    waiting = [item for item in items if item.decision == "pending"]
    counts = say(
        "review.counts",
        n=len(items),
        done=len(items) - len(waiting),
        open=len(waiting),
        doubts=sum(item.id in doubted for item in waiting),
    )
    with page_head(say("review.title"), f"{report.title} · {counts}"):
        choose.named(say("review.report"), names, "report", str(report.id), 220)
        verdicts.publish_button(person, report, waiting, items)
    if any("ocr" in item.claim.flags for item in items):
        st.warning(say("upload.flag.ocr"))
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        st.markdown(say("review.text_head"))
        at = st.session_state.get("chosen_claim") or decisions.at_offset(items, st.query_params.get("at"))
        clicked = report_text(text, items, set(doubted), at, key=f"text_{report.id}")
        if clicked is not None and clicked != at:
            st.session_state["chosen_claim"] = clicked
            st.rerun()
        verdicts.add_missed(person, report, text)
    with right:
        keeping.offer(person, report, items)
        decisions.draw(person, report, items, doubted, found, previous, at, text)
