"""Values and judgements told in words, in the reader's language; a clause without a value is left out."""

from collections.abc import Sequence
from decimal import Decimal

from analysis.status import Judgement, bound_of
from catalogue import Indicator, catalogue
from language import current, say
from records import Number, Observation, Target

SIGNS = {"met": "✓", "missed": "✕", "unverified": "?", "unjudgeable": "≠", "not_due": "◷", "no_target": "–"}
# A head names so many misses, the weightiest first; the table below it has them all.
NAMED = 4
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


def counted_unit(indicator: Indicator, size: Number) -> str:
    """The word behind this count: English has another one for one case."""
    unit = unit_of(indicator)
    if current() != "en" or size != 1:
        return unit
    first, *rest = unit.split(" ")
    one = f"{first.removesuffix('ies')}y" if first.endswith("ies") else first.removesuffix("s")
    return " ".join([one, *rest])


def distance(judgement: Judgement, form: str = "distance") -> str:
    """How far from the bound: 正好, 多3件, 还差4人, 仅差1件, 低0.9个百分点. Activities show no surplus.

    The form `tick` is the same in the few letters that have room under a year of a chart.
    """
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
                say(f"status.{form}.over", n=size, unit=counted_unit(indicator, size))
                if shown
                else say(f"status.{form}.exact")
                if not size
                else ""
            )
        if judgement.one_case and not downward:
            return say(f"status.{form}.one", unit=counted_unit(indicator, 1))
        key = "above" if downward else "short"
        return say(f"status.{form}.{key}", n=size, unit=counted_unit(indicator, size))
    points: Number = judgement.points if judgement.points >= 0 else -judgement.points
    if not points:
        return say(f"status.{form}.exact")
    if indicator.unit != "%":
        return "" if met else say(f"status.{form}.short", n=number(points), unit=indicator.unit_name(current()))
    above = (judgement.points > 0) != downward
    return say(f"status.{form}.points_over" if above else f"status.{form}.points_short", n=number(points))


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
    missed = by_weight([item for item in counted if item.status == "missed"])
    parts += [
        say("status.sentence.street_missed_one", name=_short(item), distance=distance(item) or say("status.missed"))
        for item in missed[:NAMED]
    ]
    if missed[NAMED:]:
        parts.append(say("status.sentence.street_missed_more", n=len(missed)))
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
    if not parts:
        return text
    return f"{text}{'' if current() == 'zh_CN' else ' '}{_joined(parts)}{say('status.trial.end')}"


def by_weight(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Outcomes before activities, shares before counts, more cases before fewer, of more rather than of few: what to name
    first."""
    codes = list(catalogue().indicators)
    rank = {"outcome": 0, "activity": 1, "context": 2}

    def weight(item: Judgement) -> tuple[int, bool, int, Number, int]:
        indicator = indicator_of(item.indicator)
        base = -item.base.value if item.base is not None else 0
        return rank[indicator.nature], indicator.kind != "rate", -abs(item.cases or 0), base, codes.index(indicator.id)

    return sorted(judgements, key=weight)


def _foremost(name: str, items: Sequence[Judgement]) -> str:
    """The weightiest of an office's items by name, and how many there are."""
    if not items:
        return ""
    apart = "" if current() == "zh_CN" else " "
    told = f"{name.removesuffix('街道').removesuffix('镇')}{apart}{_short(by_weight(items)[0])}"
    return told if len(items) == 1 else say("status.sentence.and_more", name=told, n=len(items))


def _short(judgement: Judgement) -> str:
    return indicator_of(judgement.indicator).short(current())


def _joined(parts: Sequence[str]) -> str:
    return ("；" if current() == "zh_CN" else "; ").join(parts)


def _listed(names: Sequence[str]) -> str:
    return ("、" if current() == "zh_CN" else ", ").join(names)
