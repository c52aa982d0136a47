"""What stands of a region, held against its targets: the one way from the store through the analysis to a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analysis.measured import Entry, Profile
from analysis.status import Judgement, judged
from analysis.targets import ordered
from catalogue import Indicator, catalogue
from records import Observation, Person, Region, Target
from store import observations, shelf, targets
from store.memory import kept

UNKNOWN = Profile()
Place = tuple[str, int]


# Not compared by what is in it: it is the same as long as nothing changed, and what is read off it is kept under it.
@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Everything that stands of one region: values by (indicator, year), what binds it, and the years reported.

    `own` is the target that binds of those that it or a supervisor set, `beside` those that give way to it, foremost
    first; which one binds is decided in `analysis.targets` and nowhere else. It is kept and shared between readers, with
    the verdicts that were asked of it, and never changed.
    """

    region: Region
    values: Mapping[Place, Observation]
    own: Mapping[Place, Target]
    years: Sequence[int]
    beside: Mapping[Place, list[Target]] = field(default_factory=dict)
    _judged: dict[Place, Judgement] = field(default_factory=dict, compare=False, repr=False)

    def target(self, indicator: Indicator, year: int) -> Target | None:
        """What was set for the region or set by itself for the year, else what law, policy or principle asks, else None."""
        own = self.own.get((indicator.id, year))
        if own is not None:
            return own
        return targets.default(self.region.id, year, indicator)

    def judged(self, indicator: Indicator, year: int) -> Judgement:
        """The verdict on one indicator and year."""
        place = (indicator.id, year)
        if place not in self._judged:
            self._judged[place] = judged(
                indicator,
                year,
                self.values,
                self.target(indicator, year),
                reported=year in self.years,
                overdue=any(year < later for later in self.years),
            )
        return self._judged[place]

    def entry(self, indicator: Indicator, year: int, profile: Profile = UNKNOWN) -> Entry:
        """The office in a comparison or a district's figure; `profile` is its size in the year, where it is known."""
        return Entry(self.region.id, self.judged(indicator, year), year in self.years, profile)

    def overview(self, year: int) -> list[Judgement]:
        """Verdicts on every indicator that has a value or a target in the year, in the catalogue's order."""
        return [
            judgement
            for indicator in catalogue().indicators.values()
            if (judgement := self.judged(indicator, year)).observation is not None
            or judgement.target is not None
            and judgement.target.origin != "policy"
        ]


def standing(person: Person, region: Region) -> Standing:
    """Load what stands of a region in one go."""
    return standings(person, [region])[0]


@kept("large")
def standings(person: Person, regions: Sequence[Region], about: Sequence[str] | None = None) -> list[Standing]:
    """Load what stands of several regions, in their order, with as many questions as for one; `about` narrows the values
    to some indicators."""
    ids = [region.id for region in regions]
    values: dict[int, dict[tuple[str, int], Observation]] = {number: {} for number in ids}
    reported = shelf.published(person, ids)
    for region_id, year in observations.told_without_report(person, ids):
        reported[region_id].add(year)
    for value in observations.table(person, ids, about):
        values[value.region_id][value.indicator, value.year] = value
    binding = targets.binding(person, regions)
    return [_standing(region, values[region.id], binding[region.id], reported[region.id]) for region in regions]


def _standing(
    region: Region, values: dict[tuple[str, int], Observation], binding: Sequence[Target], years: set[int]
) -> Standing:
    bound: dict[tuple[str, int], list[Target]] = {}
    for target in ordered(binding, region.id):
        if target.indicator is not None:
            bound.setdefault((target.indicator, target.year), []).append(target)
    return Standing(
        region,
        values,
        {place: found[0] for place, found in bound.items()},
        sorted(years),
        {place: found[1:] for place, found in bound.items() if len(found) > 1},
    )


def reporting(regions: Sequence[Region]) -> list[Region]:
    """The regions that write reports: streets, towns and townships."""
    return [region for region in regions if region.level in ("street", "town", "township")]
