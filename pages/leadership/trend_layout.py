"""Where the charts of 趋势 stand: one with its evidence beside it, several as small multiples with it below."""

from collections.abc import Sequence

import streamlit as st

from catalogue import catalogue
from charts import Line
from language import current, say
from pages.leadership import evidence, trend_chart, trend_files
from pages.leadership.panels import Shown, lines
from pages.parts import choose
from pages.parts.head import note, plain
from records import Person


def _columns(shown: Sequence[Shown]) -> int:
    """Charts in a row: as many regions as there are, up to three; two where a chart has many years."""
    regions = len({item.stands.region.id for item in shown})
    many = any(len({point.year for point in item.panel.points} | set(item.panel.targets)) > 4 for item in shown)
    return min(2 if many else 3, regions if regions > 1 else 2, len(shown))


def _lines(item: Shown) -> list[Line]:
    return lines(catalogue().benchmarks, item.indicator)


def _ends(item: Shown, shown: Sequence[Shown]) -> trend_chart.Limits:
    """Charts of one indicator have the same value axis."""
    return trend_chart.limits([one for one in shown if one.indicator.id == item.indicator.id], _lines(item))


def _first_bar(shown: Sequence[Shown]) -> Shown | None:
    """The chart that names the grey bar: the first that has one."""
    return next((item for item in shown if trend_chart.has_bar(item)), None)


def _spot(years: Sequence[int]) -> int | None:
    """The year whose words are shown in every chart's evidence."""
    return choose.spot(years, say("trends.spot")) if years else None


def draw(person: Person, shown: Sequence[Shown], remarks: Sequence[str]) -> None:
    """All charts with their evidence of the chosen year."""
    years = sorted({year for item in shown for year in item.panel.told})
    if len(shown) == 1:
        drawing, reading = st.columns([1.42, 1.02], gap="large")
        with reading:
            year = _spot(years)
            evidence.beside(person, shown[0], year)
        with drawing:
            for text in remarks:
                note(text)
            _chart(shown[0], shown, year)
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        year = _spot(years)
        with st.container(width="content", gap="xsmall"):
            for text in remarks:
                note(text)
    columns = _columns(shown)
    for start in range(0, len(shown), columns):
        for item, column in zip(shown[start : start + columns], st.columns(columns, gap="medium"), strict=False):
            with column:
                several = len({one.indicator.id for one in shown}) > 1
                name = item.stands.region.name
                st.subheader(plain(f"{name} · {item.indicator.short(current())}" if several else name), anchor=False)
                _chart(item, shown, year)
                st.markdown(f"**{plain(item.told)}**")
                if told := evidence.unresolved(item):
                    note(told)
                evidence.beside(person, item, year)


def _chart(item: Shown, shown: Sequence[Shown], year: int | None) -> None:
    if not item.panel.points:
        return
    dense, first = len(shown) > 1, item is _first_bar(shown)
    drawn = trend_chart.figure(item, _lines(item), _ends(item, shown), chosen=year, first=first, dense=dense)
    trend_chart.draw(item, drawn)


def files(title: str, shown: Sequence[Shown]) -> None:
    """The buttons for what is drawn, without the chosen point."""
    dense, first = len(shown) > 1, _first_bar(shown)
    figures = [
        (item, trend_chart.figure(item, _lines(item), _ends(item, shown), first=item is first, dense=dense))
        for item in shown
        if item.panel.points
    ]
    if figures:
        trend_files.buttons(title, figures, _columns(shown))
