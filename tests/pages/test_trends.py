"""趋势: several regions and indicators, breaks, gaps, part-years, what is given away, and addresses that make no sense."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import ROOT, page, words

RATE, EVENTS = "dispute_resolution_rate", "legal_publicity_events"


def trends(region: list[str], indicator: list[str] | None = None, **query: str) -> AppTest:
    test = AppTest.from_file(str(ROOT / "pages" / "leadership" / "trends.py"), default_timeout=60)
    test.query_params["region"] = region
    if indicator:
        test.query_params["indicator"] = indicator
    for key, value in query.items():
        test.query_params[key] = value
    return test.run()


def said(test: AppTest) -> str:
    assert not test.exception
    return words(test).replace("\\", "")


def figures(test: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in test.get("plotly_chart")]


def test_two_offices_are_two_charts_with_the_same_axis(demonstration: object) -> None:
    test = trends(["柳浪街道", "鼓山街道"])
    first, second = figures(test)
    assert first["layout"]["yaxis"]["range"] == second["layout"]["yaxis"]["range"]
    text = said(test)
    assert "矛盾纠纷化解率：柳浪街道上升，鼓山街道比上一年低。" in text
    assert "不作横向比较" in text, "排查 and 受理 are different bases"


def test_years_are_whole_and_every_axis_has_its_unit(demonstration: object) -> None:
    for figure in figures(trends(["柳浪街道", "新渡街道"], [RATE, EVENTS])):
        assert all(isinstance(year, int) for year in figure["layout"]["xaxis"]["tickvals"])
        assert figure["layout"]["yaxis"]["ticktext"][-1].endswith(("%", "场"))


def test_several_indicators_are_small_multiples(demonstration: object) -> None:
    test = trends(["柳浪街道"], [RATE, EVENTS])
    assert len(figures(test)) == 2
    assert [head.value for head in test.subheader] == ["柳浪街道 · 矛盾纠纷化解率", "柳浪街道 · 普法活动"]


def test_a_changed_count_parts_the_chart_and_the_words_say_so(demonstration: object) -> None:
    test = trends(["柳浪街道"], [EVENTS])
    (figure,) = figures(test)
    texts = [note["text"] for note in figure["layout"]["annotations"]]
    assert "2023年起重新统计<br>此前未重算" in texts
    assert "原报56" in texts
    assert "2022年统计口径不同，未计入走势。" in said(test)


def test_a_part_year_is_shown_and_not_counted(demonstration: object) -> None:
    test = trends(["新渡街道"], ["hotline_completion_rate"])
    assert "新渡街道热线办结率2025年99.1%，不满一年，不作走势判断。" in said(test)
    (figure,) = figures(test)
    assert "不满一年，不计入走势" in [note["text"] for note in figure["layout"]["annotations"]]


def test_unresolved_cases_stand_beside_the_share(demonstration: object) -> None:
    assert "2024年12件 → 2025年6件" in said(trends(["柳浪街道"]))


def test_a_link_opens_on_the_words_of_its_year(demonstration: object) -> None:
    text = said(trends(["柳浪街道"], year="2023"))
    assert "2023年这一点的原话" in text
    assert "2025年这一点的原话" not in text


def test_the_chart_is_told_to_those_who_hear_it(demonstration: object) -> None:
    (chart,) = trends(["柳浪街道"]).get("plotly_chart")
    assert "2023年95.9%（目标≥96%），未达标 仅差1件" in str(chart.proto)


def test_the_grey_bar_is_named_once(demonstration: object) -> None:
    texts = [
        note["text"] for figure in figures(trends(["柳浪街道", "鼓山街道"])) for note in figure["layout"]["annotations"]
    ]
    assert sum("正常波动范围（参考）" in text for text in texts) == 1


@pytest.mark.parametrize("kind", ["图片（PNG）", "矢量图（SVG）", "数据表（CSV）", "数据表（Excel）"])
def test_what_is_drawn_can_be_taken_away(demonstration: object, kind: str) -> None:
    assert kind in [str(getattr(button, "label", "")) for button in trends(["柳浪街道"]).get("download_button")]


def test_nothing_chosen_is_told(demonstration: object) -> None:
    test = trends(["柳浪街道"])
    assert "请先选择至少一个地区" in words(test.multiselect(key="region").set_value([]).run())
    test = trends(["柳浪街道"])
    assert "请先选择至少一个指标" in words(test.multiselect(key="indicator").set_value([]).run())


def test_more_than_can_be_read_is_cut_and_said(demonstration: object) -> None:
    test = trends(
        ["柳浪街道", "鼓山街道", "新渡街道"],
        [RATE, EVENTS, "hotline_completion_rate"],
    )
    assert "选了9幅图，先显示前8幅" in said(test)


def test_an_indicator_that_an_office_never_told_draws_nothing_and_says_it(demonstration: object) -> None:
    test = trends(["柳浪街道"], ["mediation_success_rate"])
    assert "柳浪街道还没有人民调解成功率的数据。" in said(test)
    assert not test.get("plotly_chart")


def test_an_old_address_with_unknown_words_still_opens(demonstration: object) -> None:
    assert "柳浪街道" in said(trends(["没有这个街道", "柳浪街道"], ["no_such", RATE], year="1066"))


def test_english_has_words_of_its_own(demonstration: object) -> None:
    test = page("leadership/trends.py", region="柳浪街道", indicator=EVENTS, lang="en")
    assert "Unresolved" not in words(test)
    assert "Picture (PNG)" in [str(getattr(button, "label", "")) for button in test.get("download_button")]
