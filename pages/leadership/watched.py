"""需关注街道: the offices that somebody has to look at, each with its reasons, in the order of the codes."""

from collections.abc import Sequence

import streamlit as st

from language import current, say
from pages.parts.head import note
from pages.parts.judged import Standing
from pages.parts.links import link
from pages.parts.table import Cell, Column, table
from pages.supervision.field import Line
from pages.supervision.weak import Weak
from records import Region

# Names of indicators are longer in English, and the page is one screen high.
NAMED = {"zh_CN": 3, "en": 2}


def reasons(office: Standing, place: int, lines: Sequence[Line], worse: Sequence[Weak], year: int) -> list[str]:
    """Why an office has to be looked at; empty where it has not."""
    if year not in office.years:
        return [say("district.watch_silent", year=year)]
    told = []
    weak = [item for item in worse if item.office.region.id == office.region.id]
    if weak:
        names = [
            say("district.watch_step", name=item.indicator.short(current()), step=item.step)
            for item in weak[: NAMED[current()]]
        ]
        text = _listed(names)
        text = say("district.watch_more", names=text) if len(weak) > len(names) else text
        told.append(say("district.watch_weak", n=len(weak), names=text))
    doubtful = [line.indicator.short(current()) for line in lines if line.verdicts[place].status == "unverified"]
    if doubtful:
        told.append(say("district.watch_doubt", names=_listed(doubtful)))
    return told


def draw(region: Region, stands: Sequence[Standing], lines: Sequence[Line], worse: Sequence[Weak], year: int) -> None:
    """A line for each office that has a reason, and the ways to all the others."""
    columns = [Column(say("overview.office"), whole=True), Column(say("district.watch_why"))]
    rows = []
    for place, office in enumerate(stands):
        found = reasons(office, place, lines, worse, year)
        if found:
            query = (("region", office.region.name), ("year", str(year)))
            told = ("；" if current() == "zh_CN" else "; ").join(found)
            rows.append([Cell(office.region.name, page="leadership/overview.py", query=query), Cell(told)])
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
            st.subheader(say("district.watch"), anchor=False, width="content")
            with st.container(horizontal=True, width="content", gap=None):
                for page in ("matrix", "progress"):
                    link(f"supervision/{page}.py", say(f"district.to_{page}"), region=region.name, year=str(year))
        if rows:
            table(columns, rows, "watched", say("district.watch"))
        else:
            note(say("district.watch_none"))


def _listed(names: Sequence[str]) -> str:
    return ("、" if current() == "zh_CN" else ", ").join(names)
