"""The pieces of a street's overview: its targets with results, what is due next, one trend, and how to read it."""

from collections.abc import Sequence

import streamlit as st

import charts
from analysis.status import ORDER, Judgement
from language import current, say
from pages.leadership import panels
from pages.parts.head import note, plain
from pages.parts.judged import Standing
from pages.parts.sentences import SIGNS, TONES, bound, by_weight, distance, hedged, indicator_of, number
from pages.parts.table import Cell, Column, table
from pages.parts.trend_words import trend
from records import Person, Region, Target
from store import places

TRENDS = "leadership/trends.py"
SHOWN, HEIGHT = 8, 180


def in_order(everyone: Sequence[Region], person: Person) -> list[Region]:
    """Districts that have offices with data, then the offices with data, by code; among very many, all around."""
    if places.are_many(person):
        return list(everyone)
    told = places.observed(person, [region.id for region in everyone])
    offices = [region for region in everyone if region.id in told]
    above = {region.parent_id for region in offices}
    return [region for region in everyone if region.id in above] + offices


def targets(stands: Standing, verdicts: Sequence[Judgement], year: int) -> None:
    """The street's own targets, worst first; what law and policy ask of everybody, and is met or open, folds away."""
    weighty = by_weight([item for item in verdicts if item.target is not None])
    judged = sorted(weighty, key=lambda item: ORDER.index(item.status))
    own = [item for item in judged if not item.of_law] + [
        item for item in judged if item.of_law and item.status == "missed"
    ]
    with st.container(gap="xsmall"):
        st.subheader(say("overview.targets", year=year), anchor=False)
        if own:
            _table(stands, _rows(stands, own[:SHOWN], year), year, "targets")
            note(say("overview.key"))
        else:
            note(say("overview.no_targets", year=year))
    asked = sorted(
        (item for item in verdicts if item.of_law and item.status != "missed"),
        key=lambda item: ORDER.index(item.status),
    )
    groups = {
        say("overview.more", n=len(own) - SHOWN): own[SHOWN:],
        say("overview.asked", n=len(asked), met=sum(item.status == "met" for item in asked)): asked,
    }
    folded = {title: items for title, items in groups.items() if items}
    if folded:
        with st.expander(("；" if current() == "zh_CN" else "; ").join(folded)):
            rows: list[list[Cell]] = []
            for title, items in folded.items():
                rows += [[Cell(title)], *_rows(stands, items, year)]
            _table(stands, rows if len(folded) > 1 else rows[1:], year, "targets_more")


def _earlier(stands: Standing, year: int) -> list[int]:
    return [item for item in (year - 2, year - 1) if item in stands.years]


def _table(stands: Standing, rows: Sequence[Sequence[Cell | str]], year: int, key: str) -> None:
    columns = [Column(say("overview.indicator"))]
    columns += [Column(str(item), "right") for item in _earlier(stands, year)]
    columns += [
        Column(str(year), "right", strong=True),
        Column(say("overview.target"), "right"),
        Column(say("overview.result")),
    ]
    table(columns, rows, key, say("parts.caption_targets"))


def _rows(stands: Standing, judged: Sequence[Judgement], year: int) -> list[list[Cell]]:
    rows = []
    for item in judged:
        indicator = indicator_of(item.indicator)
        query = (("indicator", indicator.id), ("region", stands.region.name))
        row = [Cell(indicator.short(current()), page=TRENDS, query=query)]
        row += [_past(stands, item, past) for past in _earlier(stands, year)]
        row.append(
            Cell(
                hedged(item.observation) if item.observation else say("overview.not_told"),
                tone="" if item.observation else "violet",
            )
        )
        row.append(_aim(item.target))
        row.append(verdict(item))
        rows.append(row)
    return rows


def _aim(target: Target | None) -> Cell:
    """The bound, marked where a supervisor set it."""
    if target is None:
        return Cell("–")
    return Cell(bound(target), after=say("targets.mark") if target.origin == "person" else "")


def verdict(item: Judgement) -> Cell:
    """Sign and word in the status colour, the distance in ink."""
    return Cell("", f"{SIGNS[item.status]} {say(f'status.{item.status}')}", TONES[item.status], distance(item))


def _past(stands: Standing, item: Judgement, year: int) -> Cell:
    told = stands.judged(indicator_of(item.indicator), year)
    if told.observation is None:
        return Cell("–", tone="gray")
    sign = SIGNS[told.status] if told.status in ("met", "missed", "unverified") else ""
    return Cell(hedged(told.observation), sign, TONES[told.status])


def due(later: Sequence[Target], year: int) -> None:
    """What is set for next year and not yet due."""
    if later:
        told = [
            f"{plain(indicator_of(target.indicator).short(current()))} **{plain(bound(target))}**"
            for target in later
            if target.indicator
        ]
        with st.expander(say("overview.due", year=year, n=len(later))):
            st.markdown(("，" if current() == "zh_CN" else ", ").join(told) + ("。" if current() == "zh_CN" else "."))


def chart(stands: Standing, verdicts: Sequence[Judgement], year: int) -> None:
    """One small trend: the resolution rate, else the first share with most years."""
    shares = [
        item.indicator
        for item in verdicts
        if item.observation is not None and indicator_of(item.indicator).kind == "rate"
    ]
    if not shares:
        return
    counted = {code: sum((code, past) in stands.values for past in stands.years) for code in shares}
    code = "dispute_resolution_rate" if counted.get("dispute_resolution_rate") else max(shares, key=counted.__getitem__)
    indicator = indicator_of(code)
    panel = panels.panel(stands, indicator, [])
    told = panel.trend()
    words = trend("", indicator, told, [point.judgement for point in panel.points])
    st.subheader(plain(words.strip("。., ")), anchor=False)
    figure = charts.trend(
        panel.points,
        panel.targets,
        [],
        unit="%",
        limits=charts.value_range(panel.points, panel.bounds, [], True, bars=False),
        height=HEIGHT,
        small=True,
    )
    st.plotly_chart(charts.shown(figure), theme=None, config=charts.CONFIG, key="glance", alt=words)
    del year


def remarks(stands: Standing, verdicts: Sequence[Judgement], year: int) -> None:
    """What a reader of this year's figures has to know."""
    told = []
    partial = [item.indicator for item in verdicts if item.observation and "partial_year" in item.observation.flags]
    if partial:
        names = [indicator_of(code).short(current()) for code in partial]
        told.append(say("overview.partial", names=("、" if current() == "zh_CN" else ", ").join(names)))
    for item in verdicts:
        value = item.observation
        if value is None:
            continue
        name = indicator_of(item.indicator).short(current())
        if item.cause == "mismatch" and item.numerator and item.base:
            counts = f"{number(item.numerator.value)}/{number(item.base.value)}"
            told.append(say("overview.mismatch", name=name, value=hedged(value), counts=counts))
    for (code, past), value in sorted(stands.values.items()):
        if "restated" in value.flags and value.report_year == year:
            told.append(
                say("overview.restated", name=indicator_of(code).short(current()), year=past, value=hedged(value))
            )
    if told:
        with st.container(gap="xsmall"):
            st.subheader(say("overview.remarks"), anchor=False)
            for text in told[:5]:
                st.markdown(f":small[:violet[**?**] {plain(text)}]")
