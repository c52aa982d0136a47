"""用语: what corrections taught the program, for whom, by whom and why; revoked or exported here."""

from datetime import UTC, datetime

import streamlit as st

from exports.wordings import OFFICES, merged_toml
from language import say
from pages.parts import around, run
from pages.parts.head import empty, page_head
from pages.reference import lessons_shown
from store import lessons, places

person = run.person()
with run.faults():
    kept = lessons.listing(person)
    holding = [lesson for lesson in kept if lesson.revoked_at is None]
    known = around.regions(person)
    places_told = places.some(person, [lesson.region_id for lesson in kept if lesson.region_id is not None])
    with page_head(say("learning.title"), say("learning.subtitle", n=len(holding), revoked=len(kept) - len(holding))):
        if holding:
            st.download_button(
                say("learning.download"),
                merged_toml(kept, [region.id for region in places_told.values() if region.level in OFFICES]).encode(),
                file_name=f"wording-{datetime.now(UTC):%Y%m%d}.toml",
                mime="application/toml",
                help=say("learning.download_help"),
            )
    lessons_shown.habit(person, known)
    if not kept:
        empty(say("learning.none"), say("learning.to_review"), "reporting/review.py")
    lessons_shown.listing(kept)
    if holding:
        lessons_shown.revoking(person, holding)
