"""A trend, and what a later year's target would have asked, told in words."""

from collections.abc import Sequence

from analysis import status as verdict
from analysis.status import Judgement, trial
from analysis.trend import Trend
from catalogue import Indicator
from language import current, say
from pages.parts.sentences import bound, counted_unit, hedged, indicator_of, number, unit_of
from records import Number, Target


def trend(region: str, indicator: Indicator, told: Trend, judgements: Sequence[Judgement]) -> str:
    """The head of the trends page for one region."""
    name = indicator.short(current())
    if told.kind == "none":
        if not told.left_out:
            return say("status.trend.none", region=region, indicator=name)
        last, reasons = told.left_out[-1], dict.fromkeys(say(f"trends.left_out.{one}") for one in told.reasons)
        words = ("、" if current() == "zh_CN" else ", ").join(reasons)
        return say(
            "trends.none_counted", region=region, indicator=name, reason=words, year=last.year, value=hedged(last)
        )
    first, latest = hedged(told.first), hedged(told.last)
    key = "steady2" if told.kind == "steady" and len(told.used) == 2 else told.kind
    values: dict[str, object] = {
        "region": region,
        "indicator": name,
        "value": latest,
        "year": told.last.year,
        "first": first,
        "last": latest,
        "first_year": told.first.year,
        "last_year": told.last.year,
        "n": _count(len(told.used) - 1),
    }
    if told.slope is not None and told.slope_range is not None:
        low, high = told.slope_range
        values |= {"slope": f"{told.slope:+.1f}", "low": f"{low:+.1f}", "high": f"{high:+.1f}"}
    text = say(f"status.trend.{key}", **values)
    short = [item for item in judgements if item.status == "missed" and item.cases is not None and item.cases < 0]
    for item in short[-1:]:
        text = text.rstrip("。.") + ("；" if current() == "zh_CN" else "; ")
        kind = "short_one" if item.one_case else "short"
        text += say(
            f"status.trend.{kind}",
            year=item.year,
            n=abs(item.cases or 0),
            unit=counted_unit(indicator, abs(item.cases or 0)),
        )
    return text + _doubt(judgements)


def _doubt(judgements: Sequence[Judgement]) -> str:
    """What the latest value waits for: 2024年待核实：报告值与核算值不符（279/286）。"""
    latest = next((item for item in reversed(judgements) if item.observation is not None), None)
    if latest is None or latest.status not in ("unverified", "unjudgeable") or not latest.cause:
        return ""
    told = say(
        "trends.doubt",
        year=latest.year,
        status=say(f"status.{latest.status}"),
        cause=say(f"status.cause.{latest.cause}"),
    )
    if latest.cause == "mismatch" and latest.numerator and latest.base:
        told += say("trends.doubt_counts", counts=f"{hedged(latest.numerator)}/{hedged(latest.base)}")
    return told + say("status.trial.end")


def _count(number_of_years: int) -> str:
    """连续三年, in words as people say it."""
    return (
        "零一两三四五六七八九十"[number_of_years]
        if current() == "zh_CN" and number_of_years <= 10
        else str(number_of_years)
    )


def trial_note(judgement: Judgement, later: Target) -> str:
    """2025年未设目标；按2026年目标（98%）试算相当于差1件（按380件；380–389件时差1–10件）。"""
    told = trial(judgement, later)
    if told is None:
        return ""
    counted = indicator_of(judgement.indicator)
    unit, short_of = unit_of(counted), counted_unit(counted, abs(told.cases or 0))
    base = told.base
    if told.status == verdict.UNJUDGEABLE and told.cases is None:
        result = say("status.trial.undecided")
    elif told.cases is None or base is None:
        points: Number = told.points or 0
        size = number(points if points >= 0 else -points)
        result = (
            say("status.trial.enough_plain")
            if points >= 0
            else say("status.trial.short_plain", n=size, unit=_plain_unit(judgement))
        )
    elif told.cases >= 0:
        result = say("status.trial.enough", base=number(base.value), unit=unit)
    elif told.cases_range is not None:
        least, most = sorted(abs(end) for end in told.cases_range)
        result = say(
            "status.trial.short_range",
            n=abs(told.cases),
            unit=short_of,
            base=number(base.value),
            low=number(base.low),
            high=number(base.high),
            least=least,
            most=most,
        )
    else:
        result = say("status.trial.short", n=abs(told.cases), unit=short_of, base=number(base.value))
    return say(
        "status.trial.head", year=judgement.year, later=later.year, bound=bound(later).lstrip("≥"), result=result
    ) + say("status.trial.end")


def _plain_unit(judgement: Judgement) -> str:
    indicator = indicator_of(judgement.indicator)
    return say("status.trial.points") if indicator.unit == "%" else indicator.unit_name(current())
