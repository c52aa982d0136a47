"""What became of promises, told in words: signs, sentences with counts, aims and gaps."""

import re
from collections.abc import Mapping

from analysis.commitments import DIFFERENT, DONE, NOT_DONE, NOT_DUE, PARTIAL, UNMENTIONED, UNVERIFIED, Commitment
from analysis.overlap import Candidate, pieces
from etl.quantities import find, normalise
from language import current, say
from pages.parts.sentences import bound, distance, hedged, indicator_of
from records import Target

SIGNS = {DONE: "✓", PARTIAL: "◑", NOT_DONE: "✕", UNMENTIONED: "○", DIFFERENT: "≠", UNVERIFIED: "?", NOT_DUE: "◷"}
TONES = {
    DONE: "blue",
    PARTIAL: "yellow",
    NOT_DONE: "orange",
    UNMENTIONED: "violet",
    DIFFERENT: "violet",
    UNVERIFIED: "violet",
    NOT_DUE: "gray",
}
TOLD = (DONE, PARTIAL, NOT_DONE, UNMENTIONED, DIFFERENT, UNVERIFIED, NOT_DUE)
"""The order in which a sentence counts them."""
_CLAUSE = re.compile(r"[^，,。；;！!？?]+")


def word(outcome: str) -> str:
    """An outcome with its sign."""
    return f"{SIGNS[outcome]} {say(f'commitments.outcome.{outcome}')}"


def head(region: str, year: int, counts: Mapping[str, int]) -> str:
    """柳浪街道2023年报为2024年安排8项：已完成6项，未完成1项，年报未反映1项。"""
    return say("commitments.sentence.street", region=region, year=year, **_counted(year, counts))


def district_head(region: str, offices: int, promised: int, year: int, counts: Mapping[str, int]) -> str:
    """东川区4个街道（镇）为2025年安排33项：已完成14项，未完成17项，待核实2项。"""
    told = {"region": region, "offices": offices, "promised": promised, "year": year}
    key = "district" if promised == offices else "district_some"
    return say(f"commitments.sentence.{key}", **told, **_counted(year, counts))


def _counted(year: int, counts: Mapping[str, int]) -> dict[str, object]:
    comma = "，" if current() == "zh_CN" else ", "
    if set(counts) == {NOT_DUE}:
        parts = say("commitments.sentence.all_not_due")
    else:
        parts = comma.join(say(f"commitments.sentence.{one}", n=counts[one]) for one in TOLD if counts.get(one))
    return {"before": year - 1, "n": sum(counts.values()), "parts": parts}


def name(row: Commitment) -> str:
    """The indicator's short name, several for a promise of several parts, 目录外 where none fits."""
    comma = "、" if current() == "zh_CN" else ", "
    return comma.join(dict.fromkeys(_name(part) for part in row.parts or (row,)))


def _name(row: Commitment) -> str:
    code = row.target.indicator
    return say("commitments.outside") if code is None else indicator_of(code).short(current())


def aim(target: Target) -> str:
    """The bound with its unit: ≥98%, ≥55场, ≥60学时."""
    if target.indicator is None:
        return f"{bound(target)}{'' if current() == 'zh_CN' else ' '}{unit(target)}"
    indicator = indicator_of(target.indicator)
    if indicator.unit == "%":
        return bound(target)
    return f"{bound(target)}{'' if current() == 'zh_CN' else ' '}{indicator.unit_name(current())}"


def unit(target: Target) -> str:
    """The measure word of a promise's own words."""
    found = find(normalise(target.words))
    return next((item.unit for item in found if item.value == target.value), found[-1].unit if found else "")


def gap(row: Commitment) -> str:
    """Beside the two sentences: who settled it and why; else how far off, what cannot be held together, what was told."""
    if row.settlement is not None:
        return say("commitments.said", person=row.settlement.by, reason=row.settlement.reason)
    if row.parts:
        semicolon = "；" if current() == "zh_CN" else "; "
        return semicolon.join(
            f"{_name(part)}{'' if current() == 'zh_CN' else ' '}{say(f'commitments.outcome.{part.outcome}')}"
            for part in row.parts
        )
    return gap_by_figures(row)


def gap_by_figures(row: Commitment) -> str:
    """The same from the figures alone, in facts."""
    judgement = row.judgement
    if row.cause == "mismatch" and judgement is not None and judgement.observation and judgement.recomputed:
        exact = judgement.recomputed.low
        told = hedged(judgement.observation)
        return say("commitments.mismatch", told=told, recomputed=f"{float(exact or 0):.1f}%")
    if row.cause in ("other_base", "words"):
        return facts(row) or say(f"commitments.cause.{row.cause}")
    if row.cause and row.offered in (UNVERIFIED, DIFFERENT):
        return say(f"status.cause.{row.cause}")
    if row.offered in (DONE, NOT_DONE) and judgement is not None:
        return distance(judgement) or (say("commitments.reached") if row.offered == DONE else "")
    return ""


def facts(row: Commitment) -> str:
    """报了8期、160余人次，未报学时: what the nearest sentence counts, and that it does not count what was promised."""
    if row.judgement is not None or not row.candidates:
        return ""
    wanted, nearest = unit(row.target), row.candidates[0]
    told = [text for start, end in [about(nearest)] for text in _figures(nearest.sentence.text[start:end])]
    if not wanted or not told or any(text.endswith(wanted) for text in told):
        return ""
    comma = "、" if current() == "zh_CN" else ", "
    return say("commitments.facts", told=comma.join(told), unit=wanted)


def _figures(text: str) -> list[str]:
    return [text[item.start : item.end] for item in find(normalise(text)) if item.unit]


def about(candidate: Candidate) -> tuple[int, int]:
    """The clause of a candidate that is about the promise: the first that holds the last of the shared pieces."""
    text, last = candidate.sentence.text, candidate.shared[-1]
    clauses = [match.span() for match in _CLAUSE.finditer(text)]
    return next((span for span in clauses if last in pieces(text[slice(*span)])), (0, len(text)))
