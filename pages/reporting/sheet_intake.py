"""A spreadsheet on the upload page: its rows with what is doubtful in them, and the button that stores the rest."""

from collections.abc import Mapping, Sequence

import streamlit as st

from catalogue import catalogue
from etl import load_sheet
from etl.load_sheet import Proposal
from etl.read import Document
from etl.sheets import SheetReading, read_sheet
from language import current, say
from pages.parts.head import note
from pages.parts.sentences import indicator_of, number
from pages.parts.table import Cell, Column, table
from records import Finding, Person, Region
from store import regions, sheets

SHOWN = 200
NEW = "＋"
TONES = {"new": ("✓", "blue"), "same": ("–", "gray"), "replaces": ("?", "violet"), "refused": ("✕", "orange")}


def draw(person: Person, name: str, content: bytes, document: Document, key: str) -> None:
    """Show what was read, ask what is not known, and store the rows that a person lets stand."""
    names = _decided_names(read_sheet(document, name), key)
    reading = read_sheet(document, name, meant=names)
    _earlier(person, content)
    for remark in reading.remarks:
        (st.warning if remark.severity == "doubt" else note)(words(remark))
    if not reading.rows:
        st.warning(say("sheets.nothing"))
        return
    told = _decided_offices(person, reading, key)
    found = load_sheet.proposals(person, reading, load_sheet.offices(person, reading, told))
    _summary(name, found)
    looked_at = _looked_at(found, key)
    _rows(found, key)
    taken = load_sheet.chosen(found, looked_at)
    new = {region for region, choice in _new_offices(reading, key).items() if choice}
    if st.session_state.get(f"saved_{key}"):
        st.success(st.session_state[f"saved_{key}"])
    coming = [item for item in found if item.state == "unknown" and item.row.region in new and not item.row.doubtful]
    if not taken and not coming:
        note(say("sheets.all_same" if all(item.state == "same" for item in found) else "sheets.nothing_chosen"))
        return
    if st.button(say("sheets.save", n=len(taken) + len(coming)), type="primary", key=f"save_{key}"):
        _store(person, name, content, document, reading, looked_at, key)


def words(finding: Finding) -> str:
    """A finding's sentence."""
    return say(f"sheets.finding.{finding.code}", **finding.values)


def _earlier(person: Person, content: bytes) -> None:
    before = sheets.received(person, content)
    if before is not None:
        time = f"{before.at.astimezone():%Y-%m-%d %H:%M}"
        st.info(say("sheets.received", time=time, person=before.who, name=before.file_name))


def _decided_names(reading: SheetReading, key: str) -> dict[str, str]:
    """Which indicator a name means that nobody listed; the person may leave it out."""
    decided = {}
    for place, name in enumerate(reading.unknown_names[:20]):
        told = st.selectbox(
            say("sheets.indicator", name=name),
            list(catalogue().indicators),
            index=None,
            key=f"name_{key}_{place}",
            placeholder=say("sheets.indicator_none"),
            format_func=lambda code: indicator_of(code).name(current()),
        )
        if told:
            decided[name] = told
    return decided


def _unknown(person: Person, reading: SheetReading) -> list[str]:
    return [name for name in reading.regions if regions.find(person, name) is None]


def _decided_offices(person: Person, reading: SheetReading, key: str) -> dict[str, Region]:
    """Which region an office is that nobody knows under this name: one that is there, or a new one."""
    known = regions.all_regions(person)
    decided: dict[str, Region] = {}
    for place, name in enumerate(_unknown(person, reading)):
        told = st.selectbox(
            say("sheets.office", name=name),
            [NEW + name, *(region.name for region in known)],
            index=None,
            key=f"office_{key}_{place}",
            placeholder=say("sheets.office_none"),
            format_func=lambda option: say("upload.new_region", name=option[1:]) if option[0] == NEW else option,
        )
        st.session_state[f"told_office_{key}_{name}"] = told
        region = next((region for region in known if region.name == told), None)
        if region is not None:
            decided[name] = region
    return decided


def _new_offices(reading: SheetReading, key: str) -> dict[str, bool]:
    """The offices that a person said are new."""
    return {
        name: str(st.session_state.get(f"told_office_{key}_{name}") or "").startswith(NEW) for name in reading.regions
    }


