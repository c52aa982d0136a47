"""What has to be known beside the figures of a district: restated values, jumps, changed definitions, and who can clear them."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analysis import findings
from analysis.findings import DISTRICT, OFFICE, Found
from catalogue import catalogue
from exports.correction import Doubt, correction
from language import current, say
from pages.parts.head import note, plain
from pages.parts.judged import Standing
from pages.parts.sentences import bound, hedged, indicator_of, number
from pages.supervision.field import Line, short
from records import Observation, Person
from store.memory import kept

# A restated value has been cleared by restating it; the others are asked about.
ASKED = ("jump", "not_recounted")


@dataclass(frozen=True, slots=True)
class Notice:
    """A finding with its office; `year` is the one it is told in: that of the report that gave it."""

    office: Standing
    found: Found

    @property
    def year(self) -> int:
        """The year of the report that gave the value."""
        return self.found.now.report_year or self.found.now.year

    @property
    def text(self) -> str:
        """柳浪普法活动2023年48场（原报56场），由2024年年报更正。"""
        found, now, before = self.found, self.found.now, self.found.before
        values: dict[str, object] = {
            "office": short(self.office.region.name),
            "name": indicator_of(now.indicator).short(current()),
            "year": now.year,
            "now": _counted(now),
            "report": now.report_year or now.year,
        }
        if before is not None:
            values |= {"before": _counted(before), "before_year": before.year}
            if found.code == "base_changed":
                values |= {"before": _base(before), "now": _base(now)}
        return say(f"matrix.found.{found.code}", **values)


def _counted(value: Observation) -> str:
    unit = "" if value.unit == "%" else indicator_of(value.indicator).unit_name(current())
    return f"{hedged(value)}{unit if current() == 'zh_CN' else ''}"


def _base(value: Observation) -> str:
    known = catalogue().indicators.get(value.base or "")
    return known.short(current()) if known else str(value.base)


@kept("large")
def of(stands: Sequence[Standing], replaced: Sequence[Observation], until: int) -> list[Notice]:
    """All findings up to the reports of a year, the latest first. `replaced` are the values that stand no more."""
    found = []
    for office in stands:
        own = list(office.values.values())
        once = [value for value in replaced if value.region_id == office.region.id]
        told = [*findings.restated([*own, *once]), *findings.definitions(own), *findings.jumps(own)]
        found += [Notice(office, one) for one in told]
    return sorted((one for one in found if one.year <= until), key=lambda one: (-one.year, one.found.code == "jump"))


def draw(told: Sequence[Notice], year: int) -> None:
    """Those of the year by who can clear them; those of earlier years fold away.

    What a report restated or redefined still parts the years in the year after.
    """
    st.subheader(say("matrix.notices"), anchor=False)
    now = [one for one in told if one.year == year or one.year == year - 1 and one.found.code != "jump"]
    if not told:
        note(say("matrix.notices_none"))
    for who in (OFFICE, DISTRICT):
        own = [one for one in now if one.found.clears == who]
        # Those that only tell, first.
        own.sort(key=lambda one: one.found.code == "jump")
        if own:
            note(say("matrix.clears", who=say(f"matrix.who.{who}"), n=len(own)))
            _list(own)
    earlier = [one for one in told if one not in now]
    if earlier:
        with st.expander(say("matrix.earlier", n=len(earlier))):
            _list(earlier)


def _list(told: Sequence[Notice]) -> None:
    st.markdown("\n".join(f"- :small[{plain(one.text)}]" for one in told))


def doubts(
    lines: Sequence[Line], stands: Sequence[Standing], told: Sequence[Notice], year: int
) -> dict[str, list[Doubt]]:
    """What each office is asked to verify or complete, by its name: doubtful verdicts first, then jumps and recounts."""
    asked: dict[str, list[Doubt]] = {}
    for place, office in enumerate(stands):
        for line in lines:
            item = line.verdicts[place]
            if item.status != "unverified":
                continue
            values: dict[str, object] = {"year": year, "bound": bound(item.target) if item.target else ""}
            if item.cause == "mismatch" and item.observation and item.numerator and item.base and item.recomputed:
                values |= {
                    "value": hedged(item.observation),
                    "counts": f"{number(item.numerator.value)}/{number(item.base.value)}",
                    "computed": f"{float(item.recomputed.low or 0):.1f}",
                }
            quote = item.observation.quote if item.observation else item.target.words if item.target else ""
            name = line.indicator.name(current())
            asked.setdefault(office.region.name, []).append(Doubt(name, item.cause, values, quote or ""))
    for one in told:
        now, before = one.found.now, one.found.before
        if one.found.code in ASKED and one.year == year and before is not None:
            values = {"year": now.year, "before_year": before.year, "now": _counted(now), "before": _counted(before)}
            doubt = Doubt(indicator_of(now.indicator).name(current()), one.found.code, values, now.quote or "")
            asked.setdefault(one.office.region.name, []).append(doubt)
    return asked


def ask(person: Person, district: str, asked: dict[str, list[Doubt]], year: int) -> None:
    """A letter for each office that can clear something, ready to copy."""
    st.subheader(say("matrix.correct"), anchor=False)
    if not asked:
        note(say("matrix.correct_none"))
        return
    with st.expander(say("matrix.correct_all", n=len(asked))):
        for office, found in asked.items():
            st.markdown(plain(say("matrix.correct_one", office=office, n=len(found))))
            st.code(correction(office, year, found, (district, person.name)), language=None, wrap_lines=True)
        note(say("matrix.correct_note"))
