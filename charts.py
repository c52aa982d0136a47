"""Tables in, plotly figures out, as plain dicts: value as a dot, wording as a bracket, target as a dated tick.

The grammar: a dot's shape and colour say its status; the grey bar behind it is Wilson's 95% range; the thin black
bracket is what the wording admits; a black tick is a target of that year; a dotted line a benchmark over the years of
its source; a hollow old dot a value that was restated. Years are whole numbers on a linear axis, never fractions.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.intervals import wilson
from analysis.status import Judgement, bound_of
from records import Observation, Target

FONT = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
INK, SOFT, RULE = "#1C2733", "#56616B", "#B8C0C7"
COLOURS = {
    "met": "#0F5E8C",
    "missed": "#A8340A",
    "unverified": "#5A4684",
    "unjudgeable": "#5A4684",
    "not_due": SOFT,
    "no_target": SOFT,
}
SYMBOLS = {
    "met": "circle",
    "missed": "x",
    "unverified": "diamond-open",
    "unjudgeable": "diamond-open",
    "no_target": "circle",
}
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
TEMPLATE: dict[str, Any] = {
    "layout": {
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": "#FFFFFF",
        "plot_bgcolor": "#FFFFFF",
        "margin": {"l": 48, "r": 16, "t": 10, "b": 62},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "xaxis": {
            "showgrid": False, "zeroline": False, "showline": True, "linecolor": RULE, "ticks": "", "tickangle": 0, "fixedrange": True,
            "tickfont": {"size": 13},
        },
        "yaxis": {"gridcolor": "#E9ECEE", "zeroline": False, "showline": False, "ticks": "", "fixedrange": True, "tickfont": {"size": 12, "color": SOFT}},
        "hoverlabel": {"bgcolor": "#FFFFFF", "bordercolor": RULE, "font": {"family": FONT, "size": 13, "color": INK}},
        "annotationdefaults": {"showarrow": False, "font": {"size": 12, "color": SOFT}},
    }
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """One year: what is drawn and the words beside it. `first_value` is a value that was restated since."""

    year: int
    observation: Observation | None
    judgement: Judgement
    value_text: str
    tick: str
    hover: str
    first_value: Observation | None = None
    first_text: str = ""
    wording_text: str = ""
    recomputed_text: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A benchmark over the years of its source."""

    value: float
    first_year: int
    last_year: int
    text: str


def value_range(
    points: Sequence[Point], targets: Mapping[int, Target], lines: Sequence[Line], share: bool
) -> tuple[float, float]:
    """The lowest and highest value that anything drawn reaches."""
    values = [float(bound_of(target)) for target in targets.values()] + [line.value for line in lines]
    for point in points:
        if point.observation is not None:
            values.append(float(point.observation.value))
            values += [float(end) for end in (_bracket(point) or ())]
            values += list(_wilson(point) or ())
        if point.first_value is not None:
            values.append(float(point.first_value.value))
    if not values:
        return 0.0, 100.0 if share else 1.0
    low, high = min(values), max(values)
    if share:
        margin = max(0.6, (high - low) * 0.12)
        return max(0.0, low - margin), 100.0 if high > 96 else min(100.0, high + margin)
    return 0.0, high * 1.18 or 1.0


def trend(
    points: Sequence[Point],
    targets: Mapping[int, tuple[Target, str]],
    lines: Sequence[Line],
    *,
    unit: str,
    limits: tuple[float, float],
    chosen: int | None = None,
    height: int = 470,
    small: bool = False,
    wilson_text: str = "",
    due_text: str = "",
) -> dict[str, Any]:
    """A region's values over the years as a plotly figure.

    `targets` holds each year's target with its text (≥98%); `limits` are the ends of the value axis, equal in panels
    side by side. The dots carry their year as customdata, so that a click can be answered with the sentence.
    """
    years = sorted({point.year for point in points} | set(targets))
    data: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    for point in points:
        if not small:
            data += _grey_bar(point)
            _bracket_marks(point, shapes, notes)
        _recomputed(point, shapes, notes, small)
        _restated(point, data, notes, small)
    if wilson_text and not small:
        _name_bar(points, notes, wilson_text)
    data += [_joining(points), _dots(points, chosen, small)]
    for year, (target, text) in sorted(targets.items()):
        drawn = any(point.year == year and point.observation is not None for point in points)
        _target(year, target, text, drawn, shapes, notes)
    for line in lines:
        _benchmark(line, years, shapes, notes)
    notes += [note for point in points for note in _value_note(point, targets, small)]
    layout = {
        "template": TEMPLATE,
        "height": height,
        "xaxis": {
            "tickvals": years,
            "ticktext": [_tick(year, points, small, due_text) for year in years],
            "range": [years[0] - 0.78, years[-1] + 0.66] if years else [0, 1],
        },
        "yaxis": _axis(limits, unit),
        "shapes": shapes,
        "annotations": notes,
    }
    if small:
        layout["margin"] = {"l": 44, "r": 8, "t": 6, "b": 26}
    return {"data": data, "layout": layout}


def _tick(year: int, points: Sequence[Point], small: bool, due: str) -> str:
    """Year, sign and distance, one under the other: two lines would be too wide on a phone."""
    told = next((point.tick for point in points if point.year == year), due)
    return f"<b>{year}</b>" if small or not told else f"<b>{year}</b><br>{told}"


def _axis(limits: tuple[float, float], unit: str) -> dict[str, Any]:
    low, high = limits
    step = _step(high - low)
    first = math.ceil(low / step) * step
    ticks = [round(first + step * place, 6) for place in range(int((high - first) / step + 1e-9) + 1)]
    texts = [f"{tick:g}" if tick < 10_000 else f"{tick:,.0f}" for tick in ticks]
    if texts:
        texts[-1] += unit
    top = high + (high - low) * (0.04 if unit == "%" else 0.0)
    return {"range": [low, top], "tickvals": ticks, "ticktext": texts}


