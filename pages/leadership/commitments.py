"""年度安排: what last year's report arranged, settled by this year's; what nobody answered stands first."""

import streamlit as st

from analysis.commitments import tally
from language import say
from pages.leadership import glance, ledger, promise, promises_below
from pages.parts import around, choose, judged, run
from pages.parts.head import empty, page_head, real, sentence
from pages.parts.links import link
from pages.parts.promise_words import head, word
from pages.parts.promised import asked_of, books, promises
from store import observations

person = run.person()
with run.faults():
    everyone = around.regions(person)
    shown = glance.in_order(everyone, person)
    if not shown:
        with page_head(say("commitments.title"), say("commitments.subtitle")):
            pass
        empty(say("overview.empty"), say("overview.empty_button"), "reporting/upload.py")
    with page_head(say("commitments.title"), say("commitments.subtitle")):
        region = choose.region(shown)
        below = judged.reporting([item for item in everyone if item.parent_id == region.id])
        made = promises(person, below or [region])
        told = sorted({target.year for some in made.values() for target in some})
        reported = observations.years(person, list(made))
        due = [year for year in told if year in reported]
        year = choose.year(told, first=due[-1] if due else None) if told else 0
    if not told:
        empty(say("commitments.none", region=region.name), say("overview.empty_button"), "reporting/upload.py")
    if below:
        promises_below.draw(person, region, below, made, year)
        st.stop()
    stands = judged.standings(person, [region], asked_of(made, year))[0]
    found = books(person, [stands], made, year)[0]
    counts = tally(found.rows)
    answer = head(region.name, year, counts)
    sentence(answer)
    real([stands])
    every = {"all": say("commitments.all", n=len(found.rows))}
    options = every | {outcome: f"{word(outcome)} {n}" for outcome, n in counts.items()}
    kept = choose.segment(say("commitments.filter"), options, "outcome", "all", hidden=True)
    rows = [row for row in found.rows if kept in ("all", row.outcome)]
    promise.draw(person, found, found.rows)
    ledger.draw(found, rows, kept if kept != "all" else "")
    ledger.files(found, rows, answer)
    above = next((item for item in shown if item.id == region.parent_id), None)
    if above is not None:
        link("leadership/commitments.py", say("commitments.back", region=above.name), region=above.name, year=str(year))
