"""A database of 2 million made-up observations: `python benchmarks/make_observations.py [--file FILE]`.

41,000 offices, five years, ten figures, with a report for each office and year, two targets, and cities and districts
above them; the same rows every time. They go through the store's engine, schema, constraints and triggers in one
transaction, a table at a time. Rows/s stand beside the floor: the same tuples by `sqlite3.executemany` into a bare
table without keys, constraints or index. Only the inserting is timed, in processor time; the last line is the whole run on the clock.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import Connection

from benchmarks import country
from store import audit, engine, migration, people, settings

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "benchmarks" / ".cache" / "observations.sqlite3"
CHUNK = 100_000


class Clock:
    """Rows and seconds of inserting, table by table."""

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}
        self.seconds: dict[str, float] = {}

    def insert(self, connection: Connection, table: str, columns: Sequence[str], rows: Sequence[country.Row]) -> None:
        """Put tuples in as they are; how the driver is asked is all that differs from the floor."""
        marks = ", ".join("?" * len(columns))
        began = time.process_time()
        connection.exec_driver_sql(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", list(rows))
        self.seconds[table] = self.seconds.get(table, 0.0) + time.process_time() - began
        self.rows[table] = self.rows.get(table, 0) + len(rows)


class Floor:
    """The same tuples into bare tables of their own."""

    def __init__(self, folder: Path) -> None:
        self.connection = sqlite3.connect(folder / "floor.sqlite3", isolation_level=None)
        self.connection.execute("BEGIN")
        self.seconds: dict[str, float] = {}

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[country.Row]) -> None:
        """One statement for each row, without anything to check."""
        self.connection.execute(f"CREATE TABLE IF NOT EXISTS {table} ({', '.join(columns)})")
        marks = ", ".join("?" * len(columns))
        began = time.process_time()
        self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        self.seconds[table] = self.seconds.get(table, 0.0) + time.process_time() - began


def make(file: Path, offices: int) -> None:
    """Make the database and print what was measured."""
    for old in (file, file.with_name(file.name + "-journal")):
        old.unlink(missing_ok=True)
    engine.use(f"sqlite:///{file}")
    migration.migrate()
    person = people.name_local_person("演示用户")
    settings.set_setting(person, "demonstration", "1")
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        floor = Floor(Path(folder))
        with engine.writing() as session:
            connection = session.connection()
            _fill(connection, clock, floor, offices)
            audit.write(session, person, "benchmark.load", "observation", None, clock.rows)
            ending = time.perf_counter()
        ending = time.perf_counter() - ending
        _print(clock, floor)
    with engine.rebuilding() as connection:
        began = time.perf_counter()
        connection.exec_driver_sql("ANALYZE")
    print(f"commit {ending:.1f} s, ANALYZE {time.perf_counter() - began:.1f} s")


def _fill(connection: Connection, clock: Clock, floor: Floor, offices: int) -> None:
    told = country.regions(offices)
    clock.insert(connection, "region", country.REGION, told)
    indicators = [(number, code) for number, code in enumerate(country.UNITS, 1)]
    clock.insert(connection, "indicator", ("id", "code"), indicators)
    streets = [(int(str(row[0])), str(row[3])) for row in told if row[4] in ("street", "town")]
    numbers = [number for number, _ in streets]
    papers = country.reports(streets)
    while chunk := list(islice(papers, CHUNK)):
        clock.insert(connection, "report", country.REPORT, [report for report, _ in chunk])
        clock.insert(connection, "report_text", country.TEXT, [text for _, text in chunk])
    figures = country.observations(numbers)
    while office := list(islice(figures, CHUNK // 50)):
        for place, (table, columns) in enumerate(
            (("observation", country.OBSERVATION), ("observation_source", country.SOURCE))
        ):
            rows = [row for pair in office for row in pair[place]]
            clock.insert(connection, table, columns, rows)
            floor.insert(table, columns, rows)
    for chunk_of_targets in _chunks(country.targets(numbers)):
        clock.insert(connection, "target", country.TARGET, chunk_of_targets)


def _chunks(rows: Iterable[country.Row]) -> Iterable[list[country.Row]]:
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk


def _print(clock: Clock, floor: Floor) -> None:
    print("| table | rows | rows/s, through the store | rows/s, floor | × floor |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for table, rows in clock.rows.items():
        speed = rows / clock.seconds[table]
        bare = rows / floor.seconds[table] if table in floor.seconds else None
        told = f"{bare:,.0f} | {bare / speed:.1f}" if bare else "|"
        print(f"| {table} | {rows:,} | {speed:,.0f} | {told} |")


def main() -> int:
    """Read the options, make the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, default=FILE)
    parser.add_argument("--offices", type=int, default=41_000)
    options = parser.parse_args()
    began = time.perf_counter()
    make(options.file, options.offices)
    size = options.file.stat().st_size / 2**20
    print(f"{options.file}: {size:,.0f} MiB, made in {time.perf_counter() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
