"""Observations and targets made by hand for the tests of the analysis."""

from datetime import UTC, datetime
from decimal import Decimal

from records import Number, Observation, Target

THEN = datetime(2026, 1, 1, tzinfo=UTC)


def observation(
    indicator: str,
    value: Number,
    year: int = 2025,
    *,
    low: Number | None = None,
    high: Number | None = None,
    qualifier: str = "exact",
    unit: str = "件",
    flags: frozenset[str] = frozenset(),
    base: str | None = None,
) -> Observation:
    if qualifier == "exact":
        low = high = value
    return Observation(
        1,
        1,
        indicator,
        year,
        value,
        low,
        high,
        qualifier,
        unit,
        flags,
        base,
        "extracted",
        "原话",
        0,
        2,
        1,
        "报告",
        year,
        "results",
        None,
        THEN,
        "张三",
    )


def share(
    value: str, year: int = 2025, indicator: str = "dispute_resolution_rate", flags: frozenset[str] = frozenset()
) -> Observation:
    return observation(indicator, Decimal(value), year, unit="%", flags=flags)


def target(
    value: Number,
    year: int = 2025,
    comparator: str = ">=",
    indicator: str = "dispute_resolution_rate",
    *,
    derived: bool = False,
    origin: str = "claim",
) -> Target:
    low = value if comparator in (">=", "=") else None
    high = value if comparator in ("<=", "=") else None
    return Target(1, 1, indicator, year, comparator, value, low, high, False, derived, origin, "原话")
