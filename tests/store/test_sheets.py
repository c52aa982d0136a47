"""Values out of a spreadsheet: all or none, twice is once, a value that stood steps back only when it was seen."""

import pytest

from etl import load_sheet
from etl.load_sheet import Proposal
from etl.read import Document
from etl.read.document import CSV
from etl.sheets import SheetReading, read_sheet
from faults import Fault
from records import Person, Region
from store import observations, sheets

HEAD = "街道\t年度\t指标\t数值\t单位"
ROWS = ("柳浪街道\t2024\t行政处罚案件数\t68\t件", "柳浪街道\t2024\t罚没金额\t4.74\t万元")


def reading(*rows: str) -> SheetReading:
    return read_sheet(Document("\n".join([HEAD, *rows]), CSV), "表.csv", 2026)


def proposed(person: Person, *rows: str) -> list[Proposal]:
    told = reading(*rows)
    return load_sheet.proposals(person, told, load_sheet.offices(person, told))


def take(person: Person, found: list[Proposal], *looked_at: str, content: bytes = b"a") -> sheets.Taken:
    return load_sheet.take(person, "夹/表.csv", CSV, content, load_sheet.chosen(found, looked_at))


def test_figures_are_imported_with_their_cell_and_twice_is_once(person: Person, street: Region) -> None:
    assert take(person, proposed(person, *ROWS)) == (2, 0, 0)
    stored = observations.of_region(person, street.id)
    assert [(value.indicator, value.value, value.unit, value.method, value.source) for value in stored] == [
        ("penalty_cases", 68, "件", "imported", "《表.csv》D2：行政处罚案件数 68 件"),
        ("penalty_amount", 47400, "元", "imported", "《表.csv》D3：罚没金额 4.74 万元"),
    ]
    again = proposed(person, *ROWS)
    assert [item.state for item in again] == ["same", "same"]
    assert take(person, again) == (0, 0, 0)
    assert len(observations.table(person, with_history=True)) == 2


def test_the_same_click_twice_stores_once(person: Person, street: Region) -> None:
    found = proposed(person, *ROWS)
    assert take(person, found) == (2, 0, 0)
    assert take(person, found) == (0, 0, 2)
    assert len(observations.table(person, with_history=True)) == 2


def test_another_value_steps_back_only_when_a_person_took_its_row(person: Person, street: Region) -> None:
    take(person, proposed(person, *ROWS))
    changed = proposed(person, ROWS[0].replace("68", "69"))
    assert [item.state for item in changed] == ["replaces"]
    assert take(person, changed, content=b"b") == (0, 0, 0)
    assert take(person, changed, "D2", content=b"b") == (1, 1, 0)
    history = observations.history(person, street.id, "penalty_cases", 2024)
    assert [(value.value, value.superseded_at is None) for value in history] == [(68, False), (69, True)]


def test_a_value_that_changed_meanwhile_stores_nothing_of_the_sheet(person: Person, street: Region) -> None:
    found = proposed(person, *ROWS)
    take(person, proposed(person, ROWS[1].replace("4.74", "5")))
    with pytest.raises(Fault) as fault:
        take(person, found)
    assert fault.value.code == "changed_meanwhile"
    assert fault.value.values["person"] == "测试员"
    assert [value.indicator for value in observations.of_region(person, street.id)] == ["penalty_amount"]


def test_a_doubtful_row_and_an_unknown_office_wait(person: Person, street: Region) -> None:
    found = proposed(
        person, "柳浪街道\t2024\t行政处罚案件数\t68①\t件", "无名街道\t2024\t行政处罚案件数\t68\t件", *ROWS[1:]
    )
    assert [(item.state, item.sure) for item in found] == [("new", False), ("unknown", False), ("new", True)]
    assert take(person, found) == (1, 0, 0)
    assert take(person, proposed(person, "柳浪街道\t2024\t行政处罚案件数\t68①\t件"), "D2") == (1, 0, 0)


def test_the_file_is_kept_and_told_with_who_and_when(person: Person, street: Region) -> None:
    assert sheets.received(person, b"a") is None
    take(person, proposed(person, *ROWS))
    told = sheets.received(person, b"a")
    assert told is not None
    assert (told.who, told.file_name) == ("测试员", "表.csv")


def test_two_figures_for_one_place_are_refused_together(person: Person, street: Region) -> None:
    found = proposed(person, ROWS[0], ROWS[0].replace("68", "69"), ROWS[1])
    assert [item.row.doubtful for item in found] == [True, True, False]
    with pytest.raises(Fault) as fault:
        take(person, found, "D2", "D3")
    assert fault.value.code == "sheet_figure_twice"
    assert observations.of_region(person, street.id) == []
    assert take(person, found, "D3") == (2, 0, 0)
