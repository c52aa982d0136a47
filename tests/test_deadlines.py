"""The dates that hold for everybody: shipped whole, and refused by name when a slip is in them."""

from datetime import date
from pathlib import Path

import pytest

from catalogue import CatalogueError, deadlines


def test_the_shipped_dates_fall_in_the_year_after() -> None:
    assert deadlines.due(deadlines.ABOVE, 2025) == date(2026, 3, 1)
    assert deadlines.due(deadlines.PUBLIC, 2025) == date(2026, 4, 1)
    assert all(item.source(language) for item in deadlines.deadlines().values() for language in ("zh_CN", "en"))


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ('day = 1\nfrom_year = 2019\nname_zh = "报上一级"', 'day = 31\nmonth_ = 2\nname_zh = "报上一级"', "above"),
        ("month = 4", "month = 13", "public"),
        ("month = 4\nday = 1", "month = 2\nday = 29", "public"),
        ('id = "public"', 'id = "open"', "slip.toml"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, before: str, after: str, named: str) -> None:
    told = deadlines.FILE.read_text(encoding="utf-8")
    assert before in told
    slip = tmp_path / "slip.toml"
    slip.write_text(told.replace(before, after), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        deadlines.read(slip)
    assert caught.value.id == named
