"""Judgements and trends told in words, in the reader's language; a clause without a value is left out."""

from collections.abc import Sequence
from decimal import Decimal

from analysis import status as verdict
from analysis.status import Judgement, bound_of, trial
from analysis.trend import Trend
from catalogue import Indicator, catalogue
from language import current, say
from records import Number, Observation, Target

SIGNS = {"met": "✓", "missed": "✕", "unverified": "?", "unjudgeable": "≠", "not_due": "◷", "no_target": "–"}
TONES = {
    "met": "blue",
    "missed": "orange",
    "unverified": "violet",
    "unjudgeable": "violet",
    "not_due": "gray",
    "no_target": "gray",
}


def indicator_of(code: str) -> Indicator:
    """The catalogue's entry."""
    return catalogue().indicators[code]


def number(value: Number | None, unit: str = "") -> str:
    """A number as printed: digits, and % for shares; thousands get a comma from five digits on."""
    if value is None:
        return "–"
    text = f"{value:,}" if isinstance(value, int) and abs(value) >= 10_000 else f"{Decimal(value).normalize():f}"
    return f"{text}%" if unit == "%" else text


def hedged(observation: Observation) -> str:
    """A value with the hedge of its wording: 380余, 10以上, 近200."""
    text = number(observation.value, observation.unit)
    if observation.qualifier == "range":
        return say("status.number.range", low=number(observation.low), high=number(observation.high, observation.unit))
    key = {
        "about_plus": "plus",
        "at_least": "at_least",
        "at_most": "at_most",
        "nearly": "nearly",
        "approx": "approx",
    }.get(observation.qualifier)
    return say(f"status.number.{key}", n=text) if key else text


def interval(low: Number | None, high: Number | None, unit: str = "") -> str:
    """What the wording admits."""
    if low is None and high is None:
        return say("status.interval.open")
    if high is None:
        return say("status.interval.from", low=number(low, unit))
    if low is None:
        return say("status.interval.to", high=number(high, unit))
    return number(low, unit) if low == high else say("status.interval.both", low=number(low), high=number(high, unit))


def bound(target: Target) -> str:
    """A target as printed: ≥98%, ≤5%, 2–3, 约110."""
    unit = "%" if target.indicator and indicator_of(target.indicator).unit == "%" else ""
    if target.comparator == "~":
        return say("status.number.target_approx", n=number(target.value, unit))
    if target.low is not None and target.high is not None and target.low != target.high:
        return say("status.number.range", low=number(target.low), high=number(target.high, unit))
    sign = {">=": "≥", "<=": "≤", "=": "="}[target.comparator]
    if unit == "%" and bound_of(target) == 100 and sign == "≥":
        sign = ""
    return f"{sign}{number(bound_of(target), unit)}"


def unit_of(indicator: Indicator) -> str:
    """The word behind a count of cases: for a share, its numerator's."""
    counted = indicator
    if indicator.kind == "rate" and indicator.numerator in catalogue().indicators:
        counted = catalogue().indicators[str(indicator.numerator)]
    return counted.unit_name(current())


def distance(judgement: Judgement) -> str:
    """How far from the bound: 正好, 多3件, 还差4人, 仅差1件, 低0.9个百分点. Activities show no surplus."""
    indicator = indicator_of(judgement.indicator)
    if judgement.status in ("unverified", "unjudgeable"):
        return say(f"status.cause.{judgement.cause}") if judgement.cause else ""
    if judgement.status not in ("met", "missed") or judgement.points is None:
        return ""
    met = judgement.status == "met"
    downward = judgement.target is not None and judgement.target.comparator == "<="
    if judgement.cases is not None:
        size = abs(judgement.cases)
        if met:
            shown = indicator.nature == "outcome" and size and not downward
            return (
                say("status.distance.over", n=size, unit=unit_of(indicator))
                if shown
                else say("status.distance.exact")
                if not size
                else ""
            )
        if judgement.one_case and not downward:
            return say("status.distance.one", unit=unit_of(indicator))
        return say("status.distance.above" if downward else "status.distance.short", n=size, unit=unit_of(indicator))
    points: Number = judgement.points if judgement.points >= 0 else -judgement.points
    if not points:
        return say("status.distance.exact")
    if indicator.unit != "%":
        return "" if met else say("status.distance.short", n=number(points), unit=indicator.unit_name(current()))
    above = (judgement.points > 0) != downward
    return say("status.distance.points_over" if above else "status.distance.points_short", n=number(points))


