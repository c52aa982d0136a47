"""A folder loaded as a batch: killed, broken off, with bad files in it, undone; always once and whole."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from commands import terminal
from commands.options import command, parse
from commands.progress import Progress
from faults import Fault
from store import engine

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "data" / "demo"
COMMAND = """
import sys
from commands.options import command, parse
options = parse(sys.argv[1:])
try:
    sys.exit(command(options.command)(options))
except KeyboardInterrupt:
    sys.exit(130)
"""
# Imported once; each run is then a fork of it, ended with SIGKILL at a moment of chance, and at last one that is not.
KILLED = """
import os, random, signal, sys, time
from commands import load, options
import etl.batch
folder, *databases = sys.argv[1:]
chance = random.Random(20261124)
for database in databases:
    for turn in range(5):
        pid = os.fork()
        if pid == 0:
            line = ["load", folder, "--confirm", "--workers", "2", "--database", "sqlite:///" + database]
            os._exit(load.run(options.parse(line)))
        if turn < 4:
            time.sleep(chance.uniform(0.05, 0.5))
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
"""
PYTHON = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}


def load(database: Path, *arguments: str) -> int:
    """Run the command in this process; its status as manage.py would give it."""
    try:
        return command("load")(parse(["load", *arguments, "--database", f"sqlite:///{database}"]))
    except Fault as fault:
        terminal.tell(fault)
        return 1
    finally:
        engine.dispose()
        engine.use(None)


def rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is stored, without the moments at which it was."""
    found = {}
    with sqlite3.connect(database) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            answer = raw.execute(f"SELECT * FROM {table}")
            kept = [
                place
                for place, (name, *_) in enumerate(answer.description)
                if name != "at" and not name.endswith("_at")
            ]
            found[table] = sorted((tuple(row[place] for place in kept) for row in answer), key=repr)
    return found


