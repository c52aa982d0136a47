"""What a person does to a claim beyond confirming it: correct, reject, add, and publish the whole."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from catalogue import catalogue
from etl.exactness import fits
from etl.quantities import find, normalise
from etl.quantity import Quantity
from faults import Fault
from language import current, say
from pages.parts import run
from pages.parts.head import plain
from pages.reporting import keeping
from records import Claim, Number, Person, Report, ReviewClaim
from store import claims, publish


def publish_button(
    person: Person, report: Report, waiting: Sequence[ReviewClaim], items: Sequence[ReviewClaim]
) -> None:
    """Publishing stores everything confirmed; greyed with the reason while something waits."""
    changed = any(item.decided_at and report.published_at and item.decided_at > report.published_at for item in items)
    if report.state == "published" and not changed:
        st.button(say("review.published"), disabled=True)
        return
    taken = sum(item.decision in publish.TAKEN for item in items)
    help_text = (
        say("review.publish_wait", n=len(waiting))
        if waiting
        else say("review.publish_none")
        if not taken
        else say("review.publish_help", n=taken)
    )
    label = say("review.publish_again") if report.state == "published" else say("review.publish")
    if st.button(label, type="primary", disabled=bool(waiting) or not taken, help=help_text):
        publish.publish(person, report.id, report.row_version)
        st.toast(say("review.done", n=taken))
        st.session_state["just_published"] = report.id
        st.rerun()
    if waiting or not taken:
        st.caption(help_text)


Told = tuple[Number, Number | None, Number | None, str]


def quantity_of(text: str) -> Told:
    """Value, low, high and qualifier of a number as a clerk would type it. Raises Fault `number_unreadable`.

    A bare number is read as a count of cases; what is left over before or behind a number makes it none.
    """
    told = normalise(text.strip())
    for written in (told, f"{told}件"):
        found = find(written)
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(written)):
            return _told(found[0], text)
    raise Fault("number_unreadable", text=text)


def quantity_in(words: str) -> Told:
    """The one number among words of a report, as quantity_of has it. Raises Fault `number_unreadable`."""
    found = find(normalise(words))
    if len(found) != 1:
        raise Fault("number_unreadable", text=words)
    return _told(found[0], words)


def _told(quantity: Quantity, text: str) -> Told:
    if quantity.odd and quantity.qualifier != "about_plus":
        raise Fault("number_unreadable", text=text)
    if not all(fits(number) for number in (quantity.value, quantity.low, quantity.high)):
        raise Fault("number_unreadable", text=text)
    qualifier = "about_plus" if quantity.qualifier == "over" else quantity.qualifier
    return quantity.value, quantity.low, quantity.high, qualifier


def correct(person: Person, item: ReviewClaim, *, misread: bool) -> None:
    """改提取: the program misread; 原文有误: the report itself is wrong, with ground and who agreed."""

    @st.dialog(say("review.correct_title" if misread else "review.wrong_title"))
    def form() -> None:
        claim = item.final
        st.markdown(f":blue-background[{plain(claim.quote)}]")
        codes = list(catalogue().indicators)
        code = st.selectbox(
            say("parts.indicator"),
            codes,
            index=codes.index(claim.indicator) if claim.indicator else None,
            format_func=lambda one: catalogue().indicators[one].name(current()),
            disabled=not misread,
        )
        written = st.text_input(say("review.value"), value=_written(claim), help=say("review.value_help"))
        with st.container(horizontal=True):
            year = st.number_input(
                say("parts.year"), 2000, 2100, claim.year, format="%d", disabled=not misread, width=130
            )
            kind = st.segmented_control(
                say("review.kind"),
                ["actual", "target"],
                default=claim.kind,
                required=True,
                format_func=lambda one: say(f"review.kinds.{one}"),
                disabled=not misread,
            )
        reason = st.text_input(say("review.reason" if misread else "review.ground"), key="reason")
        agreed = "" if misread else st.text_input(say("review.agreed"), key="agreed")
        if st.button(say("review.save"), type="primary"):
            try:
                value, low, high, qualifier = quantity_of(written)
                if not misread:
                    reason = _ground(reason, agreed)
                changed = replace(
                    claim,
                    indicator=code,
                    value=value,
                    low=low,
                    high=high,
                    qualifier=qualifier,
                    year=int(year),
                    kind=str(kind),
                    flags=claim.flags if misread else (*claim.flags, "report_corrected"),
                )
                claims.decide(person, item.id, item.row_version, "corrected", reason, changed)
            except Fault as fault:
                st.error(run.told(fault))
                return
            if code != claim.indicator:
                keeping.propose(item.id, "names")
            st.rerun()

    form()


def _ground(reason: str, agreed: str) -> str:
    """Ground and who agreed, both needed where the report itself is said to be wrong. Raises Fault `ground_missing`."""
    if not reason.strip() or not agreed.strip():
        raise Fault("ground_missing")
    return say("review.ground_told", ground=reason.strip(), agreed=agreed.strip())


def _written(claim: Claim) -> str:
    found = find(normalise(claim.quote))
    told = [quantity for quantity in found if quantity.value == claim.value]
    return (
        normalise(claim.quote)[told[-1].start : told[-1].end]
        if told
        else f"{claim.value:f}"
        if not isinstance(claim.value, int)
        else str(claim.value)
    )


def reject(person: Person, item: ReviewClaim) -> None:
    """驳回: not an indicator's value, with the reason."""

    @st.dialog(say("review.reject_title"))
    def form() -> None:
        st.markdown(f":blue-background[{plain(item.claim.quote)}]")
        other = say("review.reasons.other")
        reason = st.selectbox(
            say("review.reason"),
            [other, *(say(f"review.reasons.{code}") for code in ("repeat", "scope", "not_figure"))],
            accept_new_options=True,
        )
        if st.button(say("review.save"), type="primary"):
            try:
                claims.decide(person, item.id, item.row_version, "rejected", reason)
            except Fault as fault:
                st.error(run.told(fault))
                return
            if reason == other:
                keeping.propose(item.id, "not")
            st.rerun()

    form()


def add_missed(person: Person, report: Report, text: str) -> None:
    """A figure that was missed: the words as they stand in the report, and what they mean."""
    with st.expander(say("review.add")):
        words = st.text_input(say("review.add_words"), key="add_words", placeholder=say("review.add_example"))
        code = st.selectbox(
            say("parts.indicator"),
            list(catalogue().indicators),
            index=None,
            key="add_indicator",
            placeholder=say("parts.choose"),
            format_func=lambda one: catalogue().indicators[one].name(current()),
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            year = st.number_input(say("parts.year"), 2000, 2100, report.year, format="%d", key="add_year", width=130)
            kind = st.segmented_control(
                say("review.kind"),
                ["actual", "target"],
                default="actual",
                required=True,
                key="add_kind",
                format_func=lambda one: say(f"review.kinds.{one}"),
            )
        if st.button(say("review.add_save"), disabled=not (words and code)):
            start = text.find(words.strip())
            if start < 0:
                st.error(say("review.add_not_found"))
                return
            value, low, high, qualifier = quantity_in(words)
            unit = find(normalise(words))[0].unit or catalogue().indicators[str(code)].unit
            claim = Claim(
                start,
                start + len(words.strip()),
                words.strip(),
                str(code),
                value,
                low,
                high,
                qualifier,
                unit,
                int(year),
                str(kind),
            )
            added = claims.add_claim(person, report.id, claim, say("review.added_reason"))
            keeping.propose(added.id, "names")
            st.rerun()
