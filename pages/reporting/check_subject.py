"""What the check-up page looks at: a stored report, or a file that is read but not stored."""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from etl.checkup import Result, check
from etl.checkup.reading import check_reading
from etl.heading import head
from etl.reading import of_document, read
from language import say
from pages.parts import uploader
from records import Person, Report
from store import claims, lessons, observations, regions, reports, shelf

SHOWN = 100


class Subject(NamedTuple):
    """A report under check-up: how it is called, its text and the program's verdicts; `report` where it is stored."""

    name: str
    title: str
    text: str
    results: list[Result]
    report: Report | None


def received(person: Person) -> list[Report]:
    """The reports that stand, drafts first, the newest first."""
    asked = st.query_params.get("report", "")
    found = shelf.at_hand(person, SHOWN, int(asked) if asked.isdecimal() else None)
    return sorted(found, key=lambda report: (report.state != "draft", -report.id))


def choose(found: Sequence[Report]) -> Report | None:
    """The report of the address, else the first; an address that leads nowhere is dropped."""
    if not found:
        return None
    names = {str(report.id): f"{report.region_name} {report.year}" for report in found}
    wanted = st.query_params.get("report")
    told = st.selectbox(
        say("checkup.report"),
        list(names),
        index=list(names).index(wanted) if wanted in names else 0,
        format_func=names.__getitem__,
        key="checkup_report",
        width=220,
    )
    if wanted != told:
        # Written here: a bound widget would write the report's name, and leave the first one out of the address.
        st.query_params["report"] = str(told)
    return next(report for report in found if str(report.id) == told)


def upload() -> UploadedFile | None:
    """A file to check right away. Streamlit would refuse other types in English: the reading says so itself."""
    with st.expander(say("checkup.upload")):
        uploader.words()
        return st.file_uploader(say("checkup.upload_choose"), key="file", max_upload_size=20)


def of_report(person: Person, report: Report) -> Subject:
    """A stored report with what people confirmed or corrected in it."""
    text = reports.text(person, report.id)
    present = [item.final for item in claims.claims(person, report.id) if item.decision != "rejected"]
    told = head(text, report.file_name)
    results = check(
        text, report.file_name, told, present, observations.of_other_reports(person, report.region_id, report.id)
    )
    return Subject(f"{report.region_name} {report.year}", report.title, text, results, report)


def of_file(person: Person, name: str, content: bytes) -> Subject:
    """A file as it comes; where the very same is stored, the stored one. Raises Fault for one that cannot be read."""
    known = reports.by_hash(person, hashlib.sha256(content).hexdigest())
    if known is not None and known.state in ("draft", "published"):
        st.info(say("checkup.upload_known", title=known.title))
        return of_report(person, known)
    reading = read(name, content)
    region = regions.find(person, reading.head.region_name) if reading.head.region_name else None
    taught = lessons.holding(person, region.id if region is not None else None)
    if taught:
        reading = of_document(reading.document, name, taught=taught)
    previous = observations.of_other_reports(person, region.id, None) if region is not None else {}
    results = check_reading(reading, name, previous)
    if reading.head.year is None:
        st.warning(say("checkup.without_year"))
    st.info(say("checkup.upload_unsaved"))
    return Subject(name, reading.head.title, reading.document.text, results, None)
