"""The comparison in one sentence: each office against its own target, or against one other, with who is left out and why."""

from collections.abc import Sequence

from analysis.comparison import Entry
from analysis.status import Judgement
from catalogue import Benchmark
from language import current, say
from pages.parts.sentences import bound, counted_unit, hedged, indicator_of, number
from pages.supervision.compared import OWN, Compared, View
from records import Number, Region

NAMED, LISTED = 3, 5
SUFFIXES = ("街道", "镇", "乡")


def head(view: View) -> str:
    """The sentence above the charts."""
    return _own(view) if view.mode == OWN else _others(view)


def short_name(office: Region) -> str:
    """An office's name as people say it: 柳浪 for 柳浪街道, where more than one character is left."""
    for suffix in SUFFIXES:
        if office.name.endswith(suffix) and len(office.name) > len(suffix) + 1:
            return office.name.removesuffix(suffix)
    return office.name


def _own(view: View) -> str:
    told, parts = view.own, []
    for place, entry in enumerate(told.missed[:NAMED]):
        parts.append(_missed(view, entry, first=place == 0))
    if len(told.missed) > NAMED:
        parts.append(say("compare.own.more", n=len(told.missed) - NAMED))
    parts += _met(view, told.met)
    for state in ("unverified", "unjudgeable", "no_target"):
        entries: Sequence[Entry] = getattr(told, state)
        if entries:
            parts.append(say(f"compare.own.{state}", names=_listed([_name(view, entry) for entry in entries])))
    if told.missing:
        parts.append(say("compare.own.missing", names=_listed([_name(view, entry) for entry in told.missing])))
    return _joined(parts) + _end(view)


def _end(view: View) -> str:
    """Why the offices do not stand beside each other: who reports another indicator, that bases differ, or volume."""
    others = [item for item in view.compared if item.indicator is not view.indicator]
    if others:
        names, reported = _listed([short_name(item.office) for item in others]), others[0].indicator.short(current())
        return say("compare.own.end_other", names=names, indicator=reported)
    if not view.own.one_base:
        return say("compare.own.end_bases")
    return say("compare.own.end_volume") if view.indicator.nature != "outcome" else ""


def _name(view: View, entry: Entry) -> str:
    return short_name(view.offices[entry.region_id])


def _missed(view: View, entry: Entry, first: bool) -> str:
    told = entry.judgement
    assert told.target is not None
    key = "above" if told.target.comparator == "<=" else "short"
    size: Number
    if told.cases is not None:
        size, unit = abs(told.cases), counted_unit(indicator_of(told.indicator), abs(told.cases))
    elif told.points is not None:
        size = told.points if told.points >= 0 else -told.points
        rate = indicator_of(told.indicator).kind == "rate"
        unit = say("compare.points") if rate else indicator_of(told.indicator).unit_name(current())
    else:
        size, unit = 0, ""
    whose = say(f"compare.whose.{told.target.origin}")
    values = {"name": _name(view, entry), "n": number(size), "unit": unit, "bound": _bare(told), "whose": whose}
    return say(f"compare.own.{key}_first" if first else f"compare.own.{key}", **values)


def _bare(told: Judgement) -> str:
    """98.5% for at least, ≤5% as it is: the sentence itself says 低于."""
    assert told.target is not None
    return bound(told.target).removeprefix("≥")


def _met(view: View, met: Sequence[Entry]) -> list[str]:
    """Outcomes with what they are above by; for activities enough is enough."""
    over, plain = [], []
    for entry in sorted(met, key=lambda item: -(item.judgement.cases or 0)):
        told = entry.judgement
        outcome = indicator_of(told.indicator).nature == "outcome"
        upward = told.target is not None and told.target.comparator == ">="
        if outcome and upward and told.cases and len(met) <= NAMED:
            unit = counted_unit(indicator_of(told.indicator), told.cases)
            over.append(say("compare.own.over", name=_name(view, entry), n=told.cases, unit=unit))
        else:
            plain.append(_name(view, entry))
    return over + ([say("compare.own.met", names=_listed(plain))] if plain else [])


def _others(view: View) -> str:
    parts = []
    for verdict in ("worse", "better", "similar"):
        names = [short_name(item.office) for item in view.compared if item.verdict == verdict]
        if names:
            parts.append(say(f"compare.head.{verdict}", names=_listed(names)))
    reasons = dict.fromkeys(
        item.reason for item in view.compared if item.verdict == "refused" and item.reason != "itself"
    )
    if view.indicator.nature != "outcome" and set(reasons) & {"activity", "context"}:
        return say(f"compare.head.{view.indicator.nature}", indicator=view.indicator.short(current()))
    key = "left_out" if parts else "left_out_all"
    for reason in reasons:
        names = [short_name(item.office) for item in view.compared if item.reason == reason]
        parts.append(say(f"compare.head.{key}", names=_listed(names), reason=say(f"compare.reason.{reason}")))
    if not parts:
        return say("compare.head.alone", n=len(view.compared))
    if key == "left_out_all":
        return say("compare.head.nobody", other=reference(view), parts=_joined(parts))
    return say("compare.head.with", other=reference(view), parts=_joined(parts))


def reference(view: View) -> str:
    """What the offices are held against, with its value."""
    if isinstance(view.reference, Benchmark):
        return line_name(view.reference)
    if view.reference is None:
        return say("compare.rest")
    office = view.offices[view.reference]
    peer = next((item for item in view.compared if item.office.id == view.reference), None)
    value = peer.entry.observation if peer else None
    return say("compare.peer_value", name=office.name, value=hedged(value) if value else "–")


def line_name(line: Benchmark) -> str:
    """A published line with its value and years."""
    years = str(line.first_year) if line.first_year == line.last_year else f"{line.first_year}–{line.last_year}"
    sign = {">=": "≥", "<=": "≤", "=": ""}[line.comparator]
    unit = indicator_of(line.indicator).unit
    value = f"{sign}{number(line.value, '%' if unit == '%' else '')}"
    return say("compare.line_value", scope=line.scope(current()), value=value, years=years)


def result(item: Compared) -> str:
    """A verdict's word between offices, or the short reason of its refusal."""
    return say(f"compare.reason.{item.reason}") if item.verdict == "refused" else say(f"compare.verdict.{item.verdict}")


def _joined(parts: Sequence[str]) -> str:
    return ("；" if current() == "zh_CN" else "; ").join(parts) + ("。" if current() == "zh_CN" else ". ")


def _listed(names: Sequence[str]) -> str:
    """The names; of many only the first ones and how many there are, so that the sentence stays one."""
    told = ("、" if current() == "zh_CN" else ", ").join(names if len(names) <= LISTED else names[:NAMED])
    return told if len(names) <= LISTED else say("compare.own.and_more", names=told, n=len(names))
