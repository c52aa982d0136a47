"""How the review card prints a figure's interval."""

import pytest

from pages.reporting.decisions import shown_value
from records import Claim


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (380, 380, "380 件"),
        (380, 389, "380（380–389） 件"),
        (380, None, "380（380及以上） 件"),
        (None, 380, "380（380及以下） 件"),
        (None, None, "380（不设上下限） 件"),
    ],
)
def test_an_interval_is_told_with_the_ends_it_has(low: int | None, high: int | None, shown: str) -> None:
    claim = Claim(0, 2, "甲乙", "disputes_resolved", 380, low, high, "exact", "件", 2025, "actual")
    assert shown_value(claim) == shown
