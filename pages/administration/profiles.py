"""What is known of the size of offices, the form for one, and the csv for many."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from etl import profiles as sheet
from exports.grid import csv_bytes
from faults import Fault
from language import say
from pages.parts import choose, run, uploader
from pages.parts.head import note, plain
from pages.parts.sentences import number
from pages.parts.table import Cell, Column, table
from records import Person, Region, RegionProfile
from store import profiles

SHOWN = 200
POWERS = {"yes": True, "no": False, "unknown": None}


def known(person: Person, offices: Sequence[Region]) -> None:
    """Every year that was told, by office."""
    st.subheader(say("regions.known"), anchor=False)
    told = profiles.listing(person, [office.id for office in offices])
    if not told:
        note(say("regions.nothing"))
        return
    columns = [Column(say("parts.region"), whole=True), Column(say("parts.year"))]
    columns += [Column(say(f"regions.{name}"), "right") for name in ("residents", "communities")]
    columns += [Column(say("regions.enforcement")), Column(say("regions.source"))]
    table(columns, [_row(item) for item in told[:SHOWN]], "profiles", say("regions.known"))
    if len(told) > SHOWN:
        note(say("regions.more", shown=SHOWN, n=len(told)))


def _row(item: RegionProfile) -> list[Cell]:
    power = next(name for name, value in POWERS.items() if value is item.enforcement)
    return [
        Cell(item.office),
        Cell(str(item.year)),
        Cell(number(item.residents)),
        Cell(number(item.communities)),
        Cell("–" if item.enforcement is None else say(f"regions.power.{power}")),
        Cell(item.source),
    ]


def form(person: Person, offices: Sequence[Region]) -> None:
    """One office and year; what is known already stands in the fields, an emptied field is not known."""
    st.subheader(say("regions.enter"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        office = choose.region(offices, "office")
        # Sizes are asked for with the report, which is about the year before.
        latest = datetime.now(UTC).year
        year = int(st.number_input(say("parts.year"), 2000, latest, latest - 1, format="%d", key="of_year", width=130))
    found = [item for item in profiles.listing(person, [office.id]) if item.year == year]
    now = found[0] if found else RegionProfile(office.name, year)
    place = f"{office.id}_{year}"
    for name in ("residents", "communities"):
        # Not as the field's own value: Streamlit lets nobody empty a field that has one.
        st.session_state.setdefault(f"{name}_{place}", getattr(now, name))
    with st.form(f"profile_{place}", border=True):
        sizes = {
            name: st.number_input(
                say(f"regions.{name}"),
                min_value=0,
                value=None,
                step=1,
                format="%d",
                key=f"{name}_{place}",
                placeholder=say("regions.unknown"),
            )
            for name in ("residents", "communities")
        }
        power = st.segmented_control(
            say("regions.enforcement"),
            list(POWERS),
            default=next(name for name, value in POWERS.items() if value is now.enforcement),
            format_func=lambda name: say(f"regions.power.{name}"),
            required=True,
            key=f"power_{place}",
        )
        source = st.text_input(
            say("regions.source"), now.source, key=f"source_{place}", placeholder=say("regions.source_example")
        )
        if st.form_submit_button(say("regions.save"), type="primary"):
            told = RegionProfile(
                office.name,
                year,
                _whole(sizes["residents"]),
                _whole(sizes["communities"]),
                POWERS[power],
                source.strip(),
            )
            profiles.record(person, office.id, told)
            st.session_state["regions_saved"] = say("regions.saved", region=office.name, year=year)
            st.rerun()
    if "regions_saved" in st.session_state:
        st.success(plain(st.session_state.pop("regions_saved")))


def _whole(told: float | None) -> int | None:
    return None if told is None else int(told)


def importing(person: Person) -> None:
    """Many offices at once out of a csv: shown first, stored as a whole, refused as a whole."""
    with st.expander(say("regions.import"), icon=":material/table:"):
        note(say("regions.import_help"))
        st.download_button(
            say("regions.form"), csv_bytes([sheet.head()]), say("regions.form_file"), "text/csv", on_click="ignore"
        )
        uploader.words()
        file = st.file_uploader(say("regions.choose"), key="profile_file", max_upload_size=5)
        if file is None:
            return
        try:
            _take(person, sheet.read(file.getvalue(), file.name))
        except Fault as fault:
            st.error(run.told(fault))


def _take(person: Person, reading: sheet.ProfileReading) -> None:
    if reading.problems or not reading.rows:
        told = [say(f"regions.problem.{item.code}", line=item.line, value=item.value) for item in reading.problems]
        st.error(
            "  \n".join(plain(text) for text in [say("regions.not_stored"), *(told[:20] or [say("regions.no_rows")])])
        )
        return
    note(say("regions.read", n=len(reading.rows)))
    if st.button(say("regions.take", n=len(reading.rows)), type="primary", key="take_profiles"):
        st.session_state["regions_saved"] = say("regions.taken", n=profiles.take(person, reading.rows))
        st.rerun()
