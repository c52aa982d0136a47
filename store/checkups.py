"""What people decided about the check-up's evidence: who, when and why; rows are only ever added."""

from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from faults import Fault
from models import Account, CheckDecisionRow, ReportRow
from records import CheckDecision, Person
from store import audit
from store.engine import reading, writing
from store.memory import kept
from store.people import known

Key = tuple[str, str]


@kept(any_act=True)
def decisions(person: Person, report_id: int) -> dict[Key, CheckDecision]:
    """The decision that counts for each rule and printed value of a report; withdrawn ones are in it too."""
    known(person)
    with reading() as session:
        return _standing(session, report_id)


def _standing(session: Session, report_id: int) -> dict[Key, CheckDecision]:
    table = CheckDecisionRow
    latest = (
        select(func.max(table.id).label("id"))
        .where(table.report_id == report_id)
        .group_by(table.rule, table.printed)
        .subquery()
    )
    query = (
        select(table, Account.name).join(latest, latest.c.id == table.id).join(Account, Account.id == table.decided_by)
    )
    return {
        (row.rule, row.printed): CheckDecision(
            row.rule, row.printed, row.verdict, who, row.decided_at, row.reason, row.row_version
        )
        for row, who in session.execute(query)
    }


def decide(
    person: Person, report_id: int, rule: str, printed: str, row_version: int, verdict: str, reason: str
) -> CheckDecision:
    """Note a person's verdict on one piece of evidence; `row_version` is what the person saw (0: no decision yet).

    Raises Fault `reason_missing`, `report_unknown`, and `changed_meanwhile` (who and when) where somebody was faster.
    """
    known(person)
    if not reason.strip():
        raise Fault("reason_missing")
    with writing() as session:
        if session.get(ReportRow, report_id) is None:
            raise Fault("report_unknown", report=report_id)
        before = _standing(session, report_id).get((rule, printed))
        if (before.row_version if before else 0) != row_version:
            raise Fault(
                "changed_meanwhile",
                person=before.decided_by if before else "",
                time=before.decided_at if before else "",
            )
        session.add(
            CheckDecisionRow(
                report_id=report_id,
                rule=rule,
                printed=printed,
                row_version=row_version + 1,
                verdict=verdict,
                decided_by=person.id,
                decided_at=datetime.now(UTC),
                reason=reason.strip(),
            )
        )
        try:
            session.flush()
        except IntegrityError as error:
            raise Fault("changed_meanwhile", person="", time="") from error
        told = {"rule": rule, "printed": printed, "verdict": verdict, "reason": reason.strip()}
        audit.write(session, person, "checkup.decide", f"report/{report_id}", before.verdict if before else None, told)
        return _standing(session, report_id)[rule, printed]
