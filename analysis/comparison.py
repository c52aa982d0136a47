"""Better, similar or worse: against a published line, the rest of the district, or one peer; by interval, never by rank.

The default is no comparison between offices at all: each stands against its own target (`own`). Only outcomes are called
better or worse (rule 8), only on one base and above `LEAST_BASE` (rule 7), and only where neither wording nor chance can
explain the difference: Wilson's limits against a line, Newcombe's (1998) between two shares.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction

from analysis import status
from analysis.intervals import Interval, apart, corners, newcombe, total
from analysis.measured import ADMISSIBLE, LEAST_BASE, NOTHING, Entry, Measured, Profile, measured
from catalogue import Benchmark, Indicator

__all__ = [
    "ADMISSIBLE",
    "LEAST_BASE",
    "Entry",
    "Measured",
    "Own",
    "Profile",
    "Row",
    "against",
    "between",
    "own",
    "rows",
]

BETTER, SIMILAR, WORSE, REFUSED = "better", "similar", "worse", "refused"


@dataclass(frozen=True, slots=True)
class Own:
    """Offices against their own targets, each list with the widest miss first; `bases` are what their shares rest on.

    `missing` have neither a value nor a target of their own to answer, or no report.
    """

    missed: tuple[Entry, ...]
    met: tuple[Entry, ...]
    unverified: tuple[Entry, ...]
    unjudgeable: tuple[Entry, ...]
    no_target: tuple[Entry, ...]
    missing: tuple[Entry, ...]
    bases: tuple[str, ...]

    @property
    def one_base(self) -> bool:
        """May the shares stand beside each other at all?"""
        return len(self.bases) <= 1


def own(entries: Sequence[Entry]) -> Own:
    """Every office against its own target of the year: exact, whatever its base and size."""

    def of(state: str) -> tuple[Entry, ...]:
        found = [entry for entry in entries if entry.judgement.status == state and entry not in missing]
        return tuple(sorted(found, key=_gap))

    missing = [entry for entry in entries if not entry.reported or _silent(entry)]
    bases = {
        base
        for entry in entries
        if entry.observation is not None
        and (base := entry.observation.base or (entry.judgement.base.indicator if entry.judgement.base else None))
    }
    return Own(
        of(status.MISSED),
        of(status.MET),
        of(status.UNVERIFIED),
        of(status.UNJUDGEABLE),
        of(status.NO_TARGET),
        tuple(missing),
        tuple(sorted(bases)),
    )


def _silent(entry: Entry) -> bool:
    return entry.observation is None and entry.judgement.status in (status.NO_TARGET, status.NOT_DUE)


def _gap(entry: Entry) -> tuple[float, float, int]:
    told = entry.judgement
    cases = float("inf") if told.cases is None else float(told.cases)
    return cases, float(told.points or 0), entry.region_id


@dataclass(frozen=True, slots=True)
class Row:
    """One office in a comparison: better, similar, worse or refused with the reason.

    Reasons are those of `Measured`, and activity or context (volume is not merit), alone (nobody to compare with),
    peer (the office compared with is kept out) and itself. `difference` is how far it is from the other, in the unit
    of the figure, with what wording and chance admit (percentage points for shares); None where refused.
    """

    figure: Measured
    verdict: str
    reason: str = ""
    difference: tuple[float, float] | None = None


def rows(
    indicator: Indicator,
    entries: Sequence[Entry],
    reference: Benchmark | int | None = None,
    let_in: AbstractSet[str] = NOTHING,
) -> list[Row]:
    """All offices against a published line, one peer (its region id) or, with None, each against the rest of them.

    In the order of `entries`. Against a line every office keeps its own base; the row says which.
    """
    if isinstance(reference, Benchmark):
        line = line_of(reference)
        figures = measured(indicator, entries, let_in | {"other_base"})
        return [against(indicator, figure, line) for figure in figures]
    basis = None
    if reference is not None:
        basis = next(
            (
                item.base
                for item in measured(indicator, entries, let_in | {"other_base"})
                if item.region_id == reference
            ),
            None,
        )
    figures = measured(indicator, entries, let_in, basis)
    if reference is None:
        return [_with_rest(indicator, figure, figures) for figure in figures]
    peer = next((item for item in figures if item.region_id == reference), None)
    return [_with_peer(indicator, figure, peer) for figure in figures]


def line_of(benchmark: Benchmark) -> Interval:
    """What a published line says: 95以上 has no upper end, so nobody is better than it for being above 95."""
    low = benchmark.value if benchmark.comparator in (">=", "=") else None
    high = benchmark.value if benchmark.comparator in ("<=", "=") else None
    return Interval(low, high)


def against(indicator: Indicator, figure: Measured, line: Interval) -> Row:
    """One office's figure against a line that has no chance in it: worse where all its limits lie on the worse side."""
    refused = _refused(indicator, figure)
    if refused or figure.limits is None:
        return Row(figure, REFUSED, refused or "no_base")
    low, high = (Fraction(end) for end in figure.limits)
    side = apart(line, Interval(low, high))
    difference = None
    if line.low is not None and line.low == line.high:
        difference = (figure.limits[0] - float(line.low), figure.limits[1] - float(line.low))
    return Row(figure, _verdict(indicator, side), "", difference)


def between(indicator: Indicator, figure: Measured, other: Measured) -> Row:
    """One office's figure against another's; both have to be in, and shares on one base."""
    refused = _refused(indicator, figure) or ("peer" if _refused(indicator, other) else "")
    if refused or figure.limits is None or other.limits is None:
        return Row(figure, REFUSED, refused or "no_base")
    if figure.counts is None or figure.bases is None or other.counts is None or other.bases is None:
        low, high = figure.limits[0] - other.limits[1], figure.limits[1] - other.limits[0]
    else:
        limits = [
            newcombe(theirs, ours)
            for ours in corners(figure.counts, figure.bases)
            for theirs in corners(other.counts, other.bases)
        ]
        low, high = min(end for end, _ in limits), max(end for _, end in limits)
    side = 1 if low > 0 else -1 if high < 0 else 0
    return Row(figure, _verdict(indicator, side), "", (low, high))


def _refused(indicator: Indicator, figure: Measured) -> str:
    return figure.reason or (indicator.nature if indicator.nature != "outcome" else "")


def _verdict(indicator: Indicator, side: int) -> str:
    if side == 0:
        return SIMILAR
    return BETTER if (side > 0) == (indicator.direction == "higher") else WORSE


def _with_peer(indicator: Indicator, figure: Measured, peer: Measured | None) -> Row:
    if peer is None:
        return Row(figure, REFUSED, _refused(indicator, figure) or "peer")
    if figure.region_id == peer.region_id:
        return Row(figure, REFUSED, _refused(indicator, figure) or "itself")
    return between(indicator, figure, peer)


def _with_rest(indicator: Indicator, figure: Measured, figures: Sequence[Measured]) -> Row:
    """Against the others together, without itself, so that its own weight does not draw the district to it."""
    refused = _refused(indicator, figure)
    others = [item for item in figures if item.region_id != figure.region_id and not _refused(indicator, item)]
    if refused or not others:
        return Row(figure, REFUSED, refused or "alone")
    if indicator.kind != "rate":
        # The others' counts make no one figure to be held against; a peer can be chosen.
        return Row(figure, REFUSED, "not_comparable")
    counts = total([item.counts for item in others if item.counts is not None], 0)
    bases = total([item.bases for item in others if item.bases is not None], 0)
    return between(indicator, figure, Measured(0, "", None, counts=counts, bases=bases, limits=(0.0, 100.0)))
