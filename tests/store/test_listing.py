"""A long list, counted and begun without reading it all: the same as the whole table, narrowed and cut."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from records import Observation, Person, Region
from store import listing, observations, people
from store.listing import Filter
from tests.store.test_places import figure


def order(value: Observation) -> tuple[int, int]:
    return -value.year, value.region_id


@pytest.mark.parametrize(
    "chosen",
    [
        Filter(),
        Filter(years=(2024, 2025)),
        Filter(indicators=("dispute_resolution_rate", "disputes_resolved")),
        Filter(indicators=("dispute_resolution_rate",), years=(2025,)),
        Filter(regions=(3, 4)),
        Filter(regions=(3,), indicators=("disputes_resolved",), years=(2023,)),
        Filter(as_of=datetime.now(UTC) + timedelta(days=1)),
        Filter(as_of=datetime(2020, 1, 1, tzinfo=UTC)),
        Filter(indicators=("no_such",)),
        Filter(years=(1999,)),
    ],
)
def test_count_and_beginning_agree_with_the_table(demonstration: Path, chosen: Filter) -> None:
    person = people.local_person()
    assert person is not None
    table = observations.table(person, chosen.regions, chosen.indicators, chosen.years, as_of=chosen.as_of)
    assert listing.count(person, chosen) == len(table)
    whole = listing.first(person, chosen, 10_000)
    assert sorted(whole, key=lambda value: value.id) == sorted(table, key=lambda value: value.id)
    assert [value.year for value in whole] == sorted((value.year for value in table), reverse=True)
    assert listing.first(person, chosen, 5) == whole[:5]


def test_a_count_follows_the_data(person: Person, street: Region) -> None:
    assert listing.count(person, listing.EVERYTHING) == 0
    assert listing.first(person, Filter(), 5) == []
    figure(person, street, 2023)
    figure(person, street, 2025)
    assert listing.count(person, listing.EVERYTHING) == 2
    assert [value.year for value in listing.first(person, Filter(), 5)] == [2025, 2023]
