"""Which targets stand where: what the page of targets lists for a district or for one office, with who binds whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.status import bound_of
from analysis.targets import contradictions, ordered, rank
from pages.parts.judged import reporting
from records import Person, Region, Target
from store import targets


@dataclass(frozen=True, slots=True)
class Place:
    """One office's targets for one indicator and year, the one that binds first."""

    office: Region
    found: list[Target]

    @property
    def binds(self) -> Target:
        """The one that decides."""
        return self.found[0]

    @property
    def why(self) -> str:
        """As what it decides: see `analysis.targets.RANKS`."""
        return rank(self.binds, self.office.id)

    @property
    def several(self) -> bool:
        """Do they ask for different things?"""
        return len({(target.comparator, bound_of(target)) for target in self.found}) > 1

    @property
    def apart(self) -> bool:
        """Is there a pair that no value keeps both of?"""
        return bool(contradictions(self.found))


@dataclass(frozen=True, slots=True)
class Scope:
    """A region as chosen, the offices that it speaks of, and every target that may bind one of them."""

    region: Region
    offices: list[Region]
    standing: list[Target]
    ended: list[Target]

    def years(self) -> list[int]:
        """The years that have a target."""
        return sorted({target.year for target in self.standing})

    def of(self, year: int) -> list[Target]:
        """The targets of one year."""
        return [target for target in self.standing if target.year == year]

    def places(self, year: int) -> list[Place]:
        """What binds each office in a year, law and policy included, by office and indicator."""
        found = []
        for office in self.offices:
            by_indicator: dict[str, list[Target]] = {}
            mine = [target for target in self.of(year) if target.region_id in (office.id, office.parent_id)]
            for target in ordered([*mine, *targets.defaults(office.id, year, set())], office.id):
                if target.indicator is not None:
                    by_indicator.setdefault(target.indicator, []).append(target)
            found += [Place(office, told) for told in by_indicator.values()]
        return found


def choices(everyone: Sequence[Region]) -> list[Region]:
    """The regions that targets are set for: those directly above offices, then the offices."""
    offices = reporting(everyone)
    above = {office.parent_id for office in offices}
    return [region for region in everyone if region.id in above] + offices


def scope(person: Person, region: Region, everyone: Sequence[Region]) -> Scope:
    """Everything about a region's targets in one go."""
    below = reporting([office for office in everyone if office.parent_id == region.id])
    offices = below or [region]
    asked = [region.id, *(office.id for office in below)] if below else [region.id, region.parent_id or region.id]
    found = targets.listing(person, asked, with_ended=True)
    if not below:
        found = [target for target in found if target.region_id == region.id or target.origin == "person"]
    return Scope(
        region,
        offices,
        [target for target in found if target.superseded_at is None],
        [target for target in found if target.superseded_at is not None and target.origin == "person"],
    )