def street(region: str, year: int, judgements: Sequence[Judgement], values: int) -> str:
    """The head of a street's overview."""
    counted = [
        item
        for item in judgements
        if item.target is not None and item.status in ("met", "missed", "unverified", "unjudgeable")
    ]
    if not counted:
        return say(
            "status.sentence.no_targets" if values else "status.sentence.nothing", region=region, year=year, n=values
        )
    met = [item for item in counted if item.status == "met"]
    parts = []
    if len(met) == len(counted):
        parts.append(say("status.sentence.street_all_met"))
    elif met:
        parts.append(say("status.sentence.street_met", n=len(met)))
    parts += [
        say("status.sentence.street_missed_one", name=_short(item), distance=distance(item) or say("status.missed"))
        for item in counted
        if item.status == "missed"
    ]
    doubtful = [_short(item) for item in judgements if item.status == "unverified"]
    if doubtful:
        parts.append(say("status.sentence.street_unverified", names=_listed(doubtful)))
    open_words = sum(item.status == "unjudgeable" for item in counted)
    if open_words:
        parts.append(say("status.sentence.street_unjudgeable", n=open_words))
    return say("status.sentence.street", region=region, year=year, total=len(counted), parts=_joined(parts))


def district(region: str, total: int, reported: int, by_street: Sequence[tuple[str, Sequence[Judgement]]]) -> str:
    """The head of a district's overview: which streets miss which of their own targets, and what is to be verified."""
    told = (
        say("status.sentence.district_all") if reported == total else say("status.sentence.district_some", n=reported)
    )
    text = say("status.sentence.district", region=region, total=total, reported=told)
    parts = []
    for state, key in (("missed", "district_missed"), ("unverified", "district_unverified")):
        names = [_foremost(name, [item for item in items if item.status == state]) for name, items in by_street]
        if any(names):
            parts.append(say(f"status.sentence.{key}", names=_listed([name for name in names if name])))
    if reported and not any(item.status == "missed" for _, items in by_street for item in items):
        parts.insert(0, say("status.sentence.district_none"))
    return text + (_joined(parts) + say("status.trial.end") if parts else "")


def by_weight(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Outcomes before activities, shares before counts, more cases before fewer: what to name first."""
    codes = list(catalogue().indicators)
    rank = {"outcome": 0, "activity": 1, "context": 2}

    def weight(item: Judgement) -> tuple[int, int, int, int]:
        indicator = indicator_of(item.indicator)
        return rank[indicator.nature], indicator.kind != "rate", -abs(item.cases or 0), codes.index(indicator.id)

    return sorted(judgements, key=weight)


def _foremost(name: str, items: Sequence[Judgement]) -> str:
    """The weightiest of an office's items by name, and how many there are."""
    if not items:
        return ""
    told = name.removesuffix("街道").removesuffix("镇") + _short(by_weight(items)[0])
    return told if len(items) == 1 else say("status.sentence.and_more", name=told, n=len(items))


def _short(judgement: Judgement) -> str:
    return indicator_of(judgement.indicator).short(current())


def _joined(parts: Sequence[str]) -> str:
    return ("；" if current() == "zh_CN" else "; ").join(parts)


def _listed(names: Sequence[str]) -> str:
    return ("、" if current() == "zh_CN" else ", ").join(names)


def trend(region: str, indicator: Indicator, told: Trend, judgements: Sequence[Judgement]) -> str:
    """The head of the trends page for one region."""
    name = indicator.short(current())
    if told.kind == "none":
        return say("status.trend.none", region=region, indicator=name)
    first, last = hedged(told.first), hedged(told.last)
    key = "steady2" if told.kind == "steady" and len(told.used) == 2 else told.kind
    values: dict[str, object] = {
        "region": region,
        "indicator": name,
        "value": last,
        "year": told.last.year,
        "first": first,
        "last": last,
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
        text += say(f"status.trend.{kind}", year=item.year, n=abs(item.cases or 0), unit=unit_of(indicator))
    return text


def _count(number_of_years: int) -> str:
    """连续三年, in words as people say it."""
    return (
        "零一二三四五六七八九十"[number_of_years]
        if current() == "zh_CN" and number_of_years <= 10
        else str(number_of_years)
    )


def trial_note(judgement: Judgement, later: Target) -> str:
    """2025年未设目标；按2026年目标（98%）试算相当于差1件（按380件；380–389件时差1–10件）。"""
    told = trial(judgement, later)
    if told is None:
        return ""
    unit = unit_of(indicator_of(judgement.indicator))
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
            unit=unit,
            base=number(base.value),
            low=number(base.low),
            high=number(base.high),
            least=least,
            most=most,
        )
    else:
        result = say("status.trial.short", n=abs(told.cases), unit=unit, base=number(base.value))
    return say(
        "status.trial.head", year=judgement.year, later=later.year, bound=bound(later).lstrip("≥"), result=result
    ) + say("status.trial.end")


def _plain_unit(judgement: Judgement) -> str:
    indicator = indicator_of(judgement.indicator)
    return "个百分点" if indicator.unit == "%" and current() == "zh_CN" else indicator.unit_name(current())
