"""A person's word on one promise: what became of it, on which words of the report, and why; the way to take it back."""

import streamlit as st

from analysis.commitments import Commitment
from faults import Fault
from language import say
from pages.parts import run
from pages.parts.promised import Book
from records import Person
from store import settlements
from store.settlements import OUTCOMES, WITHDRAWN, Place

NO_WORDS, OWN_WORDS = "none", "own"


def form(person: Person, book: Book, row: Commitment) -> None:
    """A small form to settle a promise, or to settle it anew."""
    said = book.said.get(row.target.id, [])
    version = said[-1].row_version if said else 0
    # A new key with every word: the form closes and is empty again.
    key = f"{row.target.id}_{version}"
    again = row.settlement is not None
    with (
        st.expander(say("commitments.settle.again" if again else "commitments.settle.button"), key=f"open_{key}"),
        st.form(f"settle_{key}", border=False),
    ):
        choices = (*OUTCOMES, WITHDRAWN) if again else OUTCOMES
        outcome = st.segmented_control(
            say("commitments.settle.outcome"),
            choices,
            default=row.outcome if row.outcome in choices else choices[0],
            required=True,
            key=f"outcome_{key}",
            format_func=lambda one: say(f"commitments.outcome.{one}"),
        )
        place = _words(book, row, key) if book.answer is not None else None
        reason = st.text_input(
            say("commitments.settle.reason"), key=f"why_{key}", placeholder=say("commitments.settle.example")
        )
        problem = st.container()
        if st.form_submit_button(say("commitments.settle.save"), type="primary", key=f"save_{key}"):
            try:
                chosen = _place(book, row, *place) if place is not None else None
                settlements.settle(person, row.target.id, version, str(outcome), reason, chosen)
            except Fault as fault:
                problem.error(run.told(fault))
            else:
                st.rerun()


def _words(book: Book, row: Commitment, key: str) -> tuple[str, str]:
    """Which words of the report it rests on: one of the sentences offered, words copied from the report, or none."""
    offered = {str(place): item.sentence.text for place, item in enumerate(row.candidates)}
    told = offered | {OWN_WORDS: say("commitments.settle.own"), NO_WORDS: say("commitments.settle.none")}
    chosen = st.radio(
        say("commitments.settle.words", year=book.year),
        list(told),
        key=f"words_{key}",
        format_func=lambda one: " ".join(told[one].split())[:80].replace(":", "：").replace("[", "［"),
        index=0 if offered else len(told) - 1,
    )
    own = st.text_input(say("commitments.settle.copied"), key=f"own_{key}")
    return str(chosen), own.strip()


def _place(book: Book, row: Commitment, chosen: str, own: str) -> Place | None:
    """The chosen words as a place of the report. Raises Fault `place_unknown` for words that it does not hold."""
    assert book.answer is not None
    if chosen.isdigit():
        told = row.candidates[int(chosen)].sentence
        return book.answer.id, told.start, told.end
    if chosen == NO_WORDS:
        return None
    start = book.texts[book.answer.id].find(own) if own else -1
    if start < 0:
        raise Fault("place_unknown", year=book.year)
    return book.answer.id, start, start + len(own)
