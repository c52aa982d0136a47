"""One office's figure made ready for comparison, or refused with the reason.

Rule 7: figures of part of a year, cumulative, merged, redefined or differently based ones are kept out unless the reader
lets them in, and the reason is said. Rule 8: what a volume says depends on size, so it is told per 10,000 residents or per
community where the catalogue says so, and not at all where that size is unknown.
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from analysis.intervals import Interval, byar, times, wilson_over
from analysis.status import Judgement, decimals
from catalogue import Indicator
from records import Number, Observation

# Below this base no share is compared: one case moves it by more than 3 percentage points, and even 100% may come from
# an office of 89%. Also the least sample whose shares the National Center for Health Statistics presents (Parker and
# others 2017, Data Presentation Standards for Proportions).
LEAST_BASE = 30
# Reasons that a reader may set aside; all others stand.
ADMISSIBLE = frozenset({"partial_year", "cumulative", "merged", "break", "other_base"})
_FLAGS = ("district", "cumulative", "merged", "break", "partial_year")
NOTHING: AbstractSet[str] = frozenset()


class Profile(NamedTuple):
    """The size of an office in a year; None where it is not known."""

    residents: int | None = None
    communities: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One office in a comparison or a sum: its verdict of the year, with the figures behind it, and its size."""

    region_id: int
    judgement: Judgement
    reported: bool = True
    profile: Profile = Profile()

    @property
    def observation(self) -> Observation | None:
        """The value of the year."""
        return self.judgement.observation


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure made ready for comparison.

    `reason` says why it is kept out: no_report, no_value, mismatch, partial_year, cumulative, district, merged, break,
    open_words (the wording bounds nothing), not_comparable (the catalogue compares it by nothing), size (规模不可比:
    residents or communities unknown), no_base, small_base, other_base; empty where it is in. `value` and `wording` are in
    the indicator's unit, per 10,000 residents or per community where `scale` says so, in percent for shares. `limits`
    adds chance to wording: Wilson's for shares with counts, Byar's for counts of outcomes. `base` names what a share
    rests on, `counts` and `bases` are what the wordings of numerator and base admit.
    """

    region_id: int
    reason: str = ""
    value: Number | Fraction | None = None
    wording: Interval = Interval(None, None)
    limits: tuple[float, float] | None = None
    base: str | None = None
    counts: Interval | None = None
    bases: Interval | None = None
    scale: str = ""


def measure(indicator: Indicator, entry: Entry, let_in: AbstractSet[str] = NOTHING) -> Measured:
    """One office's figure; what the reader lets in (`ADMISSIBLE` alone) is not refused."""
    value = entry.observation
    if not entry.reported:
        return Measured(entry.region_id, "no_report")
    if value is None:
        return Measured(entry.region_id, "no_value")
    drawn = _share(indicator, entry, value) if indicator.kind == "rate" else _count(indicator, entry, value)
    admitted = let_in & ADMISSIBLE
    kept_out = next((flag for flag in _FLAGS if flag in value.flags and flag not in admitted), "")
    if entry.judgement.cause == "mismatch":
        kept_out = "mismatch"
    return replace(drawn, reason=kept_out) if kept_out else drawn


def _share(indicator: Indicator, entry: Entry, value: Observation) -> Measured:
    base, numerator = entry.judgement.base, entry.judgement.numerator
    told = Measured(entry.region_id, "", value.value, Interval(value.low, value.high), base=value.base)
    if indicator.comparable_by == "none":
        return replace(told, reason="not_comparable")
    if base is None or (numerator is None and value.base is None):
        return replace(told, reason="no_base")
    bases = Interval(base.low, base.high)
    counts = Interval(numerator.low, numerator.high) if numerator is not None else _implied(value, bases)
    told = replace(told, base=value.base or base.indicator, counts=counts, bases=bases)
    told = replace(told, limits=wilson_over(counts, bases))
    if told.limits is None:
        return replace(told, reason="open_words")
    small = bases.low is not None and bases.low < LEAST_BASE
    return replace(told, reason="small_base" if small else "")


def _implied(value: Observation, bases: Interval) -> Interval:
    """The counts that a printed share stands for on its base: those that round to it."""
    half = Fraction(1, 2) / 10 ** decimals(value.value)
    low = None if bases.low is None else max(Fraction(0), Fraction(value.value) - half) * Fraction(bases.low) / 100
    high = None
    if bases.high is not None:
        high = min(Fraction(100), Fraction(value.value) + half) * Fraction(bases.high) / 100
    return Interval(low, high)


def _count(indicator: Indicator, entry: Entry, value: Observation) -> Measured:
    wording = Interval(value.low, value.high)
    factor, scale, reason = _factor(indicator, entry.profile)
    told = Measured(entry.region_id, reason, value.value, wording, scale=scale)
    if reason:
        return told
    limits = None
    if wording.low is None or wording.high is None:
        reason = "open_words"
    elif indicator.nature == "outcome":
        limits = (byar(wording.low)[0] * float(factor), byar(wording.high)[1] * float(factor))
    return replace(
        told, reason=reason, value=Fraction(value.value) * factor, wording=times(wording, factor), limits=limits
    )


def _factor(indicator: Indicator, profile: Profile) -> tuple[Fraction, str, str]:
    """By what a count is multiplied, per what that is, and why it cannot be."""
    by = indicator.comparable_by
    if by == "none":
        return Fraction(1), "", "not_comparable"
    if by == "absolute" or "/" in indicator.unit:
        return Fraction(1), "", ""
    size, unit = (profile.residents, 10_000) if by == "per_10k_residents" else (profile.communities, 1)
    return (Fraction(unit, size), by, "") if size else (Fraction(1), "", "size")


def measured(
    indicator: Indicator, entries: Sequence[Entry], let_in: AbstractSet[str] = NOTHING, basis: str | None = None
) -> list[Measured]:
    """All offices' figures on one base; those on another are kept out as other_base unless let in.

    `basis` is the base that counts; without it the one that most offices have, the catalogue's first among equals.
    """
    told = [measure(indicator, entry, let_in) for entry in entries]
    chosen = basis or basis_of(indicator, told)
    if indicator.kind != "rate" or "other_base" in let_in:
        return told
    return [replace(item, reason="other_base") if not item.reason and item.base != chosen else item for item in told]


def basis_of(indicator: Indicator, told: Sequence[Measured]) -> str | None:
    """The base that most of the figures which are in rest on; None where none is in."""
    counts = Counter(item.base for item in told if not item.reason and item.base)
    order = [indicator.denominator, *indicator.other_denominators]
    places = {code: place for place, code in enumerate(order)}
    return min(counts, key=lambda base: (-counts[base], places.get(base, len(order)))) if counts else None


def shown(value: Number | Fraction | None, places: int = 1) -> Decimal | None:
    """A computed figure with so many decimals, half up, as it is printed."""
    if value is None:
        return None
    scale = 10**places
    return Decimal((Fraction(value) * scale * 2 + 1) // 2).scaleb(-places)
