"""What the comparison shows: every office that has a value, its verdict in the chosen mode, and who is missing and why."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from analysis import comparison, funnel
from analysis.comparison import ADMISSIBLE, Entry, Own, Profile, own, rows
from analysis.funnel import Funnel
from analysis.measured import Measured, measure, measured
from analysis.status import NO_TARGET, NOT_DUE
from catalogue import Benchmark, Indicator, catalogue
from pages.parts.judged import Standing
from records import Region, RegionProfile

OWN, PEERS, LINE = "own", "peers", "line"
# Refused, but not for what the office reported: such a row keeps its place above the rule.
PLAIN = frozenset({"activity", "context", "alone", "peer", "itself"})
UNKNOWN = RegionProfile("", 0)


@dataclass(frozen=True, slots=True)
class Compared:
    """One office with a value: `indicator` is what it reports, `verdict` a status (own) or better, similar, worse, refused."""

    office: Region
    entry: Entry
    indicator: Indicator
    figure: Measured
    verdict: str
    reason: str = ""
    difference: tuple[float, float] | None = None

    @property
    def below(self) -> bool:
        """Does it stand below the rule: on another base, or too weak to be compared?"""
        return self.reason == "other_indicator" or (self.verdict == comparison.REFUSED and self.reason not in PLAIN)


@dataclass(frozen=True, slots=True)
class View:
    """All of it for one indicator, year and mode. `reference` is a line, a peer's id or None: the rest of the district."""

    mode: str
    indicator: Indicator
    year: int
    offices: Mapping[int, Region]
    compared: list[Compared]
    missing: list[tuple[Region, str]]
    own: Own
    sizes: Mapping[int, RegionProfile]
    reference: Benchmark | int | None = None
    funnel: Funnel | None = None

    @property
    def above(self) -> list[Compared]:
        """The rows above the rule, in the order of the region codes."""
        return [item for item in self.compared if not item.below]

    @property
    def below(self) -> list[Compared]:
        """The rows below the rule."""
        return [item for item in self.compared if item.below]


def view(
    stands: Sequence[Standing],
    sizes: Mapping[int, RegionProfile],
    indicator: Indicator,
    year: int,
    mode: str,
    reference: Benchmark | int | None,
    let_in: AbstractSet[str],
) -> View:
    """Judge or compare the offices; `stands` are in the order of the region codes."""
    entries = [item.entry(indicator, year, _size(sizes, item)) for item in stands]
    kin = [_kin(item, entry, indicator, year) for item, entry in zip(stands, entries, strict=True)]
    if mode == OWN:
        told = [_own(item.region, entry, indicator) for item, entry in zip(stands, entries, strict=True)]
    else:
        compared = rows(indicator, entries, reference, let_in)
        told = [
            Compared(item.region, entry, indicator, row.figure, row.verdict, row.reason, row.difference)
            for item, entry, row in zip(stands, entries, compared, strict=True)
        ]
    shown = [_stand_in(item, other, mode) if other else item for item, other in zip(told, kin, strict=True)]
    missing = [(item.office, _absence(item, sizes)) for item in shown if item.entry.observation is None]
    judged = [entry if other is None else other[1] for entry, other in zip(entries, kin, strict=True)]
    placed = _funnel(indicator, entries, reference, let_in) if mode != OWN else None
    present = [item for item in shown if item.entry.observation is not None]
    by_id = {item.region.id: item.region for item in stands}
    return View(mode, indicator, year, by_id, present, missing, own(judged), sizes, reference, placed)


def _size(sizes: Mapping[int, RegionProfile], item: Standing) -> Profile:
    told = sizes.get(item.region.id, UNKNOWN)
    return Profile(told.residents, told.communities)


def _kin(item: Standing, entry: Entry, indicator: Indicator, year: int) -> tuple[Indicator, Entry] | None:
    """Another share of the same count that an office reports in this one's place, without a target on this one."""
    if entry.observation is not None or entry.judgement.status not in (NO_TARGET, NOT_DUE):
        return None
    for other in catalogue().kin(indicator):
        found = item.entry(other, year)
        if found.observation is not None:
            return other, found
    return None


def _own(office: Region, entry: Entry, indicator: Indicator) -> Compared:
    return Compared(office, entry, indicator, measure(indicator, entry, ADMISSIBLE), entry.judgement.status)


def _stand_in(item: Compared, kin: tuple[Indicator, Entry], mode: str) -> Compared:
    """The row of an office that reports the other share: judged against its own target, compared with nobody."""
    other, entry = kin
    told = _own(item.office, entry, other)
    verdict = told.verdict if mode == OWN else comparison.REFUSED
    return Compared(item.office, entry, other, told.figure, verdict, "other_indicator")


def _absence(item: Compared, sizes: Mapping[int, RegionProfile]) -> str:
    if not item.entry.reported:
        return "no_report"
    powerless = sizes.get(item.office.id, UNKNOWN).enforcement is False
    return "no_power" if powerless and item.indicator.category == "enforcement" else "no_value"


def _funnel(
    indicator: Indicator, entries: Sequence[Entry], reference: Benchmark | int | None, let_in: AbstractSet[str]
) -> Funnel | None:
    """Around the offices' pooled share, on the peer's base where one is chosen; None where a line is the centre."""
    if indicator.kind != "rate" or isinstance(reference, Benchmark):
        return None
    base = None
    if reference is not None:
        told = measured(indicator, entries, ADMISSIBLE)
        base = next((figure.base for figure in told if figure.region_id == reference), None)
    return funnel.of(indicator, measured(indicator, entries, let_in, base))


def lines(indicator: Indicator, year: int) -> list[Benchmark]:
    """The published lines of an indicator whose source covers the year."""
    return [
        line
        for line in catalogue().benchmarks
        if line.indicator == indicator.id and line.first_year <= year <= line.last_year
    ]


def admissible(compared: Iterable[Compared]) -> bool:
    """Is any row kept out for a reason that a reader may set aside?"""
    return any(item.verdict == comparison.REFUSED and item.reason in ADMISSIBLE for item in compared)
