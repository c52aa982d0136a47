"""A district's figure from its offices' figures: told with m of n, with what wording admits, and refused where bases differ.

Sums for volumes, sum over sum for shares (never a mean of shares), the median for duties (an office's usual number of
meetings, not the district's total). Missing offices are named with their reason and are never zero (PRODUCT: rules 1, 7).
"""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from statistics import median

from analysis.intervals import Interval, minus, share, total
from analysis.measured import ADMISSIBLE, NOTHING, Entry
from catalogue import Indicator
from records import Number, Observation, Region

SUM, SHARE, MEDIAN, REFUSED = "sum", "share", "median", "refused"
_FLAGS = ("district", "cumulative", "merged", "break", "partial_year")


@dataclass(frozen=True, slots=True)
class Rollup:
    """`kind` is sum, share, median or refused; `included` are the offices counted, `missing` the others with the reason.

    Reasons for an office are no_report, no_value, mismatch, district, cumulative, merged, break, partial_year,
    open_words (no number to take a median of) and no_counts (a share without both its counts). The whole is refused as
    other_base (`bases` names them: 口径不一，暂不出全区率), not_summable (the catalogue sums it by nothing) or empty (no
    office is in). `value` is in the indicator's unit, `interval` what the wordings admit: open above where one says 以上.
    """

    indicator: str
    kind: str
    reason: str = ""
    value: Number | Fraction | None = None
    interval: Interval = Interval(None, None)
    included: tuple[int, ...] = ()
    missing: tuple[tuple[int, str], ...] = ()
    bases: tuple[str, ...] = ()
    counts: Interval | None = None
    of: Interval | None = None

    @property
    def offices(self) -> tuple[int, int]:
        """m of n: how many offices are in, of how many."""
        return len(self.included), len(self.included) + len(self.missing)

    @property
    def at_least(self) -> bool:
        """Is the value only the least that it may be, because one wording says 余 or 以上?"""
        return self.value is not None and self.interval.low != self.interval.high


def district(indicator: Indicator, entries: Sequence[Entry], let_in: AbstractSet[str] = NOTHING) -> Rollup:
    """The figure of the offices together, as the catalogue says it is formed."""
    if indicator.aggregation == "none":
        kept, missing = _sorted_out(entries, let_in, _value)
        return Rollup(indicator.id, REFUSED, "not_summable", missing=(*((e.region_id, "") for e in kept), *missing))
    if indicator.aggregation == "ratio_of_sums":
        return _share(indicator, *_sorted_out(entries, let_in, _counted))
    duty = indicator.aggregation == "median"
    kept, missing = _sorted_out(entries, let_in, _number if duty else _value)
    values = [entry.observation for entry in kept if entry.observation is not None]
    if not values:
        return Rollup(indicator.id, REFUSED, "empty", missing=missing)
    wordings = [Interval(value.low, value.high) for value in values]
    interval = _median(wordings) if duty else total(wordings, 0)
    value = median([Fraction(item.value) for item in values]) if duty else sum(Fraction(item.value) for item in values)
    kind = MEDIAN if duty else SUM
    return Rollup(indicator.id, kind, "", value, interval, tuple(entry.region_id for entry in kept), missing)


def offices_in(regions: Iterable[Region], parent_id: int, year: int) -> list[Region]:
    """The offices that stood directly below a district at the end of a year, in the order given.

    An office that changed its district, was merged or renamed is a row of its own for each time that it held: it counts
    where it stood on 31 December, once.
    """
    end = date(year, 12, 31)
    return [
        region
        for region in regions
        if region.parent_id == parent_id
        and (region.valid_from is None or region.valid_from <= end)
        and (region.valid_to is None or region.valid_to >= end)
    ]


def unresolved(entries: Sequence[Entry]) -> Rollup:
    """Cases left open by the offices together: base less numerator of a share, each on its own base (`bases`)."""
    kept, missing = _sorted_out(entries, NOTHING, _counted)
    if not kept:
        return Rollup("", REFUSED, "empty", missing=missing)
    pairs = [_pair(entry) for entry in kept]
    left = [minus(_wording(base), _wording(count)) for count, base in pairs]
    value = sum(Fraction(base.value) - Fraction(count.value) for count, base in pairs)
    bases = tuple(sorted({base.indicator for _, base in pairs}))
    included = tuple(entry.region_id for entry in kept)
    return Rollup(entries[0].judgement.indicator, SUM, "", value, total(left), included, missing, bases)


