"""Reports to choose from, and the years reported, without reading every report that there is."""

from collections.abc import Sequence

from sqlalchemy import or_, select

from models import ReportRow
from records import Person, Report
from store.engine import reading
from store.memory import kept
from store.people import known
from store.reports import report_of, reported


@kept()
def at_hand(person: Person, limit: int, chosen: int | None = None) -> list[Report]:
    """What a person may want to open: drafts first, then published ones, each newest first, at most `limit` of each;
    and the one of the number `chosen`, if it stands."""
    known(person)
    states = [ReportRow.state == "draft", ReportRow.state == "published"]
    with reading() as session:
        rows = [
            row
            for state in states
            for row in session.execute(reported().where(state).order_by(ReportRow.id.desc()).limit(limit)).all()
        ]
        if chosen is not None and chosen not in {report.id for report, _, _ in rows}:
            rows += session.execute(reported().where(ReportRow.id == chosen, or_(*states))).all()
        return [report_of(*row) for row in rows]


def published(person: Person, region_ids: Sequence[int]) -> dict[int, set[int]]:
    """The years for which each region has a published report."""
    known(person)
    query = select(ReportRow.region_id, ReportRow.year).where(
        ReportRow.region_id.in_(list(region_ids)), ReportRow.state == "published"
    )
    with reading() as session:
        found: dict[int, set[int]] = {region_id: set() for region_id in region_ids}
        for region_id, year in session.execute(query):
            found[region_id].add(year)
        return found
