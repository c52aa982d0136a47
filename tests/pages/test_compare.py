"""对比: own targets by default, others only on one base, small bases never judged, the missing named with the reason."""

from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from catalogue import catalogue
from pages.parts import judged
from pages.supervision import compared
from pages.supervision.compared import PEERS, View
from pages.supervision.compared_words import head
from records import Number, Person, RegionProfile
from store import observations, people, profiles, regions, targets
from tests.pages.conftest import page, words

PAGE = "supervision/compare.py"
RATE, CERTIFIED, TICKETS = "dispute_resolution_rate", "certified_officer_rate", "hotline_completion_rate"


def said(test: AppTest) -> str:
    assert not test.exception
    return words(test).replace("\\", "")


def someone() -> Person:
    person = people.local_person()
    assert person is not None
    return person


def told(person: Person, region_id: int, indicator: str, value: Number, year: int = 2025, **more: object) -> None:
    unit = catalogue().indicators[indicator].unit
    given = {"low": value, "high": value, "qualifier": "exact", **more}
    observations.record(
        person, region_id=region_id, indicator=indicator, year=year, value=value, unit=unit, method="entered",
        source="填报", **given,  # type: ignore[arg-type]
    )  # fmt: skip


def share(person: Person, region_id: int, count: int, size: int, printed: str) -> None:
    told(person, region_id, "disputes_resolved", count)
    told(person, region_id, "disputes_accepted", size)
    told(person, region_id, RATE, Decimal(printed), base="disputes_accepted")


@pytest.fixture
def district(empty: None) -> tuple[Person, dict[str, int]]:
    """A district with three offices of which nothing is known."""
    person = someone()
    above = regions.create(person, "西河区", "district", None)
    names = ("甲坪街道", "乙坪街道", "丙坪镇")
    return person, {
        name: regions.create(person, name, "town" if "镇" in name else "street", above.id).id for name in names
    }


def seen(person: Person, mode: str, indicator: str, reference: int | None = None) -> View:
    offices = judged.reporting(regions.all_regions(person))
    stands = [judged.standing(person, office) for office in offices]
    sizes = profiles.latest(person, [office.id for office in offices], 2025)
    return compared.view(stands, sizes, catalogue().indicators[indicator], 2025, mode, reference, frozenset())


def test_each_office_stands_against_its_own_target(demonstration: object) -> None:
    text = said(page(PAGE))
    assert "鼓山低于本街道目标（98.5%）14件；北塘差1件；柳浪高于目标3件；新渡待核实。" in text
    assert "新渡、北塘报的是人民调解成功率，各街道基数口径不同，不作横向比较。" in text
    assert "按地区代码排列，不排名次" in text
    assert "化解率96.1%" in text


def test_liulang_and_gushan_are_not_compared_unless_let_in_and_then_both_bases_are_said(demonstration: object) -> None:
    test = page(PAGE, against="peers", peer="柳浪街道")
    assert "没有口径相同、依据足够的街道（镇）：鼓山基数不同；新渡、北塘指标不同。" in said(test)
    test = test.toggle(key="others").set_value(True).run()
    assert "与柳浪街道（98.7%）比：鼓山较差；新渡、北塘不参与比较（指标不同）。" in said(test)
    assert "540/562件，基数为受理矛盾纠纷" in said(test)


def test_reported_and_recomputed_shares_stand_beside_each_other(demonstration: object) -> None:
    person = someone()
    view = seen(person, "own", RATE)
    from pages.supervision import drawn

    row = next(drawn.row(view, item) for item in view.compared if item.office.name == "新渡街道")
    assert (row.value, row.verdict, row.verdict_text) == (98.7, "unverified", "? 待核实")
    assert row.recomputed == pytest.approx(100 * 297 / 304)
    assert row.detail == "报人民调解成功率，297/304，核算97.7%"


def test_a_district_is_compared_on_one_base_with_a_funnel(demonstration: object) -> None:
    text = said(page(PAGE, indicator=TICKETS, against="line"))
    assert "与全区其余街道合计比：鼓山较差；柳浪较好；北塘相近；新渡不参与比较（不是全年）。" in text
    assert "基数越小，波动越大" in text
    assert "相差1.1至2个百分点（95%）" in text


def test_a_published_line_keeps_every_office_s_own_base(demonstration: object) -> None:
    line = "cn_mediation_success_2021_2025"
    text = said(page(PAGE, indicator="mediation_success_rate", against="line", line=line))
    assert "与全国≥95%（2021–2025年）比" in text
    assert "北塘基数不足30" in text


def test_volumes_are_told_by_size_and_not_compared(demonstration: object) -> None:
    text = said(page(PAGE, indicator="penalty_cases", against="peers"))
    assert "不分好坏，各街道之间不作比较" in text
    assert "每万人7.3件；共52件，常住人口71,000人" in text


def test_without_its_size_an_office_says_what_to_do(district: tuple[Person, dict[str, int]]) -> None:
    person, ids = district
    for region_id in ids.values():
        told(person, region_id, "legal_aid_cases", 12)
    profiles.record(person, ids["甲坪街道"], RegionProfile("甲坪街道", 2024, residents=60_000))
    view = seen(person, PEERS, "legal_aid_cases", ids["甲坪街道"])
    assert {item.office.name: item.reason for item in view.below} == {"乙坪街道": "size", "丙坪镇": "size"}
    text = said(page(PAGE, indicator="legal_aid_cases", against="peers"))
    assert "去填写人口和村（社区）数" in text


