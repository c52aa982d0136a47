"""The command line as another program meets it: streams, lines and exit statuses."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "data" / "demo" / "东川区_柳浪街道_2025.txt"
PROMISED = {
    "file", "start", "end", "quote", "indicator", "value", "low", "high", "qualifier", "unit", "year", "kind", "confidence"
}  # fmt: skip


def manage(*arguments: str, database: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command with this interpreter, which has the packages, as `manage.py` runs it in its environment."""
    code = "import sys; from commands.options import command, parse; o = parse(sys.argv[1:]); sys.exit(command(o.command)(o))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    if database is not None:
        environment["DATABASE_URL"] = f"sqlite:///{database}"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_extract_prints_one_claim_a_line_and_nothing_else() -> None:
    done = manage("extract", str(REPORT), "--jsonl")
    assert done.returncode == 0
    assert done.stderr == ""
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    text = REPORT.read_text(encoding="utf-8")
    assert len(rows) > 40
    for row in rows:
        assert set(row) >= PROMISED
        assert text[row["start"] : row["end"]] == row["quote"]
        assert row["confidence"] in ("high", "medium", "low")
        assert row["kind"] in ("actual", "target")


def test_a_report_without_figures_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "2025年情况.txt"
    file.write_text("柳浪街道2025年法治政府建设年度报告\n一、主要举措\n认真学习。", encoding="utf-8")
    done = manage("extract", str(file), "--jsonl")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_bad_file_is_one_line_and_the_others_are_done(tmp_path: Path) -> None:
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"PK\x03\x04 broken")
    done = manage("extract", str(bad), str(REPORT), str(tmp_path / "不在.txt"), "--jsonl")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2
    assert "Traceback" not in done.stderr
    assert len(done.stdout.splitlines()) > 40


@pytest.mark.skipif(sys.platform == "win32", reason="the system's own pipes")
@pytest.mark.parametrize("arguments", ["extract", "extract --jsonl", "check", "check --jsonl", "load", "--help"])
def test_a_reader_who_has_seen_enough_is_no_fault(arguments: str, tmp_path: Path) -> None:
    """As with `| head`: the pipe is closed before anything is written into it."""
    command, *options = arguments.split()
    line = [sys.executable, str(ROOT / "manage.py"), command, *([str(REPORT)] if command != "--help" else []), *options]
    reading, writing = os.pipe()
    os.close(reading)
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'd.sqlite3'}"}
    try:
        done = subprocess.run(
            line, stdout=writing, stderr=subprocess.PIPE, env=environment, encoding="utf-8", timeout=120, check=False
        )
    finally:
        os.close(writing)
    assert done.returncode == 141
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_load_without_confirm_writes_nothing(tmp_path: Path) -> None:
    database = tmp_path / "d.sqlite3"
    done = manage("load", str(REPORT), database=database)
    assert done.returncode == 0, done.stderr
    assert "须人工核对" in done.stdout
    if database.exists():
        with sqlite3.connect(database) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            assert "report" not in tables or not connection.execute("SELECT count(*) FROM report").fetchone()[0]


def test_load_with_confirm_takes_what_is_sure(tmp_path: Path) -> None:
    database = tmp_path / "d.sqlite3"
    for _ in range(2):
        done = manage("load", str(REPORT), "--confirm", "--region", "柳浪街道", database=database)
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM report").fetchone()[0] == 1
        assert connection.execute("SELECT count(*) FROM observation").fetchone()[0] > 20
        unsure = connection.execute(
            "SELECT count(*) FROM observation_source s JOIN claim c ON c.id = s.claim_id WHERE c.confidence <> 'high'"
        )
        assert unsure.fetchone()[0] == 0
    assert "同一" in done.stdout + done.stderr or "已于" in done.stdout + done.stderr


def test_a_busy_port_is_named_with_a_free_one(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen(1)
        port = taken.getsockname()[1]
        code = (
            "from commands.serve import free\nfrom faults import Fault\n"
            f"try:\n    free('127.0.0.1', {port})\nexcept Fault as fault:\n    print(fault.code, fault.values['other'])"
        )
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=True,
        )
    word, other = done.stdout.split()
    assert word == "port_busy"
    assert int(other) != port


@pytest.mark.parametrize("arguments", [(), ("--help",), ("extract", "--help"), ("load", "--help"), ("run", "--help")])
def test_help_has_an_example(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "python manage.py" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_filled_form_is_extracted_and_loaded_once(tmp_path: Path) -> None:
    form = ROOT / "tests" / "fixtures" / "东川区_指标填报表.xlsx"
    done = manage("extract", str(form), "--jsonl")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == 170
    assert all(set(row) >= PROMISED for row in rows)
    assert {row["region"] for row in rows} == {"柳浪街道", "北塘镇"}
    database = tmp_path / "d.sqlite3"
    for _ in range(2):
        done = manage("load", str(form), "--confirm", database=database)
        assert done.returncode == 0, done.stderr
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM observation").fetchone()[0] == 170
        sources = connection.execute("SELECT method, source FROM observation_source").fetchall()
    assert {method for method, _ in sources} == {"imported"}
    assert ("imported", "《东川区_指标填报表.xlsx》指标填报!D75：罚没金额 4.74 万元") in sources
