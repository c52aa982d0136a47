"""The chart of the appraisal: offices as given, hollow where borderline, a gap with its reason where nothing is scored."""

from charts.appraisal import Mark, appraisal

MARKS = [
    Mark("甲", "88 良好/优秀（临界）", 88, 86, 91, 84, 92, False),
    Mark("乙", "可评分值只有60%，不评分"),
    Mark("丙", "95 优秀", 95, 95, 95, 93, 97),
]
BARS = [("优秀", 90.0), ("良好", 80.0), ("合格", 60.0), ("不合格", 0.0)]


def test_offices_stand_in_their_order_and_the_unscored_one_has_its_reason_and_no_dot() -> None:
    figure = appraisal(MARKS, BARS, "得分")
    assert figure["layout"]["yaxis"]["categoryarray"] == ["丙", "乙", "甲"]
    dots = figure["data"][-1]
    assert (dots["y"], dots["x"], dots["marker"]["symbol"]) == (["甲", "丙"], [88, 95], ["circle-open", "circle"])
    assert "可评分值只有60%，不评分" in [note["text"] for note in figure["layout"]["annotations"]]


def test_wording_and_weights_are_two_marks_and_only_bars_in_sight_are_drawn() -> None:
    figure = appraisal(MARKS, BARS, "得分")
    spans = [(trace["x"], trace["line"]["width"]) for trace in figure["data"] if trace["mode"] == "lines"]
    assert ([84, 92], 9) in spans
    assert ([86, 91], 1.5) in spans
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == [90.0, 80.0, 60.0]
    low, high = figure["layout"]["xaxis"]["range"]
    assert low < 60 < 97 < high


def test_a_district_without_any_score_is_still_drawn() -> None:
    figure = appraisal([Mark("乙", "不评分")], BARS, "得分")
    assert figure["data"][-1]["x"] == []
