"""Parsers run in children: whatever becomes of one, its file fails alone, nobody waits for ever and nothing stays."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from etl.child.frames import Garbled
from etl.child.pool import QUESTIONS_EACH, Pool
from etl.child.process import Child, Lost, NotStarted, line
from etl.read import Children
from etl.read.children import COMMAND, ROOT
from etl.read.reader import received
from faults import Fault
from tests.hostile.made import docx, paragraph

GOOD = docx(paragraph("化解率达97.9%。"))
READY = "import struct,sys,time,os,json;o=sys.stdout.buffer;i=sys.stdin.buffer\n" + (
    "def say(b):\n o.write(b'ETL1'+struct.pack('>I',len(b))+b);o.flush()\n"
    "def hear():\n _,h,b=struct.unpack('>4sII',i.read(12));i.read(h+b)\n"
    "say(b'{}')\n"
)


def fake(then: str) -> tuple[str, ...]:
    """A child that starts well and then misbehaves."""
    return (sys.executable, "-I", "-c", READY + then)


def gone(pid: int) -> bool:
    """Has this process ended? One that nobody has fetched yet has."""
    try:
        return (
            Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0]
            in "ZX"
        )
    except (FileNotFoundError, ProcessLookupError):
        return True


def ends(pid: int) -> bool:
    """Does this process end soon?"""
    for _ in range(500):
        if gone(pid):
            return True
        time.sleep(0.02)
    return False


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc")


def code_of(children: Children, name: str, content: bytes) -> str:
    with pytest.raises(Fault) as caught:
        children.document(name, content)
    return caught.value.code


@pytest.mark.parametrize(
    "then",
    [
        "hear();os.kill(os.getpid(),9)",
        "hear();o.write(b'rubbish'*9);o.flush();time.sleep(60)",
        "hear();o.write(b'ETL1'+struct.pack('>I',2**30));o.flush()\nwhile 1: o.write(b'x'*2**20)",
        "hear();say(b'[1,2')",
        "hear();say(b'[1,2]')",
        "hear();say(b'['*100000)",
        "hear();say(json.dumps({'text':5}).encode());time.sleep(60)",
        "hear();say(json.dumps({'fault':'no such thing','values':{}}).encode());time.sleep(60)",
        'hear();say(b\'{"text":"\\xff"}\');time.sleep(60)',
        "sys.exit(0)",
    ],
    ids=["killed", "rubbish", "a gigabyte", "cut", "no object", "deep", "no document", "no code", "no UTF-8", "left"],
)
def test_u13_a_child_that_misbehaves_costs_its_file_only(then: str) -> None:
    with Children(1, fake(then)) as children:
        assert code_of(children, "a.docx", GOOD) == "timeout"
        # The supervisor starts another one and answers again.
        assert code_of(children, "a.docx", GOOD) == "timeout"


@linux
def test_u13_a_child_that_sleeps_is_ended_in_time() -> None:
    child = Child(fake("hear();time.sleep(600)"))
    with pytest.raises(Lost):
        child.ask({}, b"", 0.3, dict)
    assert gone(child.pid)


@linux
def test_u13_a_killed_child_is_replaced_and_the_next_file_is_read() -> None:
    with Children(1) as children:
        assert children.document("a.docx", GOOD).text == "化解率达97.9%。"
        (first,) = children.pids()
        os.kill(first, signal.SIGKILL)
        assert ends(first)
        assert children.document("a.docx", GOOD).text == "化解率达97.9%。"
        assert children.pids() != {first}


def test_a_child_is_kept_and_after_many_files_replaced() -> None:
    with Children(1) as children:
        pids = set()
        for _ in range(QUESTIONS_EACH + 1):
            children.document("a.docx", GOOD)
            pids |= children.pids()
        assert len(pids) == 2


def test_threads_share_the_children() -> None:
    with Children(2) as children:
        texts: list[str] = []
        threads = [
            threading.Thread(target=lambda: texts.append(children.document("a.docx", GOOD).text)) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert texts == ["化解率达97.9%。"] * 8
        assert len(children.pids()) <= 2


def test_a_program_that_does_not_start_is_not_the_files_fault() -> None:
    for command in ((sys.executable, "-c", "raise SystemExit(3)"), (str(Path(ROOT) / "no such program"),)):
        with Children(1, command) as children:
            assert code_of(children, "a.docx", GOOD) == "reader_not_started"


def test_what_a_child_leaves_in_files_goes_with_it() -> None:
    then = "import tempfile;f=tempfile.mkdtemp();open(f+'/report','w').write('x');open('here','w')"
    child = Child(fake(f"{then}\nhear();say(json.dumps({{'folder':f,'here':os.getcwd()}}).encode());hear()"))
    told = child.ask({}, b"", 20, dict)
    folder, here = Path(str(told["folder"])), Path(str(told["here"]))
    assert (folder / "report").exists()
    assert (here / "here").exists()
    child.end()
    assert not folder.exists()
    assert not here.exists()


def test_a_closed_pool_starts_nothing() -> None:
    pool = Pool(COMMAND, 1)
    pool.close()
    with pytest.raises(NotStarted):
        pool.ask({"name": "a.docx"}, GOOD, 1, received)


def test_the_answer_is_held_against_its_form() -> None:
    good: dict[str, object] = {
        "text": "t",
        "media_type": "m",
        "title": None,
        "published": "2026-01-30",
        "flags": ["f"],
        "marks": [[0, 1, "f"]],
    }
    assert received(good).marks == ((0, 1, "f"),)
    for change in (
        {"text": None},
        {"published": "soon"},
        {"flags": [1]},
        {"flags": "f"},
        {"more": 1},
        {"title": 5},
        {"marks": [[0, 2, "f"]]},
    ):
        with pytest.raises(Garbled):
            received({**good, **change})


def test_nothing_is_parsed_in_this_process() -> None:
    code = (
        "import sys\nfrom etl.read import document\nfrom etl.reading import read\n"
        f"assert document('a.docx', {GOOD!r}).text\nprint(*(set(sys.modules) & {{'lxml', 'pypdfium2'}}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    assert done.stdout.split() == []


@linux
@pytest.mark.parametrize("how", ["end", "kill"])
def test_no_child_outlives_its_parent(how: str) -> None:
    code = (
        f"import sys, time\nfrom etl.read import Children, document\ndocument('a.docx', {GOOD!r})\n"
        f"kept = Children(2)\nkept.document('a.docx', {GOOD!r})\n"
        "from etl.read.children import _shared\nprint(*_shared.pids(), *kept.pids(), flush=True)\n"
        "sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as parent:
        assert parent.stdout is not None
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        assert len(pids) == 2
        assert not any(gone(pid) for pid in pids)
        folders = [Path(f"/proc/{pid}/cwd").readlink() for pid in pids]
        assert all(folder.is_dir() for folder in folders)
        parent.kill() if how == "kill" else parent.communicate()
    assert all(ends(pid) for pid in pids)
    assert not any(folder.exists() for folder in folders)


@linux
def test_a_parents_death_ends_a_child_in_the_middle_of_its_file() -> None:
    busy = (
        "from etl.child import serve, limits\nimport os\n"
        "def answer(head, content):\n  print(end='')\n  open(head['mark'], 'w').close()\n  while True: pass\n"
        "serve.serve(answer, lambda head: limits.USUAL)"
    )
    command = [*line(ROOT, "os")[:-1], f"import sys; sys.path.insert(0, {ROOT!r})\n{busy}"]
    mark = Path(os.environ.get("TMPDIR", "/tmp")) / f"busy-{os.getpid()}"
    code = (
        f"from etl.child.process import Child\nchild = Child({command!r})\nprint(child.pid, flush=True)\n"
        f"child.ask({{'mark': {str(mark)!r}}}, b'', 60, dict)"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        while not mark.exists():
            time.sleep(0.02)
        parent.kill()
    mark.unlink()
    assert ends(pid)
