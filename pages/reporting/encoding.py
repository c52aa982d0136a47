"""A text whose encoding nobody can tell from its bytes: the person chooses, looks at the beginning, and goes on."""

import streamlit as st

from language import say

CHOICES = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030 / GBK",
    "big5": "Big5",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
}
SHOWN = 300


def choose(content: bytes, key: str) -> bytes | None:
    """The text in UTF-8 once the person has confirmed an encoding, else None. The file as received stays what it is."""
    st.error(say("upload.encoding.ask"))
    chosen = st.selectbox(
        say("upload.encoding.label"),
        list(CHOICES),
        index=None,
        key=f"encoding_{key}",
        format_func=CHOICES.__getitem__,
        placeholder=say("parts.choose"),
        width=260,
    )
    if chosen is None:
        return None
    text = content.decode(chosen, errors="replace")
    with st.container(border=True):
        st.text(text[:SHOWN])
    lost = text.count("\ufffd")
    if lost:
        st.warning(say("upload.encoding.lost", n=lost))
    if st.button(say("upload.encoding.right"), key=f"encoded_{key}"):
        return text.encode("utf-8")
    return None
