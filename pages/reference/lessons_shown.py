"""The parts of the page of learned wordings: the list, revoking one, and the count that an office's share rests on."""

from collections.abc import Sequence

import streamlit as st

from catalogue import catalogue
from etl import again
from faults import Fault
from language import current, say
from pages.parts import run
from pages.parts.changes import effect
from pages.parts.head import note
from pages.parts.sentences import indicator_of
from pages.parts.table import Cell, Column, table
from records import Lesson, Person, Region, Taught
from store import lessons


def listing(kept: Sequence[Lesson]) -> None:
    """Every wording, those that hold first."""
    names = ("phrase", "sort", "region", "who", "why", "found", "state")
    columns = [Column(say(f"learning.head.{name}"), strong=name == "phrase") for name in names]
    table(columns, [_cells(lesson) for lesson in kept], "lessons", say("learning.title"))
    note(say("learning.trusted", n=lessons.TRUSTED))


def told(lesson: Lesson) -> str:
    """A wording in one phrase: “板凳说法” 读作 普法活动."""
    base = f" {_name(lesson.taught.base)}" if lesson.taught.base else ""
    phrase = f"“{lesson.taught.phrase}” " if lesson.taught.phrase else ""
    name = _name(lesson.taught.indicator)
    sort = say(f"learning.sort.{lesson.taught.sort}")
    return f"{name} {sort}{base}" if lesson.taught.base else f"{phrase}{sort} {name}"


def _name(code: str) -> str:
    known = catalogue().indicators.get(code)
    return known.short(current()) if known else code


def _cells(lesson: Lesson) -> list[Cell]:
    ended = lesson.revoked_at
    state = say("learning.state.revoked" if ended else "learning.state.holds")
    after = f"{lesson.revoked_by} {ended.astimezone():%Y-%m-%d} {lesson.revoked_reason}" if ended else ""
    query = (("report", str(lesson.report_id)),) if lesson.report_id else ()
    return [
        Cell(lesson.taught.phrase or "–", page="reporting/review.py" if query else "", query=query),
        Cell(
            told(lesson)
            if lesson.taught.base
            else f"{say(f'learning.sort.{lesson.taught.sort}')} {_name(lesson.taught.indicator)}"
        ),
        Cell(lesson.region_name or say("learning.everywhere")),
        Cell(f"{lesson.taught_by} {lesson.taught_at.astimezone():%Y-%m-%d %H:%M}"),
        Cell(lesson.reason),
        Cell(say("learning.fares", confirmed=lesson.confirmed, rejected=lesson.rejected)),
        Cell(state, sign="–" if ended else "✓", tone="gray" if ended else "blue", after=after),
    ]


def revoking(person: Person, holding: Sequence[Lesson]) -> None:
    """Revoke one, with a reason; figures that people confirmed stay as they are."""
    numbers = {lesson.taught.number: lesson for lesson in holding}
    with st.expander(say("learning.revoke")):
        number = st.selectbox(
            say("learning.head.phrase"),
            list(numbers),
            index=None,
            key="revoke_number",
            placeholder=say("parts.choose"),
            format_func=lambda one: f"{told(numbers[one])} · {numbers[one].region_name or say('learning.everywhere')}",
        )
        reason = st.text_input(say("learning.offer.reason"), key="revoke_reason")
        note(say("learning.revoke_help"))
        if st.button(say("learning.revoke"), disabled=number is None, key="revoke") and number is not None:
            try:
                lessons.revoke(person, number, reason)
            except Fault as fault:
                st.error(run.told(fault))
                return
            st.rerun()


def habit(person: Person, known: Sequence[Region]) -> None:
    """An office's habit: the count that a share rests on where its report names none."""
    rates = {
        code: (entry.denominator, *entry.other_denominators)
        for code, entry in catalogue().indicators.items()
        if entry.kind == "rate" and entry.other_denominators
    }
    places = {region.id: region for region in known if region.level not in ("district", "city")}
    if not places:
        return
    with st.expander(say("learning.habit.title")):
        note(say("learning.habit.help"))
        with st.container(horizontal=True):
            region = st.selectbox(
                say("parts.region"), list(places), index=None, key="habit_region", placeholder=say("parts.choose"),
                format_func=lambda one: places[one].name, width=200,
            )  # fmt: skip
            rate = st.selectbox(
                say("learning.head.indicator"), list(rates), key="habit_rate", width=260,
                format_func=lambda one: indicator_of(one).name(current()),
            )  # fmt: skip
            bases = [code for code in rates[rate] if code in catalogue().indicators]
            base = st.selectbox(
                say("learning.field.base"), bases, key="habit_base", width=260,
                format_func=lambda one: indicator_of(str(one)).name(current()),
            )  # fmt: skip
        reason = st.text_input(say("learning.offer.reason"), key="habit_reason")
        if region is None or base is None:
            st.button(say("learning.offer.keep"), disabled=True, key="habit_keep", help=say("learning.habit.choose"))
            return
        taught = Taught(0, "base", "", rate, "percent", base)
        effect(list(again.against_lesson(person, taught, region)), "habit_effect")
        if st.button(say("learning.offer.keep"), type="primary", key="habit_keep"):
            try:
                lessons.keep(person, taught, region, None, reason)
            except Fault as fault:
                st.error(run.told(fault))
                return
            st.rerun()
