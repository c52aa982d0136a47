"""What of a reading may be taken without a person, and whose it is."""

from dataclasses import dataclass, replace

from etl.checks import Previous, findings
from etl.reading import Reading, of_document
from faults import Fault
from records import Number, Person, Region
from store import lessons, observations, regions


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file with what would be taken of it without a person: the office by name and, where it is known, itself.

    `taken` are positions in the reading's claims; `waiting` counts the figures that a person has to look at.
    """

    name: str
    content: bytes
    reading: Reading
    office: str
    year: int
    region: Region | None
    taken: list[int]
    waiting: int


def propose(
    person: Person | None, name: str, content: bytes, reading: Reading, office: str | None, year: int | None
) -> Proposal:
    """What of a reading can be taken, for the office and year that are told or else its own.

    Raises Fault where the office or the year stays unknown and where no figure was found. Without a person there is no
    store to ask, and every office is new.
    """
    told = office or reading.head.region_name
    meant = year or reading.head.year
    if not told:
        raise Fault("region_unknown")
    if meant is None:
        raise Fault("year_not_found")
    region = _office(person, told, reading.head.above) if person else None
    before = _before(person, region, meant) if person and region else {}
    taught = lessons.holding(person, region.id if region else None) if person else ()
    if taught:
        # What corrections taught holds for an office, which is known only now.
        reading = of_document(reading.document, name, meant, before, taught)
    elif before:
        found = findings(reading.document.text, reading.head, reading.claims, before, name)
        reading = replace(reading, findings=found)
    if not any(claim.indicator for claim in reading.claims):
        raise Fault("no_figures")
    taken = [place for place in certain(reading) if reading.claims[place].indicator is not None]
    figures = sum(claim.indicator is not None for claim in reading.claims)
    name_of = region.name if region else told
    return Proposal(name, content, reading, name_of, meant, region, taken, figures - len(taken))


def _office(person: Person, name: str, above: str | None) -> Region | None:
    """The office of this name; of several, the one under the district that the title names. Raises Fault for doubt."""
    found = regions.find(person, name)
    if found is not None:
        return found
    known = regions.all_regions(person)
    alike = [region for region in known if region.name == name]
    over = {region.id for region in known if region.name == above}
    right = [region for region in alike if region.parent_id in over]
    if alike and len(right) != 1:
        raise Fault("region_ambiguous", name=name)
    return right[0] if right else None


def _before(person: Person, region: Region, year: int) -> Previous:
    """What the store holds of the office for other years, for the checks that compare."""
    found: dict[tuple[str, int], Number] = {
        (item.indicator, item.year): item.value
        for item in observations.of_region(person, region.id)
        if item.year != year
    }
    return found


def certain(reading: Reading) -> list[int]:
    """Positions of the claims that may be taken without a person: high confidence, the year's own, no finding."""
    doubted = {place for finding in reading.findings for place in finding.claims}
    return [
        place
        for place, claim in enumerate(reading.claims)
        if claim.confidence == "high" and claim.scope == "street" and place not in doubted
    ]
