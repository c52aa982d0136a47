"""A district's overview: one sentence, a line for each office, and who has not reported."""

from collections.abc import Sequence

import streamlit as st

from analysis.status import Judgement
from language import current, say
from pages.leadership import arranged
from pages.parts import judged
from pages.parts.head import note, sentence
from pages.parts.sentences import SIGNS, TONES, by_weight, distance, district, indicator_of
from pages.parts.table import Cell, Column, table
from records import Person, Region

STATES = ("met", "missed", "unverified", "unjudgeable")


def draw(person: Person, region: Region, below: Sequence[Region], year: int) -> None:
    """Draw the overview of a region from the offices directly below it."""
    stands = [judged.standing(person, office) for office in below]
    verdicts = {office.region.id: _own(office.overview(year)) for office in stands}
    reported = [office for office in stands if year in office.years]
    sentence(
        district(
            region.name,
            len(below),
            len(reported),
            [(office.region.name, verdicts[office.region.id]) for office in reported],
        )
    )
    columns = [Column(say("overview.office"))]
    columns += [Column(f"{SIGNS[state]} {say(f'status.{state}')}", "right") for state in STATES]
    columns += [Column(say("overview.attention"))]
    rows = []
    for office in stands:
        told = verdicts[office.region.id]
        name = Cell(
            office.region.name,
            page="leadership/overview.py",
            query=(("region", office.region.name), ("year", str(year))),
        )
        if year not in office.years:
            rows.append(
                [name, *(Cell("–", tone="gray") for _ in STATES), Cell(say("overview.not_reported"), "○", "gray")]
            )
            continue
        counts = [sum(item.status == state for item in told) for state in STATES]
        rows.append(
            [
                name,
                *(Cell(str(count), tone="" if count else "gray") for count in counts),
                _attention(told),
            ]
        )
    st.subheader(say("overview.offices"), anchor=False)
    table(columns, rows, "offices", say("overview.offices"))
    note(say("overview.district_key", m=len(reported), n=len(below)))
    arranged.draw(person, region, stands, year)


def _own(verdicts: Sequence[Judgement]) -> list[Judgement]:
    """Judged against a target of the office's own: what law asks of everybody stands on the office's page."""
    return [item for item in verdicts if (item.target is not None or item.status == "unverified") and not item.of_law]


def _attention(told: Sequence[Judgement]) -> Cell:
    weighty = by_weight(told)
    missed = next((item for item in weighty if item.status == "missed"), None)
    first = missed or next((item for item in weighty if item.status == "unverified"), None)
    if first is None:
        return Cell("–", tone="gray")
    text = f"{indicator_of(first.indicator).short(current())} {distance(first)}".strip()
    return Cell("", f"{SIGNS[first.status]} {say(f'status.{first.status}')}", TONES[first.status], text)
