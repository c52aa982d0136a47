"""Targets that a supervisor sets: one year, one place, with source and reason, never deleted, one person at a time."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from faults import Fault
from pages.parts import judged
from records import Person, Region
from store import audit, engine, regions, set_targets, targets
from store.set_targets import Wanted

RATE = "dispute_resolution_rate"


def wanted(region: Region, value: str = "98", **changes: object) -> Wanted:
    made = Wanted(region.id, RATE, 2026, ">=", Decimal(value), False, "东法办〔2025〕3号", "区级统一要求")
    return replace(made, **changes)  # type: ignore[arg-type]


def promised(person: Person, street: Region, value: str) -> None:
    targets.record(
        person,
        region_id=street.id,
        indicator=RATE,
        year=2026,
        comparator=">=",
        value=Decimal(value),
        low=Decimal(value),
        high=None,
        qualifier="exact",
        words="化解率98%以上",
    )


def district(person: Person, street: Region) -> Region:
    return next(region for region in regions.all_regions(person) if region.id == street.parent_id)


def binds(person: Person, street: Region, year: int = 2026) -> list[object]:
    told = judged.standing(person, street)
    first = told.own.get((RATE, year))
    return [item.value for item in ([first] if first else []) + told.beside.get((RATE, year), [])]


def test_what_binds_a_street_is_decided_in_one_place(person: Person, street: Region) -> None:
    whole = district(person, street)
    other = regions.create(person, "鼓山街道", "street", whole.id)
    promised(person, street, "99")
    assert binds(person, street) == [99]
    set_targets.set_target(person, wanted(whole, "97"), 0)
    assert binds(person, street) == [97, 99]
    own = set_targets.set_target(person, wanted(street, "96.5"), 0)
    assert binds(person, street) == [Decimal("96.5"), 97, 99]
    assert binds(person, other) == [97]
    set_targets.withdraw_target(person, own.id, own.row_version, "重复设定")
    assert binds(person, street) == [97, 99]


def test_a_target_binds_its_year_alone(person: Person, street: Region) -> None:
    set_targets.set_target(person, wanted(street), 0)
    assert (binds(person, street, 2025), binds(person, street, 2026), binds(person, street, 2027)) == ([], [98], [])


def test_a_report_s_plan_is_kept_beside_what_was_set(person: Person, street: Region) -> None:
    set_targets.set_target(person, wanted(street, "97"), 0)
    promised(person, street, "98")
    promised(person, street, "98.5")
    assert binds(person, street) == [97, Decimal("98.5")]


def test_a_target_set_anew_leaves_the_first_on_record(person: Person, street: Region) -> None:
    set_targets.set_target(person, wanted(street), 0)
    again = set_targets.set_target(person, wanted(street, "98.5", reason="按上半年情况调整", soft=True), 1)
    assert (again.row_version, again.recorded_by, again.why, again.soft) == (2, person.name, "按上半年情况调整", True)
    first, last = targets.listing(person, [street.id], with_ended=True)
    assert (first.value, first.superseded_by, first.reason) == (98, person.name, "按上半年情况调整")
    assert (last.value, last.superseded_at) == (Decimal("98.5"), None)
    assert [item.value for item in targets.listing(person, [street.id])] == [Decimal("98.5")]
    event = audit.events(person)[0]
    assert (event.action, event.subject) == ("target.set", f"{street.id}/{RATE}/2026")
    assert "区级统一要求" in str(event.before)


def test_nobody_sets_or_withdraws_over_another_s_head(person: Person, street: Region) -> None:
    first = set_targets.set_target(person, wanted(street), 0)
    assert set_targets.version(person, street.id, RATE, 2026) == 1
    with pytest.raises(Fault) as caught:
        set_targets.set_target(person, wanted(street, "90"), 0)
    assert (caught.value.code, caught.value.values["person"]) == ("changed_meanwhile", person.name)
    with pytest.raises(Fault) as caught:
        set_targets.withdraw_target(person, first.id, 0, "不对")
    assert caught.value.code == "changed_meanwhile"
    set_targets.withdraw_target(person, first.id, 1, "重复")
    with pytest.raises(Fault) as caught:
        set_targets.set_target(person, wanted(street, "90"), 1)
    assert caught.value.code == "changed_meanwhile"
    assert binds(person, street) == []
    assert set_targets.set_target(person, wanted(street, "97"), 2).row_version == 3


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"source": " "}, "target_source_missing"),
        ({"reason": ""}, "reason_missing"),
        ({"indicator": "no_such"}, "target_indicator"),
        ({"indicator": "penalty_cases"}, "target_indicator"),
        ({"comparator": "~"}, "target_indicator"),
        ({"year": 1999}, "target_year"),
        ({"year": 2099}, "target_year"),
        ({"value": Decimal("100.1")}, "target_implausible"),
        ({"value": -1}, "target_implausible"),
        ({"indicator": "legal_publicity_events", "value": Decimal("3.5")}, "target_implausible"),
        ({"region_id": 999}, "region_unknown"),
    ],
)
def test_what_cannot_be_is_refused_whole(person: Person, street: Region, changes: dict[str, object], code: str) -> None:
    with pytest.raises(Fault) as caught:
        set_targets.set_target(person, replace(wanted(street), **changes), 0)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert targets.listing(person, [street.id], with_ended=True) == []


def test_only_what_a_supervisor_set_is_withdrawn_here(person: Person, street: Region) -> None:
    promised(person, street, "98")
    own = targets.listing(person, [street.id])[0]
    for target_id, reason, code in ((own.id, "不要", "target_unknown"), (99, "不要", "target_unknown"), (own.id, " ", "reason_missing")):  # fmt: skip
        with pytest.raises(Fault) as caught:
            set_targets.withdraw_target(person, target_id, own.row_version, reason)
        assert caught.value.code == code
    assert binds(person, street) == [98]


@pytest.mark.parametrize("statement", ["UPDATE target SET value = 1", "DELETE FROM target"])
def test_a_target_is_never_altered(person: Person, street: Region, statement: str) -> None:
    set_targets.set_target(person, wanted(street), 0)
    with pytest.raises(DBAPIError), engine.writing() as session:
        session.execute(text(statement))
