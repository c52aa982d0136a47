"""The marks beside a dot: grey bar, bracket, recomputed and restated values, target ticks and benchmark lines."""

from collections.abc import Sequence
from typing import Any

from analysis.status import bound_of
from charts.points import Line, Point, bracket, wilson_limits
from charts.style import COLOURS, INK, SOFT
from records import Target


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


def name_bar(points: Sequence[Point], notes: list[dict[str, Any]], text: str) -> None:
    """What the grey bar is, said once at the first one."""
    for point in points:
        limits = wilson_limits(point)
        if limits is not None:
            notes.append(
                {
                    "x": point.year + 0.08,
                    "y": limits[0],
                    "text": text,
                    "xanchor": "left",
                    "yanchor": "bottom",
                    "bgcolor": "rgba(255,255,255,0.8)",
                    "showarrow": False,
                    "font": {"size": 11, "color": SOFT},
                }
            )
            return


def bracket_marks(point: Point, shapes: list[dict[str, Any]], notes: list[dict[str, Any]]) -> None:
    ends = bracket(point)
    if ends is None:
        return
    x, pen = point.year - 0.13, {"color": INK, "width": 1.4}
    shapes.append({"type": "line", "x0": x, "x1": x, "y0": ends[0], "y1": ends[1], "line": pen})
    shapes += [{"type": "line", "x0": x - 0.04, "x1": x + 0.04, "y0": end, "y1": end, "line": pen} for end in ends]
    if point.wording_text:
        notes.append(
            {
                "x": x - 0.06,
                "y": sum(ends) / 2,
                "text": point.wording_text,
                "xanchor": "right",
                "align": "right",
                "showarrow": False,
                "font": {"size": 11, "color": SOFT},
            }
        )


def recomputed(point: Point, shapes: list[dict[str, Any]], notes: list[dict[str, Any]], small: bool) -> None:
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
        notes.append(
            {
                "x": point.year + 0.15,
                "y": value,
                "text": point.recomputed_text,
                "xanchor": "left",
                "showarrow": False,
                "font": {"size": 11, "color": COLOURS["unverified"]},
            }
        )


def restated(point: Point, data: list[dict[str, Any]], notes: list[dict[str, Any]], small: bool) -> None:
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
        notes.append(
            {
                "x": point.year + 0.08,
                "y": value,
                "text": point.first_text,
                "xanchor": "left",
                "showarrow": False,
                "font": {"size": 11, "color": SOFT},
            }
        )


def target_tick(
    year: int,
    target: Target,
    text: str,
    drawn: bool,
    shapes: list[dict[str, Any]],
    notes: list[dict[str, Any]],
    size: int = 13,
    crowded: bool = False,
) -> None:
    """The tick of a target and its text: beside it where a dot stands in the year, else above; where the next year's
    text is `crowded` against it, above as well."""
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
    beside = (
        {"x": year + 0.23, "xanchor": "left", "yanchor": "middle"}
        if drawn and not crowded
        else {"x": year, "xanchor": "center", "yanchor": "bottom", "yshift": 4}
    )
    notes.append({**beside, "y": value, "text": text, "showarrow": False, "font": {"size": size, "color": INK}})


def benchmark(line: Line, years: Sequence[int], shapes: list[dict[str, Any]], notes: list[dict[str, Any]]) -> None:
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
    notes.append(
        {
            "x": shown[-1] + 0.42,
            "y": line.value,
            "text": line.text,
            "xanchor": "right",
            "yanchor": "top",
            "yshift": -2,
            "bgcolor": "rgba(255,255,255,0.8)",
            "align": "right",
            "showarrow": False,
            "font": {"size": 11, "color": SOFT},
        }
    )
