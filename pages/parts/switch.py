"""The switch of the language, at the top right of every page: in reach on any screen, and in nobody's way.

The sidebar's navigation is longer than an office's screen is high, and folded away on a phone; so the switch does not
stand under it. Its script also tells the browser which language the page is in.
"""

from pathlib import Path

import streamlit as st

import language
from language import say

_HERE = Path(__file__).resolve().parent
_component = st.components.v2.component(
    "nianlun_switch",
    css=(_HERE / "switch.css").read_text(encoding="utf-8"),
    js=(_HERE / "switch.js").read_text(encoding="utf-8"),
)


def draw() -> None:
    """Offer the other language; the one that is spoken stays in the address from page to page."""
    spoken = language.LANGUAGES[language.current()]
    st.session_state["lang"] = spoken
    if st.query_params.get("lang", language.LANGUAGES[language.DEFAULT]) != spoken:
        st.query_params["lang"] = spoken
    other = next(code for code in language.LANGUAGES if code != language.current())
    data = {"label": language.LANGUAGES[other], "tag": _tag(other), "spoken": _tag(language.current())}
    data["hint"] = say("frame.language", label=data["label"])
    _component(data=data, key="language", height=0, on_chosen_change=lambda: _chosen(other))


def _tag(code: str) -> str:
    """zh_CN as browsers write it: zh-CN."""
    return code.replace("_", "-")


def _chosen(code: str) -> None:
    st.session_state["lang"] = st.query_params["lang"] = language.LANGUAGES[code]
