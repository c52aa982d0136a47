"""One file on the upload page: what was read in it, whose it is, and the button that stores it."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from etl import load
from etl.read import Document, document
from etl.reading import Reading, of_document
from etl.sheets import is_sheet
from faults import Fault
from language import say
from pages.parts.head import note, plain
from pages.parts.links import link
from pages.parts.table import Cell, Column, table
from pages.reporting import encoding, sheet_intake
from records import Person, Region, Report
from store import lessons, regions, reports

REVIEW = "reporting/review.py"
NEW = "＋"


def draw(person: Person, name: str, content: bytes, place: int) -> None:
    """Read one file, propose office and year, and store it on a click. Raises Fault for a file that cannot be read."""
    key = f"{place}_{hashlib.sha256(content).hexdigest()[:12]}"
    st.markdown(f"**{plain(name)}**")
    present = reports.by_hash(person, hashlib.sha256(content).hexdigest())
    if present is not None:
        if st.session_state.get("stored") == present.sha256:
            st.success(say("upload.stored", title=present.title))
        else:
            values = {
                "time": f"{present.received_at.astimezone():%Y-%m-%d %H:%M}",
                "person": present.received_by,
                "title": present.title,
            }
            st.info(say("faults.same_file", **values))
        _to_review(present)
        return
    received = _received(name, content, key)
    if received is None:
        return
    if is_sheet(received):
        sheet_intake.draw(person, name, content, received, key)
        return
    reading = of_document(received, name)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        region = _region(person, reading, key)
        year = _year(reading, key)
    taught = lessons.holding(person, region.id if region is not None else None)
    if taught or (year is not None and year != reading.head.year):
        reading = of_document(reading.document, name, year, taught=taught)
    _said(reading)
    standing = reports.for_region_year(person, region.id, year) if region is not None and year is not None else []
    supersedes = _which_stands(standing, key)
    if standing and supersedes is None:
        return
    if st.button(say("upload.save"), type="primary", key=f"save_{key}", disabled=year is None):
        _store(person, reading, name, content, region, year, supersedes, key)


def _received(name: str, content: bytes, key: str) -> Document | None:
    """The file's text, read once and kept while the page is open; None while its encoding is being asked for."""
    kept = st.session_state.get(f"document_{key}")
    if isinstance(kept, Document):
        return kept
    try:
        read = document(name, content)
    except Fault as fault:
        if fault.code != "encoding":
            raise
        told = encoding.choose(content, key)
        if told is None:
            return None
        read = document(name, told)
    st.session_state[f"document_{key}"] = read
    return read


def _said(reading: Reading) -> None:
    """What was read, in one line; what has to be looked at; or that nothing was found."""
    own = [claim for claim in reading.claims if claim.scope in ("street", "part_year")]
    doubts = [finding for finding in reading.findings if finding.severity == "doubt"]
    if not own:
        st.warning(say("upload.no_figures"))
        return
    targets = sum(claim.kind == "target" for claim in own)
    note(say("upload.found", title=reading.head.title, actual=len(own) - targets, target=targets, doubts=len(doubts)))
    for flag in reading.document.flags:
        st.warning(say(f"upload.flag.{flag}"))


def _region(person: Person, reading: Reading, key: str) -> Region | None:
    """The office: known by name or alias, else proposed from the title and made when the report is stored."""
    known = regions.all_regions(person)
    proposed = reading.head.region_name
    found = regions.find(person, proposed) if proposed else None
    options: list[str] = [region.name for region in known]
    if proposed and found is None:
        options.insert(0, f"{NEW}{proposed}")
    index = options.index(found.name) if found else 0 if proposed else None
    told = st.selectbox(
        say("parts.region"),
        options,
        index=index,
        key=f"region_{key}",
        width=260,
        accept_new_options=True,
        placeholder=say("upload.region"),
        format_func=lambda name: say("upload.new_region", name=name[1:]) if name.startswith(NEW) else name,
    )
    st.session_state[f"told_{key}"] = told
    return next((region for region in known if region.name == told), None)


def _year(reading: Reading, key: str) -> int | None:
    latest = datetime.now(UTC).year
    told = st.number_input(
        say("upload.year"),
        min_value=2000,
        max_value=latest,
        value=reading.head.year if reading.head.year and reading.head.year <= latest else None,
        step=1,
        format="%d",
        key=f"year_{key}",
        width=150,
        placeholder=say("upload.year_missing"),
    )
    if told is None:
        st.warning(say("faults.year_not_found"))
    return int(told) if told is not None else None


def _which_stands(standing: Sequence[Report], key: str) -> int | None:
    """Where the office has a report of the year already, the person says which one stands."""
    if not standing:
        return None
    earlier = standing[0]
    values = {
        "title": earlier.title,
        "time": f"{earlier.received_at.astimezone():%Y-%m-%d %H:%M}",
        "person": earlier.received_by,
    }
    st.warning(say("upload.which", **values))
    told = st.segmented_control(
        say("upload.which_label"),
        ["old", "new"],
        format_func=lambda choice: say(f"upload.which_{choice}"),
        key=f"which_{key}",
        label_visibility="collapsed",
    )
    if told == "old":
        note(say("upload.kept"))
    return earlier.id if told == "new" else None


def _store(
    person: Person,
    reading: Reading,
    name: str,
    content: bytes,
    region: Region | None,
    year: int | None,
    supersedes: int | None,
    key: str,
) -> None:
    if year is None:
        raise Fault("year_not_found")
    told = str(st.session_state.get(f"told_{key}") or "").removeprefix(NEW).strip()
    if region is None:
        if not told:
            raise Fault("region_unknown")
        above = regions.find(person, reading.head.above) if reading.head.above else None
        level = (
            reading.head.level
            if told == reading.head.region_name and reading.head.level
            else "town"
            if told.endswith("镇")
            else "township"
            if told.endswith("乡")
            else "street"
        )
        region = regions.create(person, told, level, above.id if above else None)
    if (
        reading.head.region_name
        and reading.head.region_name != region.name
        and regions.find(person, reading.head.region_name) is None
    ):
        regions.remember(person, reading.head.region_name, region.id)
    report = load.receive(person, reading, name, content, region.id, year, supersedes)
    st.session_state["stored"] = report.sha256
    st.rerun()


def _to_review(report: Report) -> None:
    link(REVIEW, say("upload.review"), report=str(report.id))


def listing(received: Sequence[Report]) -> None:
    """The reports that are here, newest first."""
    columns = [
        Column(say("parts.region"), whole=True),
        Column(say("parts.year")),
        Column(say("upload.report")),
        Column(say("upload.state")),
        Column(say("upload.who")),
    ]
    tones = {"published": ("✓", "blue"), "draft": ("◷", "yellow"), "superseded": ("–", "gray")}
    rows = [
        [
            Cell(report.region_name),
            Cell(str(report.year)),
            Cell(report.title[:40], page=REVIEW, query=(("report", str(report.id)),)),
            Cell(say(f"upload.states.{report.state}"), *tones[report.state]),
            Cell(f"{report.received_by} {report.received_at.astimezone():%Y-%m-%d %H:%M}"),
        ]
        for report in received
    ]
    table(columns, rows, "received", say("upload.received"), stacks=True)
