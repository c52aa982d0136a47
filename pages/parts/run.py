"""What every page begins with: the language of the address, the person who looks, and faults told as sentences."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

import language
from faults import Fault
from language import has, say
from records import Person
from store import people


def speak() -> None:
    """Use the language of the address, also on a page that runs alone; the switch writes it there by its own name."""
    told = str(st.session_state.get("lang") or st.query_params.get("lang") or language.DEFAULT)
    language.use({name: code for code, name in language.LANGUAGES.items()}.get(told, told))


def person() -> Person:
    """Who is looking. On a database that knows nobody yet, the name is asked for first."""
    speak()
    found = people.local_person()
    if found is None:
        with st.form("name"):
            st.markdown(f"### {say('frame.name.ask')}", anchors=False)
            told = st.text_input(say("frame.name.label"), placeholder=say("frame.name.example"))
            if st.form_submit_button(say("frame.name.save"), type="primary") and told.strip():
                people.name_local_person(told)
                st.rerun()
        st.stop()
    return found


def told(fault: Fault) -> str:
    """A fault's sentence in the reader's language."""
    key = f"faults.{fault.code}"
    return say(key, **fault.values) if has(key) else say("faults.unknown", code=fault.code)


@contextmanager
def faults() -> Iterator[None]:
    """Show a fault as its sentence; everything else is a mistake of ours and is not caught here."""
    try:
        yield
    except Fault as fault:
        st.error(told(fault))
