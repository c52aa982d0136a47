"""How sets of reports were read by the rules that had never seen them: `python benchmarks/first_reading.py`.

Each set of tests/gold/sets.toml is read by the commit that read it first, in a work tree of its own, and held against
its labels: a claim is right when a label has its indicator (or one that is as good), value, year and kind at its
place; a fact told twice counts once; a label answers for one claim. A trap is a number that is nobody's figure.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
Row = dict[str, Any]


def main() -> None:
    """Read every set and print the table."""
    labels = _by_report((GOLD / "reports.jsonl").read_text(encoding="utf-8"))
    print("| set | reports | commit | precision | recall | right intervals | traps taken | high, wrong |")
    print("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    for one in tomllib.loads((GOLD / "sets.toml").read_text(encoding="utf-8"))["set"]:
        read = _read(one["commit"], [GOLD / "reports" / name for name in one["reports"]])
        counts: Counter[str] = Counter()
        for name in one["reports"]:
            counts += held(read.get(name, []), labels[name])
        print(f"| {one['name']} | {len(one['reports'])} | {one['commit']} | {told(counts)} |")


def told(counts: Counter[str]) -> str:
    """The cells of a set's line."""
    right, wrong = counts["right"], counts["wrong"]
    shares = f"{right / (right + wrong):.3f} | {right / (right + counts['missed']):.3f} | {counts['interval']}/{right}"
    high = counts["high"]
    return f"{shares} | {counts['trapped']}/{counts['traps']} | {counts['high_wrong']}/{high}"


def _by_report(lines: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for line in lines.splitlines():
        row = json.loads(line)
        found[row["file"]].append(row)
    return found


def _read(commit: str, files: list[Path]) -> dict[str, list[Row]]:
    """What a commit claims of the files, by report."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        subprocess.run(["git", "-C", str(ROOT), "worktree", "add", "-q", "--detach", str(tree), commit], check=True)
        try:
            (tree / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
            command = [sys.executable, "manage.py", "extract", *map(str, files), "--jsonl"]
            done = subprocess.run(command, cwd=tree, capture_output=True, text=True, encoding="utf-8", check=True)
        finally:
            subprocess.run(["git", "-C", str(ROOT), "worktree", "remove", "--force", str(tree)], check=True)
    found: dict[str, list[Row]] = defaultdict(list)
    for line in done.stdout.splitlines():
        row = json.loads(line)
        found[Path(row["file"]).name].append(row)
    return found


def held(claims: list[Row], labels: list[Row]) -> Counter[str]:
    """A report's claims against its labels."""
    counts: Counter[str] = Counter()
    waiting = [row for row in labels if row["indicator"]]
    traps = [row for row in labels if not row["indicator"]]
    sprung: set[int] = set()
    facts: dict[tuple[object, ...], list[Row]] = {}
    for claim in claims:
        if claim["indicator"]:
            facts.setdefault(tuple(claim[key] for key in ("indicator", "value", "year", "kind")), []).append(claim)
    for same in facts.values():
        answers = [(claim, row) for claim in same for row in waiting if _there(claim, row) and _answers(claim, row)]
        high = same[0]["confidence"] == "high"
        counts["high"] += high
        if answers:
            claim, row = answers[0]
            waiting.remove(row)
            counts["right"] += 1
            counts["interval"] += (claim["low"], claim["high"]) == (row["low"], row["high"])
            continue
        near = [row for row in traps if any(_there(claim, row) for claim in same)]
        if any(same[0]["indicator"] in row.get("alt", []) for row in near):
            counts["high"] -= high
            continue
        counts["wrong"] += 1
        counts["high_wrong"] += high
        sprung |= {traps.index(row) for row in near}
    counts["missed"], counts["traps"], counts["trapped"] = len(waiting), len(traps), len(sprung)
    return counts


def _there(claim: Row, row: Row) -> bool:
    return bool(row["start"] < claim["end"] and claim["start"] < row["end"])


def _answers(claim: Row, row: Row) -> bool:
    named = claim["indicator"] in (row["indicator"], *row.get("alt", []))
    return named and all(claim[key] == row[key] for key in ("value", "year", "kind"))


if __name__ == "__main__":
    main()
