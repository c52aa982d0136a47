"""Rows of a spreadsheet -> store: each row beside what stands, then the ones a person took, in one transaction."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from etl.sheets import SheetReading, SheetRow
from records import Observation, Person, Region
from store import observations, regions, sheets


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row with its office and what stands for it. `state` is new, same, replaces, refused or unknown (the office)."""

    row: SheetRow
    region: Region | None
    stands: Observation | None
    state: str

    @property
    def sure(self) -> bool:
        """May it be stored without a person's looking at this very row?"""
        return self.state == "new" and not self.row.doubtful


def offices(person: Person, reading: SheetReading, told: Mapping[str, Region] | None = None) -> dict[str, Region]:
    """The regions of the offices that a sheet names: as a person decided, else by name or alias."""
    known = {name: (told or {}).get(name) or regions.find(person, name) for name in reading.regions}
    return {name: region for name, region in known.items() if region is not None}


def proposals(person: Person, reading: SheetReading, known: Mapping[str, Region]) -> list[Proposal]:
    """Every row of the sheet beside the value that stands for its office, indicator and year."""
    ids = sorted({region.id for region in known.values()})
    years = sorted({claim.year for claim in reading.claims})
    standing = {
        (value.region_id, value.indicator, value.year): value for value in observations.table(person, ids, None, years)
    }
    return [_beside(row, known.get(row.region), standing) for row in reading.rows]


def _beside(row: SheetRow, region: Region | None, standing: Mapping[tuple[int, str, int], Observation]) -> Proposal:
    claim = row.claim
    if claim is None or claim.indicator is None:
        return Proposal(row, region, None, "refused")
    if region is None:
        return Proposal(row, None, None, "unknown")
    stands = standing.get((region.id, claim.indicator, claim.year))
    if stands is None:
        return Proposal(row, region, None, "new")
    same = (stands.value, stands.low, stands.high) == (claim.value, claim.low, claim.high)
    return Proposal(row, region, stands, "same" if same else "replaces")


def chosen(found: Sequence[Proposal], looked_at: Collection[str] = ()) -> list[Proposal]:
    """What is stored: rows without a doubt, and of the others those whose cells a person looked at and took."""
    return [item for item in found if item.sure or (item.state in ("new", "replaces") and key(item) in looked_at)]


def key(item: Proposal) -> str:
    """The name of a proposal's cell in its workbook."""
    return place(item.row)


def place(row: SheetRow) -> str:
    """The name of a row's cell in its workbook: 填报!D14, or D14 where there is one sheet without a name."""
    written = row.written
    return f"{written.sheet}!{written.cell}" if written.sheet else written.cell


def take(
    person: Person,
    name: str,
    media_type: str,
    content: bytes,
    items: Sequence[Proposal],
    batch_id: int | None = None,
) -> sheets.Taken:
    """Store the rows with the file, sheet and cell as their source; all of them or none."""
    file = PurePath(name.replace("\\", "/")).name
    ready = []
    for item in items:
        assert item.row.claim is not None
        assert item.region is not None
        written = item.row.written
        source = f"《{file}》{key(item)}：{written.name} {written.value} {written.unit}".strip()
        stood = item.stands.id if item.stands is not None else None
        ready.append(sheets.Imported(item.region.id, item.row.claim, source, stood))
    return sheets.take(person, file, media_type, content, ready, batch_id)


def level_of(name: str) -> str:
    """The level of an office by the ending of its name."""
    return "town" if name.endswith("镇") else "township" if name.endswith("乡") else "street"
