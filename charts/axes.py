"""The axis of values: round ticks, the unit on the last one only."""

import math
from typing import Any


def value_axis(limits: tuple[float, float], unit: str) -> dict[str, Any]:
    """Range and ticks of an axis of values; room is left above 100%, so that a dot there stands whole."""
    low, high = limits
    step = round_step(high - low)
    first = math.ceil(low / step) * step
    ticks = [round(first + step * place, 6) for place in range(int((high - first) / step + 1e-9) + 1)]
    texts = [f"{tick:g}" if tick < 10_000 else f"{tick:,.0f}" for tick in ticks]
    if texts:
        texts[-1] += unit
    top = high + (high - low) * (0.04 if unit == "%" else 0.0)
    return {"range": [low, top], "tickvals": ticks, "ticktext": texts}


def round_step(span: float) -> float:
    """A round step that gives four to six grid lines."""
    raw = max(span, 1e-6) / 5
    power = 10.0 ** math.floor(math.log10(raw))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw)
