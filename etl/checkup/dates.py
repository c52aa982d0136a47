"""The date against the deadlines: to the level above by 1 March, made public by 1 April of the year after."""

import re
from datetime import date

from catalogue.deadlines import ABOVE, PUBLIC, due
from etl.checkup.result import AGREES, DIFFERS, INAPPLICABLE, OPEN, Evidence
from etl.checkup.subject import Subject
from etl.squeeze import plain

_SIGNED = re.compile(r"^[ \t]*(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日[ \t]*$", re.M)
_PUBLIC = re.compile(
    r"(?:发布|公开|发文|成文|更新)(?:时间|日期)[:： ]*(20[0-9]{2})[-年/.]([0-9]{1,2})[-月/.]([0-9]{1,2})"
)
MADE_PUBLIC = "发布", "公开"


def dates(subject: Subject) -> list[Evidence]:
    """The signature's date and the date of publication, as far as the text or the file's own data give them."""
    if subject.head.year is None:
        return [Evidence("dates", INAPPLICABLE, "date_missing")]
    year = subject.head.year
    found, public = [], subject.published
    spots: tuple[tuple[int, int], ...] = ()
    if (signed := _last(_SIGNED, subject.plain)) is not None:
        day, match = signed
        found.append(_signed(day, year, subject.spot(match.start(1), match.end())))
    if (made := _last(_PUBLIC, subject.plain)) is not None:
        public, spots = made[0], (subject.spot(*made[1].span()),)
    if public is not None:
        found.append(_public(public, year, spots))
    return found or [Evidence("dates", INAPPLICABLE, "date_missing")]


def told(text: str) -> tuple[date | None, date | None]:
    """The day on which a report's text is signed, and the day on which it says that it was made public."""
    tight = plain(text).text
    signed, made = _last(_SIGNED, tight), _last(_PUBLIC, tight)
    return signed[0] if signed else None, made[0] if made else None


def _last(pattern: re.Pattern[str], plain: str) -> tuple[date, re.Match[str]] | None:
    """The last day that stands so in a text, and where; other dates of a page (成文日期) do not say that it is public."""
    found = None
    for match in pattern.finditer(plain):
        named = pattern is _SIGNED or match[0].startswith(MADE_PUBLIC)
        if named and (day := _date(*match.groups())) is not None:
            found = day, match
    return found


def _date(year: str, month: str, day: str) -> date | None:
    """A date as written; a day that no calendar has (2月30日) is none."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _signed(signed: date, year: int, spot: tuple[int, int]) -> Evidence:
    above, public = due(ABOVE, year), due(PUBLIC, year)
    values = {"date": signed.isoformat(), "deadline": above.isoformat()}
    if signed <= date(year, 10, 31):
        return Evidence("dates", DIFFERS, "date_too_early", values, (spot,), values["date"])
    if signed < date(year + 1, 1, 1):
        return Evidence("dates", OPEN, "date_before_year_end", values, (spot,), values["date"])
    if signed <= above:
        return Evidence("dates", AGREES, "date_in_time", values, (spot,), values["date"])
    # The text alone does not say whether this copy is the one to the level above.
    values["deadline"] = public.isoformat()
    if signed <= public:
        return Evidence("dates", OPEN, "date_between", values, (spot,), values["date"])
    return Evidence("dates", DIFFERS, "date_late", values, (spot,), values["date"])


def _public(public: date, year: int, spots: tuple[tuple[int, int], ...]) -> Evidence:
    deadline = due(PUBLIC, year)
    values = {"date": public.isoformat(), "deadline": deadline.isoformat()}
    if public <= deadline:
        return Evidence("dates", AGREES, "public_in_time", values, spots, values["date"])
    # A page may have been put up again later: its date alone does not prove the delay.
    return Evidence("dates", OPEN, "public_late", values, spots, values["date"])
