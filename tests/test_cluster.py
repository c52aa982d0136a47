"""The same load over a real local Dask cluster of two workers, one of which is killed in the middle of it."""

import importlib.util
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "data" / "demo"
PYTHON = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
COMMAND = (
    "import sys; from commands.options import command, parse; o = parse(sys.argv[1:]); sys.exit(command(o.command)(o))"
)
# Reads files in tasks of three; after the first result it kills a worker that has a task under way.
READ = """
import json, os, signal, sys, time
from pathlib import Path
from distributed import Client
from etl.batch import File, Readers
from etl.cluster import Cluster
from faults import Fault
address, folder, pids = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])
files = [File(path.name, path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
files.insert(4, File("gone.txt", "gone.txt", Fault("file_missing")))
watch = Client(address, set_as_default=False)
names = {told["id"]: worker for worker, told in watch.scheduler_info()["workers"].items()}
found, killed = [], None
with Cluster(address, each=3) as cluster:
    for read in cluster.read_all(files):
        found.append(read)
        while killed is None:
            busy = watch.processing()
            killed = next((name for name in pids if busy.get(names[name])), None)
            if killed is not None:
                os.kill(pids[killed], signal.SIGKILL)
watch.close()
with Readers(2) as readers:
    here = list(readers.read_all(files))
told = [(file.key, reading.code if isinstance(reading, Fault) else "read") for file, reading in found]
same = all(a == b for (_, a), (_, b) in zip(found, here) if not isinstance(a, Fault))
print(json.dumps({"told": told, "same": same, "killed": killed}))
"""

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None,
    reason="the optional extra requirements-cluster.txt is not installed",
)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """A scheduler and two workers on this machine: the address, and the workers' process numbers by name."""
    told = tmp_path / "scheduler.json"
    common = ["--scheduler-file", str(told), "--no-dashboard"]
    worker = [*common, "--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path / "dask")]
    lines = {
        "scheduler": ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *common],
        "one": ["distributed.cli.dask_worker", "--name", "one", *worker],
        "two": ["distributed.cli.dask_worker", "--name", "two", *worker],
    }
    with (tmp_path / "cluster.log").open("w") as log:
        running = {
            name: subprocess.Popen([sys.executable, "-m", *line], env=PYTHON, cwd=tmp_path, stdout=log, stderr=log)
            for name, line in lines.items()
        }
    try:
        yield _address(told, tmp_path / "cluster.log"), {name: running[name].pid for name in ("one", "two")}
    finally:
        for process in running.values():
            process.kill()
        for process in running.values():
            process.wait()


def _address(told: Path, log: Path) -> str:
    """Wait until the scheduler is there and both workers have come to it."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if told.exists() and log.read_text().count("Registered to:") == 2:
            return str(json.loads(told.read_text())["address"])
        time.sleep(0.1)
    raise AssertionError(log.read_text())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten reports and one that nobody can read."""
    made = tmp_path / "folder"
    made.mkdir()
    for file in DEMO.glob("*.txt"):
        (made / file.name).write_bytes(file.read_bytes())
    (made / "坏_2024.docx").write_bytes(b"PK\x03\x04 broken")
    return made


def test_a_killed_worker_loses_no_file_and_changes_no_result(cluster: tuple[str, dict[str, int]], folder: Path) -> None:
    address, pids = cluster
    done = subprocess.run(
        [sys.executable, "-c", READ, address, str(folder), json.dumps(pids)],
        env=PYTHON,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["killed"] in ("one", "two")
    assert told["same"]
    names = sorted(path.name for path in folder.iterdir())
    names.insert(4, "gone.txt")
    expected = {"gone.txt": "file_missing", "坏_2024.docx": "damaged"}
    assert told["told"] == [[name, expected.get(name, "read")] for name in names]


def test_the_command_stores_the_same_rows_over_a_cluster(
    cluster: tuple[str, dict[str, int]], folder: Path, tmp_path: Path
) -> None:
    stored = {}
    for name, more in (("here", ()), ("cluster", ("--cluster", cluster[0]))):
        database = tmp_path / f"{name}.sqlite3"
        line = ["load", str(folder), "--confirm", "--database", f"sqlite:///{database}", *more]
        done = subprocess.run(
            [sys.executable, "-c", COMMAND, *line],
            env=PYTHON,
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode == 1, done.stderr
        assert "Traceback" not in done.stderr
        with sqlite3.connect(database) as raw:
            stored[name] = [
                raw.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2").fetchall()
                for table, columns in (
                    ("batch_file", "name, sha256, outcome, code, report_id, taken, waiting"),
                    ("report", "id, region_id, year, title, sha256, state"),
                    ("observation", "id, region_id, indicator_id, year, value, low, high, current"),
                    ("claim", 'id, report_id, quote, "start", "end", value, confidence, rule, why'),
                )
            ]
    assert len(stored["here"][0]) == 11
    assert stored["cluster"] == stored["here"]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x"])
def test_a_cluster_that_is_not_there_is_one_sentence(address: str, folder: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from commands import terminal; from commands.options import command, parse\n"
        "from faults import Fault\n"
        "try:\n    command('load')(parse(sys.argv[1:]))\nexcept Fault as fault:\n    terminal.tell(fault); sys.exit(1)"
    )
    line = ["load", str(folder), "--database", f"sqlite:///{tmp_path / 'd.sqlite3'}", "--cluster", address]
    done = subprocess.run(
        [sys.executable, "-c", code, *line],
        env=PYTHON,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "连不上集群" in done.stderr
    assert len(done.stderr.splitlines()) == 1
