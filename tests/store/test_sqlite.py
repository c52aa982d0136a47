"""What SQLite alone must promise: its settings, a killed load, a killed migration, a full disk, a lock held too long."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from faults import Fault
from records import Person
from store import engine, migration, observations, people, regions, reports

ROOT = Path(__file__).resolve().parents[2]
LOADER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from etl import load
from etl.reading import read
from store import engine, people, regions
engine.use(sys.argv[2])
person = people.local_person()
street = regions.find(person, "柳浪街道")
for year in (2022, 2023, 2024, 2025):
    file = Path(sys.argv[1]) / "data" / "demo" / f"东川区_柳浪街道_{year}.txt"
    reading = read(file.name, file.read_bytes())
    print("ready", flush=True)
    try:
        load.load(person, reading, file.name, file.read_bytes(), street.id, year, list(range(len(reading.claims))))
    except Exception as error:
        if getattr(error, "code", "") != "same_file":
            raise
print("finished", flush=True)
"""


def settings() -> dict[str, object]:
    with engine.reading() as session:
        return {
            name: session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }


def test_every_connection_has_the_safe_settings(sqlite_database: Path) -> None:
    del sqlite_database
    assert settings() == {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "busy_timeout": 30000}


def test_text_in_a_number_column_is_refused(sqlite_database: Path) -> None:
    with sqlite3.connect(sqlite_database) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute(
            "INSERT INTO observation (region_id, indicator_id, year, value, current) VALUES (1, 1, 2025, '12abc', 1)"
        )


def whole(file: Path) -> tuple[int, int]:
    """Reports published and observations stored; the file itself is checked."""
    with sqlite3.connect(file) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        double = "SELECT region_id FROM observation WHERE current = 1 GROUP BY region_id, indicator_id, year HAVING COUNT(*) > 1"
        assert raw.execute(double).fetchall() == []
        states = raw.execute("SELECT id, state FROM report").fetchall()
        for report_id, state in states:
            stored = raw.execute(
                "SELECT COUNT(*) FROM observation_source WHERE report_id = ?", (report_id,)
            ).fetchone()[0]
            held = raw.execute("SELECT COUNT(*) FROM claim WHERE report_id = ?", (report_id,)).fetchone()[0]
            assert held > 30
            assert (stored > 20) if state == "published" else (stored == 0)
        published = sum(state == "published" for _, state in states)
        return published, raw.execute("SELECT COUNT(*) FROM observation WHERE current = 1").fetchone()[0]


def test_a_load_killed_twenty_times_is_whole_each_time_and_ends_complete(sqlite_database: Path) -> None:
    person = people.name_local_person("测试员")
    regions.create(person, "柳浪街道", "street", None)
    engine.dispose()
    chance = random.Random(20260101)
    arguments = [sys.executable, "-c", LOADER, str(ROOT), f"sqlite:///{sqlite_database}"]
    for _ in range(20):
        child = subprocess.Popen(arguments, stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.35))
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        whole(sqlite_database)
    subprocess.run(arguments, check=True, capture_output=True)
    published, stored = whole(sqlite_database)
    assert published == 4
    engine.use(f"sqlite:///{sqlite_database}")
    assert stored == len(observations.table(person))


MIGRATOR = """
import sys
sys.path.insert(0, sys.argv[1])
from store import engine, migration
engine.use(sys.argv[2])
print("ready", flush=True)
migration.migrate()
"""


def test_a_killed_migration_leaves_old_or_new_and_runs_again(tmp_path: Path) -> None:
    chance = random.Random(7)
    for attempt in range(6):
        file = tmp_path / f"{attempt}.sqlite3"
        arguments = [sys.executable, "-c", MIGRATOR, str(ROOT), f"sqlite:///{file}"]
        child = subprocess.Popen(arguments, stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.25))
        child.kill()
        child.wait()
        child.stdout.close()
        if file.exists():
            with sqlite3.connect(file) as raw:
                tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            assert not tables or {"account", "report", "observation", "audit_event", "alembic_version"} <= tables
        subprocess.run(arguments, check=True, capture_output=True)


