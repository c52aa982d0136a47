"""Pages are run alone, each on an empty database, on the demonstration, and after an upload."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts import judged
from records import Person
from store import engine, migration, people, regions

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[None]:
    """An empty database that knows its person."""
    engine.use(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    migration.migrate()
    people.name_local_person("测试员")
    yield
    engine.dispose()
    engine.use(None)


def page(name: str, **query: str) -> AppTest:
    """Run a page alone with an address."""
    test = AppTest.from_file(str(ROOT / "pages" / name), default_timeout=60)
    for key, value in query.items():
        test.query_params[key] = value
    return test.run()


def words(test: AppTest) -> str:
    """Everything that a page says in its own elements."""
    kinds = ("title", "subheader", "markdown", "error", "warning", "info", "success", "caption")
    return "\n".join(str(getattr(element, "value", "")) for kind in kinds for element in test.get(kind))


def said(test: AppTest) -> str:
    """The same without the signs that keep Markdown from reading it; the page ran through."""
    assert not test.exception
    return words(test).replace("\\", "")


def me() -> Person:
    """The person that the database knows."""
    person = people.local_person()
    assert person is not None
    return person


def region_id(name: str) -> int:
    """A region of the database by its name."""
    found = regions.find(me(), name)
    assert found is not None
    return found.id


def stands() -> list[judged.Standing]:
    """The offices of the demonstration's district as the pages judge them."""
    return [judged.standing(me(), office) for office in regions.children(me(), region_id("东川区"))]
