"""N1-N5, N7, N8, N11: what is typed or written is taken with its exact value, or it is not taken."""

import random
import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.exactness import LIMIT, fits
from etl.heading import head
from etl.quantities import find, normalise
from etl.reading import read
from faults import Fault
from pages.reporting.verdicts import quantity_of
from records import Number, Person, Region
from store import claims, reports

HEAD = "柳浪街道2025年法治政府建设年度报告\n一、2025年工作情况\n"


def typed(text: str) -> tuple[Number, Number | None, Number | None, str] | str:
    """What a clerk's entry is taken for, or the code of the refusal."""
    try:
        return quantity_of(text)
    except Fault as fault:
        return fault.code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("１２，３４５．６", Decimal("12345.6")),
        ("12,345", 12345),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        (" 380 ", 380),
        ("97.9％", Decimal("97.9")),
        ("12万元", 120_000),
        ("1.2亿元", 120_000_000),
        ("一百二十三", 123),
        ("〇", 0),
        ("0", 0),
        ("3.5个百分点", Decimal("3.5")),
    ],
)
def test_n1_n4_an_exact_entry_is_taken_as_it_stands(text: str, value: Number) -> None:
    assert typed(text) == (value, value, value, "exact")


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("近百", (100, None, 100, "nearly")),
        ("约30余", (30, 30, 39, "about_plus")),
        ("十余", (10, 10, 19, "about_plus")),
        ("380余", (380, 380, 389, "about_plus")),
        ("上百", (100, 100, 199, "about_plus")),
        ("不少于10", (10, 10, None, "at_least")),
    ],
)
def test_n4_a_hedged_entry_keeps_its_interval(text: str, interval: tuple[Number, Number, Number, str]) -> None:
    assert typed(text) == interval


NOT_NUMBERS = [
    "－5", "−5", "-5", "12②", "12²", "12*", "（12）", "12[1]", "٣", "𝟙𝟚", "1_000", "0x10", "1e400", "nan", "inf", "½", "l2",
    "O12", "1,23,4", "1\u200b2", "1,2345", "12,34", "1..2", "1.2.3", "12.", ".5", "⒈5", "Ⅻ", "3‰", "1 2", "1000 000", "3:2",
    "1/2", "", " ", "若干", "多次", "数十", "几百", "有12", "12和13", "12件和13件", "=1+1", "九" * 40, "9" * 25, "0.123456",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_n2_n3_what_is_not_clearly_a_number_is_refused(text: str) -> None:
    assert typed(text) == "number_unreadable"


def slow(text: str) -> Decimal | None:
    """A reader that only knows plain, grouped and full-width Arabic numbers, sign by sign."""
    plain = "".join(chr(ord(sign) - 0xFEE0) if "０" <= sign <= "９" or sign in "，．" else sign for sign in text)
    whole, dot, decimals = plain.partition(".")
    groups = whole.replace(" ", ",").split(",")
    if not all(re.fullmatch("[0-9]+", part) for part in (*groups, *([decimals] if dot else []))):
        return None
    if len(groups) > 1 and (len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    return Decimal("".join(groups) + (f".{decimals}" if dot else ""))


FIGURES = st.one_of(
    st.from_regex(r"\A[0-9０-９]{1,7}([.．][0-9０-９]{1,4})?\Z"),
    st.from_regex(r"\A[0-9]{1,3}([,， ][0-9]{3}){0,3}(\.[0-9]{1,2})?\Z"),
    st.text("0123456789０１２,，. .．-−②²_eEx٣½", min_size=1, max_size=10),
)


@settings(max_examples=800, deadline=None, derandomize=True)
@given(FIGURES)
def test_n5_an_accepted_entry_has_the_value_that_a_slow_reader_finds(text: str) -> None:
    told = typed(text)
    if isinstance(told, str):
        return
    value, low, high, qualifier = told
    if qualifier == "range":
        assert low is not None
        assert high is not None
        assert low < high
        assert [slow(part) for part in re.split("[-−]", text.strip())] == [low, high]
    else:
        assert slow(text.strip()) == value == low == high


@pytest.mark.parametrize("written", ["12②件", "12²件", "12*件", "12[1]件"])
def test_n2_a_footnote_in_a_report_never_joins_its_number(written: str) -> None:
    (quantity,) = find(normalise(f"排查矛盾纠纷{written}"))
    assert (quantity.value, quantity.odd) == (12, True)


@pytest.mark.parametrize(
    "written", ["数十件", "几十件", "数百家", "若干件", "多次", "A4纸", "O12件", "1.2.3件", "½件", "𝟙𝟚件"]
)
def test_n3_n4_words_of_no_number_give_none_in_a_report(written: str) -> None:
    assert find(normalise(f"排查矛盾纠纷{written}")) == []


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("排查矛盾纠纷99999999999999件。", {"out_of_range"}),
        ("排查矛盾纠纷99999999999999999999件。", {"too_exact"}),
        ("矛盾纠纷化解率达97.912345%。", {"too_exact"}),
        ("共有人民调解员50人，其中专职调解员20人、兼职调解员29人。", {"parts_mismatch"}),
    ],
)
def test_n7_what_cannot_be_is_said_and_never_taken_alone(sentence: str, codes: set[str]) -> None:
    told = read("2025.txt", (HEAD + sentence).encode())
    assert codes <= {finding.code for finding in told.findings}
    assert all(fits(claim.value) for claim in told.claims)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("柳浪街道２０２４年法治政府建设年度报告", 2024),
        ("柳浪街道二〇二四年法治政府建设年度报告", 2024),
        ("柳浪街道1999年法治政府建设年度报告", None),
        ("柳浪街道24年法治政府建设年度报告", None),
        ("柳浪街道法治政府建设年度报告", None),
    ],
)
def test_n8_a_year_is_read_or_asked_for_and_never_guessed(title: str, year: int | None) -> None:
    assert head(f"{title}\n开展普法活动40场。").year == year


def test_n8_two_years_in_the_headings_are_said() -> None:
    text = "柳浪街道2024年法治政府建设年度报告\n一、2023年工作情况\n化解率97%。\n二、存在不足\n无。"
    assert "heading_year" in {finding.code for finding in read("a.txt", text.encode()).findings}


def test_n11_every_number_that_is_read_comes_back_exactly(person: Person, street: Region) -> None:
    """Through the store of both databases, among numbers that are too exact to be kept."""
    chance = random.Random(11)
    numbers = [f"{chance.randrange(10 ** chance.randrange(1, 14))}" for _ in range(20)]
    numbers += [f"{chance.randrange(10**6)}.{chance.randrange(1, 10**4):04d}" for _ in range(20)]
    numbers += ["12345678901234.5678", str(2**53 + 1), "0.3", str(LIMIT), "9" * 30, "0.00001", "1." + "0" * 20 + "1"]
    text = HEAD + "".join(f"排查矛盾纠纷{number}件。\n" for number in numbers)
    told = read("2025.txt", text.encode())
    report = reports.receive(
        person,
        region_id=street.id,
        year=2025,
        title="t",
        file_name="2025.txt",
        media_type="text/plain",
        content=text.encode(),
        text=told.document.text,
        claims=told.claims,
        supersedes=None,
    )
    kept = [item.claim.value for item in claims.claims(person, report.id)]
    assert kept == [claim.value for claim in told.claims]
    assert len(kept) > 40
    assert {Decimal(number) for number in numbers[:44]} >= set(map(Decimal, kept))
    assert {"too_exact"} <= {finding.code for finding in told.findings}