def test_the_migrated_schema_is_the_models(sqlite_database: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    from models import Base

    del sqlite_database
    with engine.reading() as session:
        assert compare_metadata(MigrationContext.configure(session.connection()), Base.metadata) == []
    assert migration.revision() == migration.head()


def test_a_table_that_is_made_anew_keeps_its_rows_its_children_and_its_trigger(tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite3"
    engine.use(f"sqlite:///{file}")
    try:
        migration.migrate("0001")
        with sqlite3.connect(file) as raw:
            raw.executescript(
                "INSERT INTO account VALUES (1, '测试员', 'local', '2026-01-01');"
                "INSERT INTO region VALUES (1, 'own', '1', '柳浪街道', 'street', NULL, NULL, NULL, 1);"
                "INSERT INTO report VALUES (1, 1, 2025, 't', 'a.txt', 'text/plain', 'aa', X'61', 'draft', '2026-01-01',"
                " 1, NULL, NULL, NULL, 1);"
                "INSERT INTO report_text VALUES (1, 1, '甲', '2026-01-01');"
            )
        migration.migrate()
        with sqlite3.connect(file) as raw:
            raw.execute("PRAGMA foreign_keys=ON")
            assert raw.execute("SELECT id, sha256, original, state FROM report").fetchall() == [
                (1, "aa", b"a", "draft")
            ]
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                raw.execute("DELETE FROM report")
            with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
                raw.execute("INSERT INTO report_text VALUES (2, 99, '乙', '2026-01-01')")
    finally:
        engine.dispose()
        engine.use(None)


def test_a_newer_database_is_refused(sqlite_database: Path) -> None:
    with sqlite3.connect(sqlite_database) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Fault) as fault:
        migration.migrate()
    assert fault.value.code == "database_newer"


def test_a_full_disk_saves_nothing_and_reading_goes_on(sqlite_database: Path) -> None:
    del sqlite_database
    person = people.name_local_person("测试员")
    street = regions.create(person, "柳浪街道", "street", None)
    with engine.engine().connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.rollback()
    with pytest.raises(Fault) as fault:
        receive(person, street.id, b"x" * 200_000)
    assert fault.value.code == "disk_full"
    assert reports.listing(person) == []


def receive(person: Person, region_id: int, content: bytes) -> None:
    reports.receive(
        person,
        region_id=region_id,
        year=2025,
        title="报告",
        file_name="a.txt",
        media_type="text/plain",
        content=content,
        text="甲",
        claims=[],
    )


def test_a_lock_held_too_long_says_that_the_system_is_busy(
    sqlite_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.2)
    engine.dispose()
    person = people.name_local_person("测试员")
    street = regions.create(person, "柳浪街道", "street", None)
    holder = sqlite3.connect(sqlite_database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(Fault) as fault:
            receive(person, street.id, b"x")
        assert fault.value.code == "busy"
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    receive(person, street.id, b"x")
    assert len(reports.listing(person)) == 1


def test_a_damaged_file_is_told_as_damaged(tmp_path: Path) -> None:
    file = tmp_path / "bad.sqlite3"
    file.write_bytes(b"this is not a database at all" * 100)
    engine.use(f"sqlite:///{file}")
    try:
        with pytest.raises(Fault) as fault:
            people.local_person()
        assert fault.value.code == "database_damaged"
    finally:
        engine.dispose()
        engine.use(None)


def test_a_changed_original_is_noticed(sqlite_database: Path) -> None:
    person = people.name_local_person("测试员")
    street = regions.create(person, "柳浪街道", "street", None)
    receive(person, street.id, b"abc")
    with sqlite3.connect(sqlite_database) as raw:
        raw.execute("UPDATE report SET original = X'00'")
    with pytest.raises(Fault) as fault:
        reports.original(person, 1)
    assert fault.value.code == "original_damaged"
