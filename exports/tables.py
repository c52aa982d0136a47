"""Tables as csv that a spreadsheet opens safely: no cell is ever taken for a formula, numbers stay numbers."""

import csv
import io
from collections.abc import Mapping, Sequence

from catalogue import catalogue
from language import say
from records import Number, Observation, Region

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
COLUMNS = (
    "region code indicator id year value low high qualifier unit flags quote report "
    "report_year method recorded_at recorded_by"
).split()


def safe(text: str) -> str:
    """A text that a spreadsheet shows as it is; control characters are taken out."""
    cleaned = "".join(character for character in text if character >= " " or character == "\t")
    return f"'{cleaned}" if cleaned.startswith(_DANGEROUS) else cleaned


def observations_csv(values: Sequence[Observation], regions: Mapping[int, Region], language: str) -> bytes:
    """Observations with their provenance: RFC 4180, UTF-8 with a mark so that Excel reads the Chinese."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([say(f"exports.{column}") for column in COLUMNS])
    for value in values:
        region = regions[value.region_id]
        writer.writerow(
            [
                safe(region.name),
                safe(region.code),
                safe(catalogue().indicators[value.indicator].name(language)),
                value.indicator,
                value.year,
                _plain(value.value),
                _plain(value.low),
                _plain(value.high),
                say(f"exports.wording.{value.qualifier}"),
                safe(value.unit),
                safe(" ".join(sorted(value.flags))),
                safe((value.quote or value.source or "").replace("\n", " ")),
                safe(value.report_title or ""),
                value.report_year or "",
                say(f"exports.way.{value.method}"),
                value.recorded_at.isoformat(timespec="seconds"),
                safe(value.recorded_by),
            ]
        )
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def _plain(number: Number | None) -> str:
    return "" if number is None else f"{number:f}" if not isinstance(number, int) else str(number)
