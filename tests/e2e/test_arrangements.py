"""A director goes from the district down to one arrangement, to its trend and its words, and back; a person settles one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Served

pytestmark = pytest.mark.browser


def test_from_the_overview_down_to_an_arrangement_and_back(
    serve: Callable[[Path], Served], demonstration_copy: Path, desk: Page
) -> None:
    served = serve(demonstration_copy)
    desk.goto(f"{served.address}/?region=柳浪街道&year=2025")
    desk.get_by_role("link", name="2024年报安排9项，完成7项").click()
    expect(desk.get_by_text("柳浪街道2024年报为2025年安排9项")).to_be_visible()
    desk.get_by_role("link", name="返回东川区").click()
    expect(desk.get_by_text("东川区4个街道（镇）为2025年安排33项")).to_be_visible()
    desk.get_by_role("link", name="柳浪街道", exact=True).click()
    expect(desk.get_by_text("柳浪街道2024年报为2025年安排9项")).to_be_visible()
    desk.get_by_role("link", name="法律明白人", exact=True).click()
    expect(desk.get_by_text("柳浪街道法律明白人连续三年上升")).to_be_visible()
    assert "indicator=law_literate_persons" in desk.url
    desk.goto(f"{served.address}/commitments?region=柳浪街道&year=2025")
    desk.get_by_role("link", name="法律明白人”达到96名").click()
    expect(desk.locator("mark.chosen")).to_have_text("法律明白人”达到96名")


def test_a_person_settles_what_no_indicator_fits(
    serve: Callable[[Path], Served], demonstration_copy: Path, desk: Page
) -> None:
    served = serve(demonstration_copy)
    desk.goto(f"{served.address}/commitments?region=柳浪街道&year=2025")
    desk.get_by_role("link", name="? 待核实").click()
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_text("报了8期、160余人次，未报学时").first).to_be_visible()
    dialog.get_by_text("登记结论").click()
    dialog.get_by_text("未完成", exact=True).click()
    dialog.get_by_label("理由").fill("只报了期数")
    dialog.get_by_role("button", name="保存结论").click()
    expect(dialog.get_by_text("登记为未完成：只报了期数")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.get_by_text("已完成7项，未完成2项。")).to_be_visible()
    desk.get_by_role("radio", name="未完成").click()
    desk.wait_for_url("**outcome=not_done**")
    expect(desk.get_by_role("table").get_by_role("row")).to_have_count(3)