def test_twelve_of_twelve_is_never_better_than_445_of_451(district: tuple[Person, dict[str, int]]) -> None:
    person, ids = district
    share(person, ids["甲坪街道"], 445, 451, "98.7")
    share(person, ids["乙坪街道"], 12, 12, "100")
    share(person, ids["丙坪镇"], 540, 562, "96.1")
    for reference in (None, ids["甲坪街道"], ids["乙坪街道"], ids["丙坪镇"]):
        view = seen(person, PEERS, RATE, reference)
        verdicts = {item.office.name: item.verdict for item in view.compared}
        assert verdicts["乙坪街道"] == "refused"
        assert "better" not in {item.verdict for item in view.compared if item.office.name == "乙坪街道"}
    small = {item.office.name: item.reason for item in seen(person, PEERS, RATE, ids["甲坪街道"]).below}
    assert small["乙坪街道"] == "small_base"
    assert "丙坪较差；乙坪不参与比较（基数不足30）" in head(seen(person, PEERS, RATE, ids["甲坪街道"]))


def test_the_missing_are_named_with_the_reason(district: tuple[Person, dict[str, int]]) -> None:
    person, ids = district
    told(person, ids["甲坪街道"], "penalty_cases", 12)
    told(person, ids["乙坪街道"], "legal_publicity_events", 3)
    told(person, ids["丙坪镇"], "legal_publicity_events", 3)
    profiles.record(person, ids["丙坪镇"], RegionProfile("丙坪镇", 2025, enforcement=False))
    view = seen(person, "own", "penalty_cases")
    assert [(office.name, reason) for office, reason in view.missing] == [
        ("乙坪街道", "no_value"),
        ("丙坪镇", "no_power"),
    ]
    text = said(page(PAGE, indicator="penalty_cases"))
    assert "未列入：丙坪镇，没有行政执法权" in text
    assert "未列入：乙坪街道，年报未反映" in text


def test_an_office_that_did_not_report_is_no_zero(district: tuple[Person, dict[str, int]]) -> None:
    person, ids = district
    told(person, ids["甲坪街道"], "legal_publicity_events", 30)
    view = seen(person, "own", "legal_publicity_events")
    assert [(office.name, reason) for office, reason in view.missing] == [
        ("乙坪街道", "no_report"),
        ("丙坪镇", "no_report"),
    ]
    text = said(page(PAGE, indicator="legal_publicity_events"))
    assert "甲坪未设目标；乙坪、丙坪没有这项数据。" in text


def test_one_office_alone_and_hedged_or_empty_bases_break_nothing(district: tuple[Person, dict[str, int]]) -> None:
    person, ids = district
    told(person, ids["甲坪街道"], "disputes_resolved", 0)
    told(person, ids["甲坪街道"], "disputes_accepted", 0)
    told(person, ids["甲坪街道"], RATE, Decimal(100), base="disputes_accepted")
    told(person, ids["乙坪街道"], "legal_publicity_events", 10, high=None, qualifier="at_least")
    for mode in ("own", "peers", "line"):
        for indicator in (RATE, "legal_publicity_events"):
            assert said(page(PAGE, indicator=indicator, against=mode))


def test_a_target_at_most_is_exceeded_not_missed_from_below(district: tuple[Person, dict[str, int]]) -> None:
    person, ids = district
    told(person, ids["甲坪街道"], "litigation_cases", 7)
    targets.record(
        person, region_id=ids["甲坪街道"], indicator="litigation_cases", year=2025, comparator="<=", value=5, low=None,
        high=5, qualifier="exact", words="行政诉讼不超过5件",
    )  # fmt: skip
    assert head(seen(person, "own", "litigation_cases")).startswith("甲坪超过本街道目标（≤5）2件；")


def test_a_click_chooses_whose_words_are_shown(demonstration: object) -> None:
    test = page(PAGE)
    test.session_state["compared_office"] = next(
        region.id for region in regions.all_regions(someone()) if region.name == "北塘镇"
    )
    assert "北塘镇的原话" in said(test.run())


def test_the_address_holds_codes_that_any_language_understands(demonstration: object) -> None:
    test = page(PAGE, indicator=TICKETS, against="line", year="2024", lang="en")
    assert "Against the rest of the district together" in said(test)
    test = test.segmented_control(key="against").set_value("peers").run()
    assert test.query_params["against"] in ("peers", ["peers"])
    test = test.selectbox(key="indicator").set_value(CERTIFIED).run()
    assert test.query_params["indicator"] in (CERTIFIED, [CERTIFIED])
    assert "base under 30" in said(test)


def test_an_office_in_the_address_opens_its_district(demonstration: object) -> None:
    test = page(PAGE, region="北塘镇")
    assert "北塘差1件" in said(test)
    assert test.selectbox(key="region").value == "东川区"


def test_a_district_without_figures_says_what_is_missing(district: tuple[Person, dict[str, int]]) -> None:
    assert "西河区的街道（镇）还没有任何数据" in said(page(PAGE))


def test_short_reasons_fit_a_phone() -> None:
    import language

    language.use("zh_CN")
    told = {key: text for key, text in language.words("zh_CN").items() if key.startswith("compare.reason.")}
    assert len(told) > 15
    assert [text for text in told.values() if len(text) >= 8] == []
    assert {key.replace("reason", "why") for key in told} <= language.words("zh_CN").keys()
