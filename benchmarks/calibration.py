"""Of the claims called high, medium and low, how many are right: held against every labelled report.

    python benchmarks/calibration.py [--wrong] [--labels FILE FOLDER]

A claim is right when the labels of its report have its indicator (or one that is as good), value, year and kind at
its place; a fact told twice counts once. Numbers that need not be taken count as neither. With --wrong the wrong
ones are listed; with --labels other labels, of the reports in a folder, are taken. Reports: data/demo with tests/gold/dev.jsonl, tests/gold/reports with tests/gold/reports.jsonl.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from analysis.intervals import wilson  # noqa: E402
from etl.heading import head  # noqa: E402
from etl.reading import claimed  # noqa: E402
from records import Claim  # noqa: E402

LABELLED = {
    ROOT / "tests" / "gold" / "dev.jsonl": ROOT / "data" / "demo",
    ROOT / "tests" / "gold" / "reports.jsonl": ROOT / "tests" / "gold" / "reports",
}
LEVELS = ("high", "medium", "low")
Label = dict[str, object]


class Held(NamedTuple):
    """The claims of a report with whether each is right; None for one that need not have been taken."""

    name: str
    claims: list[tuple[Claim, bool | None]]


def labels(file: Path) -> dict[str, list[Label]]:
    """The rows of a file of labels by the report they are about."""
    found: dict[str, list[Label]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        row: Label = json.loads(line)
        found[str(row["file"])].append(row)
    return dict(found)


def held(path: Path, rows: list[Label]) -> Held:
    """Read a report and hold each of its own facts, told once, against its labels."""
    text = path.read_text(encoding="utf-8")
    told = head(text, path.name)
    assert told.year is not None, path
    judged: dict[tuple[object, ...], tuple[Claim, bool | None]] = {}
    for claim in claimed(text, told, told.year):
        if claim.scope not in ("street", "part_year") or claim.indicator is None:
            continue
        fact = (claim.indicator, claim.value, claim.year, claim.kind)
        verdict = _verdict(claim, rows)
        if fact not in judged or (verdict and not judged[fact][1]):
            judged[fact] = (claim, verdict)
    return Held(path.name, list(judged.values()))


def _verdict(claim: Claim, rows: list[Label]) -> bool | None:
    there = [row for row in rows if int(str(row["start"])) < claim.end and claim.start < int(str(row["end"]))]
    if any(_same(claim, row) for row in there if row["indicator"]):
        return True
    excused = [row for row in there if not row["indicator"] and claim.indicator in _alternatives(row)]
    return None if excused else False


def _same(claim: Claim, row: Label) -> bool:
    facts = (float(str(row["value"])), row["year"], row["kind"])
    return claim.indicator in (row["indicator"], *_alternatives(row)) and facts == (
        float(claim.value),
        claim.year,
        claim.kind,
    )


def _alternatives(row: Label) -> list[object]:
    told = row.get("alt")
    return told if isinstance(told, list) else []


def table(reports: list[Held]) -> str:
    """The counts for each level, with the limits (Wilson, 95%) between which its true share right lies."""
    counts = Counter((claim.confidence, right) for report in reports for claim, right in report.claims)
    lines = [
        "| confidence | claims | right | wrong | right, % | 95% limits |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for level in LEVELS:
        right, wrong = counts[level, True], counts[level, False]
        if not right + wrong:
            lines.append(f"| {level} | 0 | 0 | 0 | – | – |")
            continue
        low, high = wilson(right, right + wrong)
        share = f"{100 * right / (right + wrong):.1f}"
        lines.append(f"| {level} | {right + wrong} | {right} | {wrong} | {share} | {low:.1f}–{high:.1f} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table of each set of labels, and of all together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list the wrong ones")
    parser.add_argument("--labels", nargs=2, type=Path, metavar=("FILE", "FOLDER"), help="other labels and reports")
    options = parser.parse_args()
    everything: list[Held] = []
    labelled = {options.labels[0]: options.labels[1]} if options.labels else LABELLED
    for file, folder in labelled.items():
        reports = [held(folder / name, rows) for name, rows in sorted(labels(file).items())]
        everything += reports
        print(f"{file.name}, {len(reports)} reports\n\n{table(reports)}\n")
        for report in reports if options.wrong else []:
            for claim, right in report.claims:
                if right is False:
                    print(
                        f"  {claim.confidence:6} {report.name} {claim.indicator} {claim.value} {claim.year} {claim.quote!r}"
                    )
    print(f"all, {len(everything)} reports\n\n{table(everything)}")


if __name__ == "__main__":
    main()
