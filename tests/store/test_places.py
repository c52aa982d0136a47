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


def test_a_small_database_shows_all_and_which_have_figures(person: Person, country: dict[str, Region]) -> None:
    shown = places.around(person, "乙市")
    assert shown == regions.all_regions(person)
    assert not places.are_many(person)
    told = places.observed(person, [region.id for region in shown])
    assert told == {country[f"甲市长桥区{name}"].id for name in ("松山街道", "甲长镇")}


@pytest.mark.parametrize(
    "near", [None, "甲长镇", "长桥区 · 甲市", "甲市", "松山街道 · 长桥区 · 甲市", "没有这个街道", "松山街道"]
)
def test_a_large_one_shows_a_district_beside_those_of_its_city(
    person: Person, country: dict[str, Region], monkeypatch: pytest.MonkeyPatch, near: str | None
) -> None:
    monkeypatch.setattr(places, "FEW", 5)
    assert places.are_many(person)
    shown = places.around(person, *([near] if near else []))
    assert [one.name for one in shown] == ["长桥区 · 甲市", "甲东区", "松山街道 · 长桥区 · 甲市", "甲长镇"]
    assert shown[0].id == country["甲市长桥区"].id


def test_a_large_one_follows_the_reader(
    person: Person, country: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "FEW", 5)
    shown = places.around(person, "松山街道 · 乙东区")
    assert [one.name for one in shown] == ["长桥区 · 乙市", "乙东区", "松山街道 · 乙东区", "乙乙镇"]
    both = places.around(person, "松山街道 · 乙东区", "甲长镇")
    assert {one.name for one in shown} < {one.name for one in both}
    assert "甲长镇" in {one.name for one in both}


def test_nothing_is_around_where_nothing_is(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "FEW", -1)
    assert places.around(person) == []
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


def test_a_bare_name_of_several_is_nobody_s(person: Person, country: dict[str, Region]) -> None:
    assert places.named(person, "松山街道") is None
    assert places.named(person, "松山街道 · 长桥区") is None
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
