"""The buttons under a chart (PNG, SVG) and under a table (csv, xlsx). Files are made when a button is pressed, not before."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextvars import copy_context
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from exports import drawing
from exports.grid import XLSX, Value, csv_bytes, xlsx_bytes
from language import current, say
from store import settings

Figure = Mapping[str, Any]
Rows = Sequence[Sequence[Value]]
ICON = ":material/download:"


def chart_download(
    figure: Figure | Sequence[tuple[str, Figure]],
    title: str,
    source: str,
    *,
    definition: str = "",
    remarks: Sequence[str] = (),
    columns: int = 2,
    key: str = "chart",
) -> None:
    """Buttons that give what is drawn as PNG and SVG, with all that a reader of the paper needs burnt in.

    `figure` is the plain dict handed to `st.plotly_chart` (without a chosen point, which would be printed larger), or
    several with their names, set `columns` side by side. `title` is the page's sentence, `source` says whose reports the
    figures are from, `definition` what they are; `remarks` are further lines (a caveat). The date of today and, over
    made-up data, 演示数据 are added here. Where two charts stand on one page each needs its own `key`.
    """
    panels = [("", figure)] if isinstance(figure, Mapping) else list(figure)
    plate = drawing.Plate(
        title,
        [drawing.Panel(one, name) for name, one in panels],
        _remarks(source, definition, remarks),
        _mark(),
        "zh" if current() == "zh_CN" else "en",
        columns,
    )
    # The words are settled here: a file is made in a thread of its own, which does not know the reader's language.
    with st.container(horizontal=True, width="content", gap="small"):
        for kind, make, mime in (("png", drawing.png, "image/png"), ("svg", drawing.svg, "image/svg+xml")):
            st.download_button(
                say(f"download.{kind}"),
                partial(make, plate),
                file_name=f"{_file_name(title)}.{kind}",
                mime=mime,
                key=f"{key}_{kind}",
                on_click="ignore",
                icon=ICON,
                help=say(f"download.{kind}_help"),
            )


def table_download(
    columns: Sequence[str],
    rows: Rows | Callable[[], Rows],
    title: str,
    source: str,
    *,
    definition: str = "",
    remarks: Sequence[str] = (),
    key: str = "table",
) -> None:
    """Buttons that give a table as csv and xlsx. Hand numbers as numbers and texts as texts (a hedge such as 380余 is a
    text and stands in a column beside its number); None is an empty cell. Rows that take a page some time to make are
    handed over as a function, which is asked when a button is pressed, in the reader's language. Below its rows the
    workbook carries title, source, definition, remarks, date and marking."""
    here = copy_context()

    def grid() -> Rows:
        return [list(columns), *(here.copy().run(rows) if callable(rows) else rows)]

    mark = _mark()
    said = [title, *([mark] if mark else []), *_remarks(source, definition, remarks)]
    with st.container(horizontal=True, width="content", gap="small"):
        st.download_button(
            say("download.csv"),
            lambda: csv_bytes(grid()),
            file_name=f"{_file_name(title)}.csv",
            mime="text/csv",
            key=f"{key}_csv",
            on_click="ignore",
            icon=ICON,
        )
        st.download_button(
            say("download.xlsx"),
            lambda: xlsx_bytes(title, grid(), said),
            file_name=f"{_file_name(title)}.xlsx",
            mime=XLSX,
            key=f"{key}_xlsx",
            on_click="ignore",
            icon=ICON,
        )


def _remarks(source: str, definition: str, remarks: Sequence[str]) -> list[str]:
    told = [say("download.definition", text=definition)] if definition else []
    return [*told, say("download.source", text=source), *remarks, say("download.made", day=date.today().isoformat())]


def _mark() -> str:
    return say("frame.demonstration") if settings.is_demonstration() else ""


def _file_name(title: str) -> str:
    """The title's first words, without what a file system does not take."""
    return re.sub(r'[\\/:*?"<>|\s。，；：]+', "_", title).strip("_.")[:40] or "nianlun"
