"""A table's two files: csv and a workbook, made only when somebody asks for one."""

from collections.abc import Sequence

import streamlit as st

from exports.grid import XLSX, Value, csv_bytes, xlsx_bytes


def downloads(name: str, rows: Sequence[Sequence[Value]], notes: Sequence[str], key: str) -> None:
    """Buttons for the rows (the first is the head); `notes` say what a reader of the figures has to know."""
    title, told = name, list(notes)
    with st.container(horizontal=True):
        st.download_button(
            "xlsx",
            lambda: xlsx_bytes(title, rows, told),
            f"{name}.xlsx",
            XLSX,
            key=f"{key}_xlsx",
            on_click="ignore",
            icon=":material/download:",
        )
        st.download_button(
            "csv",
            lambda: csv_bytes(rows),
            f"{name}.csv",
            "text/csv",
            key=f"{key}_csv",
            on_click="ignore",
            icon=":material/download:",
        )