def same_offices(
    now: Sequence[Entry], before: Sequence[Entry], figure: Callable[[Sequence[Entry]], Rollup]
) -> tuple[Rollup, Rollup]:
    """A figure of two years over the offices that are in both, so that a change is not an office more or less.

    `figure` is `unresolved`, or `district` of an indicator. What only one year has is missing from both as other_year.
    """
    both = set(figure(now).included) & set(figure(before).included)

    def over(entries: Sequence[Entry]) -> Rollup:
        told = figure([entry for entry in entries if entry.region_id in both])
        out = tuple((entry.region_id, "other_year") for entry in entries if entry.region_id not in both)
        return replace(told, missing=(*told.missing, *out))

    return over(now), over(before)


def _sorted_out(
    entries: Sequence[Entry], let_in: AbstractSet[str], lack: Callable[[Entry], str]
) -> tuple[list[Entry], tuple[tuple[int, str], ...]]:
    kept, missing = [], []
    for entry in entries:
        reason = _reason(entry, let_in & ADMISSIBLE) or lack(entry)
        if reason:
            missing.append((entry.region_id, reason))
        else:
            kept.append(entry)
    return kept, tuple(missing)


def _reason(entry: Entry, let_in: AbstractSet[str]) -> str:
    if not entry.reported:
        return "no_report"
    if entry.judgement.cause == "mismatch":
        return "mismatch"
    told = [entry.observation, entry.judgement.numerator, entry.judgement.base]
    flags = {flag for item in told if item is not None for flag in item.flags}
    return next((flag for flag in _FLAGS if flag in flags and flag not in let_in), "")


def _value(entry: Entry) -> str:
    return "no_value" if entry.observation is None else ""


def _number(entry: Entry) -> str:
    value = entry.observation
    if value is None:
        return "no_value"
    return "open_words" if value.low is None and value.high is None else ""


def _counted(entry: Entry) -> str:
    told = entry.judgement
    if told.observation is None and told.numerator is None:
        return "no_value"
    if told.numerator is None or told.base is None:
        return "no_counts"
    return "no_counts" if _wording(told.numerator).low is None or not told.base.value else ""


def _pair(entry: Entry) -> tuple[Observation, Observation]:
    assert entry.judgement.numerator is not None
    assert entry.judgement.base is not None
    return entry.judgement.numerator, entry.judgement.base


def _wording(value: Observation) -> Interval:
    return Interval(value.low, value.high)


def _share(indicator: Indicator, kept: Sequence[Entry], missing: tuple[tuple[int, str], ...]) -> Rollup:
    pairs = [_pair(entry) for entry in kept]
    bases = tuple(sorted({base.indicator for _, base in pairs}))
    included = tuple(entry.region_id for entry in kept)
    if not pairs:
        return Rollup(indicator.id, REFUSED, "empty", missing=missing)
    if len(bases) > 1:
        return Rollup(indicator.id, REFUSED, "other_base", included=included, missing=missing, bases=bases)
    counts = total([_wording(count) for count, _ in pairs], 0)
    of = total([_wording(base) for _, base in pairs], 0)
    value = share(_sum(count for count, _ in pairs), _sum(base for _, base in pairs)).low
    return Rollup(indicator.id, SHARE, "", value, share(counts, of), included, missing, bases, counts, of)


def _median(wordings: Sequence[Interval]) -> Interval:
    """The median rises with each value, so its least is that of the low ends and its most that of the high ends."""
    lows = sorted(Fraction(0) if item.low is None else Fraction(item.low) for item in wordings)
    highs = sorted(Fraction(item.high) for item in wordings if item.high is not None)
    middle = len(wordings) // 2
    most = None
    if middle < len(highs):
        most = highs[middle] if len(wordings) % 2 else (highs[middle - 1] + highs[middle]) / 2
    return Interval(median(lows), most)


def _sum(values: Iterable[Observation]) -> Interval:
    return total(Interval(value.value, value.value) for value in values)
