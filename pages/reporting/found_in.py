"""What the checks find in a stored report, told of the claims that the review shows."""

from collections.abc import Sequence
from dataclasses import replace

from etl import checks
from etl.checks import Previous
from etl.heading import head
from records import Finding, Report, ReviewClaim


def findings(
    report: Report, text: str, everything: Sequence[ReviewClaim], shown: Sequence[ReviewClaim], previous: Previous
) -> list[Finding]:
    """The findings on what people left of a report's claims (rejected ones say nothing more), as the check-up has them.

    Their `claims` are positions in `shown`; what touches only claims that are not shown is left out.
    """
    present = [item for item in everything if item.decision != "rejected"]
    position = {item.id: place for place, item in enumerate(shown)}
    found = []
    told = checks.findings(
        text, head(text, report.file_name), [one.final for one in present], previous, report.file_name
    )
    for finding in told:
        touched = tuple(position[present[place].id] for place in finding.claims if present[place].id in position)
        if touched or not finding.claims:
            found.append(replace(finding, claims=touched))
    return found
