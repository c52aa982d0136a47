"""The form to fill in, offered on the upload page for an office and a year."""

from contextvars import copy_context
from datetime import UTC, datetime

import streamlit as st

from exports.template import template_xlsx
from language import say
from pages.parts import around
from pages.parts.head import note
from records import Person

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OFFICES = ("street", "town", "township")


def offer(person: Person) -> None:
    """Choose an office and a year, and download their form."""
    with st.expander(say("sheets.template"), icon=":material/table:"):
        note(say("sheets.template_help"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            names = [region.name for region in around.regions(person) if region.level in OFFICES]
            region = st.selectbox(
                say("sheets.template_office"),
                names,
                index=0 if names else None,
                key="template_region",
                width=260,
                accept_new_options=True,
                placeholder=say("upload.region"),
            )
            latest = datetime.now(UTC).year
            year = st.number_input(
                say("sheets.template_year"),
                2000,
                latest,
                latest - 1,
                step=1,
                format="%d",
                key="template_year",
                width=150,
            )
            if region:
                # Made when the button is pressed, in a thread of its own that has to know the reader's language.
                here = copy_context()
                st.download_button(
                    say("sheets.template_button", region=region, year=year),
                    lambda: here.copy().run(template_xlsx, region, int(year)),
                    file_name=say("sheets.template_file", region=region, year=year),
                    mime=MEDIA_TYPE,
                    on_click="ignore",
                )
