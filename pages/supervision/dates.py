"""The three dates of a year's reports: the district's own, which is set here, and the two that hold for everybody."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from catalogue.deadlines import PUBLIC, deadlines
from faults import Fault
from language import current, say
from pages.parts import districts, run
from pages.parts.head import note, plain
from pages.parts.table import Cell, Column, table
from records import OwnDate, Person, Region
from store import deadlines as own_dates


@dataclass(frozen=True, slots=True)
class Dated:
    """One of the dates: `day` is the last one in time, None where the district has set none; `public` says that it is
    about being made public, not about being handed in. `own` is the district's with who set it."""

    name: str
    day: date | None
    source: str
    public: bool = False
    own: OwnDate | None = None


def three(person: Person, region: Region, year: int) -> list[Dated]:
    """The district's date first, then those that hold for everybody."""
    own = own_dates.of_district(person, region.id, year) if region.id != districts.NONE else None
    found = [Dated(say("progress.own"), own.due if own else None, own.source if own else "", own=own)]
    for rule in deadlines().values():
        if year >= rule.from_year:
            told = rule.source(current())
            found.append(Dated(rule.name(current()), rule.due(year), told, public=rule.id == PUBLIC))
    return found


def short(day: date | None) -> str:
    """1月28日, 28 Jan."""
    if day is None:
        return say("progress.unset")
    return say("progress.day", day=day.day, month=day.month if current() == "zh_CN" else f"{day:%b}")


def draw(person: Person, region: Region, year: int, told: list[Dated]) -> None:
    """The dates with their grounds, and the form for the district's own."""
    st.subheader(say("progress.dates"), anchor=False)
    columns = [Column(say("progress.date_kind"), whole=True), Column(say("progress.date_day"), whole=True)]
    columns += [Column(say("progress.date_source"))]
    rows = [
        [Cell(one.name), Cell(one.day.isoformat() if one.day else say("progress.unset")), Cell(one.source or "–")]
        for one in told
    ]
    table(columns, rows, "dates", say("progress.dates"), stacks=True)
    own = told[0].own
    if own is not None:
        time = f"{own.set_at.astimezone():%Y-%m-%d %H:%M}"
        key = "said" if own.due else "taken_back"
        note(say(f"progress.{key}", person=own.set_by, time=time, reason=own.reason))
    if region.id != districts.NONE:
        _form(person, region, year, own)


def _form(person: Person, region: Region, year: int, own: OwnDate | None) -> None:
    standing = own is not None and own.due is not None
    version = own.row_version if own else 0
    # A new key with every change: the form closes and shows what stands.
    key = f"{region.id}_{year}_{version}"
    with (
        st.popover(say("progress.change" if standing else "progress.set"), key=f"own_{key}"),
        st.form(f"form_{key}", border=False),
    ):
        note(say("progress.set_help", region=region.name, year=year))
        day = st.date_input(
            say("progress.new_date"),
            own.due if own and own.due else date(year + 1, 1, 31),
            min_value=date(year, 1, 1),
            max_value=date(year + 1, 12, 31),
            key=f"day_{key}",
            format="YYYY-MM-DD",
        )
        source = st.text_input(
            say("progress.source"),
            own.source if own else "",
            placeholder=say("progress.source_example"),
            key=f"source_{key}",
        )
        reason = st.text_input(say("progress.reason"), key=f"reason_{key}")
        with st.container(horizontal=True):
            saved = st.form_submit_button(say("progress.save"), type="primary", key=f"save_{key}")
            gone = standing and st.form_submit_button(say("progress.take_back"), key=f"gone_{key}")
        if saved or gone:
            try:
                own_dates.decide(person, region.id, year, version, None if gone else day, source, reason)
            except Fault as fault:
                st.error(plain(run.told(fault)))
            else:
                st.rerun()
