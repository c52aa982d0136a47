"""上传: one or many reports in; each is read, its office and year proposed, and stored as a draft for review."""

import streamlit as st

from faults import Fault
from language import say
from pages.parts import run, uploader
from pages.parts.head import note, page_head
from pages.reporting import intake, template
from store import reports

SHOWN = 20
person = run.person()
with run.faults():
    with page_head(say("upload.title"), say("upload.subtitle")):
        pass
    uploader.words()
    # Without a list of types: Streamlit refuses others in English, the reader's own sentence comes from the reading.
    files = st.file_uploader(say("upload.choose"), accept_multiple_files=True, key="files", max_upload_size=20)
    if files:
        bar = st.progress(0.0, say("upload.reading", done=0, n=len(files)))
        for place, file in enumerate(files):
            with st.container(border=True):
                try:
                    intake.draw(person, file.name, file.getvalue(), place)
                except Fault as fault:
                    st.error(run.told(fault))
            bar.progress((place + 1) / len(files), say("upload.reading", done=place + 1, n=len(files)))
        bar.empty()
    else:
        note(say("upload.hint"))
    template.offer(person)
    received = reports.listing(person, SHOWN)
    if received:
        st.subheader(say("upload.received"), anchor=False)
        intake.listing(received)
