"""The axis of values: round ticks, the unit on the last one only."""

import math
from typing import Any


def value_axis(limits: tuple[float, float], unit: str, parts: int = 5) -> dict[str, Any]:
    """Range and ticks of an axis of values, about so many parts; above 100% is room for a whole dot."""
    low, high = limits
    step = round_step(high - low, parts)
    if unit != "%" and high >= 1:
        # Cases are whole: no grid line stands between two of them.
        step = max(1.0, step)
    first = math.ceil(low / step) * step
    ticks = [round(first + step * place, 6) for place in range(int((high - first) / step + 1e-9) + 1)]
    texts = [f"{tick:g}" if tick < 10_000 else f"{tick:,.0f}" for tick in ticks]
    if texts:
        texts[-1] += unit
    top = high + (high - low) * (0.04 if unit == "%" else 0.0)
    return {"range": [low, top], "tickvals": ticks, "ticktext": texts}


def round_step(span: float, parts: int = 5) -> float:
    """A round step that gives about so many parts, and no more."""
    raw = max(span, 1e-6) / parts
    power = 10.0 ** math.floor(math.log10(raw))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw)
