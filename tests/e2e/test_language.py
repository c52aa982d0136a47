"""The switch of the language is in reach on every screen, goes along from page to page, and the browser is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Served

pytestmark = pytest.mark.browser


def test_english_at_one_click_on_a_desk_and_on_a_phone(
    serve: Callable[[Path], Served], demonstration_copy: Path, desk: Page
) -> None:
    served = serve(demonstration_copy)
    for width, height in ((1366, 768), (390, 844)):
        desk.set_viewport_size({"width": width, "height": height})
        desk.goto(f"{served.address}/matrix?region=东川区&year=2024")
        expect(desk.get_by_role("heading", name="矩阵", exact=True)).to_be_visible()
        expect(desk.get_by_role("button", name="English")).to_be_in_viewport(ratio=1)
        desk.get_by_role("button", name="English").click()
        expect(desk.get_by_role("heading", name="Matrix", exact=True)).to_be_visible()
        expect(desk.get_by_role("radio", name="2024")).to_be_checked()
        assert desk.evaluate("document.documentElement.lang") == "en"

    # On another page and after a reload it is still English; the page that is switched off says so in it.
    desk.goto(f"{served.address}/appraisal?lang=English")
    expect(desk.get_by_text("it is switched off")).to_be_visible()
    desk.get_by_role("button", name="Switch it on under Targets").click()
    expect(desk.get_by_role("heading", name="Targets", exact=True)).to_be_visible()
    desk.reload()
    expect(desk.get_by_role("heading", name="Targets", exact=True)).to_be_visible()
    desk.get_by_role("button", name="中文").click()
    expect(desk.get_by_role("heading", name="目标", exact=True)).to_be_visible()
