"""Good files made bad at random, always the same for the same number, and what becomes of them."""

import io
import random
import time
import warnings
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from etl.child.process import Lost
from etl.read import SUFFIXES, Children
from etl.reading import of_document
from faults import Fault

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
SLOW = {".doc", "scan"}
SELDOM = 250
TIMES = (1, 1, 1, 2, 4, 16)


def originals() -> dict[str, list[bytes]]:
    """The good files by kind: their suffix, and `scan` for a pdf without text."""
    found: dict[str, list[bytes]] = {}
    for path in sorted(FIXTURES.iterdir()):
        if path.suffix.lower() in SUFFIXES:
            found.setdefault("scan" if "_scan" in path.stem else path.suffix.lower(), []).append(path.read_bytes())
    table = found[".txt"][0].decode("gb18030").replace("，", ",")
    found[".csv"] = [f"街道,年度,指标,数值\n{table}".encode()]
    return found


def damaged(number: int, files: dict[str, list[bytes]]) -> tuple[str, bytes]:
    """The file of this number: its kind and its bytes. Half of the archives are damaged inside a part and closed again.

    Kinds take turns; those that take seconds for a file (a converter, a recogniser) come once in SELDOM numbers.
    """
    chance = random.Random(number)
    kinds = sorted(set(files) & SLOW) if number % SELDOM == 0 else sorted(set(files) - SLOW)
    kind = kinds[(number // SELDOM if number % SELDOM == 0 else number) % len(kinds)]
    content = chance.choice(files[kind])
    if content.startswith(b"PK") and chance.random() < 0.5:
        return kind, _inside(content, chance)
    return kind, _hurt(content, chance, [other for contents in files.values() for other in contents])


def _inside(content: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(name for name in parts if name.endswith((".xml", ".rels"))))
    parts[name] = _hurt(parts[name], chance, list(parts.values()))
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for part, told in parts.items():
            # Without a date of its own a part has the day's time in it, and the file is another each second.
            archive.writestr(zipfile.ZipInfo(part), told, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _hurt(content: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    changed = bytearray(content)
    kind = chance.choice(("flip", "flip", "byte", "cut", "tail", "insert", "zero", "twice", "splice"))
    for _ in range(chance.choice(TIMES)):
        if not changed:
            break
        place = chance.randrange(len(changed))
        length = min(chance.choice((1, 4, 64, 1024)), len(changed) - place)
        if kind == "flip":
            changed[place] ^= 1 << chance.randrange(8)
        elif kind == "byte":
            changed[place] = chance.randrange(256)
        elif kind == "cut":
            del changed[place : place + length]
        elif kind == "tail":
            del changed[place:]
        elif kind == "insert":
            changed[place:place] = chance.randbytes(length)
        elif kind == "zero":
            changed[place : place + length] = bytes(length)
        elif kind == "twice":
            changed[place:place] = changed[place : place + length]
        else:
            other = chance.choice(others)
            start = chance.randrange(max(1, len(other)))
            changed[place : place + length] = other[start : start + length]
    return bytes(changed)


@dataclass
class Outcomes:
    """By kind: how often each outcome came, and the longest time of one file in seconds."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    worst: dict[str, float] = field(default_factory=dict)
    lost: list[int] = field(default_factory=list)

    def total(self, outcome: str) -> int:
        """How often this outcome came in all."""
        return sum(counts[outcome] for counts in self.counts.values())


def run(numbers: range, children: Children) -> Outcomes:
    """Read the damaged files of these numbers; what can be read goes through the whole chain.

    An outcome is read, the code of a fault, crash (the child was lost) or hang (it was ended for its time).
    """
    files = originals()
    outcomes = Outcomes()

    def one(number: int) -> tuple[int, str, str, float]:
        kind, content = damaged(number, files)
        suffix = ".pdf" if kind == "scan" else kind
        began = time.perf_counter()
        outcome = outcome_of(children, f"柳浪街道2025{suffix}", content)
        return number, kind, outcome, time.perf_counter() - began

    with ThreadPoolExecutor(children.size) as threads:
        for number, kind, outcome, seconds in threads.map(one, numbers):
            outcomes.counts.setdefault(kind, Counter())[outcome] += 1
            outcomes.worst[kind] = max(outcomes.worst.get(kind, 0.0), seconds)
            if outcome in ("crash", "hang"):
                outcomes.lost.append(number)
    return outcomes


def outcome_of(children: Children, name: str, content: bytes) -> str:
    """What becomes of one file; a document is read to its last claim."""
    try:
        of_document(children.document(name, content), name, 2025)
    except Fault as fault:
        if isinstance(fault.__cause__, Lost):
            return "hang" if fault.__cause__.late else "crash"
        return fault.code
    return "read"
