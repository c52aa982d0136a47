"""A district's own appraisal against tables computed by hand, and what must hold for any of them."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.appraisal import Component, component, score
from analysis.ranks import grades, ranges
from analysis.status import Judgement, judge
from catalogue import catalogue
from catalogue.appraisal import Item, Scheme, draft, parsed
from records import Number, Observation, Target
from tests.analysis.made import observation, share, target

ALL = catalogue().indicators
RATE, MEETINGS, SERIOUS = "dispute_resolution_rate", "rule_of_law_special_meetings", "major_admin_cases"
SCHEME = parsed(draft())


def told(
    item: Item,
    value: Observation | None,
    aim: Target | None = None,
    numerator: Observation | None = None,
    base: Observation | None = None,
) -> Component:
    indicator = ALL[item.indicator]
    return component(item, indicator, judge(indicator, 2025, value, aim, numerator=numerator, base=base))


def points(part: Component) -> tuple[float, ...]:
    """What is earned of the item's points: at least, as printed, at most."""
    assert part.counts is not None
    return tuple(round(float(share * Fraction(part.item.points)), 4) for share in part.counts)


@pytest.mark.parametrize(
    ("value", "earned"),
    # 12 points from 85 to 98: 13 points of share, so 96.1 earns 12 × 11.1 / 13.
    [("84", 0), ("85", 0), ("91.5", 6), ("96.1", 10.2462), ("98", 12), ("99.9", 12)],
)
def test_attainment_runs_from_floor_to_goal(value: str, earned: float) -> None:
    item = Item(RATE, 12, "attainment", floor=85, goal=98)
    assert points(told(item, share(value))) == (earned, earned, earned)


def test_without_a_goal_of_its_own_an_item_takes_the_target_that_binds() -> None:
    item = Item(RATE, 10, "attainment", floor=90)
    assert points(told(item, share("95"), target(100))) == (5, 5, 5)
    assert facts(told(item, share("95")).counts, told(item, share("95")).cause) == [None, "no_goal"]
    assert told(item, share("95"), target(98, comparator="~")).cause == "round_target"
    assert told(item, share("95"), target(98, derived=True)).cause == "inferred"
    assert told(item, share("95"), target(98, comparator="<=")).cause == "other_side"
    # A goal below the floor is reached or not.
    assert points(told(item, share("89"), target(88))) == (10, 10, 10)
    assert points(told(item, share("87"), target(88))) == (0, 0, 0)


@pytest.mark.parametrize(("value", "earned"), [(0, 0), (1, 1.5), (3, 4.5), (4, 6), (48, 6)])
def test_a_duty_earns_nothing_above_its_threshold(value: int, earned: float) -> None:
    assert points(told(Item(MEETINGS, 6, "threshold", goal=4), observation(MEETINGS, value))) == (earned,) * 3


@pytest.mark.parametrize(("value", "earned"), [(0, 6), (1, 0), (5, 0)])
def test_zero_tolerance_is_all_or_nothing(value: int, earned: float) -> None:
    assert points(told(Item(SERIOUS, 6, "zero"), observation(SERIOUS, value))) == (earned,) * 3


@pytest.mark.parametrize(
    ("value", "earned"),
    # 8 points, half a point for each percentage point below 100.
    [("100", 8), ("99", 7.5), ("98.7", 7.35), ("84", 0), ("80", 0)],
)
def test_a_deduction_ends_where_the_item_is_used_up(value: str, earned: float) -> None:
    item = Item(RATE, 8, "deduct", goal=100, take=Decimal("0.5"))
    assert points(told(item, share(value))) == (earned,) * 3


