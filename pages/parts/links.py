"""Links between pages, in the same tab; a page that runs alone, without the frame, has none to offer and says the address."""

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

from pages.parts.head import note


def link(page: str, label: str, **query: str) -> None:
    """A link to another page with its address; alone, the page's name in grey."""
    try:
        st.page_link(page, label=label, icon=":material/arrow_forward:", query_params=query)
    except StreamlitPageNotFoundError:
        note(label)
