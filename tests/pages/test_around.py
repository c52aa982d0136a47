"""Among very many regions a page speaks of those around the one in its address, and any other is found by its name."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store import people, places, regions
from tests.pages.conftest import ROOT, page, words


@pytest.fixture
def many(demonstration: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demonstration as one district of several, in a database that counts as large."""
    person = people.local_person()
    assert person is not None
    city = regions.find(person, "临溪市")
    assert city is not None
    other = regions.create(person, "西川区", "district", city.id)
    regions.create(person, "柳浪街道", "street", other.id)
    monkeypatch.setattr(places, "FEW", 3)


def frame() -> AppTest:
    return AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()


def options(test: AppTest) -> list[str]:
    return list(next(box for box in test.selectbox if box.key == "region").options)


def test_the_overview_opens_on_the_first_district_and_follows_the_address(many: None) -> None:
    told = options(page("leadership/overview.py"))
    assert set(told[:2]) == {"东川区", "西川区"}
    assert "柳浪街道 · 东川区" in told
    test = page("leadership/overview.py", region="柳浪街道 · 东川区", year="2025")
    assert not test.exception
    assert "法律明白人还差4人" in words(test)


@pytest.mark.parametrize(
    "name",
    [
        "leadership/overview.py", "leadership/trends.py", "leadership/commitments.py", "supervision/compare.py",
        "supervision/matrix.py", "supervision/progress.py", "reference/data.py", "reference/wordings.py",
        "reporting/upload.py", "administration/regions.py", "administration/targets.py",
    ],
)  # fmt: skip
@pytest.mark.parametrize("region", ["东川区", "西川区", "柳浪街道", "柳浪街道 · 西川区", "临溪市", "没有这个街道"])
def test_every_page_stands_wherever_the_address_leads(many: None, name: str, region: str) -> None:
    assert not page(name, region=region).exception


def test_the_sidebar_finds_a_region_by_a_part_of_its_name(many: None) -> None:
    test = frame()
    test.text_input(key="place_search").set_value("浪").run()
    labels = [button.label for button in test.button if str(button.key).startswith("place_")]
    assert labels == ["柳浪街道 · 西川区", "柳浪街道 · 东川区"]
    next(button for button in test.button if button.label == labels[1]).click().run()
    assert not test.exception
    assert next(box for box in test.selectbox if box.key == "region").value == "柳浪街道 · 东川区"
    test.text_input(key="place_search").set_value("无此地").run()
    assert "没有名称含“无此地”的地区" in words(test).replace("\\", "")


def test_a_small_database_needs_no_search(demonstration: Path) -> None:
    assert "place_search" not in {box.key for box in frame().text_input}
