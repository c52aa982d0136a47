"""趋势 in a real browser: a click on a dot shows its words, the address keeps the view, the files are what they say."""

import io
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Served

pytestmark = pytest.mark.browser


def test_a_click_on_a_dot_shows_its_words_and_the_address_brings_them_back(
    serve: Callable[[Path], Served], demonstration_copy: Path, desk: Page
) -> None:
    served = serve(demonstration_copy)
    desk.goto(f"{served.address}/trends?region=柳浪街道")
    expect(desk.get_by_text("2025年这一点的原话")).to_be_visible()
    # The dots are the last trace; each is a path in the order of its years.
    dots = desk.locator(".js-plotly-plot .scatterlayer .trace").last.locator(".point")
    expect(dots).to_have_count(4, timeout=30_000)
    dots.nth(1).click(force=True)
    expect(desk.get_by_text("2023年这一点的原话")).to_be_visible()
    expect(desk.get_by_text("2025年这一点的原话")).to_have_count(0)
    desk.wait_for_url("**year=2023**")
    assert parse_qs(urlsplit(desk.url).query)["year"] == ["2023"]
    desk.goto(desk.url)
    expect(desk.get_by_text("2023年这一点的原话")).to_be_visible()
    desk.get_by_role("combobox", name="指标（可多选）").fill("普法宣传活动")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**indicator=legal_publicity_events**")
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("heading", name="柳浪街道 · 普法活动")).to_be_visible(timeout=30_000)


def test_the_chart_is_told_to_those_who_cannot_see_it(
    serve: Callable[[Path], Served], demonstration_copy: Path, desk: Page
) -> None:
    served = serve(demonstration_copy)
    desk.goto(f"{served.address}/trends?region=柳浪街道")
    chart = desk.locator("[data-testid=stPlotlyChart]").first
    expect(chart).to_be_visible(timeout=30_000)
    assert "2023年95.9%（目标≥96%），未达标 仅差1件" in chart.evaluate("node => node.outerHTML")


def test_the_files_are_what_their_buttons_say(
    serve: Callable[[Path], Served], demonstration_copy: Path, desk: Page
) -> None:
    served = serve(demonstration_copy)
    desk.goto(f"{served.address}/trends?region=柳浪街道")

    def taken(label: str) -> bytes:
        with desk.expect_download() as waiting:
            desk.get_by_role("button", name=label).click()
        assert waiting.value.suggested_filename.startswith("柳浪街道矛盾纠纷化解率连续三年上升")
        return Path(waiting.value.path()).read_bytes()

    picture = Image.open(io.BytesIO(taken("图片（PNG）")))
    assert picture.format == "PNG"
    assert picture.width == 1920
    title, foot = (0, 0, 1920, 110), (0, picture.height - 150, 1920, picture.height)
    for part in (title, foot):
        assert sum(picture.convert("L").crop(part).histogram()[:128]) > 1500, "letters are there"
    assert b"<text" not in taken("矢量图（SVG）")
    assert taken("数据表（CSV）").decode("utf-8-sig").startswith("地区,指标,年度")
    sheet = load_workbook(io.BytesIO(taken("数据表（Excel）"))).worksheets[0]
    assert [cell.value for cell in sheet["C"][1:6]] == [2022, 2023, 2024, 2025, 2026]
    assert sheet["E3"].value == 95.9
