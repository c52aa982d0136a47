"""Published figures that come as facts with their source instead of as a report: a csv, see data/facts/README.md."""

import csv
from decimal import Decimal
from pathlib import Path

from records import Number, Person
from store import observations, targets


def _number(text: str) -> Number | None:
    if not text:
        return None
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() else value


def load(person: Person, file: Path, region_id: int) -> int:
    """Record every line as an imported value or target; a line that already stands changes nothing. Returns the lines."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        value = _number(row["value"])
        assert value is not None
        source = f"《{row['report_title']}》{row['section']}：{row['written']}"
        flags = row["flags"].split()
        if row["kind"] == "actual":
            observations.record(
                person,
                region_id=region_id,
                indicator=row["indicator"],
                year=int(row["year"]),
                value=value,
                low=_number(row["low"]),
                high=_number(row["high"]),
                qualifier=row["qualifier"],
                unit=row["unit"],
                method="imported",
                source=source,
                flags=flags,
                base=row["base"] or None,
            )
        elif not targets.for_region(person, region_id, indicator=row["indicator"]):
            targets.record(
                person,
                region_id=region_id,
                indicator=row["indicator"],
                year=int(row["year"]),
                comparator=row["comparator"],
                value=value,
                low=_number(row["low"]),
                high=_number(row["high"]),
                qualifier=row["qualifier"],
                words=source,
                soft=row["soft"] == "yes",
                derived="derived" in flags,
            )
    return len(rows)
