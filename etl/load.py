"""Confirmed claims -> store. One user action is one transaction; the same file twice is one report."""

from etl.reading import Reading
from faults import Fault
from records import Person, Report, ReviewClaim
from store import claims as stored_claims
from store import publish, reports


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


def certain(reading: Reading) -> list[int]:
    """Positions of the claims that may be taken without a person: high confidence, the year's own, no finding."""
    doubted = {place for finding in reading.findings for place in finding.claims}
    return [
        place
        for place, claim in enumerate(reading.claims)
        if claim.confidence == "high" and claim.scope == "street" and place not in doubted
    ]


def confirm(person: Person, report: Report, items: list[ReviewClaim], places: list[int]) -> Report:
    """Confirm the claims at these places of the report's reading and publish."""
    chosen = [(items[place].id, items[place].row_version) for place in places if items[place].decision == "pending"]
    stored_claims.decide_many(person, chosen, "confirmed")
    return publish.publish(person, report.id, report.row_version)


def load(
    person: Person, reading: Reading, name: str, content: bytes, region_id: int, year: int, places: list[int]
) -> Report:
    """Receive a report, confirm the claims at these places and publish it.

    A run that was killed between the steps is taken up where it stopped: the report is there as a draft, and only a
    published report counts.
    """
    try:
        report = receive(person, reading, name, content, region_id, year)
    except Fault as fault:
        if fault.code != "same_file":
            raise
        report = reports.one(person, int(fault.values["report"]))
        if report.state != "draft":
            raise
    return confirm(person, report, stored_claims.claims(person, report.id), places)
