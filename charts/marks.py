"""The marks beside a dot: grey bar, bracket, recomputed and restated values, target ticks and benchmark lines."""

from collections.abc import Sequence
from typing import Any

from analysis.status import bound_of
from charts.labels import wrapped
from charts.points import Line, Point, bracket, wilson_limits
from charts.style import COLOURS, INK, SOFT
from records import Target

Words = list[list[dict[str, Any]]]
"""Texts of a chart, each as the places where it may stand, the best one first."""


def grey_bar(point: Point) -> list[dict[str, Any]]:
    limits = wilson_limits(point)
    if limits is None:
        return []
    middle = sum(limits) / 2
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [point.year],
            "y": [middle],
            "hoverinfo": "skip",
            "marker": {"size": 0.1, "color": "rgba(28,39,51,0)"},
            "error_y": {
                "type": "data",
                "array": [limits[1] - middle],
                "width": 0,
                "thickness": 9,
                "color": "rgba(28,39,51,0.13)",
            },
        }
    ]


def name_bar(points: Sequence[Point], axis: Sequence[float], words: Words, text: str) -> None:
    """What the grey bar is, said once: at the end of the first one, else where the `axis` of values ends."""
    for point in points:
        limits = wilson_limits(point)
        if limits is not None:
            note = {
                "x": point.year + 0.08,
                "text": wrapped(text, 32),
                "xanchor": "left",
                "yanchor": "bottom",
                "align": "left",
                "bgcolor": "rgba(255,255,255,0.8)",
                "showarrow": False,
                "font": {"size": 11, "color": SOFT},
            }
            left = points[0].year - 0.9
            near, foot = {**note, "y": limits[0]}, {**note, "y": axis[0]}
            words.append([near, foot, {**foot, "x": left}, {**foot, "x": left, "y": axis[1], "yanchor": "top"}])
            return


def bracket_marks(point: Point, shapes: list[dict[str, Any]], asides: Words) -> None:
    """What the wording admits, as a thin bracket, with its words where there is room for them."""
    ends = bracket(point)
    if ends is None:
        return
    x, pen = point.year - 0.13, {"color": INK, "width": 1.4}
    shapes.append({"type": "line", "x0": x, "x1": x, "y0": ends[0], "y1": ends[1], "line": pen})
    shapes += [{"type": "line", "x0": x - 0.04, "x1": x + 0.04, "y0": end, "y1": end, "line": pen} for end in ends]
    if point.wording_text:
        note = {"text": point.wording_text, "showarrow": False, "font": {"size": 11, "color": SOFT}}
        side = {**note, "x": x - 0.06, "xanchor": "right", "align": "right"}
        under = {**note, "x": point.year, "y": ends[0], "yanchor": "top", "yshift": -9}
        over = {**note, "x": point.year, "y": ends[1], "yanchor": "bottom", "yshift": 9}
        asides.append(
            [{**side, "y": sum(ends) / 2}, under, {**under, "x": x + 0.6, "xanchor": "right"}, over]
            + [{**over, "yshift": shift} for shift in (26, 44)]
            + [{**under, "yshift": shift} for shift in (-26, -44)]
        )


def recomputed(point: Point, shapes: list[dict[str, Any]], words: Words, small: bool) -> None:
    """Reported against recomputed, both labelled: the dot is the reported value, the violet tick what its counts give."""
    judgement = point.judgement
    if judgement.cause != "mismatch" or judgement.recomputed is None or judgement.recomputed.high is None:
        return
    value = float(judgement.recomputed.high)
    shapes.append(
        {
            "type": "line",
            "x0": point.year - 0.12,
            "x1": point.year + 0.12,
            "y0": value,
            "y1": value,
            "line": {"color": COLOURS["unverified"], "width": 2},
        }
    )
    if not small:
        note = {"y": value, "text": point.recomputed_text, "showarrow": False}
        note["font"] = {"size": 11, "color": COLOURS["unverified"]}
        beside = {**note, "x": point.year + 0.15, "xanchor": "left"}
        under = {**note, "x": point.year, "yanchor": "top", "yshift": -4}
        words.append([beside, under, {**under, "yanchor": "bottom", "yshift": 4}])


def restated(point: Point, data: list[dict[str, Any]], words: Words, small: bool) -> None:
    """The first value, hollow, with its number."""
    if point.first_value is None:
        return
    value = float(point.first_value.value)
    data.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [point.year],
            "y": [value],
            "hovertext": [point.first_text],
            "hoverinfo": "text",
            "marker": {"size": 9, "symbol": "circle-open", "color": SOFT},
        }
    )
    if not small:
        note = {"y": value, "text": point.first_text, "showarrow": False, "font": {"size": 11, "color": SOFT}}
        over = {**note, "x": point.year, "yanchor": "bottom", "yshift": 7}
        words.append(
            [
                {**note, "x": point.year + 0.08, "xanchor": "left"},
                over,
                {**note, "x": point.year - 0.08, "xanchor": "right"},
            ]
        )


def target_tick(year: int, target: Target, shapes: list[dict[str, Any]]) -> None:
    """The tick of a target; one in round words has none."""
    value = float(bound_of(target))
    if target.comparator != "~":
        shapes.append(
            {
                "type": "line",
                "x0": year - 0.2,
                "x1": year + 0.2,
                "y0": value,
                "y1": value,
                "layer": "between",
                "line": {"color": INK, "width": 2.5},
            }
        )


def target_places(year: int, target: Target, text: str, value: float | None, size: int) -> list[dict[str, Any]]:
    """The places of a target's text: beside its tick where a dot stands in the year, else above; away from the `value`."""
    bound = float(bound_of(target))
    note = {"y": bound, "text": text, "showarrow": False, "font": {"size": size, "color": INK}}
    beside = {**note, "x": year + 0.23, "xanchor": "left", "yanchor": "middle"}
    above = {**note, "x": year, "xanchor": "center", "yanchor": "bottom", "yshift": 4}
    below = {**note, "x": year, "xanchor": "center", "yanchor": "top", "yshift": -5}
    if value is None:
        return [above, below, beside]
    return [beside, below, above] if value >= bound else [beside, above, below]


def benchmark(line: Line, years: Sequence[int], shapes: list[dict[str, Any]], words: Words) -> None:
    """Only over the years its source covers, as far as they are shown."""
    shown = [year for year in years if line.first_year <= year <= line.last_year]
    if not shown:
        return
    shapes.append(
        {
            "type": "line",
            "x0": shown[0] - 0.45,
            "x1": shown[-1] + 0.45,
            "y0": line.value,
            "y1": line.value,
            "line": {"color": SOFT, "width": 1.3, "dash": "dot"},
        }
    )
    note = {
        "y": line.value,
        "text": line.text,
        "bgcolor": "rgba(255,255,255,0.8)",
        "showarrow": False,
        "font": {"size": 11, "color": SOFT},
    }
    last = {**note, "x": shown[-1] + 0.42, "xanchor": "right", "align": "right"}
    first = {**note, "x": shown[0] - 0.42, "xanchor": "left", "align": "left"}
    places = [
        {**side, "yanchor": hung, "yshift": shift}
        for hung, shift in (("top", -2), ("bottom", 2), ("top", -18), ("top", -34))
        for side in (last, first)
    ]
    words.append(places)
