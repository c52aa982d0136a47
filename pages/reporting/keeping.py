"""After a correction: the offer to keep its wording, with what that would change shown before it is kept."""

from collections.abc import Sequence

import streamlit as st

from etl import again
from etl.teaching import checked, proposed, units_of
from faults import Fault
from language import current, say
from pages.parts import run
from pages.parts.changes import effect
from pages.parts.head import note, plain
from pages.parts.sentences import indicator_of
from records import Claim, Person, Report, ReviewClaim, Taught
from store import lessons, places

OFFERED = "offered_wording"


def propose(claim_id: int, sort: str) -> None:
    """Offer, in the run that follows, to keep the wording of this claim: as names or as not."""
    st.session_state[OFFERED] = (claim_id, sort)


def offer(person: Person, report: Report, items: Sequence[ReviewClaim]) -> None:
    """The offer that waits, if it is about a claim of this report. Nothing is kept unless the person says so."""
    kept = st.session_state.pop("kept_wording", None)
    if kept is not None:
        st.success(say("learning.offer.kept", phrase=kept))
    claim_id, sort = st.session_state.get(OFFERED, (None, ""))
    item = next((one for one in items if one.id == claim_id), None)
    if item is None:
        return
    claim = item.final if sort == "names" else item.claim
    if claim.indicator is None:
        return
    with st.container(border=True):
        name = indicator_of(claim.indicator).name(current())
        st.markdown(f"**{plain(say(f'learning.offer.{sort}', indicator=name))}**")
        _form(person, report, item, claim, sort)


def _form(person: Person, report: Report, item: ReviewClaim, claim: Claim, sort: str) -> None:
    phrase = st.text_input(
        say("learning.offer.phrase"),
        value=proposed(claim.quote),
        key=f"phrase_{item.id}",
        help=say("learning.offer.phrase_help"),
    )
    places = _places(person, report)
    where = st.segmented_control(
        say("learning.head.region"),
        list(places),
        default=str(report.region_id),
        required=True,
        key=f"where_{item.id}",
        format_func=places.__getitem__,
    )
    reason = st.text_input(say("learning.offer.reason"), value=item.reason or "", key=f"why_{item.id}")
    region_id = int(where) if where else None
    seen = st.session_state.get("seen_wording")
    with st.container(horizontal=True):
        if st.button(say("learning.offer.show"), key="show_wording"):
            seen = st.session_state["seen_wording"] = (item.id, phrase, where)
        keep = st.button(say("learning.offer.keep"), type="primary", disabled=seen != (item.id, phrase, where))
        if st.button(say("learning.offer.no"), key="no_wording"):
            st.session_state.pop(OFFERED)
            st.rerun()
    if seen != (item.id, phrase, where):
        note(say("learning.offer.first"))
        return
    try:
        unit = claim.unit
        taught = Taught(0, sort, checked(phrase), str(claim.indicator), units_of(unit, str(claim.indicator)))
        if keep:
            lessons.keep(person, taught, region_id, item.id, reason)
            st.session_state.pop(OFFERED)
            st.session_state["kept_wording"] = taught.phrase
            st.rerun()
        if taught.phrase not in claim.quote and sort == "names":
            st.warning(say("learning.offer.elsewhere"))
        effect(list(again.against_lesson(person, taught, region_id)), f"effect_{item.id}")
    except Fault as fault:
        st.error(run.told(fault))


def _places(person: Person, report: Report) -> dict[str, str]:
    """For whom it may hold: the office alone, the district above it, or all."""
    own = places.some(person, [report.region_id])[report.region_id]
    above = places.one(person, own.parent_id) if own.parent_id is not None else None
    found = {str(own.id): own.name}
    if above is not None:
        found[str(above.id)] = say("learning.offer.whole", region=above.name)
    return found | {"": say("learning.everywhere")}