def test_a_deduction_by_the_case_counts_cases() -> None:
    item = Item(RATE, 5, "deduct", goal=98, take=Decimal("0.5"), per="case")
    counts = (observation("disputes_resolved", 372), observation("disputes_screened", 380))
    # 98% of 380 are 373 cases: one short.
    assert points(told(item, share("97.9"), None, *counts)) == (4.5, 4.5, 4.5)
    # 380余: up to 389, of which 98% are 382 cases: ten short.
    rough = observation("disputes_screened", 380, low=380, high=389, qualifier="about_plus")
    assert points(told(item, share("97.9"), None, counts[0], rough)) == (0, 4.5, 4.5)
    assert told(item, share("97.9")).cause == "base"
    persons = Item("law_literate_persons", 5, "deduct", goal=100, take=Decimal("0.2"), per="case")
    assert points(told(persons, observation("law_literate_persons", 96, unit="人"))) == (4.2, 4.2, 4.2)


def test_the_wording_makes_the_score_an_interval() -> None:
    item = Item("legal_publicity_events", 10, "threshold", goal=50)
    more = observation("legal_publicity_events", 40, low=40, high=49, qualifier="about_plus", unit="场")
    assert points(told(item, more)) == (8, 8, 9.8)
    open_end = observation("legal_publicity_events", 40, low=40, high=None, qualifier="at_least", unit="场")
    assert points(told(item, open_end)) == (8, 8, 10)
    nearly = observation("legal_publicity_events", 40, low=None, high=40, qualifier="nearly", unit="场")
    assert points(told(item, nearly)) == (0, 8, 8)
    about = observation("legal_publicity_events", 40, qualifier="approx", unit="场")
    assert facts(told(item, about).counts, told(item, about).cause) == [None, "round_words"]


def test_what_cannot_be_held_against_a_yearly_goal_is_not_scored() -> None:
    item = Item(RATE, 12, "attainment", floor=85, goal=98)
    assert told(item, None).cause == "no_value"
    assert told(item, share("97", flags=frozenset({"cumulative"}))).cause == "cumulative"
    assert told(item, share("97", flags=frozenset({"partial_year"}))).cause == "partial_year"
    counts = (observation("disputes_resolved", 297), observation("disputes_screened", 304))
    assert told(item, share("98.7"), None, *counts).cause == "mismatch"


def test_where_the_counts_are_known_they_are_scored_and_not_the_rounded_share() -> None:
    item = Item(RATE, 10, "attainment", floor=90, goal=98)
    counts = (observation("disputes_resolved", 2351), observation("disputes_screened", 2400))
    low, value, high = told(item, share("98.0"), None, *counts).counts or (1, 1, 1)
    assert low == value == high == (Fraction(235100, 2400) - 90) / 8 < 1


def scheme(**changes: object) -> Scheme:
    return replace(SCHEME, **changes)  # type: ignore[arg-type]


def part(category: str, weight: int, earned: tuple[str, str, str] | None, reviewed: Number | None = None) -> Component:
    judgement = Judgement("no_target", RATE, 2025)
    low, value, high = (Fraction(end) for end in earned) if earned else (None, None, None)
    return Component(Item(RATE, weight, "zero"), category, judgement, None, low, value, high, "", reviewed)


def facts(*values: object) -> list[object]:
    """Values side by side, for one comparison."""
    return list(values)


FULL, HALF, ROUGH = ("1", "1", "1"), ("1/2", "1/2", "1/2"), ("1/2", "3/4", "1")


def test_a_missing_item_is_reweighted_inside_its_category() -> None:
    parts = [part("a", 30, HALF), part("a", 10, None), part("b", 60, FULL)]
    found = score(SCHEME, 1, parts, {})
    # Category a: 40 points × 1/2 = 20; category b: 60.
    assert facts(found.coverage, found.low, found.value, found.high) == [90, 80, 80, 80]


def test_a_category_without_anything_is_left_out_and_too_little_is_not_scored() -> None:
    parts = [part("a", 20, None), part("b", 60, ROUGH), part("c", 20, FULL)]
    found = score(SCHEME, 1, parts, {})
    # 60 × 1/2, 3/4, 1 and 20, out of 80.
    assert facts(found.coverage, found.low, found.value, found.high) == [80, Fraction(125, 2), Fraction(325, 4), 100]
    thin = score(SCHEME, 1, [part("a", 26, None), part("b", 74, FULL)], {})
    assert facts(thin.coverage, thin.value) == [74, None]
    assert score(SCHEME, 1, [part("a", 25, None), part("b", 75, FULL)], {}).value == 100
    assert score(SCHEME, 1, [], {}).value is None


