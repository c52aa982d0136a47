"""What is worse than its target or a published line and getting worse, at any office of a district."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analysis import comparison, findings
from analysis.findings import Worsening
from analysis.measured import Entry
from catalogue import Benchmark, Indicator, catalogue
from language import current, say
from pages.parts.head import note
from pages.parts.judged import Standing
from pages.parts.sentences import bound, by_weight, distance, hedged, number
from pages.parts.table import Cell, Column, table
from pages.supervision.field import TRENDS, few, lines, short
from records import Observation
from store.memory import kept

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Weak:
    """One finding with its office, its indicator, and the published line that it is worse than, if any."""

    office: Standing
    indicator: Indicator
    found: Worsening
    line: Benchmark | None

    @property
    def name(self) -> str:
        """鼓山化解率."""
        return (
            f"{short(self.office.region.name)}{'' if current() == 'zh_CN' else ', '}{self.indicator.short(current())}"
        )

    @property
    def step(self) -> str:
        """98.4% → 96.1%, of the years that count."""
        return say("matrix.step", first=hedged(self.found.trend.first), last=hedged(self.found.trend.last))

    @property
    def gap(self) -> str:
        """How far from the target (还差14件), else the line that it is worse than."""
        return distance(self.found.entry.judgement) or self._published()

    @property
    def told(self) -> str:
        """The same with the target and in few words, and whether the base is so small that a case can be all of it."""
        item = self.found.entry.judgement
        against = f"{bound(item.target)} {few(item)}" if item.target and self.found.than != "benchmark" else ""
        small = say("matrix.small") if self.found.small else ""
        return " ".join(text for text in (against or self._published(), small) if text)

    def _published(self) -> str:
        if self.line is None:
            return ""
        value = number(self.line.value, self.indicator.unit)
        return say("matrix.benchmark", scope=self.line.scope(current()), value=value)


@kept("large")
def of(stands: Sequence[Standing], year: int) -> list[Weak]:
    """All that is worse and worsening in the year: outcomes before activities, more cases before fewer."""
    by_id = {office.region.id: office for office in stands}
    sorted_out = {office.region.id: _by_indicator(office) for office in stands}
    found = []
    for line in lines(stands, year):
        entries = [
            Entry(office.region.id, item, year in office.years)
            for office, item in zip(stands, line.verdicts, strict=True)
        ]
        published = [
            one
            for one in catalogue().benchmarks
            if one.indicator == line.indicator.id and one.first_year <= year <= one.last_year
        ]
        if not published and all(item.status != "missed" for item in line.verdicts):
            continue
        series = {number: values.get(line.indicator.id, []) for number, values in sorted_out.items()}
        breaks = {key: findings.breaks(findings.definitions(values)) for key, values in series.items()}
        held = [(one, row) for one in published for row in comparison.rows(line.indicator, entries, one)]
        compared = [row for _, row in held]
        beyond = {row.figure.region_id: one for one, row in held if row.verdict == comparison.WORSE}
        found += [
            Weak(by_id[item.entry.region_id], line.indicator, item, beyond.get(item.entry.region_id))
            for item in findings.worse_and_worsening(line.indicator, entries, series, compared, breaks=breaks)
        ]
    order = by_weight([item.found.entry.judgement for item in found])
    return sorted(found, key=lambda item: order.index(item.found.entry.judgement))


def _by_indicator(office: Standing) -> dict[str, list[Observation]]:
    found: dict[str, list[Observation]] = {}
    for value in sorted(office.values.values(), key=lambda one: one.year):
        found.setdefault(value.indicator, []).append(value)
    return found


def draw(told: Sequence[Weak]) -> None:
    """The list, the weightiest first; beyond `SHOWN` it folds."""
    with st.container(gap="xsmall"):
        st.subheader(say("matrix.worse"), anchor=False)
        if not told:
            note(say("matrix.worse_none"))
            return
        _table(told[:SHOWN], "worse")
    if told[SHOWN:]:
        with st.expander(say("matrix.more", n=len(told) - SHOWN)):
            _table(told[SHOWN:], "worse_more")


def _table(told: Sequence[Weak], key: str) -> None:
    columns = [Column(say("matrix.worse_what"), whole=current() == "zh_CN"), Column(say("matrix.worse_how"))]
    rows = []
    for item in told:
        query = (("indicator", item.indicator.id), ("region", item.office.region.name))
        rows.append([Cell(item.name, page=TRENDS, query=query), Cell(item.step, "▼", "orange", item.told)])
    table(columns, rows, key, say("matrix.worse_caption"))
