"""The comparison's rows and spots for the charts, with all their words."""

from collections.abc import Sequence
from typing import Any

import charts
from analysis.funnel import NOT_JUDGED, WITHIN
from analysis.intervals import Interval
from analysis.measured import Measured, shown
from analysis.status import bound_of
from catalogue import Benchmark, Indicator
from charts import Row, Spot
from language import current, say
from pages.parts.sentences import SIGNS, bound, distance, hedged, indicator_of, number, unit_of
from pages.supervision.compared import OWN, Compared, View
from pages.supervision.compared_words import line_name, result, short_name
from records import Observation

VERDICT_SIGNS = {"better": "▲", "similar": "≈", "worse": "▼"}
REASON_SIGNS = {
    "mismatch": "?",
    "no_base": "?",
    "size": "?",
    "open_words": "?",
    "itself": "–",
    "activity": "–",
    "context": "–",
}


def dots(view: View, chosen: int | None) -> dict[str, Any]:
    """The offices' chart."""
    rule = "compare.rule_own" if view.mode == OWN else "compare.rule"
    return charts.compared(
        [row(view, item) for item in view.above],
        [row(view, item) for item in view.below],
        unit="%" if view.indicator.unit == "%" else "",
        rule_text=say(rule),
        line=_line(view),
        chosen=chosen,
    )


def unit(view: View) -> str:
    """The unit of the axis: of the indicator, or per what the values are told."""
    plain = view.indicator.unit_name(current())
    scale = next((item.figure.scale for item in view.compared if item.figure.scale), "") if view.mode != OWN else ""
    return say(f"compare.scale.{scale}", unit=plain) if scale else plain


def _line(view: View) -> tuple[float, str] | None:
    """The dotted line through all rows: a published one, or the peer's value."""
    if isinstance(view.reference, Benchmark):
        return float(view.reference.value), line_name(view.reference)
    peer = next((item for item in view.compared if item.office.id == view.reference), None)
    if peer is None or peer.entry.observation is None or peer.indicator is not view.indicator:
        return None
    return _value(view, peer), short_name(peer.office)


def row(view: View, item: Compared) -> Row:
    """One office's row."""
    observation, told = item.entry.observation, item.entry.judgement
    assert observation is not None
    aim = told.target if view.mode == OWN else None
    limits = item.figure.limits if item.figure.limits and (view.mode != OWN or view.indicator.kind == "rate") else None
    sign, word = verdict(view, item)
    exact = told.recomputed if told.cause == "mismatch" else None
    return Row(
        key=item.office.id,
        name=item.office.name,
        detail=detail(view, item),
        value=_value(view, item),
        value_text=value_text(view, item),
        verdict=_colour(view, item),
        verdict_text=f"{sign} {word}",
        hover=_hover(item, value_text(view, item), observation),
        wording=_wording(view, item),
        limits=limits,
        target=(float(bound_of(aim)), bound(aim)) if aim is not None and aim.comparator != "~" else None,
        recomputed=float(exact.high) if exact is not None and exact.high is not None else None,
        low_text=say("compare.low", value=_end(view, limits[0])) if limits else "",
        high_text=say("compare.high", value=_end(view, limits[1])) if limits else "",
        ring=view.mode == OWN and told.one_case,
    )


def _colour(view: View, item: Compared) -> str:
    return "no_target" if view.mode != OWN and item.verdict == "refused" and not item.below else item.verdict


def verdict(view: View, item: Compared) -> tuple[str, str]:
    """Sign and word: the distance where one is judged, else the status or the short reason."""
    if view.mode == OWN:
        told = item.entry.judgement
        gap = distance(told) if told.status in ("met", "missed") else ""
        return SIGNS[told.status], gap or say(f"status.{told.status}")
    return VERDICT_SIGNS.get(item.verdict) or REASON_SIGNS.get(item.reason, "≠"), result(item)


def _value(view: View, item: Compared) -> float:
    observation = item.entry.observation
    assert observation is not None
    return (
        float(item.figure.value) if _scaled(view, item) and item.figure.value is not None else float(observation.value)
    )


def _scaled(view: View, item: Compared) -> bool:
    return view.mode != OWN and bool(item.figure.scale)


def value_text(view: View, item: Compared) -> str:
    """The value as printed, or per 10,000 residents or community."""
    observation = item.entry.observation
    assert observation is not None
    if _scaled(view, item):
        unit = item.indicator.unit_name(current())
        scale = say(f"compare.scale.{item.figure.scale}", unit="")
        return say("compare.scaled", scale=scale.strip(), value=number(shown(item.figure.value)), unit=unit)
    unit = "" if item.indicator.unit == "%" else unit_of(item.indicator)
    return say("compare.value", value=hedged(observation), unit=unit).strip()


