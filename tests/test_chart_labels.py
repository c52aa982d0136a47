"""No word of a chart of the demonstration stands on another, in the narrowest column that it is drawn in."""

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import charts
import language
from catalogue import catalogue
from charts.labels import TOUCH, Room, measured, wrapped
from charts.trend import NARROW
from pages.leadership import panels, trend_chart
from pages.leadership.glance import HEIGHT
from pages.leadership.panels import Shown
from pages.parts import judged
from store import people, regions

NAMES = ("柳浪街道", "鼓山街道", "新渡街道", "北塘镇")


def touching(figure: dict[str, Any]) -> list[tuple[str, str]]:
    """Pairs of bold values and ink targets that share more than their line spacing, in a column of NARROW pixels."""
    layout = figure["layout"]
    margin = layout["margin"]
    room = Room(
        NARROW - margin["l"] - margin["r"],
        layout["height"] - margin["t"] - margin["b"],
        margin["t"],
        layout["xaxis"]["range"],
        layout["yaxis"]["range"],
    )
    notes = [note for note in layout["annotations"] if note["font"]["size"] > 11 or layout["height"] == HEIGHT]
    return [
        (one["text"], other["text"])
        for one, other in combinations(notes, 2)
        if room.box(one).shared(room.box(other)) > TOUCH
    ]


@pytest.mark.parametrize("spoken", ["zh_CN", "en"])
def test_values_and_targets_of_the_demonstration_do_not_touch(demonstration: Path, spoken: str) -> None:
    person = people.local_person()
    assert person is not None
    language.use(spoken)
    found, drawn = [], 0
    for office in [one for one in regions.all_regions(person) if one.name in NAMES]:
        stands = judged.standing(person, office)
        for code in sorted({code for code, _ in stands.values}):
            indicator = catalogue().indicators[code]
            panel = panels.panel(stands, indicator, [])
            shown = Shown(stands, indicator, panel, "")
            ends = trend_chart.limits([shown], [])
            figures = [trend_chart.figure(shown, [], ends, dense=True)]
            if indicator.unit == "%":
                low = charts.value_range(panel.points, panel.bounds, [], True, bars=False)
                small = charts.trend(panel.points, panel.targets, [], unit="%", limits=low, height=HEIGHT, small=True)
                figures.append(small)
            drawn += len(figures)
            found += [(office.name, code, pair) for figure in figures for pair in touching(figure)]
    language.use(language.DEFAULT)
    assert drawn > 100
    assert found == []


def test_a_text_takes_the_first_place_that_nothing_has_taken_and_a_spare_one_none() -> None:
    room = Room(300, 200, 20, (2022, 2026), (90, 100))
    note = {"x": 2024, "y": 95, "text": "≥98%", "font": {"size": 13}}
    first, second = {**note, "yshift": 0}, {**note, "yshift": 30}
    assert [room.put(first, second)["yshift"], room.put(first, second)["yshift"]] == [0, 30]
    assert room.spare(first, second) is None
    outside = {**note, "x": 2026}
    assert room.put(outside, {**note, "x": 2025, "yshift": -60})["x"] == 2025


def test_words_are_broken_between_words_and_chinese_stays_whole() -> None:
    assert wrapped("✕<br>only one dispute short", 8) == "✕<br>only one<br>dispute<br>short"
    assert wrapped("✕<br>仅差1件", 4) == "✕<br>仅差1件"
    assert measured("<b>98%</b>", 10)[0] < measured("仅差1件", 10)[0]
