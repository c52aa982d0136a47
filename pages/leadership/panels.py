"""A region's points, targets and words for the trend chart, made once for the page and for the overview."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis import findings
from analysis import trend as trends
from analysis.findings import Found
from analysis.trend import EXCLUDED, Trend
from catalogue import Benchmark, Indicator, catalogue
from charts import Break, Line, Point
from language import current, say
from pages.parts.judged import Standing
from pages.parts.sentences import SIGNS, bound, distance, hedged, indicator_of, number
from records import Observation, Target


@dataclass(frozen=True, slots=True)
class Panel:
    """What one region's chart of one indicator shows."""

    points: list[Point]
    targets: dict[int, tuple[Target, str]]
    bounds: dict[int, Target]
    verdict: Trend
    found: list[Found] = field(default_factory=list)

    def trend(self) -> Trend:
        """The verdict on these points; years that count differently from the later ones are left out."""
        return self.verdict

    @property
    def breaks(self) -> list[Break]:
        """Where it counts differently from then on, in words."""
        return [
            Break(year, text) for year, text in sorted({item.now.year: _parted(item) for item in self.found}.items())
        ]

    @property
    def told(self) -> list[int]:
        """The years that have a value."""
        return [point.year for point in self.points if point.observation is not None]

    def at(self, year: int) -> Point | None:
        """The point of a year that has a value."""
        return next((point for point in self.points if point.year == year and point.observation is not None), None)


@dataclass(frozen=True, slots=True)
class Shown:
    """One chart of the page: whose, of what, and its sentence."""

    stands: Standing
    indicator: Indicator
    panel: Panel
    told: str

    @property
    def key(self) -> str:
        """Its name among the charts of a page."""
        return f"{self.stands.region.id}_{self.indicator.id}"


def panel(stands: Standing, indicator: Indicator, history: Sequence[Observation]) -> Panel:
    """Points of every year from the first value to the latest report, and the dated targets of these years and the next."""
    told = sorted(year for code, year in stands.values if code == indicator.id)
    aimed = {year: target for (code, year), target in stands.own.items() if code == indicator.id}
    years = list(range(told[0], max(told[-1], *stands.years, told[-1]) + 1)) if told else []
    for year in years:
        if year not in aimed and (target := stands.target(indicator, year)) is not None:
            aimed[year] = target
    values = [stands.values[indicator.id, year] for year in told]
    found = findings.definitions(values)
    trend = trends.of(values, findings.breaks(found))
    points = [_point(stands, indicator, year, history, trend) for year in years]
    return Panel(points, {year: (target, bound(target)) for year, target in aimed.items()}, aimed, trend, found)


def _parted(item: Found) -> str:
    """口径改变 with both names, where there are two."""
    if item.code == "base_changed" and item.before is not None:
        return say("trends.break.base_changed", before=_base(item.before), now=_base(item.now))
    if item.code == "not_recounted":
        return say("trends.break.not_recounted", year=item.now.year)
    return say("trends.break.redefined")


def _base(value: Observation) -> str:
    """What a share is a share of, by its name where the catalogue knows it."""
    known = catalogue().indicators
    return name_of(str(value.base)) if value.base in known else str(value.base)


def _point(stands: Standing, indicator: Indicator, year: int, history: Sequence[Observation], trend: Trend) -> Point:
    judgement = stands.judged(indicator, year)
    value = judgement.observation
    word = say(f"status.{judgement.status}")
    gap = distance(judgement) if judgement.status in ("met", "missed") else ""
    below = distance(judgement, "tick") if gap else word
    absent = say("trends.missing" if year in stands.years else "trends.no_report")
    tick = f"{SIGNS[judgement.status]}<br>{below}" if value is not None else f"–<br>{absent}"
    first = findings.first_given(value, history) if value else None
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
        first_text=say("trends.first_dot", value=hedged(first)) if first else "",
        dot_text=hedged(value) if value else "",
        wording_text=_wording(judgement.base, value, judgement.recomputed),
        recomputed_text=say("trends.recomputed", value=_one(judgement.recomputed)) if judgement.recomputed else "",
        left_out_text=_left_out(value, trend),
    )


def untold(point: Point) -> str:
    """– 年报未反映: why a year has no value, in one line."""
    return point.tick.replace("<br>", " ", 1).replace("<br>", "")


def _left_out(value: Observation | None, trend: Trend) -> str:
    """不满一年，不计入走势. What stands before a break is told by the break."""
    reason = dict(zip((item.year for item in trend.left_out), trend.reasons, strict=True)).get(
        value.year if value else 0
    )
    return say("trends.not_counted", reason=say(f"trends.left_out.{reason}")) if reason in EXCLUDED else ""


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


def name_of(code: str) -> str:
    """The short name of an indicator."""
    return indicator_of(code).short(current())


def lines(benchmarks: Sequence[Benchmark], indicator: Indicator) -> list[Line]:
    """The benchmark lines of an indicator, named with their years."""
    return [
        Line(float(item.value), item.first_year, item.last_year, named(item))
        for item in benchmarks
        if item.indicator == indicator.id
    ]


def named(item: Benchmark) -> str:
    """全国≥95%（2021–2025）: whose line, what it says, of which years."""
    sign = {">=": "≥", "<=": "≤"}.get(item.comparator, "")
    years = str(item.first_year) if item.first_year == item.last_year else f"{item.first_year}–{item.last_year}"
    value = f"{sign}{number(item.value, indicator_of(item.indicator).unit)}"
    return say("trends.benchmark", scope=item.scope(current()), value=value, years=years)