def outcomes(database: Path) -> dict[str, tuple[str, str | None]]:
    with sqlite3.connect(database) as raw:
        return {name: (told, code) for name, told, code in raw.execute("SELECT name, outcome, code FROM batch_file")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports, one of them a second time under another name, and one that nobody can read."""
    made = tmp_path / "folder"
    (made / "镇").mkdir(parents=True)
    for name in ("东川区_柳浪街道_2023.txt", "东川区_柳浪街道_2024.txt"):
        (made / name).write_bytes((DEMO / name).read_bytes())
    (made / "镇" / "东川区_北塘镇_2025.txt").write_bytes((DEMO / "东川区_北塘镇_2025.txt").read_bytes())
    (made / "副本_2024.txt").write_bytes((DEMO / "东川区_柳浪街道_2024.txt").read_bytes())
    (made / "坏_2024.docx").write_bytes(b"PK\x03\x04 broken")
    return made


@pytest.fixture
def clean(folder: Path, tmp_path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What one undisturbed run stores."""
    database = tmp_path / "clean.sqlite3"
    assert load(database, str(folder), "--confirm") == 1
    return rows(database)


def test_a_load_killed_twenty_times_ends_like_one_that_was_not(
    folder: Path, tmp_path: Path, clean: dict[str, list[tuple[object, ...]]]
) -> None:
    databases = [tmp_path / f"{number}.sqlite3" for number in range(5)]
    line = [sys.executable, "-c", KILLED, str(folder), *map(str, databases)]
    subprocess.run(line, cwd=ROOT, env=PYTHON, capture_output=True, timeout=120, check=True)
    for database in databases:
        assert rows(database) == clean


def test_every_file_has_its_outcome_and_a_bad_one_stops_nobody(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "d.sqlite3"
    assert load(database, str(folder), "--confirm") == 1
    assert outcomes(database) == {
        "东川区_柳浪街道_2023.txt": ("taken", None),
        "东川区_柳浪街道_2024.txt": ("taken", None),
        "镇/东川区_北塘镇_2025.txt": ("taken", None),
        "副本_2024.txt": ("known", "same_file"),
        "坏_2024.docx": ("failed", "damaged"),
    }
    told = capsys.readouterr().out
    assert "批次 1：本次处理 5 个文件，入库 3" in told
    assert "此前已有 1，未成功 1" in told
    before = rows(database)
    assert len(before["report"]) == 3
    # Once more: only the bad file is tried again, in the same batch.
    assert load(database, str(folder), "--confirm") == 1
    again = capsys.readouterr()
    assert [line for line in again.err.splitlines() if "东川区" in line] == []
    assert len([line for line in again.err.splitlines() if "坏_2024.docx" in line]) == 1
    assert rows(database) == before
    (folder / "坏_2024.docx").unlink()
    assert load(database, str(folder), "--confirm") == 0
    assert rows(database) == before


def test_a_preview_of_a_folder_writes_nothing(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = tmp_path / "d.sqlite3"
    assert load(database, str(folder)) == 1
    assert not database.exists()
    assert len([line for line in capsys.readouterr().out.splitlines() if "将取" in line]) == 4


def test_a_batch_is_listed_undone_and_loaded_again(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "d.sqlite3"
    (folder / "坏_2024.docx").unlink()
    assert load(database, str(folder), "--confirm") == 0
    capsys.readouterr()
    assert load(database, "--batches") == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == 2
    assert listed[1].split()[0] == "1"
    assert str(folder) in listed[1]
    before = rows(database)
    assert load(database, "--undo", "1") == 0
    assert "撤回报告 3 份" in capsys.readouterr().out
    assert len(rows(database)["observation"]) == len(before["observation"])
    with sqlite3.connect(database) as raw:
        assert raw.execute("SELECT COUNT(*) FROM observation WHERE current = 1").fetchone() == (0,)
        assert raw.execute("SELECT COUNT(*) FROM target WHERE superseded_at IS NULL").fetchone() == (0,)
        assert raw.execute("SELECT DISTINCT state FROM report").fetchall() == [("withdrawn",)]
        assert raw.execute("SELECT subject FROM audit_event WHERE action = 'batch.undo'").fetchall() == [("batch/1",)]
    assert load(database, "--undo", "1") == 1
    assert "已经撤销过" in capsys.readouterr().err
    assert load(database, str(folder), "--confirm") == 0
    with sqlite3.connect(database) as raw:
        assert raw.execute("SELECT COUNT(*) FROM report WHERE state = 'published'").fetchone() == (3,)
        assert raw.execute("SELECT COUNT(*) FROM batch").fetchone() == (2,)


def test_two_runs_at_once_take_nothing_twice(
    folder: Path, tmp_path: Path, clean: dict[str, list[tuple[object, ...]]]
) -> None:
    database = tmp_path / "d.sqlite3"
    assert load(database, str(tmp_path / "nothing.txt"), "--confirm") == 1
    line = [sys.executable, "-c", COMMAND, "load", str(folder), "--confirm", "--database", f"sqlite:///{database}"]
    both = [
        subprocess.Popen(line, cwd=ROOT, env=PYTHON, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = [process.communicate(timeout=60)[1] for process in both]
    assert [process.returncode for process in both] == [1, 1]
    assert "Traceback" not in "".join(told)
    after = rows(database)
    assert sorted(after["batch_file"], key=repr) == sorted(clean["batch_file"], key=repr)
    for table in ("batch", "region", "report", "claim", "decision", "observation", "target"):
        assert len(after[table]) == len(clean[table]), table


def test_a_batch_goes_and_comes_on_either_database(
    folder: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert command("load")(parse(["load", str(folder), "--confirm", "--database", database])) == 1
    assert command("load")(parse(["load", "--undo", "1", "--database", database])) == 0
    assert "撤回报告 3 份" in capsys.readouterr().out
    assert command("load")(parse(["load", str(folder), "--confirm", "--database", database])) == 1
    told = capsys.readouterr()
    assert "批次 2：本次处理 5 个文件，入库 3" in told.out
    assert "坏_2024.docx" in told.err


def test_a_spreadsheet_comes_and_goes_with_its_batch(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "d.sqlite3"
    (folder / "坏_2024.docx").unlink()
    rows_ = ["街道,年度,指标,数值,单位", "柳浪街道,2021,排查矛盾纠纷数,120,件", "新渡街道,2021,排查矛盾纠纷数,80,件"]
    (folder / "往年_2021.csv").write_text("\n".join(rows_), encoding="utf-8")
    values = "SELECT COUNT(*) FROM observation WHERE current = 1 AND year = 2021"
    for turn in range(2):
        assert load(database, str(folder), "--confirm") == 0
        with sqlite3.connect(database) as raw:
            assert raw.execute(values).fetchone() == (2,)
            assert raw.execute("SELECT taken FROM batch_file WHERE name = '往年_2021.csv'").fetchone() == (2,)
            assert raw.execute("SELECT COUNT(*) FROM batch").fetchone() == (1,), turn
    assert load(database, "--undo", "1") == 0
    with sqlite3.connect(database) as raw:
        assert raw.execute("SELECT COUNT(*) FROM observation WHERE current = 1").fetchone() == (0,)
    assert load(database, str(folder), "--confirm") == 0
    with sqlite3.connect(database) as raw:
        assert raw.execute(values).fetchone() == (2,)


def test_asking_for_batches_makes_no_database(tmp_path: Path) -> None:
    database = tmp_path / "d.sqlite3"
    assert load(database, "--batches") == 0
    assert not database.exists()


def test_an_empty_folder_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert load(tmp_path / "d.sqlite3", str(tmp_path / "empty"), "--confirm") == 1
    assert "没有可读的报告" in capsys.readouterr().err


def test_ctrl_c_says_that_nothing_is_lost_and_leaves_no_child(
    folder: Path, tmp_path: Path, clean: dict[str, list[tuple[object, ...]]]
) -> None:
    database = tmp_path / "d.sqlite3"
    line = ["load", str(folder), "--confirm", "--database", f"sqlite:///{database}"]
    with subprocess.Popen(
        [sys.executable, "-c", COMMAND, *line],
        cwd=ROOT,
        env=PYTHON,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        children = {
            number
            for thread in Path(f"/proc/{process.pid}/task").iterdir()
            for number in (thread / "children").read_text().split()
        }
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert children
    assert process.returncode == 130
    assert "Traceback" not in told
    assert "批次 1 中断" in told
    assert [number for number in children if Path(f"/proc/{number}").exists()] == []
    assert load(database, str(folder), "--confirm") == 1
    assert rows(database) == clean


class Terminal:
    """A stderr that is a terminal."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""


def test_a_terminal_has_a_bar_that_other_lines_stand_above(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "60")
    with Progress(4) as progress:
        for _ in range(4):
            with progress.aside():
                print("line", file=sys.stderr)
            progress.step()
    assert terminal.text.count("\r\x1b[Kline\n") == 4
    assert "[" + "#" * 12 + "." * 12 + "]" in terminal.text
    assert terminal.text.endswith("\r\x1b[K")


def test_without_a_terminal_there_is_a_plain_line_at_each_tenth(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(40) as progress:
        for _ in range(40):
            progress.step()
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 10
    assert "\r" not in "".join(lines)
    assert "40/40" in lines[-1]
