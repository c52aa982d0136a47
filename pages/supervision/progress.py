"""进度: who in a district has handed in the report on a year and when, against the three dates; the reminder to copy."""

from datetime import datetime

import streamlit as st

from language import say
from pages.parts import around, choose, districts, run
from pages.parts.head import empty, page_head, sentence
from pages.supervision import came, dates, submissions, submitted
from store import reports

person = run.person()
with run.faults():
    found = districts.districts(around.regions(person))
    today = datetime.now().astimezone().date()
    with page_head(say("progress.title"), say("progress.subtitle")):
        if found:
            district = districts.choice(found)
            # The year that is under way is offered too: its dates are set before its reports are written.
            known = reports.years(person, [office.id for office in district.offices])
            year = choose.year(sorted({*known, today.year - 1, today.year}), first=today.year - 1)
    if not found:
        empty(say("progress.empty"), say("overview.empty_button"), "reporting/upload.py")
    told = submissions.of_offices(person, district.offices, year)
    three = dates.three(person, district.region, year)
    sentence(submitted.head(district.region.name, year, told, three, today))
    submitted.strip(told, three, today)
    left, right = st.columns([2.9, 1], gap="large")
    with left:
        submitted.offices(told, three, district.region.name, year, today)
        came.draw(person, told, year)
        submitted.reminder(person, told, three, district.region.name, year, today)
    with right:
        dates.draw(person, district.region, year, three)
    submitted.how(today)
