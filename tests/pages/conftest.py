"""Pages are run alone, each on an empty database, on the demonstration, and after an upload."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store import engine, migration, people

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
