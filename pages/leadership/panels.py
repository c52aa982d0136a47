"""A region's points, targets and words for the trend chart, made once for the page and for the overview."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import findings
from analysis import trend as trends
from analysis.trend import Trend
from catalogue import Benchmark, Indicator
from charts import Line, Point
from language import current, say
from pages.parts.judged import Standing
from pages.parts.sentences import SIGNS, bound, distance, hedged, number
from records import Observation, Target


@dataclass(frozen=True, slots=True)
class Panel:
    """What one region's chart shows."""

    points: list[Point]
    targets: dict[int, tuple[Target, str]]
    bounds: dict[int, Target]

    def trend(self) -> Trend:
        """The verdict on these points; years that count differently from the later ones are left out."""
        values = [point.observation for point in self.points if point.observation is not None]
        return trends.of(values, findings.breaks(findings.definitions(values)))


def panel(stands: Standing, indicator: Indicator, history: Sequence[Observation]) -> Panel:
    """Points of every year reported, and the dated targets of these years and the next."""
    told = [year for code, year in stands.values if code == indicator.id]
    aimed = {year: target for (code, year), target in stands.own.items() if code == indicator.id}
    years = sorted({*told, *(year for year in stands.years if told and min(told) <= year <= max(told))})
    points = [_point(stands, indicator, year, history) for year in years]
    for year in years:
        if year not in aimed and (target := stands.target(indicator, year)) is not None:
            aimed[year] = target
    return Panel(points, {year: (target, bound(target)) for year, target in aimed.items()}, aimed)


def _point(stands: Standing, indicator: Indicator, year: int, history: Sequence[Observation]) -> Point:
    judgement = stands.judged(indicator, year)
    value = judgement.observation
    word = say(f"status.{judgement.status}")
    gap = distance(judgement) if judgement.status in ("met", "missed") else ""
    below = distance(judgement, "tick") if gap else word
    tick = f"{SIGNS[judgement.status]}<br>{below}" if value is not None else f"–<br>{say('trends.missing')}"
    first = (
        next((item for item in history if item.year == year and item.superseded_at is not None), None)
        if value and "restated" in value.flags
        else None
    )
    text = hedged(value) if value else ""
    if value is not None and first is not None:
        text = f"{text}{say('trends.first', value=hedged(first))}"
    return Point(
        year=year,
        observation=value,
        judgement=judgement,
        value_text=text,
        tick=tick,
        hover=_hover(value, word, gap),
        first_value=first,
        first_text=hedged(first) if first else "",
        wording_text=_wording(judgement.base, value, judgement.recomputed),
        recomputed_text=say("trends.recomputed", value=_one(judgement.recomputed)) if judgement.recomputed else "",
    )


def _hover(value: Observation | None, word: str, gap: str) -> str:
    if value is None:
        return ""
    quote = (value.quote or value.source or "").replace("\n", " ")
    lines = [quote[place : place + 24] for place in range(0, min(len(quote), 96), 24)]
    return f"<b>{value.year} · {hedged(value)}</b> {word} {gap}<br>" + "<br>".join(
        line.replace("<", "＜") for line in lines
    )


def _wording(base: Observation | None, value: Observation | None, recomputed: object) -> str:
    """措辞“380余”容许95.6–97.9%."""
    ends = getattr(recomputed, "low", None), getattr(recomputed, "high", None)
    if value is not None and value.unit == "%" and base is not None and base.low != base.high and None not in ends:
        return say(
            "trends.wording", words=hedged(base), low=f"{float(ends[0] or 0):.1f}", high=f"{float(ends[1] or 0):.1f}%"
        )
    if value is not None and value.low is not None and value.high is not None and value.low != value.high:
        return say("trends.wording", words=hedged(value), low=number(value.low), high=number(value.high))
    return ""


def _one(recomputed: object) -> str:
    high = getattr(recomputed, "high", None)
    return f"{float(high):.1f}" if high is not None else ""


def lines(benchmarks: Sequence[Benchmark], indicator: Indicator) -> list[Line]:
    """The benchmark lines of an indicator, named with their years."""
    language = current()
    return [
        Line(
            float(item.value),
            item.first_year,
            item.last_year,
            say(
                "trends.benchmark",
                scope=item.scope(language),
                value=number(item.value, indicator.unit),
                years=_years(item),
            ),
        )
        for item in benchmarks
        if item.indicator == indicator.id
    ]


def _years(item: Benchmark) -> str:
    return str(item.first_year) if item.first_year == item.last_year else f"{item.first_year}–{item.last_year}"