def detail(view: View, item: Compared) -> str:
    """Under the name: counts and base of a share, the size that a count is divided by, and what is special."""
    told, observation = item.entry.judgement, item.entry.observation
    parts = []
    if item.indicator is not view.indicator:
        parts.append(say("compare.detail.other", indicator=item.indicator.short(current())))
    if item.indicator.kind == "rate":
        parts.append(counts(item, item.indicator is view.indicator) or say("compare.detail.no_counts"))
        if told.cause == "mismatch" and told.recomputed is not None and told.recomputed.high is not None:
            parts.append(say("compare.detail.recomputed", value=f"{float(told.recomputed.high):.1f}%"))
    elif _scaled(view, item) and observation is not None:
        size = view.sizes[item.office.id]
        known = size.residents if item.figure.scale == "per_10k_residents" else size.communities
        total = say("compare.value", value=hedged(observation), unit=unit_of(item.indicator))
        parts.append(say(f"compare.detail.{item.figure.scale}", total=total, size=number(known)))
    flags = [
        flag for flag in ("partial_year", "cumulative", "merged", "break") if observation and flag in observation.flags
    ]
    parts += [say(f"compare.reason.{flag}") for flag in flags]
    return ("，" if current() == "zh_CN" else ", ").join(parts)


def counts(item: Compared, named: bool = True) -> str:
    """445/451件，基数为排查矛盾纠纷; without the base's name where the indicator's own name stands before it."""
    told = item.entry.judgement
    if told.base is None:
        return ""
    base = indicator_of(told.base.indicator).short(current())
    unit = unit_of(item.indicator)
    if told.numerator is None:
        return say("compare.detail.base", size=hedged(told.base), unit=unit, base=base)
    if not named:
        return f"{hedged(told.numerator)}/{hedged(told.base)}"
    return say("compare.detail.counts", counts=f"{hedged(told.numerator)}/{hedged(told.base)}", unit=unit, base=base)


def _wording(view: View, item: Compared) -> tuple[float, float] | None:
    """What the wording admits, where that is more than one value."""
    told, observation = item.entry.judgement, item.entry.observation
    assert observation is not None
    ends = Interval(observation.low, observation.high)
    if _scaled(view, item):
        ends = item.figure.wording
    elif item.indicator.kind == "rate" and told.recomputed is not None and told.cause != "mismatch":
        ends = told.recomputed
    if ends.low is None or ends.high is None or ends.low == ends.high:
        return None
    return float(ends.low), float(ends.high)


def _end(view: View, value: float) -> str:
    return f"{value:.1f}%" if view.indicator.unit == "%" else f"{value:.1f}"


def _hover(item: Compared, told: str, observation: Observation) -> str:
    quote = (observation.quote or observation.source or "").replace("\n", " ")
    lines = [quote[place : place + 24] for place in range(0, min(len(quote), 96), 24)]
    return "<br>".join(part.replace("<", "＜") for part in (f"{item.office.name} · {told}", *lines))


def funnel(view: View) -> dict[str, Any] | None:
    """The funnel around the published line or the pooled share; None where there is none to draw."""
    if view.mode == OWN or view.indicator.kind != "rate":
        return None
    bands = (say("compare.funnel.inner"), say("compare.funnel.outer"))
    spots: list[Spot | None] = []
    if isinstance(view.reference, Benchmark):
        spots = [
            _spot(view, item, item.figure, _shape(item.verdict))
            for item in view.compared
            if item.indicator is view.indicator
        ]
        centre, name, base = float(view.reference.value), line_name(view.reference), say("compare.funnel.any_base")
    elif view.funnel is not None and view.funnel.centre is not None and view.funnel.base:
        places = {placed.figure.region_id: placed for placed in view.funnel.placed}
        for item in view.above:
            placed = places[item.office.id]
            if placed.place != NOT_JUDGED:
                shape = "similar" if placed.place == WITHIN else placed.side
                spots.append(_spot(view, item, placed.figure, shape))
        centre, base = view.funnel.centre, _base(view.funnel.base, view.indicator)
        name = say("compare.funnel.pooled", value=f"{centre:.1f}%")
    else:
        return None
    told = [spot for spot in spots if spot is not None]
    return charts.funnel(told, centre, centre_text=name, base_text=base, band_texts=bands) if told else None


def _base(code: str, indicator: Indicator) -> str:
    return say("compare.funnel.base", base=indicator_of(code).short(current()), unit=unit_of(indicator))


def _shape(verdict: str) -> str:
    return verdict if verdict in VERDICT_SIGNS else "refused"


def _spot(view: View, item: Compared, figure: Measured, shape: str) -> Spot | None:
    if figure.bases is None or figure.bases.low is None or figure.bases.high is None or figure.value is None:
        return None
    base = (float(figure.bases.low) + float(figure.bases.high)) / 2
    hover = f"{item.office.name} · {value_text(view, item)} · {counts(item)}".replace("<", "＜")
    return Spot(item.office.id, short_name(item.office), base, float(figure.value), shape, hover) if base else None


def alt(view: View, items: Sequence[Compared], head: str) -> str:
    """What the dots show, for who cannot see them."""
    told = [
        say("compare.alt", name=item.office.name, value=value_text(view, item), result=" ".join(verdict(view, item)))
        for item in items
    ]
    return head + ("；" if current() == "zh_CN" else "; ").join(told)
