"""A supervisor in a real browser: sets a target, sees it decide, and switches the district's own appraisal on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Served

pytestmark = pytest.mark.browser


def test_a_supervisor_sets_a_target_and_switches_the_appraisal_on(
    serve: Callable[[Path], Served], demonstration_copy: Path, desk: Page
) -> None:
    served = serve(demonstration_copy)
    desk.goto(f"{served.address}/targets?region=东川区&year=2025")
    expect(desk.get_by_text("区级设定0项")).to_be_visible()
    expect(desk.get_by_role("link", name="考核", exact=True)).to_have_count(0)

    desk.get_by_text("设定目标", exact=True).click()
    desk.get_by_role("combobox", name="指标").click()
    # Key by key as a person types: the expander is still opening, and while the page scrolls with it the list closes. What
    # is pasted a fifth of a second later, or once it is open, finds its option; the down arrow opens a closed list.
    desk.get_by_role("combobox", name="指标").press_sequentially("矛盾纠纷化解率", delay=150)
    desk.get_by_role("option", name="矛盾纠纷化解率", exact=True).click()
    for label, told in (("数值", "97"), ("依据", "东法办〔2025〕3号"), ("为什么设", "全区统一要求")):
        desk.get_by_role("textbox", name=label).fill(told)
        desk.get_by_role("textbox", name=label).press("Tab")
    desk.get_by_role("button", name="设定", exact=True).click()
    expect(desk.get_by_text("已设定：矛盾纠纷化解率，2025年。")).to_be_visible()
    expect(desk.get_by_text("区级为全区设定，先于街道自己的安排").first).to_be_visible()

    desk.get_by_text("区级考核", exact=True).click()
    desk.get_by_role("button", name="启用考核").click()
    desk.get_by_role("link", name="考核", exact=True).click()
    expect(desk.get_by_text("本区自定，国家未公布统一权重：")).to_be_visible()
    expect(desk.get_by_text("85%起计分，97%满分").first).to_be_visible()
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.wait_for_timeout(700)
    assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")
