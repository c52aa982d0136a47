"""What a workbook's parts say beside its values: which cells are shown as percentages, and how far the sheets reach.

The library that reads the values takes a sheet for as large as its farthest cell says and does not tell how a number
is shown; both stand plainly in the parts, and are looked up there first.
"""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from faults import Fault

ROWS_LIMIT, COLUMNS_LIMIT = 20_000, 200
_CELL = rb"<(?:[A-Za-z]+:)?c\b[^>]*?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']"
_FILLED = re.compile(_CELL + rb"[^>/]*>")
_WITHOUT_VALUE = re.compile(
    rb"</(?:[A-Za-z]+:)?f>\s*(?:<(?:[A-Za-z]+:)?v>\s*</(?:[A-Za-z]+:)?v>|<(?:[A-Za-z]+:)?v\s*/>|</(?:[A-Za-z]+:)?c>)"
)
_PERCENT = {9, 10}
_LITERAL = re.compile(r"[#0,.]*[0#](?:\"([^\"]{1,6})\"|\\(.))")
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Formats:
    """What stands behind the numbers of a sheet's cells (row and column from 0): % or the format's own words.

    `uncounted` is true where a formula was stored without its result.
    """

    endings: dict[tuple[int, int], str] = field(default_factory=dict)
    uncounted: bool = False


def formats(content: bytes) -> dict[str, Formats]:
    """The formats of every sheet by its name. Raises Fault `sheet_too_large` for a cell far outside, and `damaged`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            styles = _endings(archive, parser) if "xl/styles.xml" in names else {}
            return {
                name: _sheet(archive.read(part), styles)
                for name, part in _parts(archive, parser)
                if part in names and "/worksheets/" in part
            }
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise Fault("damaged", name="") from error


def _parts(archive: zipfile.ZipFile, parser: etree.XMLParser) -> list[tuple[str, str]]:
    relations = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), parser)
    targets = {str(item.get("Id")): str(item.get("Target")) for item in relations}
    book = etree.fromstring(archive.read("xl/workbook.xml"), parser)
    found = []
    for sheet in book.iter("{*}sheet"):
        target = targets.get(str(sheet.get(f"{_OFFICE}id")), "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        found.append((str(sheet.get("name")), part))
    return found


def _endings(archive: zipfile.ZipFile, parser: etree.XMLParser) -> dict[int, str]:
    """What each cell style puts behind a number, by the number of the style."""
    root = etree.fromstring(archive.read("xl/styles.xml"), parser)
    codes = {int(str(item.get("numFmtId"))): str(item.get("formatCode")) for item in root.iter("{*}numFmt")}
    cells = root.find("{*}cellXfs")
    found = {}
    for place, style in enumerate(cells if cells is not None else ()):
        number = int(style.get("numFmtId") or 0)
        ending = "%" if number in _PERCENT else ending_of(codes.get(number, ""))
        if ending:
            found[place] = ending
    return found


def ending_of(code: str) -> str:
    """What a number format puts behind a number: % or its own words, as in 0.00"万元"; empty for others."""
    first = code.split(";")[0]
    if "%" in re.sub(r'"[^"]*"|\\.', "", first):
        return "%"
    literal = _LITERAL.fullmatch(first)
    return (literal[1] or literal[2]) if literal else ""


def _sheet(xml: bytes, styles: dict[int, str]) -> Formats:
    places = _FILLED.findall(xml)
    columns = {letters: _column(letters) for letters, _ in places}
    if (
        max(columns.values(), default=0) >= COLUMNS_LIMIT
        or max((int(row) for _, row in places), default=0) > ROWS_LIMIT
    ):
        raise Fault("sheet_too_large", rows=ROWS_LIMIT, columns=COLUMNS_LIMIT)
    endings: dict[tuple[int, int], str] = {}
    if styles:
        numbers = b"|".join(b"%d" % number for number in styles)
        for cell in re.finditer(_CELL + rb"[^>/]*?\bs=[\"'](" + numbers + rb")[\"'][^>/]*>", xml):
            endings[int(cell[2]) - 1, _column(cell[1])] = styles[int(cell[3])]
    return Formats(endings, bool(_WITHOUT_VALUE.search(xml)))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
