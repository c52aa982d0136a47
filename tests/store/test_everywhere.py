"""What is kept between reads is never older than the data: after a change, in another database, inside a write."""

from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from etl.demonstration import load_demonstration
from faults import Fault
from models import SCALE
from records import Person, Region
from store import (
    audit,
    coverage,
    engine,
    everywhere,
    memory,
    migration,
    observations,
    people,
    regions,
    reports,
    settings,
    shelf,
)
from tests.store.test_places import figure

CODE = "legal_publicity_events"


def told(person: Person, year: int = 2025) -> list[float]:
    return [value / SCALE for value in everywhere.values(person, CODE, year).values]


def test_all_regions_come_in_the_order_of_their_numbers(person: Person, street: Region) -> None:
    other = regions.create(person, "鼓山街道", "street", street.parent_id)
    figure(person, other, value=3)
    observations.record(
        person, region_id=street.id, indicator=CODE, year=2025, value=Decimal("10.5"), low=10, high=None,
        qualifier="at_least", unit="场", method="entered", source="台账",
    )  # fmt: skip
    found = everywhere.values(person, CODE, 2025)
    assert list(found.regions) == [street.id, other.id]
    assert list(found.values) == [105_000, 30_000]
    assert len(everywhere.values(person, "no_such", 2025).values) == 0
    assert len(everywhere.values(person, CODE, 1999).values) == 0


def test_the_greatest_number_that_the_store_takes_comes_whole(person: Person, street: Region) -> None:
    greatest = 10**12 - 1
    figure(person, street, value=greatest)
    assert list(everywhere.values(person, CODE, 2025).values) == [greatest * SCALE]


def test_a_change_ends_what_was_kept(person: Person, street: Region) -> None:
    figure(person, street, value=3)
    assert told(person) == [3]
    assert everywhere.values(person, CODE, 2025) is everywhere.values(person, CODE, 2025)
    assert observations.years(person) == [2025]
    figure(person, street, value=4)
    figure(person, street, year=2023)
    assert told(person) == [4]
    assert observations.years(person) == [2023, 2025]


def test_only_an_act_that_changes_no_value_leaves_what_was_kept(person: Person, street: Region) -> None:
    figure(person, street)
    found = everywhere.values(person, CODE, 2025)
    for action, same in (("claim.confirmed", True), ("checkup.decide", True), ("something.new", False)):
        with engine.writing() as session:
            audit.write(session, person, action, "report/1")
        assert (everywhere.values(person, CODE, 2025) is found) is same


def test_a_page_sees_its_own_write_and_the_next_page_what_others_stored(person: Person, street: Region) -> None:
    figure(person, street, value=3)
    with memory.moment():
        assert told(person) == [3]
        figure(person, street, value=4)
        assert told(person) == [4]
        before = memory.version()
        elsewhere(person, "something.new")
        assert memory.version() == before
    with memory.moment():
        assert memory.version() != before
        elsewhere(person, "claim.confirmed")
    with memory.moment():
        first, after = memory.version()
    elsewhere(person, "claim.confirmed")
    assert memory.version()[1] == after
    assert memory.version()[0] != first


def elsewhere(person: Person, action: str) -> None:
    """An act stored by another process: past this one's own way of writing."""
    with Session(engine.engine()) as session, session.begin():
        audit.write(session, person, action, "report/1")


def test_an_answer_is_handed_out_as_a_copy_and_belongs_to_its_question(person: Person, street: Region) -> None:
    figure(person, street, year=2024)
    observations.years(person).append(1)
    assert observations.years(person) == [2024] == observations.years(person, [street.id])
    assert observations.years(person, [street.id + 1]) == []
    settings.set_setting(person, "appraisal", "on")
    assert settings.setting("appraisal") == "on"
    assert settings.setting("demonstration") is None
    settings.set_setting(person, "appraisal", "off")
    assert settings.setting("appraisal") == "off"


def test_another_database_has_its_own(
    person: Person, street: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    figure(person, street, value=3)
    assert told(person) == [3]
    here = engine.url()
    engine.use(f"sqlite:///{tmp_path / 'other.sqlite3'}")
    migration.migrate()
    stranger = people.name_local_person("另一人")
    assert told(stranger) == []
    engine.use(here)
    assert told(person) == [3]


def test_what_a_write_takes_back_was_never_kept(person: Person, street: Region) -> None:
    figure(person, street, value=3)

    def broken() -> None:
        with engine.writing():
            figure(person, street, value=4)
            assert told(person) == [4]
            raise Fault("nobody")

    with pytest.raises(Fault):
        broken()
    assert told(person) == [3]
    # The next act takes the number that the one taken back had.
    figure(person, street, value=5)
    assert told(person) == [5]


def test_only_so_much_is_kept(person: Person, street: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(memory.KEPT, "large", 2)
    figure(person, street)
    first = everywhere.values(person, CODE, 2025)
    for year in (2021, 2022):
        everywhere.values(person, CODE, year)
    again = everywhere.values(person, CODE, 2025)
    assert again == first
    assert again is not first


def test_reports_at_hand_are_the_newest_and_the_one_asked_for(demonstration: Path) -> None:
    person = people.local_person()
    assert person is not None
    everything = [report for report in reports.listing(person) if report.state == "published"]
    few = shelf.at_hand(person, 3, chosen=everything[-1].id)
    assert [report.id for report in few] == [*(report.id for report in everything[:3]), everything[-1].id]
    assert reports.listing(person, limit=2) == reports.listing(person)[:2]
    assert load_demonstration(person) == 0
    published = shelf.published(person, [report.region_id for report in everything])
    for report in everything:
        assert report.year in published[report.region_id]


def test_coverage_counts_the_years_of_every_indicator(person: Person, street: Region) -> None:
    for year in (2023, 2025):
        figure(person, street, year)
    assert coverage.coverage(person, [street.id]) == {(street.id, CODE): 2}
