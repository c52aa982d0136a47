"""The whole way in a real browser: a report goes in, a person confirms, its point and its sentence are seen."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Served

pytestmark = pytest.mark.browser
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def test_a_report_becomes_a_point_on_a_chart(serve: Callable[[Path], Served], empty_file: Path, desk: Page) -> None:
    served = serve(empty_file)
    desk.goto(served.address)
    expect(desk.get_by_text("还没有任何数据")).to_be_visible()
    assert desk.evaluate("document.documentElement.lang") == "zh-CN"

    desk.goto(f"{served.address}/upload")
    desk.locator("input[type=file]").set_input_files(str(FIXTURES / "东川区_柳浪街道_2025.docx"))
    expect(desk.get_by_role("combobox", name="地区")).to_have_value("新建：柳浪街道")
    desk.get_by_role("button", name="保存，去核对").click()
    expect(desk.get_by_text("已保存为草稿")).to_be_visible()
    desk.get_by_role("link", name="去核对").first.click()

    expect(desk.get_by_role("region", name="年报原文")).to_be_visible()
    desk.get_by_role("region", name="年报原文").get_by_text("化解率98.7%").click()
    expect(desk.locator("mark.chosen")).to_have_text("化解率98.7%")
    expect(desk.get_by_role("button", name="发布", exact=True)).to_be_disabled()
    rest = desk.get_by_role("button", name=re.compile(r"^其余\d+条无误"))
    rest.click()
    expect(rest).to_have_count(0)
    confirm = desk.get_by_role("button", name="确认", exact=True)
    for left in range(confirm.count(), 0, -1):
        # Each decision draws the cards anew: the next click waits until it has.
        expect(confirm).to_have_count(left)
        confirm.first.click()
    expect(confirm).to_have_count(0)
    publish = desk.get_by_role("button", name="发布", exact=True)
    expect(publish).to_be_enabled()
    publish.click()
    expect(desk.get_by_role("button", name="已发布")).to_be_visible()

    desk.goto(f"{served.address}/trends?region=柳浪街道")
    expect(desk.get_by_text("柳浪街道2025年矛盾纠纷化解率98.7%。")).to_be_visible()
    expect(desk.locator(".js-plotly-plot .scatterlayer .point").first).to_be_visible()
    expect(desk.get_by_text("成功调处445件")).to_be_visible()
    desk.get_by_role("link", name="在原文中看").click()
    expect(desk.locator("mark.chosen")).to_have_text("化解率98.7%")


def test_every_page_has_chinese_words_only_and_no_deploy_button(
    serve: Callable[[Path], Served], demonstration_copy: Path, desk: Page
) -> None:
    served = serve(demonstration_copy)
    for name in ("", "trends", "upload", "review", "data", "dictionary"):
        desk.goto(f"{served.address}/{name}")
        expect(desk.locator("h1")).to_be_visible()
        expect(desk.get_by_text("演示数据·虚构地区").first).to_be_visible()
        desk.wait_for_timeout(700)
        shown = desk.locator("body").inner_text()
        for english in ("Deploy", "Browse files", "Drag and drop", "Choose an option", "Press Enter", "No results"):
            assert english not in shown, f"{english} on /{name}"


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_nothing_scrolls_sideways(
    serve: Callable[[Path], Served], demonstration_copy: Path, desk: Page, width: int, height: int
) -> None:
    served = serve(demonstration_copy)
    desk.set_viewport_size({"width": width, "height": height})
    for name in ("?region=柳浪街道", "trends?region=柳浪街道", "upload", "review"):
        desk.goto(f"{served.address}/{name}")
        expect(desk.locator("h1")).to_be_visible()
        desk.wait_for_timeout(700)
        assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), name


def test_the_server_says_how_it_is_and_carries_its_headers(
    serve: Callable[[Path], Served], empty_file: Path, desk: Page
) -> None:
    served = serve(empty_file)
    answer = desk.request.get(f"{served.address}/healthz")
    assert (answer.status, answer.text()) == (200, "ok")
    for path in ("/healthz", "/", "/_stcore/health"):
        headers = desk.request.get(f"{served.address}{path}").headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
