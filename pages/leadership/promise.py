"""One promise opened: both texts at length, how it was settled, what people said about it, and the form to settle it."""

from collections.abc import Iterable

import streamlit as st

from analysis.commitments import Commitment
from language import current, say
from pages.leadership import ledger, promise_verdict
from pages.leadership.evidence import computation
from pages.parts import run
from pages.parts.head import note, plain
from pages.parts.links import link
from pages.parts.promise_words import TONES, about, aim, gap, gap_by_figures, name, word
from pages.parts.promised import Book
from pages.parts.sentences import indicator_of
from records import Person

REACH = 120


def draw(person: Person, book: Book, rows: Iterable[Commitment]) -> None:
    """Open the promise that the address names, if it is one of these rows; closing it takes it out of the address."""
    chosen = st.query_params.get("promise")
    row = next((one for one in rows if str(one.target.id) == chosen), None)
    if row is not None:
        title = f"{name(row)}　{aim(row.target)}"
        st.dialog(plain(title), width="large", on_dismiss=_closed)(_opened)(person, book, row)


def _closed() -> None:
    st.query_params.pop("promise", None)


def _opened(person: Person, book: Book, row: Commitment) -> None:
    # What is done inside runs this function alone, not the page: it has to learn the language by itself.
    run.speak()
    with run.faults():
        st.markdown(f":{TONES[row.outcome]}[**{word(row.outcome)}**]　{plain(gap(row))}")
        left, right = st.columns(2, gap="large")
        with left:
            _before(book, row)
        with right:
            _now(book, row)
        for part in row.parts or (row,):
            _part(person, book, part)


def _before(book: Book, row: Commitment) -> None:
    target = row.target
    st.markdown(f"**{say('commitments.column.before', year=book.year - 1)}**")
    told = ledger.promise(book, row, REACH)
    _quoted(told or ("", target.words, ""), "gray")
    if target.report_id is not None:
        link("reporting/review.py", say("parts.open_report"), report=str(target.report_id), at=str(target.start))


def _now(book: Book, row: Commitment) -> None:
    st.markdown(f"**{say('commitments.column.now', year=book.year)}**")
    found = ledger.answer(book, row, REACH)
    if found is None:
        st.markdown(plain(ledger.silence(book, row)))
        if book.reported and not row.outside:
            note(say("commitments.only_its_own", indicator=name(row)))
    chosen = row.settlement.start if row.settlement is not None else None
    offered = [one for one in row.candidates if one.sentence.start != chosen]
    if found is not None and (chosen is not None or not offered):
        _quoted(found[0], TONES[row.outcome])
    for candidate in offered:
        start, end = about(candidate)
        text = candidate.sentence.text
        _quoted((text[:start], text[start:end], text[end:]), "violet")
    if offered:
        note(say("commitments.candidates"))
    if book.answer is not None:
        at = found[1] if found is not None else None
        place = {"at": str(at)} if at is not None else {}
        link("reporting/review.py", say("parts.open_report"), report=str(book.answer.id), **place)


def _quoted(told: tuple[str, str, str], tone: str) -> None:
    before, marked, after = (" ".join(text.split()) for text in told)
    st.markdown(f"“{plain(before)}:{tone}-background[**{plain(marked)}**]{plain(after)}”")


def _part(person: Person, book: Book, row: Commitment) -> None:
    """How it was settled, by the figures and by people; the links of its indicator; the form."""
    with st.expander(say("trends.how")):
        if row.judgement is not None:
            for line in computation(row.judgement, indicator_of(row.judgement.indicator)):
                st.markdown(plain(line))
        told = (say(f"commitments.outcome.{row.offered}"), gap_by_figures(row))
        note(
            say(
                "commitments.offered", outcome=("，" if current() == "zh_CN" else ", ").join(one for one in told if one)
            )
        )
        note(say("commitments.method", year=book.year))
    for word_of in reversed(book.said.get(row.target.id, [])):
        time = f"{word_of.at.astimezone():%Y-%m-%d %H:%M}"
        outcome = say(f"commitments.outcome.{word_of.outcome}")
        note(say("commitments.history", person=word_of.by, time=time, outcome=outcome, reason=word_of.reason))
    if book.reported or row.cause == "no_report":
        promise_verdict.form(person, book, row)
    code = row.target.indicator
    if code is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            link("leadership/trends.py", say("commitments.to_trend"), indicator=code, region=book.region.name)
            link("reference/dictionary.py", say("trends.definition"), indicator=code)
