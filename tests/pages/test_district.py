"""A district's overview: its sentence, its counts of how many, whom to watch and why, and figures that refuse to be formed."""

from analysis import rollup
from pages.leadership import district_figures, watched
from pages.supervision import field, weak
from store import regions
from tests.pages.conftest import me, page, said, stands

PAGE = "leadership/overview.py"


def test_one_sentence_and_counts_that_say_of_how_many(demonstration: object) -> None:
    test = page(PAGE, region="东川区", year="2025")
    told = said(test)
    assert "东川区4个街道（镇）均已报送。未达本街道目标：" in told
    for name in ("鼓山矛盾纠纷化解率", "北塘人民调解成功率", "柳浪法律明白人", "待核实：新渡人民调解成功率"):
        assert name in told
    counts = {metric.label: metric.value for metric in test.metric}
    assert counts["**已发布**"] == "4/4"
    assert counts["**未化解件数（3/4可比）**"] == "20→29"


def test_who_has_not_reported_is_counted_and_watched(demonstration: object) -> None:
    test = page(PAGE, region="东川区", year="2023")
    assert "东川区4个街道（镇）已有1个报送" in said(test)
    assert test.metric[0].value == "1/4"
    offices = stands()
    lines = field.lines(offices, 2023)
    told = [watched.reasons(office, place, lines, [], 2023) for place, office in enumerate(offices)]
    assert told[1:] == [["2023年年报未报送"]] * 3


def test_an_office_is_watched_with_its_reasons_and_one_that_improves_is_not(demonstration: object) -> None:
    offices = stands()
    lines = field.lines(offices, 2025)
    worse = weak.of(offices, 2025)
    told = {
        office.region.name: watched.reasons(office, place, lines, worse, 2025) for place, office in enumerate(offices)
    }
    assert told["柳浪街道"] == []
    assert "矛盾纠纷化解率（98.4%→96.1%）" in told["鼓山街道"][0]
    assert told["新渡街道"][-1] == "人民调解成功率待核实"


def test_district_figures_are_sums_of_how_many_and_refuse_over_two_bases(demonstration: object) -> None:
    offices = stands()
    found = {
        indicator.id: (indicator, told)
        for indicator, told in district_figures.figures(offices, field.lines(offices, 2025), 2025)
    }
    refused = found["dispute_resolution_rate"][1]
    assert (refused.kind, refused.reason) == (rollup.REFUSED, "other_base")
    indicator, certified = found["certified_officer_rate"]
    assert (district_figures.printed(indicator, certified), certified.offices) == ("91.2%", (4, 4))
    assert found["mediation_success_rate"][1].offices == (2, 4)
    lines = district_figures.left_out(
        list(found.values()), {office.region.id: office.region.name for office in offices}
    )
    assert "人民调解成功率未计入：柳浪街道（没有件数）、新渡街道（报告值与件数不符）。" in lines


def test_hedged_sums_are_told_as_ranges_and_lower_bounds(demonstration: object) -> None:
    offices = stands()
    lines = {line.indicator.id: line for line in field.lines(offices, 2025)}
    for code, printed in (("problems_rectified", "1844–1952"), ("publicity_materials", "5600")):
        line = lines[code]
        told = rollup.district(line.indicator, district_figures.entries(offices, line, 2025))
        assert district_figures.printed(line.indicator, told).startswith(printed)
    assert "以上" in district_figures.printed(line.indicator, told)


def test_a_street_leads_back_to_its_district(demonstration: object) -> None:
    test = page(PAGE, region="柳浪街道", year="2025")
    assert not test.exception
    links = [element.proto.id for element in test.get("bidi_component")]
    assert any("leadership/overview.py?" in link and "东川区" in link for link in links)


def test_a_street_with_many_misses_names_the_weightiest_and_counts_all(demonstration: object) -> None:
    told = said(page(PAGE, region="鼓山街道", year="2025"))
    assert "鼓山街道2025年10项目标，矛盾纠纷化解率还差14件；" in told
    assert "共10项未达标。" in told


def test_a_district_without_any_report_of_its_own_years_says_who_is_silent(empty: None) -> None:
    above = regions.create(me(), "东川区", "district", None)
    regions.create(me(), "柳浪街道", "street", above.id)
    assert "还没有任何数据" in said(page(PAGE))
