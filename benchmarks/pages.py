"""Server time of a rerun of every page, beside an empty page, in one run: `python benchmarks/pages.py`.

A real server (`uvicorn app:app`) runs in a process of its own, a reader asks it over a websocket as a browser does,
and the processor time of that process is read before and after (`serving.py`); the browser's own work is not in it.
Pages are found in pages/frame.py. Those of leadership and supervision are asked for a district and for a street, the
others by their plain address, with the demonstration data and with the database of `make_observations.py`.
Beside a rerun of data that stand is one after somebody stored something, which finds nothing kept in the server's
memory. `--only NAME` measures one page.
"""

import argparse
import ast
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.make_observations import FILE
from benchmarks.serving import Reader, Server
from etl.demonstration import load_demonstration
from records import Region
from store import appraisals, engine, migration, people, places, settings

ROOT = Path(__file__).resolve().parent.parent
WARM = 3
BY_REGION = ("leadership", "supervision")
Figures = dict[tuple[str, str], "Figure"]


@dataclass(frozen=True, slots=True)
class Figure:
    """Median and 95th percentile of a rerun in milliseconds, median of one after a change of the data, kilobytes sent,
    and what the page complained of."""

    median: float
    p95: float
    changed: float
    size: float
    failed: str


def pages() -> dict[str, tuple[str, ...]]:
    """The pages of each section, as pages/frame.py lists them, with those that have to be switched on."""
    tree = ast.parse((ROOT / "pages" / "frame.py").read_text(encoding="utf-8"))
    told: dict[str, dict[str, tuple[str, ...]]] = {
        ast.unparse(node.targets[0]): ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("PAGES", "SWITCHED")
    }
    return {section: (*names, *told["SWITCHED"].get(section, ())) for section, names in told["PAGES"].items()}


def addresses(regions: dict[str, Region]) -> Iterator[tuple[str, str, str]]:
    """Page, what is asked for, and the query of its address."""
    for section, names in pages().items():
        for name in names:
            if section in BY_REGION:
                for kind, region in regions.items():
                    yield name, kind, urlencode({"region": region.name})
            else:
                yield name, "", ""


def here() -> dict[str, Region]:
    """The first district that has an office with figures, and that office, in the database in use."""
    person = people.local_person()
    assert person is not None
    around = places.around(person)
    with_figures = places.observed(person, [region.id for region in around])
    office = next(region for region in around if region.id in with_figures and region.parent_id is not None)
    district = next(region for region in around if region.id == office.parent_id)
    return {"district": district, "street": office}


def measured(server: Server, page: str, query: str, runs: int, change: Callable[[int], None] | None = None) -> Figure:
    """One page; `change` stores something, so that the next rerun finds nothing kept."""
    reader = Reader(server, page, query)
    for _ in range(WARM):
        reader.rerun()
    told = sorted(reader.rerun() for _ in range(runs))
    after = []
    for number in range(runs // 4 + 1 if change else 0):
        assert change is not None
        change(number)
        after.append(reader.rerun())
    reader.close()
    p95 = told[min(len(told) - 1, round(0.95 * len(told)))]
    changed = statistics.median(after) if after else 0.0
    return Figure(statistics.median(told), p95, changed, reader.size / 1024, reader.failed)


def of_database(address: str, runs: int, only: str) -> tuple[Figures, str]:
    """Every page on one database."""
    engine.use(address)
    migration.migrate()
    found: Figures = {}
    person = people.local_person()
    assert person is not None
    if not appraisals.is_on():
        appraisals.switch(person, True)
    found_here = here()

    def change(number: int) -> None:
        settings.set_setting(person, "benchmark", str(number))

    with Server("app:app", address) as server:
        for page, kind, query in addresses(found_here):
            if only in ("", page):
                # The first page lives at the root.
                found[page, kind] = measured(server, "" if page == "overview" else page, query, runs, change)
                print(f"{page} {kind}: {found[page, kind]}", file=sys.stderr, flush=True)
        memory = f"{server.memory():,.0f} MiB"
    engine.dispose()
    return found, memory


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--only", default="")
    parser.add_argument("--file", type=Path, default=FILE, help="the database of make_observations.py")
    options = parser.parse_args()
    with Server("benchmarks.blank:app") as server:
        blank = measured(server, "", "", options.runs)
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{Path(folder) / 'demonstration.sqlite3'}"
        engine.use(address)
        migration.migrate()
        load_demonstration(people.name_local_person("演示用户"))
        engine.dispose()
        small, small_memory = of_database(address, options.runs, options.only)
    large: Figures = {}
    large_memory = "–"
    if options.file.exists():
        large, large_memory = of_database(f"sqlite:///{options.file}", options.runs, options.only)
    _print(blank, small, large, small_memory, large_memory)
    return 0


def _print(blank: Figure, small: Figures, large: Figures, *memory: str) -> None:
    print("| page | of a | demonstration ms | p95 | after a change | KB | 2 M ms | p95 | after a change | KB |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    print(f"| empty Streamlit page | | {blank.median:.1f} | {blank.p95:.1f} | | {blank.size:.0f} | | | | |")
    for key, value in small.items():
        told = [
            f"{one.median:.1f} | {one.p95:.1f} | {one.changed:.1f} | {one.size:.0f}"
            for one in (value, large.get(key))
            if one
        ]
        print(f"| {key[0]} | {key[1]} | {' | '.join(told)} |")
    print("memory of the server afterwards:", ", ".join(memory))
    for name, figures in (("demonstration", small), ("2 M", large)):
        for key, value in figures.items():
            if value.failed:
                print(f"{name}, {' '.join(key)} says: {value.failed}")


if __name__ == "__main__":
    sys.exit(main())
