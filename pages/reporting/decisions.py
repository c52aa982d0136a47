"""The right side of the review: claims as cards, doubtful ones first and singly, and what each button does."""

from collections.abc import Mapping, Sequence

import streamlit as st

from exports import issues
from language import current, has, say
from pages.parts import choose
from pages.parts.cards import Card, cards
from pages.parts.head import note
from pages.parts.sentences import indicator_of, interval, number
from pages.reporting import verdicts
from pages.reporting.reasons import confidence, reasons
from records import Claim, Finding, Lesson, Number, Person, Report, ReviewClaim
from store import claims, lessons

FILTERS = ("doubt", "open", "all")


def at_offset(items: Sequence[ReviewClaim], told: str | None) -> int | None:
    """The claim that stands at an offset of the address, so that a link leads to its words."""
    if told is None or not told.isdigit():
        return None
    return next((item.id for item in items if item.claim.start <= int(told) < item.claim.end), None)


def finding_words(finding: Finding) -> str:
    """A finding's sentence, the check-up's own where it is one of its; what only the reviewer may see is not in it."""
    own = f"findings.{finding.code}"
    return say(own, **finding.values) if has(own) else issues.told(finding.code, finding.values)


def doubts(items: Sequence[ReviewClaim], found: Sequence[Finding]) -> dict[int, str]:
    """The claims that a person has to look at singly, each with its reason: a finding, or a reading on weak ground."""
    told = {item.id: say("review.unsure") for item in items if item.claim.confidence == "low"}
    for finding in reversed(found):
        if finding.severity == "doubt":
            told |= {items[place].id: finding_words(finding) for place in finding.claims}
    return told


def draw(
    person: Person,
    report: Report,
    items: Sequence[ReviewClaim],
    doubted: Mapping[int, str],
    found: Sequence[Finding],
    previous: Mapping[tuple[str, int], Number],
    at: int | None,
    text: str,
) -> None:
    """Filter, general findings, the button for what is not doubtful, and the cards."""
    waiting = [item for item in items if item.decision == "pending"]
    sizes = {"doubt": sum(item.id in doubted for item in waiting), "open": len(waiting), "all": len(items)}
    filters = {name: f"{say(f'review.filter.{name}')} {sizes[name]}" for name in FILTERS}
    first = "doubt" if sizes["doubt"] else "open" if waiting else "all"
    shown = choose.segment(say("review.filter.label"), filters, "filter", first, hidden=True)
    decided = max((item.decided_at for item in items if item.decided_at), default=None)
    if decided is not None:
        note(say("review.autosave", time=f"{decided.astimezone():%Y-%m-%d %H:%M}"))
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
    learned = {lesson.taught.number: lesson for lesson in lessons.listing(person)}
    together = paragraphs(text, sure)
    acted = cards(
        [
            _card(item, doubted, found, items, previous, item.id == at, learned, together.get(item.id, []))
            for item in chosen
        ],
        say("review.cards"),
        say("reasons.title"),
        key=f"cards_{report.id}",
    )
    if acted is not None:
        item = next(item for item in items if item.id == acted[0])
        if acted[1] == "paragraph":
            same = together.get(item.id, [])
            claims.decide_many(person, [(other.id, other.row_version) for other in same], "confirmed")
            st.rerun()
        _act(person, item, acted[1], items)


def paragraphs(text: str, sure: Sequence[ReviewClaim]) -> dict[int, list[ReviewClaim]]:
    """For the first claim of each paragraph: the claims of the paragraph that nothing is doubtful about, if several."""
    found: dict[int, list[ReviewClaim]] = {}
    for item in sorted(sure, key=lambda one: one.claim.start):
        found.setdefault(text.rfind("\n", 0, item.claim.start), []).append(item)
    return {together[0].id: together for together in found.values() if len(together) > 1}


def _card(
    item: ReviewClaim,
    doubted: Mapping[int, str],
    found: Sequence[Finding],
    items: Sequence[ReviewClaim],
    previous: Mapping[tuple[str, int], Number],
    chosen: bool,
    learned: Mapping[int, Lesson],
    together: Sequence[ReviewClaim],
) -> Card:
    claim = item.final
    name = indicator_of(claim.indicator).name(current()) if claim.indicator else say("review.outside")
    kind = "" if claim.kind == "actual" else say("review.target_of", year=claim.year)
    before = previous.get((claim.indicator or "", claim.year - 1))
    told = [finding_words(finding) for finding in found if finding.claims and items[finding.claims[0]].id == item.id]
    if item.id in doubted and not told:
        told = [doubted[item.id]]
    pending = item.decision == "pending"
    actions = [
        (action, say(f"review.action.{action}"))
        for action in (("confirm", "correct", "wrong", "reject", "see") if pending else ("reopen", "see"))
    ]
    if together:
        actions.append(("paragraph", say("review.paragraph", n=len(together))))
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
        sure=confidence(item.claim),
        why=tuple(reasons(item.claim, learned)),
        state="done" if not pending else "doubt" if item.id in doubted else "open",
        decided=decided,
        chosen=chosen,
        actions=tuple(actions),
    )


def shown_value(claim: Claim) -> str:
    """The value with what its wording admits: 380（380–389） 件."""
    known = indicator_of(claim.indicator) if claim.indicator else None
    # The unit is the report's own; another language can only name the catalogue's.
    named = known.unit_name(current()) if known and current() != "zh_CN" and known.unit == claim.unit else claim.unit
    unit = "" if claim.unit == "%" else f" {named}"
    text = number(claim.value, claim.unit if claim.unit == "%" else "")
    if claim.low != claim.high or claim.low is None:
        text += f"（{interval(claim.low, claim.high)}）"
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
