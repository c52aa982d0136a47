"""A supervisor compares the streets of a district in a real browser: own targets, each other, a street's own words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Served

pytestmark = pytest.mark.browser
# A busy machine loads a chart late.
PATIENCE = 30_000


def test_a_supervisor_goes_from_the_district_to_a_street_s_words_and_back_by_the_address(
    serve: Callable[[Path], Served], demonstration_copy: Path, desk: Page
) -> None:
    served = serve(demonstration_copy)
    desk.goto(f"{served.address}/compare")
    expect(desk.get_by_role("heading", name="鼓山低于本街道目标（98.5%）14件；北塘差1件")).to_be_visible(
        timeout=PATIENCE
    )
    expect(desk.get_by_text("540/562件，基数为受理矛盾纠纷")).to_be_visible(timeout=PATIENCE)

    # The last dot is 北塘's: its words stand beside the chart at one click.
    dot = desk.locator(".scatterlayer .trace").last.locator(".point").last
    dot.hover(force=True)
    expect(desk.locator(".hoverlayer .hovertext")).to_contain_text("北塘镇", timeout=PATIENCE)
    dot.click(force=True)
    expect(desk.get_by_role("heading", name="北塘镇的原话")).to_be_visible(timeout=PATIENCE)

    desk.get_by_role("radio", name="各街道之间").click()
    expect(desk.get_by_role("heading", name="没有口径相同、依据足够的街道（镇）：鼓山基数不同")).to_be_visible(
        timeout=PATIENCE
    )
    desk.reload()
    expect(desk.get_by_role("heading", name="没有口径相同、依据足够的街道（镇）：鼓山基数不同")).to_be_visible(
        timeout=PATIENCE
    )
    assert "against=peers" in desk.url

    desk.get_by_role("link", name="鼓山街道", exact=True).click()
    desk.wait_for_url("**/trends**")
    expect(desk.get_by_role("heading", name="鼓山街道")).to_be_visible(timeout=PATIENCE)
