"""Last year's arrangements settled by this year's report: carried out, in part, not, not reflected, or left to a person.

A promise of report N binds year N+1 and is settled by the report of that year alone (PRODUCT: rules 1, 3, 4). It is paired
with a value of its own indicator and of no other: targeted events never answer for events as a whole. Facts, no blame.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from analysis import status
from analysis.overlap import Candidate, Sentence, candidates
from analysis.status import Judgement
from catalogue import Indicator
from records import Observation, Settlement, Target

DONE, PARTIAL, NOT_DONE, UNMENTIONED, DIFFERENT, UNVERIFIED, NOT_DUE = (
    "done",
    "partial",
    "not_done",
    "unmentioned",
    "different",
    "unverified",
    "not_due",
)
# What nobody has answered stands first, what is done or not due last.
ORDER = (UNMENTIONED, NOT_DONE, PARTIAL, UNVERIFIED, DIFFERENT, DONE, NOT_DUE)
# Targets that an office set itself; a supervisor's and the law's are no promises of its own.
PROMISED = ("claim", "imported")
_DIFFERENT_CAUSES = (*status.DIFFERENT, "partial_year", "other_base")


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise and what became of it.

    `outcome` counts; `offered` is what the figures alone give and `cause` why no more can be said: the causes of
    `status.Judgement`, other_base (counted on another base than in the year of the promise) and words (a promise
    that fits no indicator: somebody must read). `judgement` is None for such a promise. `candidates` are sentences of
    the answering report that share the promise's words. `parts` are the promises made in one breath that this row
    tells together, itself included; empty where it stands alone.
    """

    target: Target
    outcome: str
    offered: str
    cause: str = ""
    judgement: Judgement | None = None
    candidates: tuple[Candidate, ...] = ()
    settlement: Settlement | None = None
    parts: tuple["Commitment", ...] = ()

    @property
    def outside(self) -> bool:
        """Is it a promise that no indicator of the catalogue fits (目录外)?"""
        return self.target.indicator is None


def settle(
    target: Target,
    judgement: Judgement | None,
    *,
    reported: bool,
    overdue: bool = False,
    before: Observation | None = None,
    offered: Sequence[Candidate] = (),
    settlement: Settlement | None = None,
) -> Commitment:
    """Settle one promise. `reported` says whether the report of the promised year is here, `overdue` that it should be.

    `before` is the indicator's value in the year of the promise, whose base the promise was made on. Raises ValueError
    for a judgement of another indicator or year: promises are never paired across indicators.
    """
    if judgement is not None and (judgement.indicator, judgement.year) != (target.indicator, target.year):
        raise ValueError(f"{target.indicator} {target.year} is not settled by {judgement.indicator} {judgement.year}")
    if not reported:
        told, cause = (UNVERIFIED, "no_report") if overdue else (NOT_DUE, "")
    elif target.indicator is None or judgement is None:
        told, cause = (UNVERIFIED, "words") if offered else (UNMENTIONED, "")
    else:
        told, cause = _told(judgement, before)
    outcome = settlement.outcome if settlement else told
    return Commitment(target, outcome, told, cause, judgement, tuple(offered), settlement)


def _told(judgement: Judgement, before: Observation | None) -> tuple[str, str]:
    """What the value gives; silence is silence, whatever the form of the promise."""
    if judgement.observation is None:
        unstated = judgement.cause in ("base", "unstated")
        return (UNVERIFIED, judgement.cause) if unstated else (UNMENTIONED, "")
    if judgement.status == status.UNVERIFIED:
        return UNVERIFIED, judgement.cause
    if judgement.cause in _DIFFERENT_CAUSES:
        return DIFFERENT, judgement.cause
    if _other_base(judgement.observation, before):
        return DIFFERENT, "other_base"
    if judgement.status in (status.MET, status.MISSED):
        return (DONE if judgement.status == status.MET else NOT_DONE), judgement.cause
    return UNVERIFIED, judgement.cause


def _other_base(value: Observation, before: Observation | None) -> bool:
    """Do both years name their bases, and different ones?"""
    return before is not None and None not in (value.base, before.base) and value.base != before.base


def ledger(
    indicators: Mapping[str, Indicator],
    targets: Sequence[Target],
    values: Mapping[tuple[str, int], Observation],
    reported: AbstractSet[int],
    *,
    promises: Mapping[int, str] | None = None,
    answers: Mapping[int, Sequence[Sentence]] | None = None,
    settlements: Mapping[int, Settlement] | None = None,
) -> list[Commitment]:
    """One region's promises with what became of them, what nobody answered first, then by year, latest first.

    `values` holds what stands by (indicator, year), `reported` the years whose reports are here. `promises` gives the
    words around a promise by target id (`overlap.promise_at`; the target's own words where it is not told), `answers`
    the sentences of a year's report without its own plan (`overlap.sentences`), `settlements` a person's word by target id.
    Targets of other origins than `PROMISED` are passed over.
    """
    rows = []
    for target in targets:
        if target.origin not in PROMISED:
            continue
        overdue = target.year not in reported and any(target.year < year for year in reported)
        judgement, before, offered = None, None, []
        # A promise whose indicator has left the catalogue is answered by its words, like one that never had any.
        code, here = target.indicator, target.year in reported
        if code is not None and code in indicators:
            judgement = status.judged(indicators[code], target.year, values, target, reported=here, overdue=overdue)
            before = values.get((code, target.year - 1))
        if judgement is None or judgement.observation is None:
            words = (promises or {}).get(target.id) or target.words
            offered = candidates(words, (answers or {}).get(target.year, ()))
        rows.append(
            settle(
                target,
                judgement,
                reported=target.year in reported,
                overdue=overdue,
                before=before,
                offered=offered,
                settlement=(settlements or {}).get(target.id),
            )
        )
    return sorted(_together(rows), key=_place)


def _place(row: Commitment) -> tuple[int, int, int]:
    return ORDER.index(row.outcome), -row.target.year, row.target.start or 0


def _together(rows: Sequence[Commitment]) -> list[Commitment]:
    """Promises made with one number (两项率均达100%) become one row of several parts."""
    groups: list[list[Commitment]] = []
    for row in sorted(rows, key=lambda item: (item.target.report_id or 0, item.target.start or 0)):
        if groups and _one_breath(groups[-1][-1].target, row.target):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [group[0] if len(group) == 1 else of_parts(group) for group in groups]


def _one_breath(first: Target, second: Target) -> bool:
    """Do both rest on overlapping words of one report, for the same year?"""
    if first.report_id is None or first.report_id != second.report_id or first.year != second.year:
        return False
    if first.end is None or second.start is None:
        return False
    return second.start < first.end


def of_parts(parts: Sequence[Commitment]) -> Commitment:
    """One row for a promise of several parts: done where all are, in part where some are and some known not to be, else
    what the foremost part that is not done came to."""
    outcomes = {part.outcome for part in parts}
    first = min(parts, key=lambda part: (part.outcome == DONE, ORDER.index(part.outcome)))
    some = DONE in outcomes and outcomes & {NOT_DONE, UNMENTIONED} or PARTIAL in outcomes
    outcome = PARTIAL if some else first.outcome
    offered = PARTIAL if outcome == PARTIAL else first.offered
    return replace(first, outcome=outcome, offered=offered, parts=tuple(parts))


def tally(rows: Sequence[Commitment]) -> dict[str, int]:
    """How many promises came out how, in the order of `ORDER`; outcomes that nothing came to are left out."""
    counts = {outcome: sum(row.outcome == outcome for row in rows) for outcome in ORDER}
    return {outcome: count for outcome, count in counts.items() if count}
