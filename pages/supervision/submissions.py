"""What each office has handed in for a year: the report that stands, its days, and how it compares with a date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.punctuality import Punctual, handed_in, made_public
from etl.checkup.dates import told as days_told
from records import HandedIn, Person, Region, Report
from store import handed_in as days_recorded
from store import observations, reports

MISSING, DRAFT, PUBLISHED, FIGURES = "missing", "draft", "published", "figures"


@dataclass(frozen=True, slots=True)
class Submission:
    """One office's report on a year. `state` is missing, draft, published or figures (a sheet without a report);
    `replaced` counts earlier copies, `received` is the day the first one was taken in, `signed` and `public` are what
    the text says, `recorded` is what a person knows of the day it came."""

    office: Region
    state: str
    report: Report | None = None
    replaced: int = 0
    received: date | None = None
    signed: date | None = None
    public: date | None = None
    recorded: HandedIn | None = None

    @property
    def came(self) -> date | None:
        """The day that counts: as a person recorded it, else when the first copy was taken in here."""
        return self.recorded.day if self.recorded and self.recorded.day else self.received

    def handed_in(self, due: date, today: date) -> Punctual:
        """Against a date by which it has to be here."""
        return handed_in(due, today, self.received, self.signed, self.recorded.day if self.recorded else None)

    def made_public(self, due: date, today: date) -> Punctual:
        """Against the date by which it has to be public."""
        return made_public(due, today, self.report is not None, self.public, self.signed)


def of_offices(person: Person, offices: Sequence[Region], year: int) -> list[Submission]:
    """What each of the offices has handed in, in their order."""
    received = reports.of_year(person, [office.id for office in offices], year)
    recorded = days_recorded.of_offices(person, [office.id for office in offices], year)
    told = [
        _one(person, office, [one for one in received if one.region_id == office.id], recorded.get(office.id))
        for office in offices
    ]
    silent = [one.office.id for one in told if one.state == MISSING]
    filled = {value.region_id for value in observations.table(person, silent, years=[year])} if silent else set()
    return [Submission(one.office, FIGURES) if one.office.id in filled else one for one in told]


def _one(person: Person, office: Region, received: Sequence[Report], recorded: HandedIn | None) -> Submission:
    standing = next((one for state in (PUBLISHED, DRAFT) for one in received if one.state == state), None)
    if standing is None:
        return Submission(office, MISSING)
    signed, public = days_told(reports.text(person, standing.id))
    first = min(one.received_at for one in received).astimezone().date()
    replaced = sum(one.state == "superseded" for one in received)
    return Submission(office, standing.state, standing, replaced, first, signed, public, recorded)


def names(told: Iterable[Submission], *states: str) -> list[str]:
    """The offices that are in one of the states."""
    return [one.office.name for one in told if one.state in states]
