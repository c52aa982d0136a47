"""A chart on a plate: the same marks as on the page, real pictures, Chinese letters that are really there."""

import io
import re
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest
from PIL import Image

import charts
from exports.drawing import Panel, Plate, png, svg
from exports.drawing.figure import pieces
from exports.drawing.pieces import colour, runs
from tests.analysis.made import share, target
from tests.test_charts import point

AIM = target(98, 2025)


def figure() -> dict[str, Any]:
    drawn = [point(share("97.5", 2024), 2024), point(share("98.1", 2025), 2025, AIM)]
    return charts.trend(drawn, {2025: (AIM, "≥98%")}, [], unit="%", limits=(96.0, 100.0))


def plate(title: str = "柳浪街道化解率上升", *, mark: str = "演示数据·虚构地区") -> Plate:
    return Plate(title, [Panel(figure())], ["定义：化解÷排查", "来源：年度报告", "2026-11-24"], mark)


def test_every_mark_of_the_figure_stands_on_the_plate_at_its_value() -> None:
    found, height = pieces(figure(), 900)
    assert height == 470
    dots = [piece for piece in found if piece["kind"] == "circle"]
    assert len(dots) == 2
    (low, high) = sorted(dot["points"][0] for dot in dots)
    assert low[1] > high[1], "98.1% stands above 97.5%"
    ticks = [piece for piece in found if piece["kind"] == "line" and piece["width"] == 2.5]
    assert len(ticks) == 1
    assert ticks[0]["points"][0][1] > high[1], "98.1% stands above its target"
    assert abs(sum(end[0] for end in ticks[0]["points"]) / 2 - high[0]) < 1e-6
    said = {"".join(run[0] for line in piece["lines"] for run in line) for piece in found if piece["kind"] == "text"}
    assert {"2024", "2025", "≥98%", "97.5", "98.1", "100%"} <= said


def _ink(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    return sum(picture.convert("L").crop(box).histogram()[:128])


def test_the_picture_is_a_real_png_with_chinese_letters() -> None:
    picture = Image.open(io.BytesIO(png(plate())))
    assert picture.format == "PNG"
    assert picture.width == 1920
    title = (0, 0, 1920, 110)
    other = Image.open(io.BytesIO(png(plate("甲乙丙丁戊己庚辛壬"))))
    assert _ink(picture, title) > 3000
    assert picture.convert("L").crop(title).tobytes() != other.convert("L").crop(title).tobytes(), "letters, not boxes"
    foot = (0, picture.height - 110, 1920, picture.height)
    assert _ink(picture, foot) > 1000, "definition, source and date"


def test_made_up_data_are_marked_on_the_picture() -> None:
    marked, plain = (Image.open(io.BytesIO(png(plate(mark=mark)))) for mark in ("演示数据·虚构地区", ""))
    ochre = (0xFB, 0xF1, 0xD3)
    assert ochre in {colour for _, colour in marked.convert("RGB").getcolors(1 << 24) or []}
    assert ochre not in {colour for _, colour in plain.convert("RGB").getcolors(1 << 24) or []}


def test_the_drawing_needs_no_font() -> None:
    root = ElementTree.fromstring(svg(plate()))
    assert root.tag.endswith("svg")
    tags = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert "text" not in tags
    assert "image" not in tags
    assert tags.count("use") > 60, "each letter is an outline"


def test_a_title_with_signs_of_markup_is_text() -> None:
    assert png(plate('#panic("x") *粗* $a$ <b> \\ "引号"')).startswith(b"\x89PNG")


def test_panels_stand_side_by_side() -> None:
    two = Plate("两个街道", [Panel(figure(), "柳浪"), Panel(figure(), "鼓山")], ["来源"], columns=2)
    one = Plate("两个街道", [Panel(figure(), "柳浪"), Panel(figure(), "鼓山")], ["来源"], columns=1)
    beside, below = (Image.open(io.BytesIO(png(made))) for made in (two, one))
    assert below.height > beside.height * 1.6


@pytest.mark.parametrize("kind", ["heatmap", "pie"])
def test_a_trace_that_cannot_be_drawn_is_not_left_out_silently(kind: str) -> None:
    with pytest.raises(ValueError, match=kind):
        pieces({"data": [{"type": kind, "x": [1], "y": [1]}], "layout": {}}, 900)


def test_bars_bands_names_and_steps_are_drawn() -> None:
    told = {
        "data": [
            {"type": "bar", "orientation": "h", "y": ["甲", "乙"], "x": [3, 5], "marker": {"color": "#1F4E79"}},
            {"type": "scatter", "mode": "lines", "x": [0, 5], "y": ["甲", "乙"], "line": {"shape": "hv", "dash": "dot"}},
            {"type": "scatter", "mode": "lines", "x": [0, 5], "y": ["乙", "乙"], "fill": "tonexty"},
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [4],
                "y": ["甲"],
                "text": ["四"],
                "textposition": "middle right",
                "error_x": {"array": [1], "width": 0},
                "marker": {"symbol": "triangle-up-open", "size": 10, "color": "rgb(10,20,30)"},
            },
        ],
        "layout": {"shapes": [{"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": "甲", "y1": "乙", "fillcolor": "#EEEEEE", "line": {"width": 0}}]},
    }  # fmt: skip
    found, _ = pieces(told, 900)
    kinds = [piece["kind"] for piece in found]
    assert kinds.count("area") == 5
    assert [
        piece for piece in found if piece["kind"] == "line" and piece["dash"] == "dotted" and len(piece["points"]) == 3
    ]
    assert png(Plate("全部", [Panel(told)], ["来源"])).startswith(b"\x89PNG")


def test_words_of_a_figure_become_runs() -> None:
    assert runs("<b>98.7%</b><br>仅差1件 &lt;") == [[["98.7%", True]], [["仅差1件 <", False]]]


def test_colours() -> None:
    assert colour("rgba(28,39,51,0.13)") == "#1C273321"
    assert re.fullmatch("#FFFFFF[0-9A-F]{2}", colour("white", 0.5))
    with pytest.raises(ValueError, match="chartreuse"):
        colour("chartreuse")
