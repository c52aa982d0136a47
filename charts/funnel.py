"""Shares against their bases inside the limits that chance alone would keep: wide where the base is small."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analysis.funnel import P95, P998, limits
from charts.axes import round_step, value_axis
from charts.style import COLOURS, INK, SOFT, SYMBOLS, TEMPLATE, literal

STEPS, HEIGHT, NAMED = 28, 400, 8


@dataclass(frozen=True, slots=True)
class Spot:
    """One office: its base, its share in percent, and a verdict (better, similar, worse, refused) that is its shape."""

    key: int
    name: str
    base: float
    value: float
    verdict: str
    hover: str


def funnel(
    spots: Sequence[Spot], centre: float, *, centre_text: str, base_text: str, band_texts: tuple[str, str]
) -> dict[str, Any]:
    """The funnel as a plotly figure; `band_texts` name the inner (95%) and the outer (99.8%) limits."""
    widest = max(spot.base for spot in spots) * 1.12
    bases, outer, inner = _bands(round(centre, 6), round(widest))
    smallest = min(spot.base for spot in spots)
    reached = min(limits(centre, max(1, round(smallest)), P95)[0], *(spot.value for spot in spots))
    low = max(0.0, reached - max(1.0, (100 - reached) * 0.12))
    data = [
        *_band(bases, outer, low, "rgba(28,39,51,0.06)", "dot"),
        *_band(bases, inner, low, "rgba(28,39,51,0.10)", "solid"),
        _spots(spots),
    ]
    notes = [_edge(bases, inner, band_texts[0], low, "bottom"), _edge(bases, outer, band_texts[1], low, "top")]
    notes.append(
        {
            "xref": "paper", "x": 0.99, "xanchor": "right", "y": centre, "yanchor": "bottom", "text": literal(centre_text),
            "showarrow": False, "bgcolor": "rgba(255,255,255,0.7)", "font": {"size": 12, "color": SOFT},
        }
    )  # fmt: skip
    notes += [_name(spot, widest) for spot in spots if len(spots) <= NAMED or spot.verdict in ("better", "worse")]
    step = round_step(widest)
    ticks = [step * place for place in range(int(widest / step) + 1)]
    line = {"color": SOFT, "width": 1.3, "dash": "dot"}
    layout = {
        "template": TEMPLATE,
        "height": HEIGHT,
        "margin": {"l": 46, "r": 8, "t": 12, "b": 44},
        "xaxis": {
            "range": [0, widest], "tickvals": ticks, "ticktext": [f"{tick:,.0f}" for tick in ticks],
            "tickfont": {"size": 12, "color": SOFT}, "title": {"text": literal(base_text), "font": {"size": 12, "color": SOFT}},
        },
        "yaxis": value_axis((low, 100.0), "%"),
        "shapes": [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": centre, "y1": centre, "line": line}],
        "annotations": notes,
    }  # fmt: skip
    return {"data": data, "layout": layout}


@lru_cache(maxsize=32)
def _bands(centre: float, widest: int) -> tuple[list[int], list[tuple[float, float]], list[tuple[float, float]]]:
    """Bases up to the widest, closer together where the limits bend, with the outer and the inner limits there."""
    bases = sorted({max(1, round(widest * (place / STEPS) ** 2)) for place in range(1, STEPS + 1)})
    return bases, [limits(centre, base, P998) for base in bases], [limits(centre, base, P95) for base in bases]


def _band(
    bases: Sequence[int], ends: Sequence[tuple[float, float]], floor: float, fill: str, dash: str
) -> list[dict[str, Any]]:
    """One pair of limits, as far down as the axis goes: paper has no edge that would cut them there."""
    side = {
        "type": "scatter", "mode": "lines", "x": list(bases), "hoverinfo": "skip",
        "line": {"width": 1, "color": "rgba(28,39,51,0.35)", "dash": dash},
    }  # fmt: skip
    return [
        {**side, "y": [high for _, high in ends]},
        {**side, "y": [max(floor, low) for low, _ in ends], "fill": "tonexty", "fillcolor": fill},
    ]


def _edge(
    bases: Sequence[int], ends: Sequence[tuple[float, float]], text: str, low: float, side: str
) -> dict[str, Any]:
    """A band's name at its lower line, where that is in sight: the inner one's above it, the outer one's below."""
    place = next((at for at, (end, _) in enumerate(ends) if end >= low and at >= len(bases) // 2), len(bases) - 1)
    return {
        "x": bases[place], "y": max(ends[place][0], low), "yanchor": side, "xanchor": "left", "text": literal(text),
        "showarrow": False, "font": {"size": 11, "color": SOFT},
    }  # fmt: skip


def _name(spot: Spot, widest: float) -> dict[str, Any]:
    left = spot.base > widest * 0.6
    return {
        "x": spot.base, "y": spot.value, "xanchor": "right" if left else "left", "xshift": -10 if left else 10,
        "text": literal(spot.name), "showarrow": False, "bgcolor": "rgba(255,255,255,0.7)", "font": {"size": 12, "color": INK},
    }  # fmt: skip


def _spots(spots: Sequence[Spot]) -> dict[str, Any]:
    colours = [COLOURS[spot.verdict] for spot in spots]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [spot.base for spot in spots],
        "y": [spot.value for spot in spots],
        "customdata": [spot.key for spot in spots],
        "hovertext": [spot.hover for spot in spots],
        "hoverinfo": "text",
        "marker": {
            "symbol": [SYMBOLS[spot.verdict] for spot in spots],
            "size": 12,
            "color": colours,
            "line": {"width": 2, "color": colours},
        },
        "cliponaxis": False,
    }
