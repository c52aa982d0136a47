"""The grammar of the charts: years whole, a target only in its year, what was restated hollow, nothing bridged."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from plotly.graph_objects import Figure

import charts
from analysis.status import judge
from catalogue import catalogue
from charts import Point
from pages.leadership import panels
from pages.parts import judged
from records import Observation, Target
from store import observations, people, regions
from tests.analysis.made import observation, share, target

RATE = "dispute_resolution_rate"


def point(value: Observation | None, year: int, aim: Target | None = None) -> Point:
    judgement = judge(catalogue().indicators[RATE], year, value, aim)
    return Point(year, value, judgement, "" if value is None else str(value.value), "", "")


def drawn(points: list[Point], aims: dict[int, Target] | None = None) -> dict[str, object]:
    targets = {year: (aim, f"≥{aim.value}%") for year, aim in (aims or {}).items()}
    return charts.trend(points, targets, [], unit="%", limits=(90.0, 100.0))


def test_years_are_never_fractions() -> None:
    figure = drawn([point(share("97.5", 2023), 2023), point(share("98.1", 2025), 2025)])
    axis = figure["layout"]["xaxis"]  # type: ignore[index]
    assert axis["tickvals"] == [2023, 2025]
    assert all("." not in text for text in axis["ticktext"])


def test_a_missing_year_and_a_part_year_are_not_bridged() -> None:
    part = share("97.8", 2024, flags=frozenset({"partial_year"}))
    figure = drawn([point(share("97.5", 2023), 2023), point(part, 2024), point(share("98.1", 2025), 2025)])
    joined = next(trace for trace in figure["data"] if trace["mode"] == "lines")  # type: ignore[attr-defined]
    assert [year for year in joined["x"] if year is not None] == [2023, 2025]
    assert None in joined["x"]
    assert joined["connectgaps"] is False


def test_a_target_is_a_tick_in_its_own_year_only() -> None:
    aim = target(Decimal(98), 2026)
    figure = drawn([point(share("97.9", 2025), 2025), point(None, 2026, aim)], {2026: aim})
    ticks = [shape for shape in figure["layout"]["shapes"] if shape["y0"] == shape["y1"] == 98.0]  # type: ignore[index]
    assert len(ticks) == 1
    assert ticks[0]["x0"] > 2025.5
    assert ticks[0]["x1"] < 2026.5


def test_a_restated_value_is_a_hollow_dot() -> None:
    first = observation("legal_publicity_events", 56, 2023, unit="场次")
    now = observation("legal_publicity_events", 48, 2023, unit="场次", flags=frozenset({"restated"}))
    judgement = judge(catalogue().indicators["legal_publicity_events"], 2023, now, None)
    figure = charts.trend(
        [Point(2023, now, judgement, "48", "", "", first_value=first, first_text="56")],
        {},
        [],
        unit="场次",
        limits=(0.0, 60.0),
    )
    hollow = [trace for trace in figure["data"] if trace.get("marker", {}).get("symbol") == "circle-open"]
    assert [trace["y"] for trace in hollow] == [[56.0]]


@pytest.mark.parametrize("count", [0, 1])
def test_hardly_any_points_still_draw(count: int) -> None:
    figure = drawn([point(share("97.5", 2023), 2023)][:count])
    assert figure["layout"]["yaxis"]["range"][0] == 90.0  # type: ignore[index]


def test_of_dongfangshan_98_stands_at_2026_only(demonstration: Path) -> None:
    del demonstration
    person = people.local_person()
    assert person is not None
    region = next(item for item in regions.all_regions(person) if item.name == "东方山街道")
    indicator = catalogue().indicators[RATE]
    panel = panels.panel(judged.standing(person, region), indicator, observations.series(person, RATE, [region.id]))
    assert {year: text for year, (_, text) in panel.targets.items()} == {2026: "≥98%"}
    (of_2025,) = [item for item in panel.points if item.year == 2025]
    assert of_2025.judgement.status == "no_target"


def test_a_year_that_was_counted_anew_is_not_joined_to_those_that_were_not() -> None:
    anew = share("97.8", 2024, flags=frozenset({"restated"}))
    figure = drawn([point(share("97.5", 2023), 2023), point(anew, 2024), point(share("98.1", 2025), 2025)])
    joined = next(trace for trace in figure["data"] if trace["mode"] == "lines")  # type: ignore[attr-defined]
    assert list(joined["x"]) == [2023, None, 2024, 2025]


def test_a_changed_definition_is_a_dashed_vertical_that_no_line_crosses() -> None:
    bases = ((2023, "a"), (2024, "a"), (2025, "b"))
    points = [point(replace(share("97.5", year), base=base), year) for year, base in bases]
    figure = charts.trend(
        points, {}, [], unit="%", limits=(90.0, 100.0), breaks=[charts.Break(2025, "口径改变<br>排查→受理")]
    )
    (vertical,) = [shape for shape in figure["layout"]["shapes"] if shape.get("line", {}).get("dash") == "dash"]
    assert vertical["x0"] == vertical["x1"] == 2024.5
    assert "口径改变<br>排查→受理" in [note["text"] for note in figure["layout"]["annotations"]]
    joined = next(trace for trace in figure["data"] if trace["mode"] == "lines")
    assert list(joined["x"]) == [2023, 2024, None, 2025]


def test_a_missing_year_is_a_band_with_its_name_under_it() -> None:
    gap = Point(2024, None, judge(catalogue().indicators[RATE], 2024, None, None), "", "–<br>无年报", "")
    figure = drawn([point(share("97.5", 2023), 2023), gap, point(share("98.1", 2025), 2025)])
    (band,) = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "rect"]  # type: ignore[index]
    assert band["x0"] < 2024 < band["x1"]
    assert figure["layout"]["xaxis"]["ticktext"][1].endswith("无年报")  # type: ignore[index]


def test_a_line_of_other_years_does_not_stretch_the_axis() -> None:
    points = [point(share("97.5", 2024), 2024), point(share("98.1", 2025), 2025)]
    near = charts.value_range(points, {}, [], True)
    old, now = charts.Line(60.0, 2015, 2020, "旧"), charts.Line(60.0, 2015, 2025, "今")
    assert charts.value_range(points, {}, [old], True) == near
    assert charts.value_range(points, {}, [now], True)[0] < 60


@pytest.mark.parametrize("high", [1.2, 3.5, 9.0, 61.0, 2467.0])
def test_an_axis_of_cases_has_whole_numbers_only(high: float) -> None:
    figure = charts.trend([], {}, [], unit=" 件", limits=(0.0, high))
    assert all(float(tick).is_integer() for tick in figure["layout"]["yaxis"]["tickvals"])
    assert figure["layout"]["yaxis"]["ticktext"][-1].endswith(" 件")


def test_what_is_shown_unchecked_is_a_valid_figure() -> None:
    """`charts.shown` spares plotly's check on every rerun; here it is made, with the same figure as its outcome."""
    now = target(Decimal("98.5"), 2025)
    points = [point(share("97.5", 2024), 2024), point(share("96.1", 2025), 2025, now)]
    figure = charts.trend(points, {2025: (now, "≥98.5%")}, [], unit="%", limits=(91.0, 100.0))
    told = charts.shown(figure).to_dict()
    # A trace without a type is a scatter to the browser; plotly writes it out.
    traces = [{"type": "scatter", **trace} for trace in told["data"]]
    assert {**told, "data": traces} == Figure(figure).to_dict()
