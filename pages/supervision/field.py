"""The field of 矩阵: every indicator's verdict at every office of a district, and which of them are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analysis.status import Judgement
from catalogue import Indicator, catalogue
from language import current, say
from pages.parts import choose
from pages.parts.head import note
from pages.parts.judged import Standing
from pages.parts.sentences import SIGNS, TONES, distance, hedged
from pages.parts.table import Cell, Column, table
from store.memory import kept

TRENDS = "leadership/trends.py"
SHORT_CAUSES = ("unverified", "unjudgeable")


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator with its verdict at each office, in the offices' order."""

    indicator: Indicator
    verdicts: tuple[Judgement, ...]

    @property
    def told(self) -> bool:
        """Is there a figure, or something that had to be answered, anywhere?"""
        return self.judged or any(item.observation is not None for item in self.verdicts)

    @property
    def judged(self) -> bool:
        """Is it held against a target anywhere, or to be verified?"""
        return any(
            item.status not in ("no_target", "not_due") or (item.status == "not_due" and not item.of_law)
            for item in self.verdicts
        )


@kept("large")
def lines(stands: Sequence[Standing], year: int, everything: bool = False) -> list[Line]:
    """The indicators with a figure or a target of the year at any office, or all of the catalogue, in its order."""
    here = {code for office in stands for code, at in (*office.values, *office.own) if at == year}
    return [
        Line(indicator, tuple(office.judged(indicator, year) for office in stands))
        for indicator in catalogue().indicators.values()
        if everything or indicator.id in here
    ]


def chosen(stands: Sequence[Standing], told: Sequence[Line], year: int) -> tuple[list[Line], bool]:
    """The heading with its two controls (one category or all; lines without target and figure too), and the lines chosen."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.subheader(say("matrix.table"), anchor=False, width="content")
        with st.container(horizontal=True, width="content", vertical_alignment="bottom"):
            groups = {category.id: category.name(current()) for category in catalogue().categories.values()}
            group = choose.optional(say("matrix.category"), list(groups), "category", groups.__getitem__)
            everything = st.toggle(say("matrix.all"), key="all", help=say("matrix.all_help"), bind="query-params")
    shown = lines(stands, year, everything=True) if everything else told
    return [line for line in shown if group in (None, line.indicator.category)], everything


def draw(stands: Sequence[Standing], told: Sequence[Line], year: int, everything: bool) -> None:
    """The lines with a verdict by category; those that only have figures fold away, unless all are asked for."""
    first = list(told) if everything else [line for line in told if line.judged]
    rest = [] if everything else [line for line in told if line.told and not line.judged]
    if first:
        with st.container(gap="xsmall"):
            _table(stands, first, year, "matrix")
            note(say("matrix.key"))
    else:
        note(say("matrix.none_judged"))
    if rest:
        with st.expander(say("matrix.rest", n=len(rest))):
            _table(stands, rest, year, "matrix_rest")


def few(item: Judgement) -> str:
    """The distance in the few words that have room under a chart's year, in one line."""
    return distance(item, "tick").replace("<br>", " ")


def short(office: str) -> str:
    """An office's name as the head of a narrow column."""
    return office.removesuffix("街道").removesuffix("镇").removesuffix("乡")


def _table(stands: Sequence[Standing], told: Sequence[Line], year: int, key: str) -> None:
    columns = [Column(say("matrix.indicator"), whole=current() == "zh_CN")] + [
        Column(short(office.region.name)) for office in stands
    ]
    rows: list[list[Cell]] = []
    before = ""
    for line in told:
        if line.indicator.category != before:
            before = line.indicator.category
            rows.append([Cell(catalogue().categories[before].name(current()))])
        row = [Cell(line.indicator.short(current()), page="reference/dictionary.py", query=_at(line.indicator))]
        rows.append(row + [cell(office, item, year) for office, item in zip(stands, line.verdicts, strict=True)])
    table(columns, rows, key, say("matrix.table"), stacks=True)


def _at(indicator: Indicator, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return (("indicator", indicator.id), *more)


def cell(office: Standing, item: Judgement, year: int) -> Cell:
    """Sign, word and colour of the status, the figure (a link to its trend), and the distance or the cause in few words."""
    value = item.observation
    if value is None and item.status in ("no_target", "not_due"):
        return Cell("–", tone="gray") if year in office.years else Cell("", f"○ {say('matrix.not_reported')}", "gray")
    sign = f"{SIGNS[item.status]} {say(f'status.{item.status}')}"
    link = _at(catalogue().indicators[item.indicator], ("region", office.region.name))
    after = "" if item.status == "met" and not item.points else few(item)
    if item.status in SHORT_CAUSES and item.cause:
        after = say(f"matrix.short.{item.cause}")
    if value is None:
        return Cell("", sign, TONES[item.status], after)
    return Cell(hedged(value), sign, TONES[item.status], after, TRENDS, link)
