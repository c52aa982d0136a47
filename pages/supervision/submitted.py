"""The body of 进度: the sentence, the counts, a line for each office, the reminder and how it is worked out."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from analysis.punctuality import LATE, OVERDUE, Punctual
from exports.reminder import Due, listed
from exports.reminder import reminder as written
from language import current, say
from pages.parts.download import table_download
from pages.parts.head import note
from pages.parts.table import Cell, Column, table
from pages.supervision.dates import Dated, short
from pages.supervision.submissions import DRAFT, MISSING, PUBLISHED, Submission, names
from records import Person

STATES = {
    "missing": ("○", "gray"),
    "draft": ("◷", "yellow"),
    "published": ("✓", "blue"),
    "figures": ("✓", "gray"),
}
PUNCTUAL = {
    "in_time": ("✓", "blue"),
    "late": ("✕", "orange"),
    "overdue": ("✕", "orange"),
    "open": ("◷", "gray"),
    "unsure": ("?", "violet"),
    "unknown": ("?", "violet"),
}


def against(one: Submission, when: Dated, today: date) -> Punctual | None:
    """An office's report against one of the dates; None where there is none."""
    if when.day is None:
        return None
    return one.made_public(when.day, today) if when.public else one.handed_in(when.day, today)


def first(three: Sequence[Dated]) -> Dated | None:
    """The date by which reports have to be here: the district's own, else the one to the level above."""
    return next((one for one in three if one.day is not None and not one.public), None)


def total(told: Sequence[Submission]) -> str:
    """12个街道（镇）中9个已发布."""
    return say("progress.total", n=len(told), m=sum(one.state == PUBLISHED for one in told))


def head(region: str, year: int, told: Sequence[Submission], three: Sequence[Dated], today: date) -> str:
    """Who has published, who has not handed in and how long that is overdue, whose report is a draft, who was late."""
    parts = []
    when = first(three)
    missing = names(told, MISSING)
    if missing and when is not None and when.day is not None and today > when.day:
        days = (today - when.day).days
        parts.append(say("progress.sentence.missing_overdue", names=listed(missing), days=days))
    elif missing:
        parts.append(say("progress.sentence.missing", names=listed(missing)))
    if drafts := names(told, DRAFT):
        parts.append(say("progress.sentence.drafts", names=listed(drafts)))
    for one in three:
        late = [
            say("progress.sentence.days", name=item.office.name, days=found.days)
            for item in told
            if (found := against(item, one, today)) is not None and found.state == LATE
        ]
        if late:
            parts.append(say("progress.sentence.late", names=listed(late), kind=one.name))
    start = say("progress.sentence.head", region=region, year=year, total=total(told))
    if not parts:
        return say("progress.sentence.only_total", head=start)
    joined = ("；" if current() == "zh_CN" else "; ").join(parts)
    return say("progress.sentence.whole", head=start, parts=joined)


def strip(told: Sequence[Submission], three: Sequence[Dated], today: date) -> None:
    """The counts, always of how many."""
    when = first(three)
    overdue = sum(
        (found := against(one, when, today)) is not None and found.state == OVERDUE for one in told if when is not None
    )
    counts = [
        (f"✓ {say('progress.published')}", "blue", sum(one.state == PUBLISHED for one in told)),
        (f"◷ {say('progress.drafts')}", "yellow", sum(one.state == DRAFT for one in told)),
        (f"○ {say('progress.missing')}", "gray", sum(one.state == MISSING for one in told)),
        (f"✕ {say('progress.overdue')}", "orange", overdue),
    ]
    with st.container(border=True, horizontal=True, horizontal_alignment="distribute"):
        for label, tone, count in counts:
            st.metric(f":{tone}[**{label}**]", f"{count} / {len(told)}", width=120)


def offices(told: Sequence[Submission], three: Sequence[Dated], region: str, year: int, today: date) -> None:
    """A line for each office, in the order of the codes, and the same as files."""
    st.subheader(say("progress.offices"), anchor=False)
    caption = say("progress.caption", year=year)
    heads = [say(f"progress.{name}") for name in ("office", "state", "signed", "received")]
    heads += [f"{one.name} {short(one.day)}" for one in three]
    columns = [Column(title, whole=place < 4) for place, title in enumerate(heads)]
    rows = [[*_known(one, year), *(_punctual(against(one, when, today)) for when in three)] for one in told]
    table(columns, rows, "submitted", caption)
    plain = [[f"{cell.sign} {cell.text} {cell.after}".strip() for cell in row] for row in rows]
    for line, one in zip(plain, told, strict=True):
        line[1] = say(f"progress.states.{one.state}")
    title = say("progress.file", region=region, year=year)
    table_download(heads, plain, title, say("progress.from"), remarks=[total(told), *_explained(today)])


def _known(one: Submission, year: int) -> list[Cell]:
    sign, tone = STATES[one.state]
    word = f"{sign} {say(f'progress.states.{one.state}')}"
    replaced = say("progress.replaced", n=one.replaced) if one.replaced else ""
    if one.report is not None:
        action = say("progress.to_check" if one.state == DRAFT else "progress.to_review")
        query = (("report", str(one.report.id)),)
        state = Cell(action, word, tone, replaced, "reporting/review.py", query)
    elif one.state == MISSING:
        state = Cell(say("progress.to_upload"), word, tone, page="reporting/upload.py")
    else:
        state = Cell("", word, tone)
    place = (("region", one.office.name), ("year", str(year)))
    return [
        Cell(one.office.name, page="leadership/overview.py", query=place),
        state,
        Cell(one.signed.isoformat() if one.signed else "–"),
        _came(one),
    ]


def _came(one: Submission) -> Cell:
    """The day it came, marked where a person recorded it."""
    if one.came is None:
        return Cell("–")
    by_person = one.recorded is not None and one.recorded.day is not None
    return Cell(one.came.isoformat(), after=say("progress.by_person") if by_person else "")


def _punctual(found: Punctual | None) -> Cell:
    if found is None:
        return Cell(say("progress.not_yet"), tone="gray")
    sign, tone = PUNCTUAL[found.state]
    return Cell("", f"{sign} {say(f'progress.punctual.{found.state}', days=found.days)}", tone)


def reminder(
    person: Person, told: Sequence[Submission], three: Sequence[Dated], region: str, year: int, today: date
) -> None:
    """The text to those who have to act, ready to copy."""
    st.subheader(say("progress.remind"), anchor=False)
    when = first(three)
    if when is None or when.day is None:
        note(say("progress.unset"))
        return
    later = [(one.name, one.day) for one in three if one.day is not None and one.day > when.day]
    due = Due(when.day, when.source if when.own else "")
    text = written(year, names(told, MISSING), names(told, DRAFT), due, later, (region, person.name), today)
    if not text:
        note(say("progress.reminder.none", total=total(told)))
        return
    st.code(text, language=None, wrap_lines=True)
    note(say("progress.remind_note"))


def _explained(today: date) -> list[str]:
    return [say(f"progress.explain.{key}", today=today.isoformat()) for key in ("state", "days", "unsure", "public")]


def how(today: date) -> None:
    """How states and days are worked out."""
    with st.expander(say("progress.how")):
        for line in _explained(today):
            note(line)
