"""The regions that a page may speak of: all of them, or among very many those around the ones that its address names."""

import streamlit as st

from faults import Fault
from language import say
from pages.parts.head import note
from pages.parts.links import go
from records import Person, Region
from store import people, places

SHOWN = 12


def regions(person: Person, key: str = "region") -> list[Region]:
    """All regions by code; among very many the districts and offices around those chosen under `key`."""
    kept = st.session_state.get(key) or []
    told = [*st.query_params.get_all(key), *([kept] if isinstance(kept, str) else kept)]
    return places.around(person, *told)


def search() -> None:
    """In the sidebar of a database of very many regions: find one by a part of its name and look at it."""
    try:
        person = people.local_person()
        many = person is not None and places.are_many(person)
    except Fault:
        return  # What is wrong with the database, the page itself tells.
    if person is None or not many:
        return
    words = st.text_input(say("places.search"), key="place_search", placeholder=say("places.example"))
    if not words.strip():
        return
    found = places.search(person, words, SHOWN + 1)
    if not found:
        note(say("places.none", words=words.strip()))
    for number, label in places.labels(person, found[:SHOWN]).items():
        if st.button(label, key=f"place_{number}", type="tertiary"):
            go("leadership/overview.py", {"region": label})
    if len(found) > SHOWN:
        note(say("places.more", n=SHOWN))
