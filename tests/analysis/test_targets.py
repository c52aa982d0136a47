"""Which target binds, and which cannot be kept together."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from analysis.status import judge
from analysis.targets import RANKS, contradictions, ordered, rank
from catalogue import catalogue
from tests.analysis.made import observation, target

EVENTS = catalogue().indicators["legal_publicity_events"]


def test_what_was_set_binds_before_what_was_promised_and_what_was_set_for_one_office_before_all() -> None:
    policy, own = target(100, origin="policy"), replace(target(98), id=3)
    whole = replace(target(97, origin="person"), id=4, region_id=9)
    single = replace(target(99, origin="person"), id=5)
    elsewhere = [replace(target(90, origin=origin), id=6, region_id=2) for origin in ("claim", "imported")]
    told = ordered([policy, own, whole, *elsewhere, single], 1)
    assert [item.value for item in told] == [99, 97, 98, 100]
    assert [rank(item, 1) for item in told] == list(RANKS)
    assert ordered([], 1) == []


def test_of_equals_the_one_recorded_last_binds() -> None:
    assert ordered([replace(target(98), id=3), replace(target(97), id=7)], 1)[0].value == 97


def test_targets_that_no_value_keeps_are_told() -> None:
    least, most = target(98), target(95, comparator="<=")
    assert contradictions([least, most]) == [(least, most)]
    assert contradictions([least, target(98, comparator="<=")]) == []
    assert contradictions([least, target(95, comparator="~")]) == []
    assert contradictions([least, replace(most, year=2024)]) == []
    assert contradictions([replace(least, indicator=None), replace(most, indicator=None)]) == []


@given(
    bounds=st.tuples(st.integers(0, 20), st.integers(0, 20)),
    comparators=st.tuples(*[st.sampled_from([">=", "<=", "="])] * 2),
)
def test_contradictory_targets_are_exactly_those_that_no_value_meets(
    bounds: tuple[int, int], comparators: tuple[str, str]
) -> None:
    pair = [
        target(bound, comparator=comparator, indicator=EVENTS.id)
        for bound, comparator in zip(bounds, comparators, strict=True)
    ]
    kept = [
        value
        for value in range(22)
        if all(judge(EVENTS, 2025, observation(EVENTS.id, value), item).status == "met" for item in pair)
    ]
    assert bool(contradictions(pair)) == (not kept)
