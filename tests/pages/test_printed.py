"""Every chart that a page draws can be printed: the plate knows all its marks."""

import json

import pytest

from exports.drawing import Panel, Plate, png
from exports.drawing.figure import pieces
from tests.pages.conftest import page

VIEWS = [
    ("leadership/overview.py", {"region": "柳浪街道"}),
    ("leadership/trends.py", {"region": "新渡街道"}),
    ("supervision/compare.py", {"region": "东川区", "indicator": "dispute_resolution_rate", "year": "2025"}),
    ("supervision/compare.py", {"region": "东川区", "indicator": "legal_publicity_events", "year": "2025"}),
]


@pytest.mark.parametrize(("name", "query"), VIEWS)
def test_a_page_s_charts_can_be_printed(demonstration: object, name: str, query: dict[str, str]) -> None:
    test = page(name, **query)
    assert not test.exception
    figures = [json.loads(chart.proto.spec) for chart in test.get("plotly_chart")]
    assert figures
    for figure in figures:
        found, _ = pieces(figure, 900)
        drawn = [trace for trace in figure["data"] if "markers" in trace.get("mode", "") and trace.get("x")]
        dots = sum(len(trace["x"]) for trace in drawn)
        assert len([piece for piece in found if piece["kind"] in ("circle", "area")]) >= dots
        assert png(Plate("图", [Panel(figure)], ["来源"])).startswith(b"\x89PNG")
