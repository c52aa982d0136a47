"""What a reader should know beside the figures: restated values, jumps, changed definitions, worse and worsening.

Each finding names who can clear it: the office (its ledger, its next report) or the district (what is counted how).
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise

from analysis import status, trend
from analysis.comparison import WORSE, Row
from analysis.intervals import Interval, apart
from analysis.measured import LEAST_BASE, Entry
from analysis.status import Judgement
from analysis.trend import Trend
from catalogue import Indicator
from records import Observation

OFFICE, DISTRICT = "office", "district"
# A count that triples or falls to a third, by ten at least, is looked at (as when a report is read); a share that moves
# by ten points.
TIMES, LEAST_STEP, POINTS = 3, 10, 10


def who_clears(judgement: Judgement) -> str:
    """Who can clear a verdict that was declined: the office, the district, or empty where nobody can (rule 4)."""
    if judgement.status == status.UNVERIFIED:
        return OFFICE
    # What is counted how is the district's to fix; part of a year and round words stay what they are.
    return DISTRICT if judgement.cause in ("break", "merged") else ""


@dataclass(frozen=True, slots=True)
class Found:
    """`code` is restated (`before` stood first), not_recounted (`before` is of a year before a restated one and was left
    as it was: the two may count differently), redefined (`now` is flagged so), base_changed (`now` is a share of something
    else than `before`) or jump; `clears` is who can clear it: office or district."""

    code: str
    clears: str
    now: Observation
    before: Observation | None = None


def restated(history: Iterable[Observation]) -> list[Found]:
    """Values that a later report gave anew, with what stood first: 普法活动2023年48场(原报56)."""
    found = []
    for values in _by_year(history):
        now = next((item for item in values if item.superseded_at is None), None)
        first = first_given(now, values) if now is not None else None
        if now is not None and first is not None:
            found.append(Found("restated", OFFICE, now, first))
    return found


def first_given(now: Observation, history: Iterable[Observation]) -> Observation | None:
    """What a restated value stood as first: another value for its year, of the earliest report, whenever it came in."""
    earlier = [
        item
        for item in history
        if item.superseded_at is not None
        and (item.region_id, item.indicator, item.year) == (now.region_id, now.indicator, now.year)
        and (item.value, item.low, item.high) != (now.value, now.low, now.high)
    ]
    if "restated" not in now.flags or not earlier:
        return None
    return min(earlier, key=lambda item: (item.report_year or item.year, item.recorded_at, item.id))


def definitions(current: Iterable[Observation]) -> list[Found]:
    """Where a series changes what it counts, or may: a flag, a share's other base, an earlier year left as it was."""
    found = []
    for series in _by_series(current):
        found += [Found("redefined", DISTRICT, now) for now in series if "break" in now.flags]
        for before, now in pairwise(series):
            if before.base and now.base and before.base != now.base:
                found.append(Found("base_changed", DISTRICT, now, before))
            if "restated" in now.flags and "restated" not in before.flags:
                found.append(Found("not_recounted", OFFICE, now, before))
    return found


def breaks(found: Iterable[Found]) -> frozenset[int]:
    """The years from which one series counts differently or may, for `trend.of`; bases it sees itself."""
    return frozenset(item.now.year for item in found if item.code in ("redefined", "not_recounted"))


def jumps(current: Iterable[Observation]) -> list[Found]:
    """Steps from one year to the next that a person should look at, only where the wordings cannot explain them."""
    found = []
    for series in _by_series(current):
        whole = [item for item in series if not item.flags & set(trend.EXCLUDED)]
        for before, now in pairwise(whole):
            if now.year - before.year == 1 and _jumped(before, now):
                found.append(Found("jump", OFFICE, now, before))
    return found


def _jumped(before: Observation, now: Observation) -> bool:
    if not apart(Interval(before.low, before.high), Interval(now.low, now.high)):
        return False
    least, most = sorted((Fraction(before.value), Fraction(now.value)))
    step = most - least
    if now.unit == "%":
        return step >= POINTS
    return least > 0 and step >= LEAST_STEP and most > TIMES * least


def _by_series(values: Iterable[Observation]) -> list[list[Observation]]:
    def key(item: Observation) -> tuple[int, str]:
        return item.region_id, item.indicator

    standing = sorted((item for item in values if item.superseded_at is None), key=lambda item: (*key(item), item.year))
    return [list(series) for _, series in groupby(standing, key)]


def _by_year(values: Iterable[Observation]) -> list[list[Observation]]:
    def key(item: Observation) -> tuple[int, str, int]:
        return item.region_id, item.indicator, item.year

    ordered = sorted(values, key=lambda item: (*key(item), item.recorded_at, item.id))
    return [list(group) for _, group in groupby(ordered, key)]


@dataclass(frozen=True, slots=True)
class Worsening:
    """An outcome that is worse than its target or a published line, and getting worse.

    `than` is target, benchmark or both; `trend` holds the years, `comparison` the line's verdict where it is worse.
    `small` says that its base is under `LEAST_BASE`, so that one case may be all of it.
    """

    entry: Entry
    trend: Trend
    than: str
    comparison: Row | None = None
    small: bool = False
    clears: str = OFFICE


def worse_and_worsening(
    indicator: Indicator,
    entries: Sequence[Entry],
    series: Mapping[int, Sequence[Observation]],
    compared: Sequence[Row] = (),
    *,
    breaks: Mapping[int, AbstractSet[int]] | None = None,
) -> list[Worsening]:
    """Offices that miss the target of the year or are worse than a line, and whose figures go the wrong way.

    `series` are the current values by region id, `compared` the rows of `comparison.rows` against a line. Only outcomes
    and activities with a target of their own can be missed; what is doubtful or declined is not called worse. The widest
    miss comes first.
    """
    lines = {row.figure.region_id: row for row in compared if row.verdict == WORSE}
    found = []
    for entry in entries:
        year, missed = entry.judgement.year, entry.judgement.status == status.MISSED
        line = lines.get(entry.region_id)
        if not missed and line is None or entry.judgement.status == status.UNVERIFIED:
            continue
        until = [item for item in series.get(entry.region_id, ()) if item.year <= year]
        told = trend.of(until, (breaks or {}).get(entry.region_id, trend.NO_BREAKS))
        if told.kind == "none" or told.last.year != year or trend.towards(told) != _wrong(indicator):
            continue
        than = "both" if missed and line is not None else "target" if missed else "benchmark"
        base = entry.judgement.base
        found.append(Worsening(entry, told, than, line, base is not None and base.value < LEAST_BASE))
    return sorted(found, key=_miss)


def _wrong(indicator: Indicator) -> int:
    """The direction that is worse; a value no trend has where neither is."""
    return {"higher": -1, "lower": 1}.get(indicator.direction, 2)


def _miss(item: Worsening) -> tuple[float, int]:
    cases = item.entry.judgement.cases
    return (float("inf") if cases is None else cases), item.entry.region_id
