"""怎么算的 on 趋势: each step in words, from what the wording admits to the verdict."""

from decimal import Decimal

import pytest

from analysis.status import judge
from catalogue import catalogue
from pages.leadership.evidence import computation
from records import Number, Observation
from tests.analysis.made import observation, share, target

EVENTS = catalogue().indicators["legal_publicity_events"]
RATE = catalogue().indicators["dispute_resolution_rate"]


def events(low: Number | None, high: Number | None, qualifier: str) -> Observation:
    return observation(EVENTS.id, 200, low=low, high=high, qualifier=qualifier, unit="场次")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (events(200, None, "at_least"), "报告值：200以上；按措辞，实际在200及以上。"),
        (events(None, 200, "nearly"), "报告值：近200；按措辞，实际在200及以下。"),
        (events(200, 209, "about_plus"), "报告值：200余；按措辞，实际在200–209。"),
        (events(200, 200, "exact"), "报告值：200。"),
    ],
)
def test_the_wording_has_the_ends_that_it_admits_and_no_other(value: Observation, told: str) -> None:
    lines = computation(judge(EVENTS, 2025, value, None), EVENTS)
    assert lines == [told, "当年未设目标，不作判断。"]


def test_an_interval_with_one_end_is_judged_by_that_end_alone() -> None:
    bound = target(150, indicator=EVENTS.id)
    met = computation(judge(EVENTS, 2025, events(200, None, "at_least"), bound), EVENTS)
    assert met[1:] == ["目标：≥150，出自《》：“原话”。", "结论：达标 "]
    nearly = computation(judge(EVENTS, 2025, events(None, 200, "nearly"), bound), EVENTS)
    assert nearly[-1].startswith("结论：不宜判定")


def test_a_share_is_told_with_its_counts_and_with_the_cases_that_its_target_needs() -> None:
    base = observation("disputes_screened", 451)
    counts = observation("disputes_resolved", 445)
    judgement = judge(RATE, 2025, share("98.7"), target(Decimal(98)), numerator=counts, base=base)
    assert computation(judgement, RATE) == [
        "报告值：98.7%。",
        "按报告自己的件数核算：445/451 ＝ 98.67%。",
        "目标：≥98%，出自《》：“原话”。",
        "≥98%：451件中需442件。",
        "结论：达标 多3件",
    ]


def test_counts_with_a_hedged_base_give_a_range() -> None:
    base = observation("disputes_screened", 380, low=380, high=389, qualifier="about_plus")
    counts = observation("disputes_resolved", 372)
    judgement = judge(RATE, 2025, share("97.9"), None, numerator=counts, base=base)
    assert "按报告自己的件数核算：372/380余 ＝ 95.63–97.89%。" in computation(judgement, RATE)
