"""The right side of the review: claims as cards, doubtful ones first and singly, and what each button does."""

from collections.abc import Mapping, Sequence

import streamlit as st

from language import current, say
from pages.parts.cards import Card, cards
from pages.parts.head import note
from pages.parts.sentences import indicator_of, number
from pages.reporting import verdicts
from records import Claim, Finding, Number, Person, Report, ReviewClaim
from store import claims

FILTERS = ("doubt", "open", "all")


def at_offset(items: Sequence[ReviewClaim], told: str | None) -> int | None:
    """The claim that stands at an offset of the address, so that a link leads to its words."""
    if told is None or not told.isdigit():
        return None
    return next((item.id for item in items if item.claim.start <= int(told) < item.claim.end), None)


def finding_words(finding: Finding) -> str:
    """A finding's sentence; what only the reviewer may see is not in it."""
    return say(f"findings.{finding.code}", **finding.values)


def draw(
    person: Person,
    report: Report,
    items: Sequence[ReviewClaim],
    doubted: Mapping[int, Finding],
    found: Sequence[Finding],
    previous: Mapping[tuple[str, int], Number],
    at: int | None,
) -> None:
    """Filter, general findings, the button for what is not doubtful, and the cards."""
    waiting = [item for item in items if item.decision == "pending"]
    sizes = {"doubt": sum(item.id in doubted for item in waiting), "open": len(waiting), "all": len(items)}
    shown = st.segmented_control(
        say("review.filter.label"),
        FILTERS,
        default="doubt" if sizes["doubt"] else "open" if waiting else "all",
        required=True,
        key="filter",
        format_func=lambda name: f"{say(f'review.filter.{name}')} {sizes[name]}",
        label_visibility="collapsed",
        bind="query-params",
    )
    for finding in found:
        if not finding.claims:
            note(f"? {finding_words(finding)}")
    sure = [item for item in waiting if item.id not in doubted]
    if sure and st.button(say("review.confirm_sure", n=len(sure)), help=say("review.confirm_sure_help")):
        claims.decide_many(person, [(item.id, item.row_version) for item in sure], "confirmed")
        st.rerun()
    chosen = [
        item
        for item in items
        if shown == "all" or (item.decision == "pending" and (shown == "open" or item.id in doubted)) or item.id == at
    ]
    chosen.sort(key=lambda item: (item.id not in doubted, item.claim.start))
    if not chosen:
        note(say(f"review.none.{shown}"))
        return
    acted = cards(
        [_card(item, doubted, found, items, previous, item.id == at) for item in chosen],
        say("review.cards"),
        key=f"cards_{report.id}",
    )
    if acted is not None:
        _act(person, next(item for item in items if item.id == acted[0]), acted[1], items)


def _card(
    item: ReviewClaim,
    doubted: Mapping[int, Finding],
    found: Sequence[Finding],
    items: Sequence[ReviewClaim],
    previous: Mapping[tuple[str, int], Number],
    chosen: bool,
) -> Card:
    claim = item.final
    name = indicator_of(claim.indicator).name(current()) if claim.indicator else say("review.outside")
    kind = "" if claim.kind == "actual" else say("review.target_of", year=claim.year)
    before = previous.get((claim.indicator or "", claim.year - 1))
    told = [finding_words(finding) for finding in found if finding.claims and items[finding.claims[0]].id == item.id]
    if item.id in doubted and not told:
        told = [finding_words(doubted[item.id])]
    pending = item.decision == "pending"
    actions = [
        (action, say(f"review.action.{action}"))
        for action in (("confirm", "correct", "wrong", "reject", "see") if pending else ("reopen", "see"))
    ]
    decided = (
        ""
        if pending
        else say(
            f"review.decided.{item.decision}",
            person=item.decided_by or "",
            reason=f"（{item.reason}）" if item.reason else "",
        )
    )
    last = say("review.before", value=number(before, claim.unit)) if before is not None else say("review.before_none")
    return Card(
        id=item.id,
        name=f"{name} {kind}".strip(),
        value=shown_value(claim),
        before="" if claim.kind == "target" else last,
        doubt=" ".join(told),
        why=say("review.why", why=claim.why, rule=claim.rule, confidence=say(f"review.confidence.{claim.confidence}")),
        state="done" if not pending else "doubt" if item.id in doubted else "open",
        decided=decided,
        chosen=chosen,
        actions=tuple(actions),
    )


def shown_value(claim: Claim) -> str:
    """The value with what its wording admits: 380（380–389） 件."""
    unit = "" if claim.unit == "%" else f" {claim.unit}"
    text = number(claim.value, claim.unit if claim.unit == "%" else "")
    if claim.low != claim.high or claim.low is None:
        low, high = ("" if end is None else number(end) for end in (claim.low, claim.high))
        text += f"（{low}–{high}）" if low or high else f"（{say('status.interval.open')}）"
    return text + unit


def _act(person: Person, item: ReviewClaim, action: str, items: Sequence[ReviewClaim]) -> None:
    if action == "confirm":
        claims.decide(person, item.id, item.row_version, "confirmed")
        following = [
            other
            for other in items
            if other.decision == "pending" and other.id != item.id and other.claim.start >= item.claim.start
        ]
        st.session_state["chosen_claim"] = following[0].id if following else None
        st.rerun()
    elif action == "reopen":
        claims.decide(person, item.id, item.row_version, "pending")
        st.rerun()
    elif action == "see":
        st.session_state["chosen_claim"] = item.id
        st.rerun()
    elif action == "reject":
        verdicts.reject(person, item)
    else:
        verdicts.correct(person, item, misread=action == "correct")
