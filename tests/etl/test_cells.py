"""The grammar of a cell: what is a number, what is one with a doubt, and what is none (RELIABILITY N1-N4, N7, N10)."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue import catalogue
from etl.sheets.cells import Figure, Refusal, figure
from etl.sheets.years import year_of
from records import Number

COUNT, SHARE, MONEY, REACH = (
    "disputes_accepted", "dispute_resolution_rate", "penalty_amount", "legal_publicity_reach"
)  # fmt: skip


def read(written: str, unit: str = "", indicator: str = COUNT) -> Figure | Refusal:
    return figure(written, unit, indicator)


@pytest.mark.parametrize(
    ("written", "unit", "indicator", "value"),
    [
        ("１２，３４５．６", "元", MONEY, Decimal("12345.6")),
        ("12,345", "", COUNT, 12345),
        ("1 234", "", COUNT, 1234),
        ("1\u00a0234", "件", COUNT, 1234),
        ("0", "件", COUNT, 0),
        ("〇", "", COUNT, 0),
        ("一百二十三", "件", COUNT, 123),
        ("1.2万", "件", COUNT, 12000),
        ("95.1％", "%", SHARE, Decimal("95.1")),
        ("95.1", "百分比", SHARE, Decimal("95.1")),
        ("100%", "", SHARE, 100),
        ("0", "%", SHARE, 0),
        ("0.5%", "%", SHARE, Decimal("0.5")),
        ("4.74", "万元", MONEY, 47400),
        ("1.2万元", "", MONEY, 12000),
        ("1.2万元", "万元", MONEY, 12000),
        ("800元", "万元", MONEY, 800),
        ("1.8", "万人次", REACH, 18000),
    ],
)
def test_exact_numbers_come_out_in_the_unit_of_the_indicator(
    written: str, unit: str, indicator: str, value: Number
) -> None:
    found = read(written, unit, indicator)
    assert isinstance(found, Figure)
    assert (found.value, found.low, found.high, found.qualifier) == (value, value, value, "exact")
    assert found.unit == catalogue().indicators[indicator].unit
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("written", "unit", "indicator", "interval"),
    [
        ("380余", "件", COUNT, (380, 380, 389)),
        ("380余件", "", COUNT, (380, 380, 389)),
        ("2000余", "人次", REACH, (2000, 2000, 2999)),
        ("1.2万余", "人次", REACH, (12000, 12000, 12999)),
        ("1.2万余人次", "", REACH, (12000, 12000, 12999)),
        ("4.7余", "万元", MONEY, (47000, 47000, 47999)),
        ("十余", "件", COUNT, (10, 10, 19)),
        ("近百", "件", COUNT, (100, None, 100)),
        ("近200", "件", COUNT, (200, None, 200)),
        ("约30余", "件", COUNT, (30, 30, 39)),
        ("约300", "件", COUNT, (300, None, None)),
        ("300左右", "件", COUNT, (300, None, None)),
        ("10件以上", "", COUNT, (10, 10, None)),
        ("不超过10", "件", COUNT, (10, None, 10)),
        ("1-2", "件", COUNT, (1, 1, 2)),
        ("95%以上", "%", SHARE, (95, 95, None)),
    ],
)
def test_a_hedge_keeps_its_interval(
    written: str, unit: str, indicator: str, interval: tuple[Number, Number | None, Number | None]
) -> None:
    found = read(written, unit, indicator)
    assert isinstance(found, Figure)
    assert (found.value, found.low, found.high) == interval
    assert found.doubts == ()


@pytest.mark.parametrize("written", ["12②", "12²", "12*", "（12）", "12[1]"])
def test_a_footnote_is_never_part_of_the_number_and_is_looked_at(written: str) -> None:
    found = read(written)
    assert isinstance(found, Figure)
    assert found.value == 12
    assert [code for code, _ in found.doubts] == ["footnote"]


@pytest.mark.parametrize(
    "written",
    ["٣", "𝟙𝟚", "1_000", "0x10", "1e400", "1e3", "nan", "inf", "½", "l2", "O12", "1,23,4", "12\u200b", "0012", "+5", "5."]
    + ["若干", "多次", "数十", "一二三", "⒈5", "--5", "3:5", "2024-01-05", "#DIV/0!", "约", "余", "件", "12/13", "1..2"],
)  # fmt: skip
def test_what_is_no_number_is_refused(written: str) -> None:
    found = read(written)
    assert isinstance(found, Refusal)
    assert found.code in ("not_a_number", "unit_unknown")


def test_a_sentence_is_no_number_however_long() -> None:
    assert read("1 " * 500_000 + "②") == read("(" * 500_000) == Refusal("not_a_number")


@pytest.mark.parametrize("written", ["无", "-", "—", "/", "NA", "null", "暂无", "不适用"])
def test_a_word_for_nothing_is_not_zero(written: str) -> None:
    assert read(written) == Refusal("nothing_written", written)


@pytest.mark.parametrize(
    ("written", "unit", "indicator", "code"),
    [
        ("-1", "件", COUNT, "impossible"),
        ("−5", "件", COUNT, "impossible"),
        ("99999999999999999999", "件", COUNT, "impossible"),
        ("3.5", "件", COUNT, "fraction"),
        ("101", "%", SHARE, "impossible"),
        ("0.951", "%", SHARE, "small_share"),
        ("3.5%", "件", COUNT, "unit_wrong"),
        ("3.5个百分点", "", SHARE, "unit_wrong"),
        ("12", "光年", COUNT, "unit_unknown"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(written: str, unit: str, indicator: str, code: str) -> None:
    found = read(written, unit, indicator)
    assert isinstance(found, Refusal)
    assert found.code == code


@pytest.mark.parametrize(
    ("written", "unit", "indicator", "code"),
    [
        ("12万", "件", COUNT, "out_of_range"),
        ("39余", "件", COUNT, "odd_form"),
        ("12", "份", COUNT, "unit_differs"),
        ("1.2万", "万元", MONEY, "scale_twice"),
        ("12件", "人", COUNT, "units_two"),
    ],
)
def test_what_is_hardly_so_is_looked_at(written: str, unit: str, indicator: str, code: str) -> None:
    found = read(written, unit, indicator)
    assert isinstance(found, Figure)
    assert code in [told for told, _ in found.doubts]


def test_more_decimals_than_are_kept_are_rounded_and_told() -> None:
    found = read("97.89473684210", "%", SHARE)
    assert isinstance(found, Figure)
    assert (found.value, found.notes) == (Decimal("97.8947"), (("rounded", "97.8947"),))


@pytest.mark.parametrize(("written", "value"), [("是", 1), ("否", 0), ("1", 1)])
def test_yes_and_no(written: str, value: int) -> None:
    found = read(written, "是/否", "annual_report_published_on_time")
    assert isinstance(found, Figure)
    assert found.value == value


@pytest.mark.parametrize(
    ("written", "year"),
    [("2024", 2024), ("２０２４", 2024), ("2024年", 2024), ("2024年度", 2024), (" 2024 ", 2024), ("24年", None)]
    + [("2024上半年", None), ("2023-2024", None), ("2024-12-31", None), ("二〇二四", None), ("", None), ("1999", 1999)],
)  # fmt: skip
def test_a_year_is_four_digits_and_never_a_guess(written: str, year: int | None) -> None:
    assert year_of(written) == year


def slow(written: str) -> Decimal | None:
    """A reference that reads character by character: digits in groups of three, one point, nothing else."""
    whole, point, rest = written.partition(".")
    groups = whole.split(",")
    ascii_digits = all(
        part and all(sign in "0123456789" for sign in part) for part in (*groups, *([rest] if point else []))
    )
    if not ascii_digits or (len(groups) > 1 and (len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:]))):
        return None
    joined = "".join(groups)
    if len(groups) == 1 and len(joined) > 1 and joined.startswith("0"):
        return None
    return Decimal(joined + point + rest)


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="0123456789,.,.0-余e+_ ½²", min_size=1, max_size=9))
def test_an_accepted_exact_number_is_what_a_slow_reader_reads(written: str) -> None:
    found = read(written, "元", MONEY)
    if isinstance(found, Figure) and found.qualifier == "exact" and not found.doubts and " " not in written:
        expected = slow(written)
        assert expected is not None
        assert found.value == round(expected, 4)
