"""What people said became of last year's arrangements: who, when, why, on which words; rows are only ever added."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from faults import Fault
from models import Account, ReportRow, ReportText, SettlementRow, TargetRow
from records import Person, Settlement
from store import audit
from store.engine import reading, writing
from store.memory import kept
from store.people import known

OUTCOMES = ("done", "partial", "not_done", "unmentioned", "different", "unverified")
WITHDRAWN = "withdrawn"
PROMISED = ("claim", "imported")
Place = tuple[int, int, int]
"""A report and a stretch of its text: report, start, end."""


@kept()
def of_regions(person: Person, region_ids: Sequence[int]) -> dict[int, list[Settlement]]:
    """What was said about each promise of these regions that stands, by its target's number, first word first.

    A promise that was stored anew in the same words and with the same bound (its report was published again) keeps
    what was said about it; one that was corrected does not. The last word counts, unless it is `WITHDRAWN`.
    """
    known(person)
    with reading() as session:
        return _of(session, region_ids)


def _of(session: Session, region_ids: Sequence[int]) -> dict[int, list[Settlement]]:
    where = TargetRow.region_id.in_(region_ids)
    query = (
        select(SettlementRow, TargetRow, Account.name, ReportText)
        .join(TargetRow, TargetRow.id == SettlementRow.target_id)
        .join(Account, Account.id == SettlementRow.settled_by)
        .outerjoin(ReportText, ReportText.id == SettlementRow.text_id)
        .where(where)
        .order_by(SettlementRow.id)
    )
    said: dict[tuple[object, ...], list[Settlement]] = {}
    for row, target, who, text in session.execute(query):
        said.setdefault(_promise(target), []).append(_settlement(row, who, text))
    if not said:
        return {}
    standing = session.scalars(select(TargetRow).where(where, TargetRow.superseded_at.is_(None)))
    return {target.id: said[_promise(target)] for target in standing if _promise(target) in said}


def _promise(row: TargetRow) -> tuple[object, ...]:
    """What makes two rows the same promise."""
    bound = (row.comparator, row.value, row.low, row.high, row.qualifier)
    return row.region_id, row.year, row.indicator_id, row.words, bound


def _settlement(row: SettlementRow, who: str, text: ReportText | None) -> Settlement:
    return Settlement(
        outcome=row.outcome,
        by=who,
        at=row.settled_at,
        reason=row.reason,
        row_version=row.row_version,
        report_id=text.report_id if text else None,
        start=row.start,
        end=row.end,
        quote=text.text[row.start : row.end] if text else None,
    )


def settle(
    person: Person, target_id: int, row_version: int, outcome: str, reason: str, place: Place | None = None
) -> Settlement:
    """Note what a person says became of a promise; `row_version` is what the person saw (0: nobody's word yet).

    `place` are the words of the report of the promised year that the person chose. Raises Fault `reason_missing`,
    `promise_unknown` (none of an office's own that stands), `place_unknown` (no words of that report) and
    `changed_meanwhile` (who and when); ValueError for an outcome that is none of `OUTCOMES` or `WITHDRAWN`.
    """
    known(person)
    if outcome not in (*OUTCOMES, WITHDRAWN):
        raise ValueError(f"no outcome of a promise: {outcome}")
    if not reason.strip():
        raise Fault("reason_missing")
    with writing() as session:
        target = session.get(TargetRow, target_id)
        if target is None or target.superseded_at is not None or target.origin not in PROMISED:
            raise Fault("promise_unknown")
        before = next(reversed(_of(session, [target.region_id]).get(target_id, [])), None)
        if (before.row_version if before else 0) != row_version:
            raise Fault("changed_meanwhile", person=before.by if before else "", time=before.at if before else "")
        text = _answering(session, target, place) if place else None
        session.add(
            SettlementRow(
                target_id=target_id,
                row_version=row_version + 1,
                outcome=outcome,
                text_id=text.id if text else None,
                start=place[1] if place else None,
                end=place[2] if place else None,
                settled_by=person.id,
                settled_at=datetime.now(UTC),
                reason=reason.strip(),
            )
        )
        try:
            session.flush()
        except IntegrityError as error:
            raise Fault("changed_meanwhile", person="", time="") from error
        told = {"outcome": outcome, "reason": reason.strip(), "place": place}
        audit.write(
            session, person, "commitment.settle", f"target/{target_id}", before.outcome if before else None, told
        )
        return _of(session, [target.region_id])[target_id][-1]


def _answering(session: Session, target: TargetRow, place: Place) -> ReportText:
    """The text that holds the words, if it is what was read last from a report of that office and year."""
    report_id, start, end = place
    report = session.get(ReportRow, report_id)
    query = select(ReportText).where(ReportText.report_id == report_id).order_by(ReportText.id.desc())
    text = session.scalars(query).first()
    if report is None or text is None or (report.region_id, report.year) != (target.region_id, target.year):
        raise Fault("place_unknown", year=target.year)
    if report.state == "withdrawn" or not 0 <= start < end <= len(text.text):
        raise Fault("place_unknown", year=target.year)
    return text
