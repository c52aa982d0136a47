"""The floor of a page: a server of one Streamlit page that says one word, with the product's own settings."""

from pathlib import Path

import streamlit as st

app = st.App(Path(__file__).with_name("blank_page.py"))
