"""Links between pages, in the same tab; a page that runs alone, without the frame, has none to offer and says the address.

What a control of this page holds in the address cannot be handed on by Streamlit: it refuses to set the name, or drops
it on the way as belonging to the page that is left (1.67). Such a link is kept in the session and read on arrival.
"""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

from pages.parts.head import note

_HERE = Path(__file__).resolve().parent
_GOING = "going"
UNBOUND = ("at", "category", "indicator", "outcome", "promise", "report")
"""Names of an address that no control holds, or none that Streamlit binds to it."""
_component = st.components.v2.component(
    "nianlun_link",
    css=(_HERE / "link.css").read_text(encoding="utf-8"),
    js=(_HERE / "link.js").read_text(encoding="utf-8"),
)


def link(page: str, label: str, **query: str) -> None:
    """A link to another page, or to this one, with its address; alone, the page's name in grey."""
    if any(name in st.session_state for name in query if name not in UNBOUND):
        data = {"page": page, "label": label, "query": query}
        result = _component(data=data, key=f"{page}?{query}", width="content", on_opened_change=_nothing)
        if getattr(result, "opened", None):
            go(page, query)
        return
    try:
        st.page_link(page, label=label, icon=":material/arrow_forward:", query_params=query)
    except StreamlitPageNotFoundError:
        note(label)


def go(page: str, query: Mapping[str, str]) -> None:
    """Open a page with an address, now."""
    st.session_state[_GOING] = dict(query)
    st.switch_page(page, query_params={name: value for name, value in query.items() if name in UNBOUND})


def arrive() -> None:
    """Before a page is drawn: the address of the link that led here becomes what its controls hold."""
    for name, value in st.session_state.pop(_GOING, {}).items():
        st.session_state[name] = value


def _nothing() -> None:
    """A click needs a callback to be told of; what it does is decided in the run that follows."""
