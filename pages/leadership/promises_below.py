"""A district's promises: how many each of its offices made for a year and what became of them."""

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from analysis.commitments import DONE, NOT_DUE, ORDER, tally
from exports.grid import Value
from language import say
from pages.leadership.ledger import PAGE
from pages.parts import judged, promised
from pages.parts.download import table_download
from pages.parts.head import note, sentence
from pages.parts.promise_words import TONES, district_head, gap, name, word
from pages.parts.promised import Book
from pages.parts.sentences import by_weight
from pages.parts.table import Cell, Column, table
from records import Person, Region, Target


def draw(
    person: Person, region: Region, below: Sequence[Region], made: Mapping[int, Sequence[Target]], year: int
) -> None:
    """One sentence, a line for each office with a way into it, and how many of the reports are here."""
    books = promised.books(person, judged.standings(person, below, promised.asked_of(made, year)), made, year)
    whole = Counter[str]()
    for one in books:
        whole.update(tally(one.rows))
    told = district_head(region.name, len(below), sum(bool(one.rows) for one in books), year, whole)
    sentence(told)
    shown = [outcome for outcome in ORDER if whole[outcome]]
    columns = [Column(say("overview.office")), Column(say("commitments.column.total"), "right")]
    columns += [Column(word(outcome), "right") for outcome in shown]
    columns += [
        Column(say("commitments.column.first"), width="34%"),
        Column(say("commitments.column.report", year=year)),
    ]
    with st.container(gap="xsmall"):
        st.subheader(say("overview.offices"), anchor=False)
        cells = [_cells(one, shown) for one in books]
        table(columns, cells, "offices", say("commitments.caption_offices"), stacks=True)
    reported = sum(one.reported for one in books)
    note(say("commitments.district_key", year=year, n=len(below), m=reported) + say("commitments.no_ranking"))
    names = [say("overview.office"), say("commitments.column.total"), *(word(outcome) for outcome in shown)]
    lines: list[list[Value]] = [
        [one.region.name, len(one.rows), *(tally(one.rows).get(outcome, 0) for outcome in shown)] for one in books
    ]
    table_download(names, lines, told, say("commitments.source", region=region.name))


def _cells(one: Book, shown: Sequence[str]) -> list[Cell]:
    counts = tally(one.rows)
    place = (("region", one.region.name), ("year", str(one.year)))
    state = "commitments.reported" if one.reported else "commitments.not_reported"
    report = Cell(say(state), tone="" if one.reported else "gray")
    if not one.rows:
        dash = Cell("–", tone="gray")
        why = say("commitments.nothing_planned" if one.planned else "commitments.no_plan", year=one.year - 1)
        return [Cell(one.region.name), dash, *(dash for _ in shown), Cell(why, tone="gray"), report]
    return [
        Cell(one.region.name, page=PAGE, query=place),
        Cell(str(len(one.rows))),
        *(
            Cell(str(counts[outcome]), tone=TONES[outcome], page=PAGE, query=(*place, ("outcome", outcome)))
            if outcome in counts
            else Cell("–", tone="gray")
            for outcome in shown
        ),
        _first(one, place),
        report,
    ]


def _first(one: Book, place: tuple[tuple[str, str], ...]) -> Cell:
    """Of what stands first in the ledger, the weightiest: outcomes before activities, more cases before fewer."""
    first = one.rows[0]
    if first.outcome in (DONE, NOT_DUE):
        return Cell("–", tone="gray")
    alike = [row for row in one.rows if row.outcome == first.outcome]
    weighty = by_weight([row.judgement for row in alike if row.judgement is not None])
    row = next((row for row in alike if weighty and row.judgement is weighty[0]), first)
    told = f"{name(row)} {gap(row)}".strip()
    return Cell(told, word(row.outcome), TONES[row.outcome], page=PAGE, query=(*place, ("promise", str(row.target.id))))
