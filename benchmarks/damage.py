"""Randomly damaged files of every format through the real reading children: `python benchmarks/damage.py --files 10000`.

Prints for each format how many ended in which clean fault, were read, crashed or hung, and the longest time of one
file. Exit status 1 if any crashed or hung; their numbers are printed, and `tests/hostile/damage.py` makes them again.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from etl.read import Children
from tests.hostile.damage import run


def main() -> int:
    """Read the files and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first file")
    options = parser.parse_args()
    began = time.perf_counter()
    with Children() as children:
        outcomes = run(range(options.first, options.first + options.files), children)
    names = sorted({name for counts in outcomes.counts.values() for name in counts} | {"crash", "hang", "read"})
    head: list[str] = ["format", "files", *names, "worst ms"]
    rows: list[list[object]] = [
        [suffix, sum(counts.values()), *(counts[name] for name in names), round(1000 * outcomes.worst[suffix])]
        for suffix, counts in sorted(outcomes.counts.items())
    ]
    rows.append(
        ["all", options.files, *map(outcomes.total, names), round(1000 * max(outcomes.worst.values()))],
    )
    lines: list[list[object]] = [list(head), *rows]
    for row in lines:
        print("  ".join(f"{cell!s:>{max(8, len(name))}}" for cell, name in zip(row, head, strict=True)))
    print(f"{options.files / (time.perf_counter() - began):.0f} files/s")
    if outcomes.lost:
        print("lost:", *outcomes.lost)
    return 1 if outcomes.lost else 0


if __name__ == "__main__":
    sys.exit(main())
