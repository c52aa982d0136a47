"""The uploader's own words, which Streamlit does not translate: covered by words of ours in the same place."""

import json

import streamlit as st

from language import current, say

_TEMPLATE = """
[data-testid="stFileUploaderDropzone"] button[data-testid="stBaseButton-secondary"] {{ font-size: 0 !important; }}
[data-testid="stFileUploaderDropzone"] button[data-testid="stBaseButton-secondary"] * {{ font-size: 0 !important; }}
[data-testid="stFileUploaderDropzone"] button[data-testid="stBaseButton-secondary"] [data-testid="stIconMaterial"], [data-testid="stFileUploaderDropzone"] button[data-testid="stBaseButton-secondary"] svg {{ display: none; }}
[data-testid="stFileUploaderDropzone"] button[data-testid="stBaseButton-secondary"]::after {{ content: {button}; font-size: 0.95rem; }}
[data-testid="stFileUploaderDropzoneInstructions"] * {{ font-size: 0 !important; }}
[data-testid="stFileUploaderDropzoneInstructions"]::after {{ content: {limit}; font-size: 0.87rem; color: #56616B; }}
"""


def chinese_words() -> None:
    """Cover the English words of the uploader; the words are ours alone, none come from data."""
    if current() == "en":
        return
    css = _TEMPLATE.format(
        button=json.dumps(say("upload.button"), ensure_ascii=False),
        limit=json.dumps(say("upload.limit"), ensure_ascii=False),
    )
    st.components.v2.component("nianlun_uploader_words", html="<span></span>", css=css, isolate_styles=False)(
        key="uploader_words", height=1
    )
