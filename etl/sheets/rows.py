"""One figure of a sheet as read: where it stands, what it says, what a person must look at, and the claim it makes."""

from dataclasses import dataclass, replace

from etl.sheets.cells import Figure, figure
from etl.sheets.names import Meaning
from etl.sheets.words import remark, words
from etl.sheets.years import FIRST, year_of
from records import Claim, Finding


@dataclass(frozen=True, slots=True)
class Written:
    """A figure's words as they stand on the sheet, with the place of the figure in the text."""

    sheet: str
    cell: str
    line: int
    region: str
    year: str
    name: str
    unit: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A figure of a sheet. `claim` is None where no figure can be made of it; `findings` then say why.

    `region` is the office as written. A finding of severity doubt asks a person to look; refused means that nothing
    is stored from this cell before the sheet is mended; note only tells.
    """

    written: Written
    region: str
    claim: Claim | None
    findings: tuple[Finding, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Must a person look before it may be stored?"""
        return any(finding.severity == "doubt" for finding in self.findings)


def finding(code: str, severity: str, cell: str, value: str = "", **more: str) -> Finding:
    """A finding at a cell; a value with | holds a second one."""
    first, _, second = value.partition("|")
    return Finding(code, severity, {"cell": cell, "value": first, "other": second, **more})


def row(written: Written, meant: Meaning, latest: int) -> SheetRow:
    """Check one figure on its own. `latest` is the last year that may have figures."""
    found: list[Finding] = []
    cell = written.cell
    year = year_of(written.year)
    if not written.region:
        found.append(finding("region_missing", "refused", cell))
    if year is None or not FIRST <= year <= latest:
        code = "year_missing" if not written.year else "year_wrong"
        found.append(finding(code, "refused", cell, written.year, latest=str(latest)))
    if meant.indicator is None:
        code = "name_missing" if not written.name else "name_shared" if meant.several else "name_unknown"
        found.append(finding(code, "refused", cell, written.name))
        return SheetRow(written, written.region, None, tuple(found))
    read = figure(written.value, written.unit, meant.indicator)
    if not isinstance(read, Figure):
        found.append(finding(read.code, "refused", cell, read.value or written.value, written=written.value))
    if not isinstance(read, Figure) or any(item.severity == "refused" for item in found) or year is None:
        return SheetRow(written, written.region, None, tuple(found))
    if read.qualifier == "exact" and remark(written.name) in words()["bounds"]["lower"]:
        read = replace(read, qualifier="at_least", high=None)
    found += [finding(code, "doubt", cell, value, written=written.value) for code, value in read.doubts]
    found += [finding(code, "note", cell, value, written=written.value) for code, value in read.notes]
    if meant.loose:
        found.append(finding("name_by_phrase", "note", cell, written.name))
    doubtful = any(item.severity == "doubt" for item in found)
    return SheetRow(written, written.region, _claim(written, meant, read, year, doubtful), tuple(found))


def _claim(written: Written, meant: Meaning, read: Figure, year: int, doubtful: bool) -> Claim:
    place = f"{written.sheet}!{written.cell}" if written.sheet else written.cell
    odd = ("odd_form",) if any(code == "odd_form" for code, _ in read.doubts) else ()
    return Claim(
        start=written.start,
        end=written.end,
        quote=written.value,
        indicator=meant.indicator,
        value=read.value,
        low=read.low,
        high=read.high,
        qualifier=read.qualifier,
        unit=read.unit,
        year=year,
        kind="actual",
        flags=odd,
        confidence="low" if doubtful else "medium" if meant.loose else "high",
        rule="sheet",
        why=" · ".join(part for part in (place, written.region, written.name, written.unit) if part),
    )


def doubted(item: SheetRow, more: Finding) -> SheetRow:
    """The row with one more doubt."""
    claim = replace(item.claim, confidence="low") if item.claim is not None else None
    return replace(item, claim=claim, findings=(*item.findings, more))
