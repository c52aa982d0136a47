"""A served dashboard with a database of its own, and a headless browser on it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from commands import browser as browsers
from store import engine, migration, people

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Served:
    """Where the dashboard answers and which database it shows."""

    address: str
    database: Path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _healthy(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        if process.poll() is not None:
            raise RuntimeError("the server stopped at once")
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError("the server did not answer")


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Path], Served]]:
    """Serve a database file until the end of the test."""
    started: list[subprocess.Popen[bytes]] = []

    def go(database: Path) -> Served:
        port = _free_port()
        line = [
            sys.executable,
            "-m",
            "uvicorn",
            "app:app",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--log-level",
            "warning",
        ]
        environment = {**os.environ, "DATABASE_URL": f"sqlite:///{database}"}
        with (tmp_path / "server.log").open("wb") as log:
            process = subprocess.Popen(line, cwd=ROOT, env=environment, stdout=log, stderr=log)
        started.append(process)
        address = f"http://127.0.0.1:{port}"
        _healthy(address, process)
        return Served(address, database)

    yield go
    for process in started:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def empty_file(tmp_path: Path) -> Path:
    """A migrated database that knows its person and nothing else."""
    file = tmp_path / "own.sqlite3"
    engine.use(f"sqlite:///{file}")
    migration.migrate()
    people.name_local_person("测试员")
    engine.dispose()
    engine.use(None)
    return file


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless browser of the machine."""
    path = browsers.find()
    if path is None:
        pytest.skip(f"no browser on this machine; install one with: {browsers.advice()}")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def desk(chromium: Browser) -> Iterator[Page]:
    """A page of the size of an office's screen."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


@pytest.fixture
def demonstration_copy(demonstration_file: Path, tmp_path: Path) -> Path:
    """The demonstration data in a file of the test's own."""
    file = tmp_path / "demonstration.sqlite3"
    file.write_bytes(demonstration_file.read_bytes())
    return file
