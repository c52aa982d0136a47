"""One's place among very many regions: few are all shown, of many those around; names that several bear are told apart."""

import pytest

from records import Person, Region
from store import observations, places, regions


def figure(person: Person, region: Region, year: int = 2025, value: int = 7) -> None:
    observations.record(
        person,
        region_id=region.id,
        indicator="legal_publicity_events",
        year=year,
        value=value,
        low=value,
        high=value,
        qualifier="exact",
        unit="场",
        method="entered",
        source="台账",
    )


@pytest.fixture
def country(person: Person) -> dict[str, Region]:
    """Two cities whose districts and offices share names; only the offices of the first district have figures."""
    made: dict[str, Region] = {}
    for city in ("甲市", "乙市"):
        made[city] = regions.create(person, city, "city", None)
        for district in ("长桥区", f"{city[0]}东区"):
            above = regions.create(person, district, "district", made[city].id)
            made[f"{city}{district}"] = above
            for office in ("松山街道", f"{city[0]}{district[0]}镇"):
                made[f"{city}{district}{office}"] = regions.create(person, office, "street", above.id)
    for office in ("松山街道", "甲长镇"):
        figure(person, made[f"甲市长桥区{office}"])
    return made


def test_a_small_database_shows_every_office_with_figures_under_its_district(
    person: Person, country: dict[str, Region]
) -> None:
    figure(person, country["乙市乙东区乙乙镇"])
    shown = [region.name for region in places.with_figures(person)]
    assert shown == ["长桥区", "乙东区", "松山街道", "甲长镇", "乙乙镇"]
    assert not places.are_many(person)


def test_a_large_one_shows_what_lies_around(
    person: Person, country: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "FEW", 5)
    assert places.are_many(person)
    around = ["甲市", "长桥区", "松山街道", "甲长镇"]
    assert [region.name for region in places.with_figures(person)] == around
    assert [region.name for region in places.with_figures(person, country["甲市长桥区甲长镇"])] == around
    assert [region.name for region in places.with_figures(person, country["乙市"])] == ["乙市", "长桥区", "乙东区"]
    # An office without figures that was asked for is there, so that the page can say that it has none.
    without = places.with_figures(person, country["乙市乙东区松山街道"])
    assert [region.name for region in without] == ["乙市", "乙东区", "松山街道"]


def test_nothing_is_around_where_nothing_is(person: Person) -> None:
    assert places.with_figures(person) == []
    assert places.labels(person, []) == {}


def test_a_label_names_one_region_and_finds_it_again(person: Person, country: dict[str, Region]) -> None:
    told = places.labels(person, list(country.values()))
    assert len(set(told.values())) == len(country)
    assert told[country["甲市甲东区松山街道"].id] == "松山街道 · 甲东区"
    assert told[country["甲市长桥区松山街道"].id] == "松山街道 · 长桥区 · 甲市"
    assert told[country["甲市长桥区甲长镇"].id] == "甲长镇"
    for number, label in told.items():
        found = places.named(person, label)
        assert found is not None
        assert found.id == number


def test_a_bare_name_of_several_is_the_one_close_by_or_nobody_s(person: Person, country: dict[str, Region]) -> None:
    assert places.named(person, "松山街道") is None
    for near in ("乙市长桥区", "乙市长桥区乙长镇", "乙市长桥区松山街道"):
        assert places.named(person, "松山街道", country[near].id) == country["乙市长桥区松山街道"]
    assert places.named(person, "松山街道", country["甲市"].id) is None
    assert places.named(person, "没有这个街道") is None


def test_a_search_takes_the_words_as_they_are(person: Person, country: dict[str, Region]) -> None:
    assert [region.parent_id for region in places.search(person, "松山")] == [
        country[name].id for name in ("甲市长桥区", "甲市甲东区", "乙市长桥区", "乙市乙东区")
    ]
    assert len(places.search(person, "松山", limit=2)) == 2
    assert places.search(person, "%") == []
    assert places.search(person, "  ") == []


def test_regions_are_found_by_their_numbers(person: Person, country: dict[str, Region]) -> None:
    district = country["甲市长桥区"]
    assert places.one(person, district.id) == district
    assert places.one(person, 10**6) is None
    assert places.some(person, [district.id, 10**6]) == {district.id: district}
    assert [child.name for child in regions.children(person, district.id)] == ["松山街道", "甲长镇"]
