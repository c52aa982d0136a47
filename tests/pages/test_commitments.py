"""年度安排: last year's arrangements beside this year's words, settled by figures or by a person, from the district down."""

from collections.abc import Callable

import pytest

from pages.leadership import ledger
from pages.parts.judged import standing
from pages.parts.promise_words import aim, facts, gap, head, name
from pages.parts.promised import Book, books, carried_out, promises
from records import Person, Region
from store import people, regions, settlements, targets
from tests.pages.conftest import page, words

PAGE = "leadership/commitments.py"
Asked = Callable[[str, int], Book]


@pytest.fixture
def asked(demonstration: object) -> Asked:
    """An office's book of a year."""

    def ask(office: str, year: int) -> Book:
        person, region = someone(), place(office)
        return books(person, [standing(person, region)], promises(person, [region]), year)[0]

    return ask


def someone() -> Person:
    person = people.local_person()
    assert person is not None
    return person


def place(office: str) -> Region:
    region = regions.find(someone(), office)
    assert region is not None
    return region


def test_the_page_opens_with_one_sentence_whose_counts_are_computed(demonstration: object) -> None:
    said = words(page(PAGE, region="柳浪街道", year="2024"))
    assert "柳浪街道2023年报为2024年安排8项：已完成6项，未完成1项，年报未反映1项。" in said
    assert "柳浪街道2025年报为2026年安排8项：均未到期。" in words(page(PAGE, region="柳浪街道", year="2026"))


def test_the_two_brands_of_2024_stand_first_with_their_own_words(asked: Asked) -> None:
    book = asked("柳浪街道", 2024)
    first = book.rows[0]
    assert (name(first), aim(first.target), first.outcome) == ("法治宣传品牌", "≥2个", "unmentioned")
    told = ledger.promise(book, first, 22)
    assert told is not None
    assert told[1] == "打造2个社区普法特色品牌，其中青石里社区“弄堂说法”年内先行挂牌"
    assert ledger.answer(book, first, 22) is None
    assert ledger.silence(book, first) == "2024年年报没有对应的表述。"


def test_targeted_events_are_answered_by_their_own_words_only(asked: Asked) -> None:
    book = asked("柳浪街道", 2024)
    row = next(row for row in book.rows if row.target.indicator == "targeted_publicity_events")
    found = ledger.answer(book, row, 22)
    assert found is not None
    assert "精准普法14场" in found[0][1]


def test_a_promise_outside_the_catalogue_is_told_in_facts(asked: Asked) -> None:
    book = asked("柳浪街道", 2025)
    row = next(row for row in book.rows if row.outside)
    assert (name(row), aim(row.target), row.outcome) == ("目录外", "≥60学时", "unverified")
    assert facts(row) == "报了8期、160余人次，未报学时"
    found = ledger.answer(book, row, 22)
    assert found is not None
    assert found[0][1] == "举办执法培训8期、参训160余人次"


def test_a_share_that_its_counts_contradict_shows_both(asked: Asked) -> None:
    row = next(row for row in asked("新渡街道", 2025).rows if row.outcome == "unverified")
    assert gap(row) == "报告值98.7%，核算值97.7%"


def test_next_year_s_arrangements_are_not_due_and_cannot_be_settled(asked: Asked) -> None:
    book = asked("东方山街道", 2026)
    assert {row.outcome for row in book.rows} == {"not_due"}
    test = page(PAGE, region="东方山街道", year="2026", promise=str(book.rows[0].target.id))
    assert not test.exception
    assert not [button for button in test.button if button.label == "保存结论"]


def test_the_filter_of_the_address_counts_and_a_stale_one_is_dropped(demonstration: object) -> None:
    test = page(PAGE, region="柳浪街道", year="2024", outcome="not_done")
    control = test.button_group(key="outcome")
    assert control.value == "not_done"
    assert control.options == ["全部 8", "○ 年报未反映 1", "✕ 未完成 1", "✓ 已完成 6"]
    stale = page(PAGE, region="柳浪街道", year="2025", outcome="unmentioned")
    assert stale.button_group(key="outcome").value == "all"


def test_a_person_settles_with_words_and_a_reason_and_takes_it_back(asked: Asked) -> None:
    row = next(row for row in asked("柳浪街道", 2025).rows if row.outside)
    test = page(PAGE, region="柳浪街道", year="2025", promise=str(row.target.id))
    assert not test.exception
    key = f"{row.target.id}_0"
    test.button_group(key=f"outcome_{key}").set_value("not_done")
    test = next(one for one in test.button if one.label == "保存结论").click().run()
    assert "请写明理由" in words(test)
    test.text_input(key=f"why_{key}").set_value("报了培训8期、160余人次，未报学时")
    test = next(one for one in test.button if one.label == "保存结论").click().run()
    assert not test.exception
    assert "未完成2项" in words(test)
    settled = next(one for one in asked("柳浪街道", 2025).rows if one.outside)
    assert settled.settlement is not None
    assert settled.settlement.quote == "按季度开展执法案卷评查共4次，举办执法培训8期、参训160余人次。"
    assert (settled.outcome, settled.offered) == ("not_done", "unverified")
    assert gap(settled) == "演示用户：报了培训8期、160余人次，未报学时"
    settlements.settle(someone(), row.target.id, 1, "withdrawn", "重新核对")
    assert next(one for one in asked("柳浪街道", 2025).rows if one.outside).outcome == "unverified"


@pytest.mark.parametrize(
    ("copied", "said"), [("年报里没有这句话", "不在2025年的年报原文里"), ("", "不在2025年的年报原文里")]
)
def test_words_that_the_report_does_not_hold_are_refused_in_a_sentence(asked: Asked, copied: str, said: str) -> None:
    row = asked("柳浪街道", 2025).rows[0]
    test = page(PAGE, region="柳浪街道", year="2025", promise=str(row.target.id))
    key = f"{row.target.id}_0"
    test.radio(key=f"words_{key}").set_value("own")
    test.text_input(key=f"own_{key}").set_value(copied)
    test.text_input(key=f"why_{key}").set_value("对照台账")
    test = next(one for one in test.button if one.label == "保存结论").click().run()
    assert said in words(test)
    assert settlements.of_regions(someone(), [row.target.region_id or 0]) == {}


def test_a_district_counts_its_offices_and_names_why_one_has_none(demonstration: object) -> None:
    assert "东川区4个街道（镇）为2025年安排33项：已完成14项，未完成17项，待核实2项。" in words(
        page(PAGE, region="东川区", year="2025")
    )
    said = words(page(PAGE, region="东川区", year="2024"))
    assert "东川区4个街道（镇）中1个为2024年安排8项：已完成6项，未完成1项，年报未反映1项。" in said
    person = someone()
    stands = [standing(person, place(office)) for office in ("柳浪街道", "鼓山街道")]
    told = carried_out(person, stands, 2025)
    assert (sum(one for one, _ in told.values()), sum(of for _, of in told.values())) == (7, 19)


def test_an_office_without_arrangements_says_so_and_what_to_do(empty: None) -> None:
    person = someone()
    district = regions.create(person, "东川区", "district", None)
    office = regions.create(person, "柳浪街道", "street", district.id)
    assert targets.for_region(person, office.id) == []
    test = page(PAGE)
    assert not test.exception
    assert "还没有任何数据" in words(test)


def test_the_sentence_leaves_out_what_nothing_came_to() -> None:
    assert head("柳浪街道", 2025, {"done": 3}) == "柳浪街道2024年报为2025年安排3项：已完成3项。"