def _step(span: float) -> float:
    """A round step that gives four to six grid lines."""
    raw = max(span, 1e-6) / 5
    power = 10.0 ** math.floor(math.log10(raw))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw)


def _wilson(point: Point) -> tuple[float, float] | None:
    judgement = point.judgement
    if (
        judgement.numerator is None
        or judgement.base is None
        or point.observation is None
        or point.observation.unit != "%"
    ):
        return None
    return wilson(judgement.numerator.value, judgement.base.value) if judgement.base.value else None


def _grey_bar(point: Point) -> list[dict[str, Any]]:
    limits = _wilson(point)
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


def _name_bar(points: Sequence[Point], notes: list[dict[str, Any]], text: str) -> None:
    """What the grey bar is, said once at the first one."""
    for point in points:
        limits = _wilson(point)
        if limits is not None:
            notes.append(
                {
                    "x": point.year + 0.08,
                    "y": limits[0],
                    "text": text,
                    "xanchor": "left",
                    "yanchor": "bottom",
                    "showarrow": False,
                    "font": {"size": 11, "color": SOFT},
                }
            )
            return


def _bracket(point: Point) -> tuple[float, float] | None:
    """What the wording admits, where it admits more than one value: of the share by its base, of a count by itself."""
    observation, recomputed = point.observation, point.judgement.recomputed
    if observation is None:
        return None
    if (
        observation.unit == "%"
        and recomputed is not None
        and recomputed.low is not None
        and recomputed.high is not None
    ):
        base = point.judgement.base
        hedged = base is not None and base.low != base.high
        return (float(recomputed.low), float(recomputed.high)) if hedged else None
    if observation.low is not None and observation.high is not None and observation.low != observation.high:
        return float(observation.low), float(observation.high)
    return None


def _bracket_marks(point: Point, shapes: list[dict[str, Any]], notes: list[dict[str, Any]]) -> None:
    ends = _bracket(point)
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


def _recomputed(point: Point, shapes: list[dict[str, Any]], notes: list[dict[str, Any]], small: bool) -> None:
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


def _restated(point: Point, data: list[dict[str, Any]], notes: list[dict[str, Any]], small: bool) -> None:
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


def _joining(points: Sequence[Point]) -> dict[str, Any]:
    """A thin line through comparable years; a missing or part year leaves a gap."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for point in points:
        comparable = point.observation is not None and not point.observation.flags & {"partial_year", "break"}
        if xs and xs[-1] is not None and (not comparable or point.year != xs[-1] + 1):
            xs.append(None)
            ys.append(None)
        if comparable and point.observation is not None:
            xs.append(point.year)
            ys.append(float(point.observation.value))
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "hoverinfo": "skip",
        "connectgaps": False,
        "line": {"width": 1.5, "color": "rgba(28,39,51,0.45)"},
    }


def _dots(points: Sequence[Point], chosen: int | None, small: bool) -> dict[str, Any]:
    drawn = [point for point in points if point.observation is not None]
    symbols = [
        "circle-open" if point.judgement.one_case else SYMBOLS.get(point.judgement.status, "circle") for point in drawn
    ]
    size = 9 if small else 12
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.year for point in drawn],
        "y": [float(point.observation.value) for point in drawn if point.observation is not None],
        "customdata": [point.year for point in drawn],
        "hovertext": [point.hover for point in drawn],
        "hoverinfo": "text",
        "selectedpoints": [place for place, point in enumerate(drawn) if point.year == chosen]
        if chosen is not None
        else None,
        "marker": {
            "symbol": symbols,
            "opacity": 1,
            "size": [size + 4 if point.year == chosen and not small else size for point in drawn],
            "color": [COLOURS[point.judgement.status] for point in drawn],
            "line": {"width": 2.5, "color": [COLOURS[point.judgement.status] for point in drawn]},
        },
        "unselected": {"marker": {"opacity": 1}},
        "selected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
    }


def _target(
    year: int, target: Target, text: str, drawn: bool, shapes: list[dict[str, Any]], notes: list[dict[str, Any]]
) -> None:
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
        if drawn
        else {"x": year, "xanchor": "center", "yanchor": "bottom", "yshift": 4}
    )
    notes.append({**beside, "y": value, "text": text, "showarrow": False, "font": {"size": 13, "color": INK}})


def _benchmark(line: Line, years: Sequence[int], shapes: list[dict[str, Any]], notes: list[dict[str, Any]]) -> None:
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
            "align": "right",
            "showarrow": False,
            "font": {"size": 11, "color": SOFT},
        }
    )


def _value_note(point: Point, targets: Mapping[int, tuple[Target, str]], small: bool) -> list[dict[str, Any]]:
    """The value in bold beside its dot, away from its target's tick."""
    if point.observation is None:
        return []
    value = float(point.observation.value)
    right = _bracket(point) is not None and not small
    bound = float(bound_of(targets[point.year][0])) if point.year in targets else None
    shift = 0 if bound is None else 9 if value >= bound else -10
    return [
        {
            "x": point.year,
            "y": value,
            "text": f"<b>{point.value_text}</b>",
            "showarrow": False,
            "xanchor": "left" if right else "right",
            "xshift": 11 if right else -10,
            "yshift": shift,
            "bgcolor": "rgba(255,255,255,0.8)",
            "font": {"size": 13 if small else 15, "color": COLOURS[point.judgement.status]},
        }
    ]
