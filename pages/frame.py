"""Navigation, language and whose database it is; nothing that a page relies on but who is looking."""

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    # A page is run as a script of its own: the project's rooms stand one folder up.
    sys.path.insert(0, str(ROOT))

from faults import Fault  # noqa: E402
from language import current, say  # noqa: E402
from pages.parts import around, database, links, run, switch  # noqa: E402
from store import appraisals, memory  # noqa: E402

PARTS = ROOT / "pages" / "parts"
PAGES = {
    "leadership": ("overview", "trends", "commitments"),
    "supervision": ("compare", "matrix", "progress"),
    "reporting": ("upload", "review", "checkup"),
    "reference": ("data", "dictionary", "wordings"),
    "administration": ("regions", "targets"),
}


# In the navigation only where a supervisor switched it on; its address answers anyhow, and says that it is off.
SWITCHED = {"supervision": ("appraisal",)}


def _pages() -> dict[str, list[st.Page]]:
    try:
        on = appraisals.is_on()
    except Fault:
        on = False  # What is wrong with the database, the page itself tells.
    # Made once for a session and language: Streamlit looks for each page's file anew when it is named.
    told, found = st.session_state.get("pages", (None, {}))
    if told != (current(), on):
        found = _named(on)
        st.session_state["pages"] = (current(), on), found
    return dict(found)


def _named(on: bool) -> dict[str, list[st.Page]]:
    return {
        say(f"frame.section.{section}"): [
            st.Page(
                f"{section}/{name}.py",
                title=say(f"frame.page.{name}"),
                url_path=name,
                default=name == "overview",
                visibility="visible" if on or name in names else "hidden",
            )
            for name in (*names, *SWITCHED.get(section, ()))
        ]
        for section, names in PAGES.items()
    }


def _draw() -> None:
    st.set_page_config(
        page_title=say("frame.title"), page_icon=str(PARTS / "icon.svg"), layout="wide", initial_sidebar_state=200
    )
    run.speak()
    st.logo(str(PARTS / "mark.svg"), icon_image=str(PARTS / "icon.svg"), size="large")
    chosen = st.navigation(_pages(), position="sidebar", expanded=True)
    with st.sidebar:
        database.note()
        around.search()
    links.arrive()
    # No gap: the switch stands above the page without taking room from it.
    with st.container(gap=None):
        switch.draw()
        with st.container(), run.faults():
            chosen.run()


# One look at the data for all of the page.
with memory.moment():
    _draw()
