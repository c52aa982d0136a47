"""What `blank.py` serves."""

import streamlit as st

st.write("empty")
