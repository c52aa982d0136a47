"""A district's overview: one sentence, its counts, a line for each office, whom to watch, and what its offices come to together."""

from collections.abc import Sequence

import streamlit as st

from analysis import rollup
from analysis.status import Judgement
from language import say
from pages.leadership import district_figures, watched
from pages.leadership.district_figures import plainly
from pages.leadership.district_rows import SUBJECT, Office, counted, offices
from pages.parts import judged
from pages.parts.head import note, real, sentence
from pages.parts.promised import carried_out
from pages.parts.sentences import SIGNS, TONES, district, indicator_of
from pages.supervision import field, weak
from records import Person, Region


def draw(person: Person, region: Region, below: Sequence[Region], year: int) -> None:
    """Draw the overview of a region from the offices directly below it."""
    stands = judged.standings(person, below)
    lines = field.lines(stands, year)
    promised = carried_out(person, stands, year)
    rows = [
        Office(
            office,
            own([line.verdicts[place] for line in lines]),
            promised[office.region.id],
            (open_cases(office, year - 1), open_cases(office, year)),
        )
        for place, office in enumerate(stands)
    ]
    reported = [row for row in rows if year in row.stands.years]
    sentence(
        district(region.name, len(below), len(reported), [(row.stands.region.name, row.verdicts) for row in reported])
    )
    real(stands)
    _strip(rows, stands, year)
    offices(rows, year)
    worse = weak.of(stands, year)
    found = district_figures.figures(stands, lines, year)
    names = {office.id: office.name for office in below}
    left, right = st.columns([1.05, 1], gap="medium")
    with left:
        watched.draw(region, stands, lines, worse, year)
        with st.expander(say("district.how")):
            note(say("overview.district_key", m=len(reported), n=len(below)))
            for key in ("counts", "unresolved", "figures", "refused", "watch"):
                note(say(f"district.explain.{key}"))
            for text in district_figures.left_out(found, names):
                note(text)
    with right:
        district_figures.draw(found, region, names, year)


def own(verdicts: Sequence[Judgement]) -> list[Judgement]:
    """Judged against a target of the office's own: what law asks of everybody stands on the office's page."""
    return [item for item in verdicts if not item.of_law and (item.target is not None or item.status == "unverified")]


def open_cases(office: judged.Standing, year: int) -> str:
    """Cases that one office left open in a year, as far as its wording says; empty where its report does not tell."""
    return plainly(rollup.unresolved([office.entry(indicator_of(SUBJECT), year)]))


def _strip(rows: Sequence[Office], stands: Sequence[judged.Standing], year: int) -> None:
    """The counts of the whole district; cases left open only over the offices that have both years."""
    reported = sum(year in row.stands.years for row in rows)
    indicator = indicator_of(SUBJECT)
    now, before = rollup.same_offices(
        [office.entry(indicator, year) for office in stands],
        [office.entry(indicator, year - 1) for office in stands],
        rollup.unresolved,
    )
    done, total = (sum(row.promised[place] for row in rows) for place in (0, 1))
    with st.container(border=True, horizontal=True, horizontal_alignment="distribute"):
        st.metric(f"**{say('district.published')}**", say("district.share", done=reported, total=len(rows)), width=96)
        for state in ("met", "missed", "unverified"):
            label = f":{TONES[state]}[**{SIGNS[state]} {say(f'status.{state}')}**]"
            st.metric(label, sum(counted(row, state) for row in rows), width=96)
        inside, of = now.offices
        steps = say("district.step", before=plainly(before), now=plainly(now)) if inside else "–"
        st.metric(f"**{say('district.unresolved', m=inside, n=of)}**", steps, width=150)
        st.metric(f"**{say('district.promised')}**", say("district.share", done=done, total=total), width=140)
