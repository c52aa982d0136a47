"""The store's promises, on SQLite and PostgreSQL alike: once, whole, exact, append-only, told to one person at a time."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from analysis import findings
from catalogue import catalogue
from etl import load
from etl.reading import Reading, read
from faults import Fault
from records import Claim, Number, Person, Region, Report
from store import audit, claims, engine, observations, publish, regions, reports, targets, withdraw

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"


def demo(year: int) -> tuple[Reading, bytes]:
    content = (DEMO / f"东川区_柳浪街道_{year}.txt").read_bytes()
    return read(f"东川区_柳浪街道_{year}.txt", content), content


def loaded(person: Person, street: Region, year: int) -> Report:
    reading, content = demo(year)
    places = [place for place, claim in enumerate(reading.claims) if claim.scope in ("street", "part_year")]
    return load.load(person, reading, f"{year}.txt", content, street.id, year, places)


def claim(value: Number, indicator: str = "disputes_resolved", year: int = 2025, **changes: object) -> Claim:
    made = Claim(0, 2, "甲乙", indicator, value, value, value, "exact", "件", year, "actual")
    return replace(made, **changes)  # type: ignore[arg-type]


def received(
    person: Person,
    street: Region,
    items: Sequence[Claim],
    content: bytes = b"x",
    year: int = 2025,
    supersedes: int | None = None,
) -> Report:
    return reports.receive(
        person,
        region_id=street.id,
        year=year,
        title="报告",
        file_name="a.txt",
        media_type="text/plain",
        content=content,
        text="甲乙丙",
        claims=items,
        supersedes=supersedes,
    )


def published(person: Person, report: Report) -> Report:
    waiting = [(item.id, item.row_version) for item in claims.claims(person, report.id) if item.decision == "pending"]
    claims.decide_many(person, waiting, "confirmed")
    return publish.publish(person, report.id, reports.one(person, report.id).row_version)


def test_a_report_s_figures_arrive_with_their_sentences(person: Person, street: Region) -> None:
    report = loaded(person, street, 2025)
    found = {value.indicator: value for value in observations.of_region(person, street.id, 2025)}
    rate = found["dispute_resolution_rate"]
    assert (rate.value, rate.base, rate.quote) == (Decimal("98.7"), "disputes_screened", "化解率98.7%")
    whole = reports.text(person, report.id)
    for value in found.values():
        assert value.start is not None
        assert value.end is not None
        assert value.quote is not None
        assert len(whole[value.start : value.end]) == len(value.quote)


def test_the_same_file_twice_is_one_report_and_says_who_loaded_it(person: Person, street: Region) -> None:
    loaded(person, street, 2025)
    reading, content = demo(2025)
    with pytest.raises(Fault) as fault:
        load.receive(person, reading, "again.txt", content, street.id, 2025)
    assert fault.value.code == "same_file"
    assert fault.value.values["person"] == "测试员"
    assert len(reports.listing(person)) == 1


def test_a_second_report_of_a_year_asks_which_stands(person: Person, street: Region) -> None:
    first = published(person, received(person, street, [claim(10)]))
    with pytest.raises(Fault) as fault:
        received(person, street, [claim(12)], b"y")
    assert fault.value.code == "which_stands"
    second = published(person, received(person, street, [claim(12)], b"y", supersedes=first.id))
    assert [item.value for item in observations.of_region(person, street.id)] == [12]
    assert reports.one(person, first.id).state == "superseded"
    assert [item.value for item in observations.history(person, street.id, "disputes_resolved", 2025)] == [10, 12]
    assert second.state == "published"


def test_a_restated_value_counts_and_the_first_stays(person: Person, street: Region) -> None:
    for year in (2023, 2024):
        loaded(person, street, year)
    history = observations.history(person, street.id, "legal_publicity_events", 2023)
    assert [(item.value, item.superseded_at is None, "restated" in item.flags) for item in history] == [
        (56, False, False),
        (48, True, True),
    ]


@pytest.mark.parametrize("order", [(2023, 2024), (2024, 2023)])
def test_a_restated_value_counts_in_whatever_order_the_reports_are_published(
    person: Person, street: Region, order: tuple[int, int]
) -> None:
    reports_of = {year: loaded(person, street, year) for year in order}
    key = "legal_publicity_events"
    history = observations.history(person, street.id, key, 2023)
    (stands,) = [item for item in history if item.superseded_at is None]
    assert (stands.value, stands.report_year, "restated" in stands.flags) == (48, 2024, True)
    (found,) = [one for one in findings.restated(history) if one.now.indicator == key]
    assert found.before is not None
    assert (found.before.value, found.before.report_year) == (56, 2023)
    assert observations.of_other_reports(person, street.id, reports_of[2024].id)[key, 2023] == 56
    assert [item.value for item in observations.series(person, key, [street.id]) if item.year == 2023] == [48]


def test_publishing_again_keeps_what_was_restated(person: Person, street: Region) -> None:
    """Either report may be published again, after a correction: the restated value stays, and the first beneath it."""
    of = {year: loaded(person, street, year) for year in (2024, 2023)}
    for year in (2023, 2024, 2023):
        publish.publish(person, of[year].id, reports.one(person, of[year].id).row_version)
        history = observations.history(person, street.id, "legal_publicity_events", 2023)
        (found,) = findings.restated(history)
        assert found.before is not None
        assert (found.now.value, found.before.value) == (48, 56)


def test_without_the_report_that_restated_it_the_first_value_stands(person: Person, street: Region) -> None:
    of = {year: loaded(person, street, year) for year in (2024, 2023)}
    with engine.writing() as session:
        withdraw.withdraw(session, person, [of[2024].id], "错了")
    found = observations.of_region(person, street.id, 2023)
    assert {item.value for item in found if item.indicator == "legal_publicity_events"} == {56}


def test_a_plan_becomes_the_next_year_s_target_with_its_words(person: Person, street: Region) -> None:
    loaded(person, street, 2025)
    own = {target.indicator: target for target in targets.for_region(person, street.id) if target.year == 2026}
    assert (own["dispute_resolution_rate"].comparator, own["dispute_resolution_rate"].value) == (">=", Decimal("98.5"))
    assert "98.5%以上" in own["dispute_resolution_rate"].words
    assert own["law_literate_persons"].comparator == "~"


def test_only_statutory_policy_and_principle_targets_bind_everybody(person: Person, street: Region) -> None:
    found = [target for target in targets.for_region(person, street.id, 2025) if target.origin == "policy"]
    assert found
    for target in found:
        default = catalogue().indicators[str(target.indicator)].default_target
        assert default is not None
        assert default.kind in ("statutory", "policy", "principle")


def test_as_of_a_date_shows_what_was_known_then(person: Person, street: Region) -> None:
    first = published(person, received(person, street, [claim(10)]))
    then = datetime.now(UTC)
    published(person, received(person, street, [claim(12)], b"y", supersedes=first.id))
    assert [item.value for item in observations.table(person, as_of=then)] == [10]
    assert [item.value for item in observations.table(person)] == [12]


def test_history_refuses_to_be_altered(person: Person, street: Region) -> None:
    loaded(person, street, 2025)
    statements = (
        "UPDATE observation SET value = 1",
        "DELETE FROM observation",
        "UPDATE observation_source SET flags = 'x'",
        "UPDATE claim SET value = 1",
        "DELETE FROM decision",
        "UPDATE audit_event SET action = 'x'",
        "DELETE FROM audit_event",
        "DELETE FROM report",
    )
    for statement in statements:
        with pytest.raises(DBAPIError), engine.writing() as session:
            session.execute(text(statement))


def test_every_change_is_on_record(person: Person, street: Region) -> None:
    loaded(person, street, 2025)
    actions = {event.action for event in audit.events(person)}
    assert {"region.create", "report.receive", "claim.confirmed", "report.publish"} <= actions
    assert {event.who for event in audit.events(person)} == {"测试员"}


def test_a_decision_on_what_somebody_else_decided_is_refused_with_the_name(person: Person, street: Region) -> None:
    report = received(person, street, [claim(10)])
    item = claims.claims(person, report.id)[0]
    claims.decide(person, item.id, item.row_version, "confirmed")
    with pytest.raises(Fault) as fault:
        claims.decide(person, item.id, item.row_version, "rejected", "不是本单位的数")
    assert fault.value.code == "changed_meanwhile"
    assert fault.value.values["person"] == "测试员"


def test_a_rejection_or_correction_needs_a_reason(person: Person, street: Region) -> None:
    report = received(person, street, [claim(10)])
    item = claims.claims(person, report.id)[0]
    for decision in ("rejected", "corrected"):
        with pytest.raises(Fault) as fault:
            claims.decide(person, item.id, item.row_version, decision, "  ")
        assert fault.value.code == "reason_missing"


def test_a_correction_is_stored_and_the_extraction_stays(person: Person, street: Region) -> None:
    report = received(person, street, [claim(10)])
    item = claims.claims(person, report.id)[0]
    claims.decide(person, item.id, item.row_version, "corrected", "程序读错", claim(11))
    after = claims.claims(person, report.id)[0]
    assert (after.claim.value, after.final.value, after.decision) == (10, 11, "corrected")
    publish.publish(person, report.id, report.row_version)
    assert observations.of_region(person, street.id)[0].value == 11


def test_undecided_and_rejected_claims_are_not_stored(person: Person, street: Region) -> None:
    report = received(person, street, [claim(10), claim(20, "disputes_screened")])
    first = claims.claims(person, report.id)[0]
    claims.decide(person, first.id, 0, "rejected", "别的事项")
    publish.publish(person, report.id, report.row_version)
    assert observations.of_region(person, street.id) == []


def test_two_people_publish_the_same_draft_and_one_succeeds(person: Person, street: Region) -> None:
    report = received(person, street, [claim(10)])
    item = claims.claims(person, report.id)[0]
    claims.decide(person, item.id, 0, "confirmed")
    outcomes: list[str] = []
    gate = threading.Barrier(2)

    def go() -> None:
        gate.wait()
        try:
            publish.publish(person, report.id, report.row_version)
            outcomes.append("done")
        except Fault as fault:
            outcomes.append(fault.code)

    threads = [threading.Thread(target=go) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["changed_meanwhile", "done"]
    assert len(observations.history(person, street.id, "disputes_resolved", 2025)) == 1


def test_ten_clients_load_one_file_at_once_and_it_is_there_once(person: Person, street: Region) -> None:
    outcomes: list[str] = []

    def go() -> None:
        try:
            received(person, street, [claim(10)])
            outcomes.append("done")
        except Fault as fault:
            outcomes.append(fault.code)

    threads = [threading.Thread(target=go) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["done", *["same_file"] * 9]
    assert len(reports.listing(person)) == 1


@pytest.mark.parametrize("value", [Decimal("12345678901.5678"), Decimal("0.1"), 2**40 + 1, 0])
def test_numbers_come_back_exactly(person: Person, street: Region, value: Number) -> None:
    published(person, received(person, street, [claim(value)]))
    assert observations.of_region(person, street.id)[0].value == value


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("0.00001")])
def test_what_is_not_exact_is_refused(person: Person, street: Region, value: Number) -> None:
    with pytest.raises(Exception, match="exact number"):
        received(person, street, [claim(value)])
    assert reports.listing(person) == []


def test_nobody_may_ask(database: str) -> None:
    del database
    with pytest.raises(Fault) as fault:
        regions.all_regions(None)  # type: ignore[arg-type]
    assert fault.value.code == "nobody"


def test_a_region_is_found_by_name_office_and_alias(person: Person, street: Region) -> None:
    regions.remember(person, "柳浪街", street.id)
    for name in ("柳浪街道", "柳浪街道办事处", "柳浪街"):
        found = regions.find(person, name)
        assert found is not None
        assert found.id == street.id
    with pytest.raises(Fault) as fault:
        regions.create(person, "柳浪街道", "street", street.parent_id)
    assert fault.value.code == "region_exists"


def test_a_report_is_held_against_what_others_gave_before_it(person: Person, street: Region) -> None:
    first, second = loaded(person, street, 2023), loaded(person, street, 2024)
    assert observations.of_other_reports(person, street.id, second.id)["legal_publicity_events", 2023] == 56
    assert observations.of_other_reports(person, street.id, None)["legal_publicity_events", 2023] == 48
    assert ("legal_publicity_events", 2024) not in observations.of_other_reports(person, street.id, second.id)
    assert observations.of_other_reports(person, street.id, first.id)["legal_publicity_events", 2023] == 48


def test_what_offices_told_is_found_by_place_and_by_year(person: Person, street: Region) -> None:
    loaded(person, street, 2025)
    other = regions.create(person, "鼓山街道", "street", None)
    observations.record(
        person, region_id=other.id, indicator="legal_aid_cases", year=2024, value=3, low=3, high=3, qualifier="exact",
        unit="件", method="entered", source="填报",
    )  # fmt: skip
    both = [street.id, other.id]
    assert ("legal_aid_cases", 2024) in observations.places(person, both)
    assert ("dispute_resolution_rate", 2025) in observations.places(person, both)
    assert observations.places(person, [other.id]) == {("legal_aid_cases", 2024)}
    assert observations.told_without_report(person, both) == {(other.id, 2024)}
