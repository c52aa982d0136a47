"""A supervisor's questions in a real browser: who falls behind, by how much, who has not handed in, and the way back."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Served

pytestmark = pytest.mark.browser


def test_from_the_district_to_a_trend_and_from_a_street_back(
    serve: Callable[[Path], Served], demonstration_copy: Path, desk: Page
) -> None:
    served = serve(demonstration_copy)
    # The first page by its name, as people type it.
    desk.goto(f"{served.address}/overview?region=鼓山街道")
    expect(desk.get_by_text("鼓山街道2025年10项目标，矛盾纠纷化解率还差14件")).to_be_visible()
    assert unquote(desk.url) == f"{served.address}/?region=鼓山街道"
    desk.get_by_role("link", name="东川区总览").click()
    expect(desk.get_by_text("东川区4个街道（镇）均已报送。未达本街道目标：")).to_be_visible()
    watched = desk.get_by_role("table", name="需关注街道（镇）")
    expect(watched.get_by_text("矛盾纠纷化解率（98.4%→96.1%）")).to_be_visible()
    figures = desk.get_by_role("table", name="全区数字")
    expect(figures.get_by_role("row", name="矛盾纠纷化解率")).to_contain_text("口径不一")
    desk.get_by_role("table", name="各街道（镇）").get_by_role("link", name="矛盾纠纷化解率").click()
    expect(desk.get_by_text("鼓山街道矛盾纠纷化解率2025年96.1%，低于2024年的98.4%")).to_be_visible()


def test_the_matrix_leads_on_and_progress_names_who_is_missing(
    serve: Callable[[Path], Served], demonstration_copy: Path, desk: Page
) -> None:
    served = serve(demonstration_copy)
    desk.goto(f"{served.address}/matrix?region=东川区&year=2025")
    worse = desk.get_by_role("table", name="差于目标或对照线且在变差的指标")
    expect(worse.get_by_role("row").nth(1)).to_contain_text("鼓山矛盾纠纷化解率", timeout=30_000)
    desk.get_by_role("table", name="指标与街道（镇）").first.get_by_role("link", name="96.1%").click()
    expect(desk.get_by_text("鼓山街道矛盾纠纷化解率2025年96.1%")).to_be_visible()

    desk.goto(f"{served.address}/progress?region=东川区&year=2023")
    expect(desk.get_by_text("4个街道（镇）中1个已发布；鼓山街道、新渡街道、北塘镇尚未报送").first).to_be_visible()
    expect(desk.get_by_text("鼓山街道、新渡街道、北塘镇：")).to_be_visible()
    desk.set_viewport_size({"width": 390, "height": 844})
    for name in ("matrix?region=东川区", "progress?region=东川区", "?region=东川区"):
        desk.goto(f"{served.address}/{name}")
        expect(desk.locator("h2").first).to_be_visible()
        desk.wait_for_timeout(700)
        assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), name
