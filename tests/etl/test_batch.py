"""Whole reports read in children: as in this process, whoever ends a child, and without trust in its answer."""

import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest

from etl.batch import File, Readers
from etl.child.frames import Garbled
from etl.reader import answer, received
from etl.reading import Reading, read
from etl.transport import unpacked
from faults import Fault

ROOT = Path(__file__).resolve().parents[2]
REPORTS = [
    *sorted((ROOT / "data" / "demo").glob("*.txt")),
    *sorted((ROOT / "tests" / "fixtures").glob("*.docx")),
]
# A child that ends itself over one file, and keeps count of how often it was asked to.
DYING = """
import os, sys
sys.path.insert(0, sys.argv[1])
from etl import reader
from etl.child.serve import serve
def answer(head, content):
    if head["name"] == "deadly.txt":
        with open(sys.argv[2], "a") as file:
            file.write("x")
        os.kill(os.getpid(), 9)
    return reader.answer(head, content)
serve(answer, reader.limits)
"""


def files() -> Iterator[File]:
    for path in REPORTS:
        yield File(str(path), path.name, path.read_bytes())


def told(path: Path) -> Reading:
    return read(path.name, path.read_bytes())


def test_children_read_what_this_process_reads_in_the_order_given() -> None:
    with Readers(2) as readers:
        found = [(file.key, reading) for file, reading in readers.read_all(files())]
    assert found == [(str(path), told(path)) for path in REPORTS]


def test_a_year_that_is_told_holds_in_the_child_too() -> None:
    path = REPORTS[0]
    with Readers(1, 2031) as readers:
        reading = readers.read(File("a", path.name, path.read_bytes()))
    assert isinstance(reading, Reading)
    assert {claim.year for claim in reading.claims if claim.kind == "actual"} >= {2031}


def test_children_that_are_ended_from_outside_lose_no_file() -> None:
    with Readers(2) as readers:
        ended = 0
        found = []
        for number, (file, reading) in enumerate(readers.read_all(files())):
            found.append((file.key, isinstance(reading, Reading)))
            if number in (1, 5):
                for pid in readers.pids():
                    with suppress(ProcessLookupError):  # ended by itself since it was asked for
                        os.kill(pid, signal.SIGKILL)
                        ended += 1
    assert ended >= 2
    assert found == [(str(path), True) for path in REPORTS]


def test_a_file_that_kills_its_child_is_tried_once_more_and_fails_alone(tmp_path: Path) -> None:
    count = tmp_path / "count"
    command = (sys.executable, "-c", DYING, str(ROOT), str(count))
    good = REPORTS[0].read_bytes()
    with Readers(1, command=command) as readers:
        outcomes = [
            reading.code if isinstance(reading, Fault) else "read"
            for _, reading in readers.read_all(
                File(name, name, good) for name in ("a_2025.txt", "deadly.txt", "b_2025.txt")
            )
        ]
    assert outcomes == ["read", "timeout", "read"]
    assert len(count.read_text()) >= 2


def test_bad_files_and_missing_bytes_come_out_as_their_fault_in_their_place() -> None:
    given = [
        File("1", "a.docx", b"PK\x03\x04 broken"),
        File("2", "b.txt", Fault("file_missing")),
        File("3", "c.exe", b"MZ"),
        File("4", "d.txt", b""),
        File("5", "e.txt", b"x" * (20 * 1024 * 1024 + 1)),
    ]
    with Readers(1) as readers:
        found = [reading.code for _, reading in readers.read_all(given) if isinstance(reading, Fault)]
    assert found == ["damaged", "file_missing", "unknown_type", "empty", "too_large"]


def test_what_is_broken_off_leaves_no_child_and_no_thread() -> None:
    readers = Readers(1)
    some = readers.read_all(files())
    next(some)
    some.close()
    assert readers.pids() == set()
    for thread in threading.enumerate():
        if thread.name.startswith("reading"):
            thread.join(5)
            assert not thread.is_alive()


GOOD = answer({"name": REPORTS[-1].name, "year": None}, REPORTS[-1].read_bytes())


def changed(*place: str | int, value: object) -> dict[str, object]:
    """The good answer with one thing in it replaced."""
    made = json.loads(json.dumps(GOOD))
    inner = made
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    return made  # type: ignore[no-any-return]


def test_a_reading_comes_back_as_it_was() -> None:
    assert received(changed("reading", "head", "title", value="t")).head.title == "t"
    assert received(GOOD) == told(REPORTS[-1])


@pytest.mark.parametrize(
    "nonsense",
    [
        {},
        {"reading": 3},
        {"reading": {}},
        {"fault": "no such;code", "values": {}},
        {"fault": "damaged", "values": {"name": 3}},
        changed("reading", "claims", 0, "value", value="NaN"),
        changed("reading", "claims", 0, "value", value=1.5),
        changed("reading", "claims", 0, "start", value=-1),
        changed("reading", "claims", 0, "end", value=10**9),
        changed("reading", "claims", 0, "soft", value=1),
        changed("reading", "claims", 0, "more", value=1),
        changed("reading", "document", "text", value=None),
        changed("reading", "document", "published", value="yesterday"),
        changed("reading", "head", "year", value="2025"),
    ],
)
def test_an_answer_of_another_form_is_no_reading(nonsense: dict[str, object]) -> None:
    with pytest.raises(Garbled):
        received(nonsense)


def test_numbers_stay_exact_on_their_way() -> None:
    assert unpacked(int | Decimal, "98.70") == Decimal("98.70")
    assert unpacked(int | Decimal | None, None) is None
    assert type(unpacked(int | Decimal, 3)) is int
