"""Claims as extracted and what people decided about them; both only ever gain rows."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from faults import Fault
from models import Account, ClaimRow, Decision, ReportText
from records import Claim, Person, ReviewClaim
from store import audit
from store.engine import reading, writing
from store.indicators import codes, number_of
from store.memory import kept
from store.people import known


def insert(session: Session, report_id: int, text_id: int, claim: Claim, corrects: int | None = None) -> ClaimRow:
    """Write a claim down in the caller's transaction."""
    columns = {name: getattr(claim, name) for name in Claim.__slots__ if name not in ("indicator", "flags", "soft")}
    row = ClaimRow(
        **columns,
        report_id=report_id,
        text_id=text_id,
        indicator_id=number_of(session, claim.indicator) if claim.indicator else None,
        flags=" ".join(claim.flags),
        soft=int(claim.soft),
        corrects=corrects,
    )
    session.add(row)
    session.flush()
    return row


def _claim(row: ClaimRow, names: dict[int, str]) -> Claim:
    columns = {name: getattr(row, name) for name in Claim.__slots__ if name not in ("indicator", "flags", "soft")}
    indicator = names[row.indicator_id] if row.indicator_id is not None else None
    return Claim(**columns, indicator=indicator, flags=tuple(row.flags.split()), soft=bool(row.soft))


@kept("large", any_act=True)
def claims(person: Person, report_id: int) -> list[ReviewClaim]:
    """A report's claims in order of place, each with the decision that counts; corrections stand in their claim."""
    known(person)
    with reading() as session:
        return under(session, report_id)


def under(session: Session, report_id: int) -> list[ReviewClaim]:
    """The same inside a transaction that does more."""
    names = codes(session)
    rows = {row.id: row for row in session.scalars(select(ClaimRow).where(ClaimRow.report_id == report_id))}
    latest = (
        select(Decision.claim_id, func.max(Decision.row_version).label("version"))
        .group_by(Decision.claim_id)
        .subquery()
    )
    query = (
        select(Decision, Account.name)
        .join(latest, (latest.c.claim_id == Decision.claim_id) & (latest.c.version == Decision.row_version))
        .join(ClaimRow, ClaimRow.id == Decision.claim_id)
        .join(Account, Account.id == Decision.decided_by)
        .where(ClaimRow.report_id == report_id)
    )
    decided = {decision.claim_id: (decision, who) for decision, who in session.execute(query)}
    ordered = sorted(rows.values(), key=lambda item: (item.start, item.end, item.id))
    return [_review(row, decided.get(row.id), rows, names) for row in ordered if row.corrects is None]


def _review(
    row: ClaimRow, told: tuple[Decision, str] | None, rows: dict[int, ClaimRow], names: dict[int, str]
) -> ReviewClaim:
    claim = _claim(row, names)
    if told is None:
        return ReviewClaim(row.id, row.report_id, claim, claim, "pending", None, None, None, 0)
    decision, who = told
    final = _claim(rows[decision.corrected_id], names) if decision.corrected_id is not None else claim
    return ReviewClaim(
        row.id,
        row.report_id,
        claim,
        final,
        decision.decision,
        who,
        decision.decided_at,
        decision.reason,
        decision.row_version,
    )


def decide(
    person: Person,
    claim_id: int,
    row_version: int,
    decision: str,
    reason: str | None = None,
    corrected: Claim | None = None,
) -> ReviewClaim:
    """Confirm, correct or reject a claim, or take a decision back (pending).

    `row_version` is what the person saw. Raises Fault `changed_meanwhile` (who and when) where somebody decided since,
    and `reason_missing` for a correction or rejection without a reason.
    """
    known(person)
    if decision in ("corrected", "rejected") and not (reason or "").strip():
        raise Fault("reason_missing")
    with writing() as session:
        before = _seen(session, claim_id)[claim_id]
        _decide(session, person, before, row_version, decision, reason, corrected)
        return _seen(session, claim_id)[claim_id]


def decide_many(person: Person, choices: list[tuple[int, int]], decision: str, reason: str | None = None) -> None:
    """Decide several claims (number and version seen) together: all of them or none."""
    known(person)
    with writing() as session:
        before: dict[int, ReviewClaim] = {}
        for claim_id, row_version in choices:
            if claim_id not in before:
                before |= _seen(session, claim_id)
            _decide(session, person, before[claim_id], row_version, decision, reason, None)


def _seen(session: Session, claim_id: int) -> dict[int, ReviewClaim]:
    """The claims of this one's report by number, as they stand now. Raises Fault `claim_unknown`."""
    row = session.get(ClaimRow, claim_id)
    found = {item.id: item for item in under(session, row.report_id)} if row is not None else {}
    if claim_id not in found:
        raise Fault("claim_unknown", claim=claim_id)
    return found


def _decide(
    session: Session,
    person: Person,
    before: ReviewClaim,
    row_version: int,
    decision: str,
    reason: str | None,
    corrected: Claim | None,
) -> None:
    if before.row_version != row_version:
        raise Fault("changed_meanwhile", person=before.decided_by or "", time=before.decided_at or "")
    replacement = None
    if corrected is not None:
        text_id = session.get_one(ClaimRow, before.id).text_id
        replacement = insert(session, before.report_id, text_id, corrected, corrects=before.id)
    session.add(
        Decision(
            claim_id=before.id,
            row_version=row_version + 1,
            decision=decision,
            corrected_id=replacement.id if replacement else None,
            decided_by=person.id,
            decided_at=datetime.now(UTC),
            reason=(reason or "").strip() or None,
        )
    )
    try:
        session.flush()
    except IntegrityError as error:
        raise Fault("changed_meanwhile", person="", time="") from error
    audit.write(session, person, f"claim.{decision}", f"claim/{before.id}", before.decision, decision)


def add_claim(person: Person, report_id: int, claim: Claim, reason: str) -> ReviewClaim:
    """A figure that the program missed and a person added; it counts as confirmed."""
    known(person)
    if not reason.strip():
        raise Fault("reason_missing")
    with writing() as session:
        text_id = session.scalars(
            select(ReportText.id).where(ReportText.report_id == report_id).order_by(ReportText.id.desc())
        ).first()
        if text_id is None:
            raise Fault("report_unknown", report=report_id)
        row = insert(session, report_id, text_id, replace(claim, rule="person"))
        _decide(session, person, _seen(session, row.id)[row.id], 0, "added", reason, None)
        return _seen(session, row.id)[row.id]
