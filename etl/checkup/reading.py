"""The check-up of a report that was just read from a file."""

from collections.abc import Mapping

from etl.checkup import Result, check
from etl.reading import Reading
from etl.sheets import is_sheet
from faults import Fault
from records import Number


def check_reading(
    reading: Reading, name: str, previous: Mapping[tuple[str, int], Number] | None = None
) -> list[Result]:
    """Judge it by every rule; see `etl.checkup.check`. Raises Fault `checkup_sheet` for a spreadsheet."""
    if is_sheet(reading.document):
        raise Fault("checkup_sheet")
    document = reading.document
    return check(document.text, name, reading.head, reading.claims, previous, document.published)
