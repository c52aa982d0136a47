"""The size of offices: told by a person, on record, all rows or none, and the latest that is known for a year."""

import pytest

from etl import profiles as form
from etl.demonstration import DATA
from etl.profiles import Problem
from faults import Fault
from records import Person, Region, RegionProfile
from store import audit, profiles, regions


def told(**changes: object) -> RegionProfile:
    return RegionProfile(**{"office": "柳浪街道", "year": 2024, **changes})  # type: ignore[arg-type]


def test_each_number_is_the_latest_known_one_and_a_later_year_tells_nothing(person: Person, street: Region) -> None:
    profiles.record(person, street.id, told(year=2022, residents=68_000, communities=11, enforcement=True))
    profiles.record(person, street.id, told(year=2024, communities=12, source="街道"))
    assert profiles.latest(person, [street.id], 2021) == {}
    assert profiles.latest(person, [street.id], 2023)[street.id].communities == 11
    now = profiles.latest(person, [street.id], 2025)[street.id]
    assert (now.residents, now.communities, now.enforcement, now.source) == (68_000, 12, True, "街道")


def test_a_change_is_on_record_with_what_stood_before_and_the_same_again_is_none(
    person: Person, street: Region
) -> None:
    profiles.record(person, street.id, told(residents=68_000))
    profiles.record(person, street.id, told(residents=70_000))
    profiles.record(person, street.id, told(residents=70_000))
    events = [event for event in audit.events(person) if event.action == "region.profile"]
    assert len(events) == 2
    assert '"residents": 68000' in str(events[0].before)
    assert '"residents": 70000' in str(events[0].after)
    assert events[0].who == "测试员"


def test_what_a_row_leaves_open_stays_and_a_form_may_empty_it(person: Person, street: Region) -> None:
    profiles.record(person, street.id, told(residents=68_000, enforcement=True))
    assert profiles.take(person, [told(communities=12)]) == 1
    assert profiles.take(person, [told(communities=12)]) == 0
    assert profiles.listing(person, [street.id]) == [told(residents=68_000, communities=12, enforcement=True)]
    profiles.record(person, street.id, told(communities=12))
    assert profiles.listing(person, [street.id]) == [told(communities=12)]


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (told(office="没有的街道"), "profile_office"),
        (told(residents=5), "profile_twice"),
        (told(year=2023, residents=90_000_000), "profile_residents"),
        (told(year=2023, communities=0), "profile_communities"),
        (told(year=19, communities=1), "profile_year"),
    ],
)
def test_a_row_that_cannot_be_leaves_nothing_stored(
    person: Person, street: Region, second: RegionProfile, code: str
) -> None:
    with pytest.raises(Fault) as caught:
        profiles.take(person, [told(residents=68_000), second])
    assert caught.value.code == code
    assert profiles.listing(person, [street.id]) == []


def test_an_alias_names_the_office(person: Person, street: Region) -> None:
    regions.remember(person, "柳浪街办", street.id)
    assert profiles.take(person, [told(office="柳浪街办", residents=1)]) == 1
    assert profiles.listing(person, [street.id])[0].office == "柳浪街道"


def test_the_demonstration_has_the_size_of_its_four_offices(demonstration: object) -> None:
    from store import people

    someone = people.local_person()
    assert someone is not None
    ids = {region.id: region.name for region in regions.all_regions(someone)}
    known = profiles.latest(someone, ids, 2025)
    assert {ids[key] for key in known} == {"柳浪街道", "鼓山街道", "新渡街道", "北塘镇"}
    assert all(item.residents and item.communities and "虚构" in item.source for item in known.values())


def test_a_csv_is_read_with_its_line_ends_its_commas_and_its_encoding() -> None:
    text = '街道, 年份 ,常住人口,社区数,执法权\r\n柳浪街道,2024年,"70,000",12,有\r\n\r\n鼓山街道,2024,,15,\r\n'
    for encoding in ("utf-8-sig", "gb18030"):
        reading = form.read(text.encode(encoding), "表.csv")
        assert reading.problems == []
        assert reading.rows == [
            told(residents=70_000, communities=12, enforcement=True, source="表.csv"),
            told(office="鼓山街道", communities=15, source="表.csv"),
        ]


def test_what_cannot_be_read_is_told_with_its_line() -> None:
    text = "街道,年度,常住人口,执法权\n,2024,1,有\n柳浪街道,去年,约7万,部分\n鼓山街道,2024,0,无\n"
    assert form.read(text.encode(), "表.csv").problems == [
        Problem(2, "office"),
        Problem(3, "year", "去年"),
        Problem(3, "number", "约7万"),
        Problem(3, "power", "部分"),
        Problem(4, "number", "0"),
    ]
    assert form.read("名字,人口\n柳浪街道,7\n".encode(), "表.csv").problems == [
        Problem(1, "column", "office"),
        Problem(1, "column", "year"),
    ]
    assert [item.code for item in form.read(b"", "x.csv").problems] == ["column", "column"]


def test_the_form_reads_itself_and_the_demonstration() -> None:
    assert form.read(",".join(form.head()).encode(), "x") == form.ProfileReading([], [])
    assert len(form.read((DATA / "demo" / "profiles.csv").read_bytes(), "x").rows) == 10
