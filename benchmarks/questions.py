"""The store's questions at 2 million observations: `python benchmarks/questions.py`, after `make_observations.py`.

Processor milliseconds of this process, median and 95th percentile of 60 askings for other regions each, beside the floor:
the same rows by the driver alone. Ranking is told as it is kept in memory, and for the first question after a change.
"""

import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from analysis import ranking
from benchmarks.make_observations import FILE
from store import engine, everywhere, memory, migration, observations, people, places

ASKED = 60
RATE = "dispute_resolution_rate"
RAW = "SELECT region_id, year, value, low, high FROM observation WHERE current = 1 AND region_id IN ({}) AND indicator_id = 4"


def row(name: str, ask: Callable[[], object]) -> None:
    """One line of the table."""
    ask()
    told = []
    for _ in range(ASKED):
        began = time.process_time()
        ask()
        told.append(1000 * (time.process_time() - began))
    print(f"| {name} | {statistics.median(told):.2f} | {sorted(told)[round(0.95 * (ASKED - 1))]:.2f} |")


def main() -> None:
    """Ask and print."""
    engine.use(f"sqlite:///{FILE}")
    migration.migrate()
    person = people.local_person()
    assert person is not None
    with sqlite3.connect(FILE) as bare:
        held = bare.execute(
            "SELECT parent_id, group_concat(id) FROM region WHERE level IN ('street', 'town') GROUP BY 1"
        )
        districts = [[int(number) for number in told.split(",")] for _, told in held]
        chance = random.Random(1)

        def any_district() -> list[int]:
            return chance.choice(districts)

        def any_street() -> list[int]:
            return [chance.choice(any_district())]

        def floor(ids: list[int]) -> object:
            return bare.execute(RAW.format(",".join(map(str, ids)))).fetchall()

        print("| question | ms | p95 |\n| --- | ---: | ---: |")
        row("one street's trend", lambda: observations.series(person, RATE, any_street()))
        row("floor of it: sqlite3 alone", lambda: floor(any_street()))
        row(
            "one district's streets, an indicator's five years",
            lambda: observations.series(person, RATE, any_district()),
        )
        row("floor of it: sqlite3 alone", lambda: floor(any_district()))
        row("all figures of one street", lambda: observations.of_region(person, any_street()[0]))

        def around() -> object:
            memory.forget()
            return places.around(person)

        row("regions around a district, with labels, first after a change", around)
        row(
            "ranking 41,000 regions with percentiles",
            lambda: ranking.percentiles(everywhere.values(person, RATE, 2025).values),
        )

        def after_a_change() -> object:
            memory.forget()
            return ranking.percentiles(everywhere.values(person, RATE, 2025).values)

        row("the same, first after a change", after_a_change)
        row("floor: sorting 41,000 numbers", lambda: sorted(everywhere.values(person, RATE, 2025).values))


if __name__ == "__main__":
    main()
