"""Publishing a report: its confirmed figures become observations and targets, all of them or none."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from faults import Fault
from models import ClaimRow, ObservationRow, ObservationSource, ReportRow, TargetRow
from records import Claim, Person, Report, ReviewClaim
from store import audit, claims, reports, standing
from store.engine import writing
from store.indicators import number_of
from store.people import known

TAKEN = ("confirmed", "corrected", "added")


def publish(person: Person, report_id: int, row_version: int) -> Report:
    """Store the confirmed, corrected and added claims of a report and mark it published, in one transaction.

    Claims nobody decided stay pending and are not stored. A value for an earlier year that differs from the one that
    stands replaces it, flagged restated; the first stays on record, in whatever order the two reports are published.
    Raises Fault `changed_meanwhile`.
    """
    known(person)
    with writing() as session:
        report = reports.loaded(session, report_id)
        if report.row_version != row_version:
            raise Fault("changed_meanwhile", person=report.received_by, time=report.received_at)
        if report.state == "withdrawn":
            raise Fault("report_withdrawn", title=report.title)
        now = datetime.now(UTC)
        _supersede_earlier(session, report, now)
        taken = _taken(session, report_id)
        for item in taken:
            _store(session, person, report, item, now)
        reports.move(session, report, "published", published_at=now, published_by=person.id)
        audit.write(session, person, "report.publish", f"report/{report_id}", report.state, {"claims": len(taken)})
        return reports.loaded(session, report_id)


def _taken(session: Session, report_id: int) -> list[ReviewClaim]:
    """The claims of a report that a person took and that are the office's own, later years first."""
    taken = [item for item in claims.under(session, report_id) if item.decision in TAKEN]
    own = [item for item in taken if item.final.scope in ("street", "part_year")]
    return sorted(own, key=lambda item: item.final.year, reverse=True)


def again(
    session: Session,
    person: Person,
    report_id: int,
    values: Mapping[tuple[int, int], datetime | None],
    targets: AbstractSet[tuple[int, int]],
    now: datetime,
) -> None:
    """Let a published report fill places (indicator, year) that another one left empty when it was withdrawn.

    `values` says for each place since when the value that stands there was known, or None: only a report that was
    published later has a say about it.
    """
    report = reports.loaded(session, report_id)
    for item in _taken(session, report_id):
        if item.final.indicator is None:
            continue
        place = (number_of(session, item.final.indicator), item.final.year)
        moment = values.get(place)
        later = moment is None or (report.published_at is not None and report.published_at > moment)
        if place in targets if item.final.kind == "target" else place in values and later:
            _store(session, person, report, item, now)


def _supersede_earlier(session: Session, report: Report, now: datetime) -> None:
    """The report that this one replaces, and everything stored from it, steps back; nothing is deleted."""
    earlier = session.scalars(select(ReportRow.supersedes).where(ReportRow.id == report.id)).first()
    for other in {earlier, report.id} - {None}:
        reason = f"report/{report.id}"
        taken = select(ObservationSource.observation_id).where(
            ObservationSource.report_id == other, ObservationSource.superseded_at.is_(None)
        )
        for observation_id in session.scalars(taken).all():
            standing.end(session, observation_id, now, reason)
        session.execute(
            update(TargetRow)
            .where(TargetRow.report_id == other, TargetRow.superseded_at.is_(None))
            .values(superseded_at=now, reason=reason)
        )
    if earlier is not None:
        session.execute(
            update(ReportRow)
            .where(ReportRow.id == earlier)
            .values(state="superseded", row_version=ReportRow.row_version + 1)
        )


def _store(session: Session, person: Person, report: Report, item: ReviewClaim, now: datetime) -> None:
    claim = item.final
    if claim.kind == "target":
        _store_target(session, person, report, item, now)
    elif claim.indicator is not None:
        _store_value(session, person, report, item, now)


