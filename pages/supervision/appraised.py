"""A district's offices appraised by its own scheme for one year: everything that the page of the appraisal shows."""

from dataclasses import dataclass

from analysis import appraisal, ranks
from analysis.appraisal import Score
from analysis.ranks import Range
from catalogue import catalogue
from catalogue.appraisal import Scheme, parsed
from pages.parts import judged
from pages.parts.districts import District
from pages.parts.judged import Standing
from records import AppraisalEntry, Person, Region, SchemeVersion
from store import appraisals
from store.appraisals import Key
from store.memory import kept


@dataclass(frozen=True, slots=True)
class Appraised:
    """The scheme in force with its versions, each office's score, the ranges of ranks, and what people recorded."""

    district: District
    year: int
    scheme: Scheme
    version: SchemeVersion | None
    versions: list[SchemeVersion]
    stands: list[Standing]
    scores: list[Score]
    ranges: dict[int, Range]
    entries: dict[Key, AppraisalEntry]

    def grades(self, score: Score) -> list[str]:
        """The grades an office may take, the likeliest first; several make a borderline case."""
        return ranks.grades(self.scheme, score, self.ranges.get(score.region_id))

    def office(self, region_id: int) -> Region:
        """An office by its id."""
        return next(stand.region for stand in self.stands if stand.region.id == region_id)

    def entry(self, region_id: int, subject: str, kind: str) -> AppraisalEntry | None:
        """What stands recorded, without what was taken back."""
        found = self.entries.get((region_id, subject, kind))
        return found if found is not None and found.points is not None else None


@kept("large")
def of(person: Person, district: District, year: int) -> Appraised:
    """Appraise a district's offices."""
    versions = appraisals.versions(person, district.region.id)
    version = appraisals.in_force(versions, year)
    scheme = parsed(appraisals.text_of(version))
    stands = judged.standings(person, district.offices, _needed(scheme))
    entries = appraisals.entries(person, [office.id for office in district.offices], year)
    scores = [_score(scheme, stand, year, entries) for stand in stands]
    return Appraised(district, year, scheme, version, versions, stands, scores, ranks.ranges(scores), entries)


def _needed(scheme: Scheme) -> list[str]:
    """The indicators of the items, and the counts that their shares rest on."""
    entries = [catalogue().indicators[item.indicator] for item in scheme.items]
    found = [code for one in entries for code in (one.id, one.numerator, one.denominator, *one.other_denominators)]
    return [code for code in dict.fromkeys(found) if code is not None and code in catalogue().indicators]


def _score(scheme: Scheme, stand: Standing, year: int, entries: dict[Key, AppraisalEntry]) -> Score:
    region_id = stand.region.id
    components = []
    for item in scheme.items:
        indicator = catalogue().indicators[item.indicator]
        given = entries.get((region_id, item.indicator, "reviewed"))
        # A score given under an earlier scheme may exceed what the item is worth now.
        points = min(given.points, item.points) if given is not None and given.points is not None else None
        components.append(appraisal.component(item, indicator, stand.judged(indicator, year), points))
    times = {
        line.name: int(found.points)
        for line in scheme.lines
        if (found := entries.get((region_id, line.name, "line"))) is not None and found.points
    }
    return appraisal.score(scheme, region_id, components, times)