def test_lines_stand_beside_the_score_with_their_caps() -> None:
    names = {line.kind: line.name for line in SCHEME.lines}
    parts = [part("a", 100, HALF)]
    found = score(SCHEME, 1, parts, {"法治工作受市级以上表彰": 9, "做法在全市推广": 9, "数据失实": 2, "年报迟报": 1})
    assert [(one.line.name, one.points) for one in found.booked] == [
        ("法治工作受市级以上表彰", 3), ("做法在全市推广", 2), ("年报迟报", Fraction(1, 2)), ("数据失实", 6),
    ]  # fmt: skip
    assert facts(found.bonus, found.penalty, found.value) == [5, Fraction(13, 2), Fraction(97, 2)]
    assert score(SCHEME, 1, parts, {"数据失实": 9, "年报迟报": 9}).penalty == 10
    vetoed = score(SCHEME, 1, [part("a", 100, FULL)], {names["veto"]: 1})
    assert facts(vetoed.vetoes, vetoed.value) == [(names["veto"],), 100]
    assert grades(SCHEME, vetoed, None) == ["不合格"]
    assert ranges([vetoed]) == {}


def test_what_the_reviewer_gave_counts_instead() -> None:
    parts = [part("a", 40, None, reviewed=30), part("b", 60, FULL, reviewed=45)]
    assert score(SCHEME, 1, parts, {}).value == 75


def test_ranks_are_ranges_where_weights_decide_and_places_where_they_do_not() -> None:
    first = score(SCHEME, 1, [part("a", 50, FULL), part("b", 50, HALF)], {})
    second = score(SCHEME, 2, [part("a", 50, HALF), part("b", 50, FULL)], {})
    last = score(SCHEME, 3, [part("a", 50, ("1/4", "1/4", "1/4")), part("b", 50, HALF)], {})
    found = ranges([first, second, last])
    assert {code: (one.best, one.worst) for code, one in found.items()} == {1: (1, 2), 2: (1, 2), 3: (3, 3)}
    # 0.75 × 50 against 1.25 × 50 is the most that two weights can differ.
    assert 68.75 <= found[1].least < 70 < 80 < found[1].most <= 81.25
    assert ranges([first, second, last]) == found


def test_equal_scores_share_their_rank_and_overlapping_ones_leave_both_orders_open() -> None:
    same = [score(SCHEME, code, [part("a", 100, HALF)], {}) for code in (1, 2)]
    assert {(one.best, one.worst) for one in ranges(same).values()} == {(1, 1)}
    rough = score(SCHEME, 3, [part("a", 100, ROUGH)], {})
    firm = score(SCHEME, 4, [part("a", 100, ("3/4", "3/4", "3/4"))], {})
    assert {(one.best, one.worst) for one in ranges([rough, firm]).values()} == {(1, 2)}
    assert ranges([score(SCHEME, 5, [part("a", 100, None)], {})]) == {}


def test_a_score_near_a_bar_is_a_borderline_case() -> None:
    firm = score(SCHEME, 1, [part("a", 100, ("17/20", "17/20", "17/20"))], {})
    assert grades(SCHEME, firm, ranges([firm])[1]) == ["良好"]
    near = score(SCHEME, 1, [part("a", 50, ("4/5", "4/5", "4/5")), part("b", 50, ("19/20", "19/20", "19/20"))], {})
    assert grades(SCHEME, near, None) == ["良好"]
    at_bar = score(SCHEME, 1, [part("a", 50, FULL), part("b", 50, ("4/5", "4/5", "4/5"))], {})
    assert grades(SCHEME, at_bar, ranges([at_bar])[1]) == ["优秀", "良好"]
    assert grades(SCHEME, score(SCHEME, 1, [], {}), None) == []


SHARES = st.lists(st.fractions(0, 1), min_size=3, max_size=3).map(sorted)
PARTS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 40), st.none() | SHARES), min_size=1, max_size=6)


