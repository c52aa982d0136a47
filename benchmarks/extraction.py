"""How many reports a second, stage by stage and format by format: `python benchmarks/extraction.py`.

Texts stand in memory, one core works, a report has 3,400 characters; processor time, so that a busy machine does not
count. The floor is what any reading must at least do: decode the bytes and look for digits once. Two peers' number
passes are measured on the same texts, each in an environment that is made for it under benchmarks/.cache. Prints
the tables of benchmarks/README.md.
"""

import argparse
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import peers, reports, sheets
from benchmarks.least import steps
from etl.checks import findings
from etl.heading import head
from etl.quantities import find as quantities
from etl.quantities import normalise, of_report
from etl.read.document import Document
from etl.read.parse import parse
from etl.reading import Reading, claimed, of_document
from etl.sections import parts
from etl.sheets import read_sheet
from etl.squeeze import plain
from records import Claim

DIGITS = re.compile("[0-9]+")
NAME = "2025年报告.{}"
YEAR = 2025
FLOOR = "floor: decode and one digit regex"
CLAIMS = "claims (sections, quantities, scan, bind)"


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--no-peers", action="store_true")
    told = options.parse_args()
    texts = reports.texts()
    print(machine(told.rounds), "\n")
    floor = stages(texts, told.rounds)
    least(texts, told.rounds)
    formats(texts, told.rounds)
    slow(told.rounds)
    if not told.no_peers:
        beside(texts, told.rounds, floor)


