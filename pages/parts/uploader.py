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


# A file that the browser holds back has no sentence but a tooltip; ours says so in the open, in either language.
_REFUSED = """
[data-testid="stFileChip"][aria-invalid="true"] {{ max-width: none; flex-wrap: wrap; height: auto; }}
[data-testid="stFileChip"][aria-invalid="true"]::after {{ content: {refused}; flex-basis: 100%; font-size: 0.87rem; }}
"""


def words(limit: str = "upload.limit") -> None:
    """Cover the English words of the uploader; the words are ours alone, none come from data. `limit` is the key of what
    may be chosen."""
    keys = {"button": "upload.button", "limit": limit, "refused": "upload.refused"}
    told = {name: json.dumps(say(key), ensure_ascii=False) for name, key in keys.items()}
    css = (_REFUSED if current() == "en" else _TEMPLATE + _REFUSED).format(**told)
    st.components.v2.component("nianlun_uploader_words", html="<span></span>", css=css, isolate_styles=False)(
        key="uploader_words", height=1
    )
