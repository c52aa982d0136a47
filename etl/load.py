"""Confirmed claims -> store. One user action is one transaction; the same file twice is one report."""

from collections.abc import Collection

from etl.propose import Proposal
from etl.reading import Reading
from faults import Fault
from records import Claim, FileOutcome, Person, Report, ReviewClaim
from store import batches, publish, regions, reports
from store import claims as stored_claims
from store.engine import writing


def receive(
    person: Person,
    reading: Reading,
    name: str,
    content: bytes,
    region_id: int,
    year: int,
    supersedes: int | None = None,
) -> Report:
    """Store a report that was read as a draft with its claims. Raises Fault `same_file` or `which_stands`."""
    return reports.receive(
        person,
        region_id=region_id,
        year=year,
        title=reading.head.title or name,
        file_name=name,
        media_type=reading.document.media_type,
        content=content,
        text=reading.document.text,
        claims=reading.claims,
        supersedes=supersedes,
    )


def confirm(person: Person, report: Report, items: list[ReviewClaim], wanted: Collection[Claim]) -> Report:
    """Confirm the pending claims of a stored report that are as wanted, and publish it."""
    chosen = [(item.id, item.row_version) for item in items if item.decision == "pending" and item.claim in wanted]
    stored_claims.decide_many(person, chosen, "confirmed")
    return publish.publish(person, report.id, report.row_version)


def load(
    person: Person, reading: Reading, name: str, content: bytes, region_id: int, year: int, places: list[int]
) -> Report:
    """Receive a report, confirm the claims at these places and publish it, all in one transaction.

    A draft of the same file that somebody left is taken up: what they decided stays, and of the rest only what was
    read then as it is read now is confirmed.
    """
    wanted = {reading.claims[place] for place in places}
    with writing():
        try:
            report = receive(person, reading, name, content, region_id, year)
        except Fault as fault:
            if fault.code != "same_file":
                raise
            report = reports.one(person, int(fault.values["report"]))
            if report.state != "draft":
                raise
        return confirm(person, report, stored_claims.claims(person, report.id), wanted)


def take(person: Person, proposal: Proposal, batch_id: int | None = None, file: str = "") -> Report:
    """Store and publish what is proposed, a new office with it, and note it as a batch's file: all in one transaction."""
    reading = proposal.reading
    with writing():
        # Another run may have made the office since it was looked for.
        region = proposal.region or regions.find(person, proposal.office)
        if region is None:
            above = regions.find(person, reading.head.above) if reading.head.above else None
            region = regions.create(
                person, proposal.office, reading.head.level or "street", above.id if above else None
            )
        report = load(person, reading, proposal.name, proposal.content, region.id, proposal.year, proposal.taken)
        if batch_id is not None:
            taken, waiting = len(proposal.taken), proposal.waiting
            batches.note(person, batch_id, FileOutcome(file, report.sha256, "taken", None, report.id, taken, waiting))
        return report
