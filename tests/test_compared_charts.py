"""The charts of the comparison: rows that never meet, hollow below the rule, cut limits said, a funnel that narrows."""

from typing import Any

import pytest

import charts
from analysis.funnel import P998, limits
from catalogue import catalogue
from charts import Row, Spot
from exports.drawing import Panel, Plate, svg


def row(key: int, value: float, verdict: str = "met", **changes: Any) -> Row:
    return Row(key, f"街道{key}", "445/451件", value, f"{value}%", verdict, "✓ 多3件", "hover", **changes)


def figure(rows: list[Row], below: list[Row], **changes: Any) -> dict[str, Any]:
    return charts.compared(rows, below, **{"unit": "%", "rule_text": "以下不参与比较", **changes})


def dots(drawn: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = drawn["data"][-1]
    return found


def texts(drawn: dict[str, Any]) -> list[str]:
    return [note["text"] for note in drawn["layout"]["annotations"]]


def test_rows_stand_apart_in_pixels_however_many_there_are() -> None:
    for count in (1, 4, 12):
        drawn = figure([row(key, 97.0) for key in range(count)], [row(99, 90.0, "refused")])
        low, high = drawn["layout"]["yaxis"]["range"]
        margin = drawn["layout"]["margin"]
        pixels = (drawn["layout"]["height"] - margin["t"] - margin["b"]) / (low - high)
        places = dots(drawn)["y"]
        assert min((second - first) * pixels for first, second in zip(places, places[1:], strict=False)) >= 70


def test_below_the_rule_the_dots_are_hollow_and_the_rule_says_why() -> None:
    drawn = figure([row(1, 97.0, "better")], [row(2, 90.0, "refused")])
    assert dots(drawn)["marker"]["symbol"] == ["triangle-up", "diamond-open"]
    assert "以下不参与比较" in texts(drawn)
    assert "以下不参与比较" not in texts(figure([row(1, 97.0)], []))


def test_limits_that_run_out_of_the_axis_say_how_far() -> None:
    drawn = figure([row(1, 98.7), row(2, 90.9, limits=(62.3, 98.4), low_text="下限62.3%")], [])
    assert drawn["layout"]["xaxis"]["range"][0] > 62.3
    assert "◀ 下限62.3%" in texts(drawn)
    near = figure([row(1, 98.7, limits=(97.1, 99.4), low_text="下限97.1%")], [])
    assert not [text for text in texts(near) if "◀" in text]


def test_a_target_and_a_recomputed_share_are_ticks_of_their_own_row() -> None:
    drawn = figure([row(1, 98.7, "unverified", target=(98.0, "≥98%"), recomputed=97.7), row(2, 96.1)], [])
    ticks = [(one["x0"], one["line"]["color"]) for one in drawn["layout"]["shapes"] if one["x0"] == one["x1"]]
    assert ticks == [(98.0, "#1C2733"), (97.7, "#5A4684")]
    assert all(-0.5 < one["y0"] < 0.5 for one in drawn["layout"]["shapes"])
    assert "≥98%" in texts(drawn)


def test_one_case_short_is_a_ring_and_a_click_knows_the_office() -> None:
    drawn = figure([row(7, 90.9, "missed", ring=True)], [], chosen=7)
    assert dots(drawn)["marker"]["symbol"] == ["circle-open"]
    assert dots(drawn)["customdata"] == [7]
    assert dots(drawn)["selectedpoints"] == [0]


def test_names_from_data_are_no_markup() -> None:
    drawn = figure([Row(1, "<a href='x'>甲</a>", "a<b", 97.0, "97%", "met", "✓", "")], [])
    assert not [text for text in texts(drawn) if "<a" in text]


def test_counts_begin_at_zero_and_a_line_is_named() -> None:
    drawn = figure([row(1, 61.0), row(2, 23.0)], [], unit="", line=(40.0, "柳浪"))
    axis = drawn["layout"]["xaxis"]
    assert axis["range"][0] <= 0
    assert 0 in axis["tickvals"]
    assert "柳浪" in texts(drawn)


@pytest.mark.parametrize("rows", [[], [row(1, 0.0)], [row(1, 100.0)]])
def test_nothing_and_the_ends_of_the_scale_can_be_drawn(rows: list[Row]) -> None:
    low, high = figure(rows, [])["layout"]["xaxis"]["range"]
    assert low < high


def test_the_funnel_narrows_and_names_its_offices_and_bands() -> None:
    spots = [Spot(1, "柳浪", 4105, 99.4, "better", "h"), Spot(2, "鼓山", 10346, 97.8, "worse", "h")]
    drawn = charts.funnel(spots, 98.3, centre_text="合计98.3%", base_text="工单（件）", band_texts=("95%线", "99.8%线"))
    upper, lower = drawn["data"][0]["y"], drawn["data"][1]["y"]
    assert upper[0] - lower[0] > upper[-1] - lower[-1]
    assert lower[-1] == pytest.approx(limits(98.3, drawn["data"][1]["x"][-1], P998)[0])
    assert {"柳浪", "鼓山", "95%线", "99.8%线", "合计98.3%"} <= set(texts(drawn))
    assert drawn["layout"]["xaxis"]["title"]["text"] == "工单（件）"


def test_both_charts_can_be_printed() -> None:
    spots = [Spot(1, "柳浪", 41, 99.4, "similar", "h")]
    funnel = charts.funnel(spots, 98.3, centre_text="合计", base_text="件", band_texts=("a", "b"))
    below = [row(2, 90.0, "refused", limits=(60.0, 97.0), wording=(89.0, 91.0), low_text="下限60%")]
    told = svg(Plate("对比", [Panel(figure([row(1, 97.0)], below), ""), Panel(funnel, "")], ["来源"], "", "zh", 1))
    assert told.startswith(b"<svg")


def test_shares_of_the_same_count_are_kin() -> None:
    entries = catalogue().indicators
    assert [one.id for one in catalogue().kin(entries["dispute_resolution_rate"])] == ["mediation_success_rate"]
    assert catalogue().kin(entries["hotline_satisfaction_rate"]) == []
    assert catalogue().kin(entries["disputes_resolved"]) == []