def _store_value(session: Session, person: Person, report: Report, item: ReviewClaim, now: datetime) -> None:
    claim = item.final
    assert claim.indicator is not None
    indicator_id = number_of(session, claim.indicator)
    row = ObservationRow(
        region_id=report.region_id,
        indicator_id=indicator_id,
        year=claim.year,
        value=claim.value,
        low=claim.low,
        high=claim.high,
        current=1,
    )
    flags = set(claim.flags)
    before = standing.find(session, report.region_id, indicator_id, claim.year)
    if before is not None and _alike(before, row):
        return
    if claim.year < report.year and (before is not None or _given_otherwise(session, report, row)):
        flags.add("restated")
    source = ObservationSource(
        qualifier=claim.qualifier,
        unit=claim.unit,
        flags=" ".join(sorted(flags)),
        base=claim.base,
        method="extracted",
        claim_id=_claim_id(session, item),
        report_id=report.id,
        recorded_at=now,
        recorded_by=person.id,
    )
    if before is None:
        standing.put(session, row, source)
        return
    told = session.scalars(select(ObservationSource).where(ObservationSource.observation_id == before.id)).one()
    if told.report_id == report.id and claim.year >= report.year:
        # Said twice in one report with two values: the first that was confirmed stands; the finding says so.
        return
    giver = session.get(ReportRow, told.report_id) if told.report_id is not None else None
    if giver is not None and giver.year > report.year:
        _beneath(session, person, row, source, before, told)
        return
    standing.end(session, before.id, now, f"report/{report.id}")
    standing.put(session, row, source)


def _beneath(
    session: Session,
    person: Person,
    row: ObservationRow,
    source: ObservationSource,
    before: ObservationRow,
    told: ObservationSource,
) -> None:
    """A later report, published first, gave the year anew: what this one gave first goes on record beneath it."""
    if any(_alike(other, row) for other in _given(session, row, ObservationSource.report_id == source.report_id)):
        return
    now = source.recorded_at
    standing.end(session, before.id, now, f"report/{source.report_id}")
    row.current, source.superseded_at, source.reason = 0, now, f"report/{told.report_id}"
    standing.put(session, row, source)
    standing.again(session, person, before, told, now, "restated")


def _given_otherwise(session: Session, report: Report, row: ObservationRow) -> bool:
    """Did another published report give the year another value?"""
    others = select(ReportRow.id).where(ReportRow.state == "published", ReportRow.id != report.id)
    return any(not _alike(other, row) for other in _given(session, row, ObservationSource.report_id.in_(others)))


def _given(session: Session, row: ObservationRow, which: ColumnElement[bool]) -> Sequence[ObservationRow]:
    """Every value on record for a row's place, of some sources."""
    query = select(ObservationRow).join(ObservationSource, ObservationSource.observation_id == ObservationRow.id)
    place = (ObservationRow.region_id, row.region_id), (ObservationRow.indicator_id, row.indicator_id)
    return session.scalars(
        query.where(which, ObservationRow.year == row.year, *(column == value for column, value in place))
    ).all()


def _alike(one: ObservationRow, other: ObservationRow) -> bool:
    return (one.value, one.low, one.high) == (other.value, other.low, other.high)


def _claim_id(session: Session, item: ReviewClaim) -> int:
    """The row that holds the final words: the correction where there is one."""
    if item.decision != "corrected":
        return item.id
    corrected = session.scalars(
        select(ClaimRow.id).where(ClaimRow.corrects == item.id).order_by(ClaimRow.id.desc())
    ).first()
    return corrected if corrected is not None else item.id


def comparator(claim: Claim) -> str:
    """How a target's words bind: at most is <=, round words bind nobody (~), all else asks for at least."""
    if claim.comparator:
        return claim.comparator
    return {"at_most": "<=", "approx": "~", "nearly": "~", "zero_statement": "<="}.get(claim.qualifier, ">=")


def _store_target(session: Session, person: Person, report: Report, item: ReviewClaim, now: datetime) -> None:
    claim = item.final
    indicator_id = number_of(session, claim.indicator) if claim.indicator else None
    if indicator_id is not None:
        present = session.scalars(
            select(TargetRow.id).where(
                TargetRow.region_id == report.region_id,
                TargetRow.indicator_id == indicator_id,
                TargetRow.year == claim.year,
                TargetRow.origin != "person",
                TargetRow.superseded_at.is_(None),
            )
        ).first()
        if present is not None:
            return
    session.add(
        TargetRow(
            region_id=report.region_id,
            indicator_id=indicator_id,
            year=claim.year,
            comparator=comparator(claim),
            value=claim.value,
            low=claim.low,
            high=claim.high,
            qualifier=claim.qualifier,
            soft=int(claim.soft),
            derived=int("inferred" in claim.flags),
            origin="claim",
            words=claim.quote,
            claim_id=_claim_id(session, item),
            report_id=report.id,
            recorded_at=now,
            recorded_by=person.id,
        )
    )
    session.flush()