def machine(rounds: int) -> str:
    """The machine, the interpreter and the commit that the figures belong to."""
    cpu = platform.processor()
    info = Path("/proc/cpuinfo")
    if info.exists():
        cpu = next((row.split(":")[1].strip() for row in info.read_text().splitlines() if "model name" in row), cpu)
    commit = subprocess.run(
        ["git", "-C", str(Path(__file__).parent), "rev-parse", "--short", "HEAD"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{cpu}, one core, {python}, {platform.system()}; commit {commit}; medians of {rounds} rounds"


def timed(work: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median processor seconds of each piece of work; a round does each of them once, after one round unmeasured."""
    seconds: dict[str, list[float]] = {name: [] for name in work}
    for number in range(rounds + 1):
        for name, once in work.items():
            began = time.process_time()
            once()
            if number:
                seconds[name].append(time.process_time() - began)
    return {name: statistics.median(found) for name, found in seconds.items()}


def table(title: list[str], rows: list[list[str]]) -> None:
    """Print rows as a Markdown table."""
    for row in (title, ["---", *["---:"] * (len(title) - 1)], *rows):
        print(f"| {' | '.join(row)} |")
    print()


def stages(texts: list[str], rounds: int) -> float:
    """Each stage alone over all texts, and the whole way; returns the floor's seconds."""
    contents = [text.encode() for text in texts]
    ready = [normalise(text) for text in texts]
    heads = [head(text, NAME.format("txt")) for text in texts]
    read: list[list[Claim]] = [claimed(text, told, YEAR) for text, told in zip(texts, heads, strict=True)]
    documents = [parse(NAME.format("txt"), content) for content in contents]

    def every(step: Callable[[int], object]) -> Callable[[], object]:
        return lambda: [step(place) for place in range(len(texts))]

    work = {
        FLOOR: every(lambda place: DIGITS.findall(contents[place].decode())),
        "decode": every(lambda place: parse(NAME.format("txt"), contents[place])),
        "heading": every(lambda place: head(texts[place], NAME.format("txt"))),
        "sections": every(lambda place: parts(ready[place], YEAR)),
        "quantities": every(lambda place: quantities(ready[place])),
        CLAIMS: every(lambda place: claimed(texts[place], heads[place], YEAR)),
        "checks": every(lambda place: findings(texts[place], heads[place], read[place])),
        "heading, claims and checks": every(lambda place: of_document(documents[place], NAME.format("txt"), YEAR)),
    }
    seconds = timed(work, rounds)
    floor = seconds[FLOOR]
    claims = sum(map(len, read)) / len(read)
    print(f"{len(texts)} reports of {reports.LENGTH} characters, {claims:.0f} claims in each\n")
    rows = [row(name, found / len(texts), floor / len(texts)) for name, found in seconds.items()]
    bind = seconds[CLAIMS] - seconds["sections"] - seconds["quantities"]
    rows.insert(1 + list(seconds).index(CLAIMS), row("of these scan and bind", bind / len(texts), floor / len(texts)))
    table(["stage", "reports/s", "× floor"], rows)
    return floor / len(texts)


def least(texts: list[str], rounds: int) -> None:
    """What cannot be left out, of ordinary reports and of texts of which each second character is a number."""
    kinds = {"report": texts, "text of numbers": [reports.slow()["digit and measure word"]]}
    rows: dict[str, list[str]] = {}
    for some in kinds.values():
        read = [claimed(text, head(text, NAME.format("txt")), YEAR) for text in some]
        for name, found in timed(steps([normalise(text) for text in some], read), rounds).items():
            rows.setdefault(name, [name]).append(f"{len(some) / found:,.0f}" if found else "-")
    table(["the least that reading does", *(f"{kind}/s" for kind in kinds)], list(rows.values()))


def row(name: str, each: float, floor: float) -> list[str]:
    """A line with the reports of a second and the time as a multiple of the floor's."""
    return [name, f"{1 / each:,.0f}", f"{each / floor:,.1f}"]


def formats(texts: list[str], rounds: int) -> None:
    """From the bytes of each format to a document, and all the way to claims and findings, in this process."""
    made = [reports.files(text) for text in texts]
    work: dict[str, Callable[[], object]] = {}
    for suffix in made[0]:
        contents = [file[suffix] for file in made]
        work[f"{suffix} parse"] = partial(parsed, NAME.format(suffix), contents)
        work[f"{suffix} all"] = partial(read_whole, NAME.format(suffix), contents)
    seconds = timed(work, rounds)
    rows = [
        [suffix, *(f"{len(texts) / seconds[f'{suffix} {what}']:,.0f}" for what in ("parse", "all"))]
        for suffix in made[0]
    ]
    book = sheets.workbook()
    sheet = parse("填报.xlsx", book)
    rates = timed(
        {"parse": lambda: parse("填报.xlsx", book), "check": lambda: read_sheet(sheet, "填报.xlsx")}, min(rounds, 3)
    )
    whole = rates["parse"] + rates["check"]
    rows.append(
        [f"xlsx (rows, of {sheets.ROWS:,})", f"{sheets.ROWS / rates['parse']:,.0f}", f"{sheets.ROWS / whole:,.0f}"]
    )
    table(["format", "parsed/s", "read whole/s"], rows)


def parsed(name: str, contents: list[bytes]) -> list[Document]:
    """Each file as a document."""
    return [parse(name, content) for content in contents]


def read_whole(name: str, contents: list[bytes]) -> list[Reading]:
    """Each file with its claims and findings."""
    return [of_document(document, name, YEAR) for document in parsed(name, contents)]


def slow(rounds: int) -> None:
    """Texts of one line that were made to be slow, all the way to claims and findings."""
    documents = {name: parse(NAME.format("txt"), text.encode()) for name, text in reports.slow().items()}
    work: dict[str, Callable[[], object]] = {name: partial(afresh, document) for name, document in documents.items()}
    seconds = timed(work, rounds)
    slowest = sorted(seconds.items(), key=lambda item: -item[1])
    table(["text made to be slow (one line)", "reports/s"], [[name, f"{1 / found:,.0f}"] for name, found in slowest])


def afresh(document: Document) -> Reading:
    """Read a document as if it had not just been read."""
    plain.cache_clear()
    of_report.cache_clear()
    return of_document(document, NAME.format("txt"), YEAR)


def beside(texts: list[str], rounds: int, floor: float) -> None:
    """The peers' number passes over the same texts, and what they make of a phrase that tells them apart."""
    rows, phrases = [], []
    for peer in peers.PEERS:
        found = peers.measure(peer, texts, rounds)
        if found.reason:
            rows.append([peer.told, "not installed", found.reason])
            continue
        rows.append(row(peer.told, statistics.median(found.seconds) / len(texts), floor))
        phrases.append(f"{peer.told}: {', '.join(f'{text} = {value}' for text, value in found.phrase)}")
    table(["peer: its number pass alone", "reports/s", "× floor"], rows)
    print("\n".join(phrases))


if __name__ == "__main__":
    main()