def _summary(name: str, found: Sequence[Proposal]) -> None:
    count = {state: sum(item.state == state for item in found) for state in ("refused", "same")}
    sure = sum(item.sure for item in found)
    note(
        say(
            "sheets.title",
            name=name,
            rows=len(found),
            sure=sure,
            doubtful=len(found) - sure - count["refused"] - count["same"],
            **count,
        )
    )


def _looked_at(found: Sequence[Proposal], key: str) -> list[str]:
    """The cells of doubtful rows that a person looked at and takes."""
    options = {load_sheet.key(item): item for item in found if item.state in ("new", "replaces") and not item.sure}
    if not options:
        return []
    return st.multiselect(
        say("sheets.take"),
        list(options),
        key=f"take_{key}",
        placeholder=say("sheets.take_none"),
        format_func=lambda cell: _option(options[cell]),
    )


def _option(item: Proposal) -> str:
    claim = item.row.claim
    assert claim is not None
    indicator = indicator_of(claim.indicator or "").short(current())
    return say(
        "sheets.option",
        cell=load_sheet.key(item),
        region=item.row.region,
        year=claim.year,
        indicator=indicator,
        value=_value(item),
    )


def _value(item: Proposal) -> str:
    claim, written = item.row.claim, item.row.written
    if claim is None:
        return written.value
    shown = number(claim.value, claim.unit) + ("" if claim.unit == "%" else f" {claim.unit}")
    told = f"{written.value} {written.unit}".strip()
    same = told.replace(" ", "") in (shown.replace(" ", ""), shown.replace(" ", "").replace("%", "%%"))
    return (
        shown
        if same or told == f"{number(claim.value)} {claim.unit}"
        else say("sheets.unit_shown", value=shown, written=told)
    )


def _rows(found: Sequence[Proposal], key: str) -> None:
    """Every row with what happens to it; rows with something to say first."""
    rank: Mapping[str, int] = {"refused": 0, "unknown": 1, "replaces": 2, "new": 3, "same": 4}
    ordered = sorted(found, key=lambda item: (not item.row.doubtful and bool(rank[item.state]), rank[item.state]))
    columns = [
        Column(say(f"sheets.column.{name}"), "right" if name == "value" else "left")
        for name in ("cell", "region", "year", "indicator", "value", "state", "said")
    ]
    with st.expander(say("sheets.rows"), expanded=any(item.row.findings for item in found)):
        if len(ordered) > SHOWN:
            note(say("sheets.rows_more", shown=SHOWN, n=len(ordered)))
        table(columns, [_cells(item) for item in ordered[:SHOWN]], f"rows_{key}", say("sheets.rows"))


def _cells(item: Proposal) -> list[Cell | str]:
    claim, written = item.row.claim, item.row.written
    doubtful = item.row.doubtful and item.state == "new"
    sign, tone = ("?", "violet") if doubtful or item.state == "unknown" else TONES[item.state]
    state = "doubt" if doubtful else item.state
    stands = number(item.stands.value, item.stands.unit) if item.stands is not None else ""
    return [
        Cell(load_sheet.key(item)),
        Cell(item.row.region),
        Cell(written.year),
        Cell(indicator_of(claim.indicator).name(current()) if claim and claim.indicator else written.name),
        Cell(_value(item)),
        Cell(say(f"sheets.state.{state}", value=stands), sign, tone),
        Cell(" ".join(words(finding) for finding in item.row.findings)),
    ]


def _store(
    person: Person,
    name: str,
    content: bytes,
    document: Document,
    reading: SheetReading,
    looked_at: Sequence[str],
    key: str,
) -> None:
    """Make the new offices, remember the other names, and store in one transaction."""
    known = {region.name: region for region in regions.all_regions(person)}
    for office in _unknown(person, reading):
        told = str(st.session_state.get(f"told_office_{key}_{office}") or "")
        if told.startswith(NEW):
            regions.create(person, office, load_sheet.level_of(office), None)
        elif told in known:
            regions.remember(person, office, known[told].id)
    found = load_sheet.proposals(person, reading, load_sheet.offices(person, reading))
    done = load_sheet.take(person, name, document.media_type, content, load_sheet.chosen(found, looked_at))
    st.session_state[f"saved_{key}"] = say("sheets.saved", **done._asdict())
    st.rerun()
