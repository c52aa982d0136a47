"""The head of every page: title and subtitle on the left, its controls on the right."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from language import say
from pages.parts.judged import Standing
from store import settings


@contextmanager
def page_head(title: str, subtitle: str) -> Iterator[None]:
    """Draw the head; what is drawn inside the block are its controls."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        with st.container(width="content", gap=None):
            st.title(title, anchor=False)
            badge = f" :yellow-badge[{say('frame.demonstration')}]" if settings.is_demonstration() else ""
            st.markdown(f":gray[{plain(subtitle)}]{badge}")
        with st.container(width="content", horizontal=True, vertical_alignment="bottom"):
            yield


def sentence(text: str) -> None:
    """The one sentence that answers the page's question."""
    st.markdown(f"## {plain(text)}", anchors=False)


def real(stands: Sequence[Standing]) -> None:
    """Among made-up places, say of which office the figures are its own published ones: they come without a report."""
    for words in real_words(stands):
        note(words)


def real_words(stands: Sequence[Standing]) -> list[str]:
    """The same as sentences, for what is printed."""
    if not settings.is_demonstration():
        return []
    return [
        say("frame.real", region=office.region.name)
        for office in stands
        if office.values and all(value.report_id is None and value.source for value in office.values.values())
    ]


def note(text: str) -> None:
    """A remark in small grey letters."""
    st.markdown(small(text))


def small(text: str) -> str:
    """The Markdown of a remark, for one that stands among other lines."""
    return f":small[:gray[{plain(text)}]]"


def plain(text: str) -> str:
    """Text that comes from data, with everything that Markdown would read taken literally."""
    for sign in "\\`*_{}[]<>#|~$!:":
        text = text.replace(sign, f"\\{sign}")
    return text


def empty(what: str, label: str | None = None, page: str | None = None) -> None:
    """Nothing to show: what is missing and why, and one way on."""
    with st.container(border=True):
        st.markdown(plain(what))
        if label and page and st.button(label, type="primary"):
            st.switch_page(page)
    st.stop()
