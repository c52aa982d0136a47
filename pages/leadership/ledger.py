"""The ledger of one office: last year's arrangement beside this year's words, one row each."""

from collections.abc import Sequence

import streamlit as st

from analysis.commitments import UNMENTIONED, Commitment
from language import current, say
from pages.parts.download import table_download
from pages.parts.head import note
from pages.parts.promise_words import SIGNS, TONES, about, aim, gap, name, word
from pages.parts.promised import Book, words_of
from pages.parts.quotation import around
from pages.parts.sentences import hedged
from pages.parts.table import Cell, Column, table
from records import Observation

PAGE = "leadership/commitments.py"
REVIEW = "reporting/review.py"
REACH = 22
Words = tuple[str, str, str]
"""What stands before the marked words, they themselves, and what stands after."""


def draw(book: Book, rows: Sequence[Commitment], kept: str) -> None:
    """The table of these rows, how to read it, and its files; `kept` is the filter that the links keep."""
    chinese = current() == "zh_CN"
    columns = [
        Column(say("commitments.column.outcome"), width="6.6em" if chinese else "9em"),
        Column(say("parts.indicator"), width="10em" if chinese else "11em"),
        Column(say("commitments.column.aim"), width="5.5em", whole=True),
        Column(say("commitments.column.before", year=book.year - 1), width="28%"),
        Column(say("commitments.column.now", year=book.year), width="28%"),
        Column(say("commitments.column.gap"), width="13%"),
    ]
    with st.container(gap="xsmall"):
        table(columns, [_cells(book, row, kept) for row in rows], "ledger", say("commitments.caption"))
        note(say("commitments.key"))


def _cells(book: Book, row: Commitment, kept: str) -> list[Cell]:
    place = (("region", book.region.name), ("year", str(book.year)))
    chosen = (*place, *((("outcome", kept),) if kept else ()), ("promise", str(row.target.id)))
    code = row.target.indicator
    subject = Cell(name(row), tone="gray")
    if code is not None:
        subject = Cell(
            name(row), page="leadership/trends.py", query=(("indicator", code), ("region", book.region.name))
        )
    by_person = say("commitments.by_person") if row.settlement is not None else ""
    return [
        Cell("", word(row.outcome), TONES[row.outcome], after=by_person, page=PAGE, query=chosen),
        subject,
        Cell("、".join(dict.fromkeys(aim(part.target) for part in row.parts or (row,)))),
        _promised(book, row),
        _answered(book, row),
        Cell(gap(row)),
    ]


def _promised(book: Book, row: Commitment) -> Cell:
    target = row.target
    told = promise(book, row, REACH)
    if told is None:
        return Cell(target.words)
    return _quoted(told, "gray", target.report_id, target.start)


def promise(book: Book, row: Commitment, reach: int) -> Words | None:
    """Last year's words with the promise marked; None for one that came without a report."""
    target = row.target
    if target.report_id is None or target.start is None or target.end is None:
        return None
    # A promise outside the catalogue is its whole clause; one with an indicator is marked with what it is about.
    told = words_of(target, book.texts) if target.indicator else None
    start, end = (told.start, told.end) if told is not None and told.text else (target.start, target.end)
    return around(book.texts[target.report_id], start, end, reach)


def _answered(book: Book, row: Commitment) -> Cell:
    found = answer(book, row, REACH)
    if found is not None:
        told, at = found
        return _quoted(told, TONES[row.outcome], book.answer.id if book.answer else None, at)
    return Cell(silence(book, row), tone="violet" if row.offered == UNMENTIONED else "gray")


def answer(book: Book, row: Commitment, reach: int) -> tuple[Words, int | None] | None:
    """This year's words: those a person chose, those of the value, else those that share the promise's; and their place."""
    said, value = row.settlement, value_of(row)
    if said is not None and said.quote is not None:
        return ("", said.quote, ""), said.start
    if value is not None and (value.start is None or value.end is None or book.answer is None):
        return ("", value.source or value.quote or hedged(value), ""), None
    if value is not None and book.answer is not None and value.start is not None and value.end is not None:
        report = value.report_id or book.answer.id
        return around(book.texts[report], value.start, value.end, reach), value.start
    if row.candidates and book.answer is not None:
        nearest = row.candidates[0]
        start, end = (nearest.sentence.start + offset for offset in about(nearest))
        before, marked, after = around(book.texts[book.answer.id], start, end, reach)
        return (say("commitments.perhaps") + before, marked, after), start
    return None


def value_of(row: Commitment) -> Observation | None:
    """The value that answers, or the count where only its share is missing."""
    if row.judgement is None:
        return None
    return row.judgement.observation or row.judgement.numerator


def silence(book: Book, row: Commitment) -> str:
    """Why there are no words of this year."""
    if not book.reported:
        return say("commitments.no_report" if row.cause == "no_report" else "commitments.not_due", year=book.year)
    return say("commitments.silent", year=book.year)


def _quoted(told: Words, tone: str, report_id: int | None, at: int | None) -> Cell:
    pieces = tuple((text, place == 1) for place, text in enumerate(told) if text)
    if report_id is None:
        return Cell("", tone=tone, pieces=pieces)
    query = (("report", str(report_id)), *((("at", str(at)),) if at is not None else ()))
    return Cell("", tone=tone, pieces=pieces, page=REVIEW, query=query)


FILE = ("outcome", "by_person", "indicator", "aim", "before", "now", "gap")


def files(book: Book, rows: Sequence[Commitment], title: str) -> None:
    """The same as csv and xlsx, with the sentences in full."""
    columns = [say(f"commitments.column.{one}", year=book.year - 1 if one == "before" else book.year) for one in FILE]
    table_download(
        columns, [_line(book, row) for row in rows], title, say("commitments.source", region=book.region.name)
    )


def _line(book: Book, row: Commitment) -> list[str]:
    before, now = promise(book, row, 200), answer(book, row, 200)
    said = row.settlement
    return [
        f"{SIGNS[row.outcome]} {say(f'commitments.outcome.{row.outcome}')}",
        f"{said.by} {said.at.astimezone():%Y-%m-%d}" if said else "",
        name(row),
        "、".join(dict.fromkeys(aim(part.target) for part in row.parts or (row,))),
        "".join(before) if before else row.target.words,
        "".join(now[0]) if now else silence(book, row),
        gap(row),
    ]