@given(offices=st.lists(PARTS, min_size=1, max_size=3))
def test_no_score_leaves_its_bounds_and_no_rank_its_range(
    offices: list[list[tuple[str, int, list[Fraction] | None]]],
) -> None:
    shape = [(category, weight) for category, weight, _ in offices[0]]
    scores = []
    for code, office in enumerate(offices):
        ends = [office[place % len(office)][2] for place in range(len(shape))]
        made = [
            part(category, weight, (str(end[0]), str(end[1]), str(end[2])) if end else None)
            for (category, weight), end in zip(shape, ends, strict=True)
        ]
        scores.append(score(SCHEME, code, made, {}))
    for one in scores:
        assert 0 <= one.coverage <= 100
        assert (one.value is None) == (one.coverage < 75)
        if one.low is not None and one.value is not None and one.high is not None:
            assert 0 <= one.low <= one.value <= one.high <= 100
    found = ranges(scores)
    assert set(found) == {one.region_id for one in scores if one.value is not None}
    for one in scores:
        if one.region_id in found and one.low is not None and one.high is not None:
            told = found[one.region_id]
            assert 1 <= told.best <= told.worst <= len(found)
            assert told.least <= float(one.low) + 1e-6
            assert told.most >= float(one.high) - 1e-6
            assert grades(SCHEME, one, told)[0] in [grade.name for grade in SCHEME.grades]


@given(
    rule=st.sampled_from(["attainment", "threshold", "deduct"]),
    low=st.integers(0, 100),
    width=st.integers(0, 30),
    goal=st.integers(1, 100),
)
def test_more_of_what_is_better_never_earns_less(rule: str, low: int, width: int, goal: int) -> None:
    item = Item(MEETINGS, 10, rule, floor=0, goal=goal, take=Decimal("0.3"))
    made = observation(MEETINGS, low, low=low, high=low + width, qualifier="range", unit="次")
    more = observation(MEETINGS, low + 1, low=low + 1, high=low + width + 1, qualifier="range", unit="次")
    first, second = told(item, made).counts, told(item, more).counts
    assert first is not None
    assert second is not None
    assert all(0 <= before <= after <= 1 for before, after in zip(first, second, strict=True))


def test_a_count_of_part_of_a_year_is_the_least_that_the_year_can_have() -> None:
    item = Item("legal_publicity_events", 10, "threshold", goal=50)
    part_year = observation("legal_publicity_events", 40, unit="场", flags=frozenset({"partial_year"}))
    aim = target(30, indicator="legal_publicity_events")
    assert points(told(item, part_year, aim)) == (8, 8, 10)
    assert told(item, part_year).cause == "partial_year"


@given(
    item=st.sampled_from(SCHEME.items),
    ends=st.lists(st.none() | st.integers(0, 120), min_size=2, max_size=2),
    value=st.integers(0, 120),
    bound=st.none() | st.integers(0, 120),
    comparator=st.sampled_from([">=", "<=", "=", "~"]),
    flag=st.sampled_from(["", "partial_year", "cumulative"]),
    base=st.none() | st.integers(0, 400),
)
def test_no_value_and_no_target_breaks_a_rule_or_leaves_its_points(
    item: Item,
    ends: list[int | None],
    value: int,
    bound: int | None,
    comparator: str,
    flag: str,
    base: int | None,
) -> None:
    low = None if ends[0] is None else min(ends[0], value)
    high = None if ends[1] is None else max(ends[1], value)
    made = observation(item.indicator, value, low=low, high=high, qualifier="range", flags=frozenset(flag.split()))
    aim = None if bound is None else target(bound, comparator=comparator, indicator=item.indicator)
    counts = (observation("disputes_resolved", 100), None if base is None else observation("disputes_screened", base))
    found = told(item, made, aim, *counts)
    assert (found.counts is None) == bool(found.cause)
    if found.counts is not None:
        assert 0 <= found.counts[0] <= found.counts[1] <= found.counts[2] <= 1
