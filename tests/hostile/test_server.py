"""U1 and what is left behind: a body too large is refused while it comes, and no child outlives the server."""

import asyncio
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from app import BODY_LIMIT, Bounded
from etl.read.children import ROOT
from etl.read.precheck import FILE_LIMIT

SENTENCE = "文件超过 20 MB，未上传"
BEGIN = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\n'
END = b"\r\n--x--\r\n"
FORM = {"Content-Type": "multipart/form-data; boundary=x"}
LARGE = BEGIN + b"0" * (FILE_LIMIT + 100_000) + END


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int]]:
    """The app as it is served; its port and its process."""
    port = free_port()
    database = tmp_path_factory.mktemp("served") / "d.sqlite3"
    with subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "app:app", "--port", str(port), "--log-level", "critical"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{database}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        for _ in range(600):
            assert process.poll() is None, "the server did not start"
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port, process.pid
        process.terminate()


def token(port: int) -> dict[str, str]:
    """What a browser shows with an upload: the cookie that the server gave it, once more as a header."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/_stcore/health")
    given = next(
        value.split(";")[0]
        for name, value in connection.getresponse().getheaders()
        if name.lower() == "set-cookie" and "xsrf" in value
    )
    connection.close()
    return {"Cookie": given, "X-Xsrftoken": given.partition("=")[2]}


def put(port: int, headers: dict[str, str], pieces: Iterable[bytes]) -> tuple[int, str]:
    """Send a body until the server answers or has had enough; its status and words."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest("PUT", "/_stcore/upload_file/none/none")
    for name, value in {**token(port), **headers}.items():
        connection.putheader(name, value)
    connection.endheaders()
    sent = 0
    for piece in pieces:
        try:
            connection.send(piece)
        except OSError:
            break  # it has answered and hung up
        sent += len(piece)
    try:
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    except (ConnectionError, http.client.HTTPException):
        return 0, ""
    finally:
        connection.close()


def chunks(body: bytes) -> Iterator[bytes]:
    for place in range(0, len(body), 65536):
        piece = body[place : place + 65536]
        yield b"%x\r\n%b\r\n" % (len(piece), piece)
    yield b"0\r\n\r\n"


def memory(pid: int) -> int:
    """Bytes of a process in memory."""
    pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def test_u1_an_announced_length_is_refused_before_anything_is_sent(server: tuple[int, int]) -> None:
    for length in (len(LARGE), 10**15):
        status, told = put(server[0], {"Content-Length": str(length)}, [])
        assert status == 413
        assert SENTENCE in told


def cut_off(told: bytes | None) -> tuple[int, str, int]:
    """A body without end for an app that wants all of it: the answer's status and words, and how much was taken."""
    taken = 0
    sent: list[Message] = []

    async def receive() -> Message:
        nonlocal taken
        taken += 65536
        return {"type": "http.request", "body": bytes(65536), "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    async def reader(scope: Scope, receive: Receive, send: Send) -> None:
        await Request(scope, receive).body()

    scope = {"type": "http", "method": "PUT", "headers": [] if told is None else [(b"content-length", told)]}
    # In a thread of its own: the browser tests may have left a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(Bounded(reader)(scope, receive, send))).result()
    return sent[0]["status"], sent[1]["body"].decode(), taken


def test_u1_a_body_without_end_is_cut_off_where_it_grows_too_large() -> None:
    for told in (None, b"100"):
        status, words, taken = cut_off(told)
        assert (status, SENTENCE in words) == (413, True)
        assert taken <= BODY_LIMIT + 65536


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc")
def test_u1_memory_does_not_grow_with_what_is_refused(server: tuple[int, int]) -> None:
    port, pid = server
    put(port, {"Transfer-Encoding": "chunked"}, chunks(LARGE))
    before = memory(pid)
    for _ in range(5):
        put(port, {"Transfer-Encoding": "chunked"}, chunks(LARGE))
        put(port, {"Content-Length": str(len(LARGE))}, [])
    assert memory(pid) - before < 5 * 1024 * 1024 + FILE_LIMIT


@pytest.mark.parametrize("length", ["-1", "1e9", "abc", "", "12 12"])
def test_u1_a_length_that_is_no_number_is_refused(server: tuple[int, int], length: str) -> None:
    status, _ = put(server[0], {"Content-Length": length}, [])
    assert status in (400, 413)


def test_u1_the_server_still_answers(server: tuple[int, int]) -> None:
    small = BEGIN + b"0" * 1000 + END
    put(server[0], {"Content-Length": "100"}, [LARGE])
    status, told = put(server[0], {"Content-Length": str(len(small))}, [small])
    assert status not in (413, 0)
    connection = http.client.HTTPConnection("127.0.0.1", server[0], timeout=30)
    connection.request("GET", "/healthz")
    assert connection.getresponse().status == 200
    connection.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc")
@pytest.mark.parametrize("name", ["extract", "load"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_child_is_left_after_a_command(tmp_path: Path, name: str, how: signal.Signals) -> None:
    """Stopped in the middle of a long list of files, whichever way."""
    source = Path(ROOT) / "tests" / "fixtures" / "东川区_柳浪街道_2025.docx"
    for place in range(200):
        (tmp_path / f"{place}.docx").write_bytes(source.read_bytes())
    code = "import sys; from commands.options import command, parse; o = parse(sys.argv[1:]); sys.exit(command(o.command)(o))"
    with subprocess.Popen(
        [sys.executable, "-c", code, name, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'd.sqlite3'}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        born: list[int] = []
        while not born:
            assert process.poll() is None
            time.sleep(0.01)
            born = children_of(process.pid)
        time.sleep(0.2)
        process.send_signal(how)
    for _ in range(500):
        if not any(Path(f"/proc/{pid}").exists() for pid in born):
            break
        time.sleep(0.02)
    assert not [pid for pid in born if Path(f"/proc/{pid}").exists()]


def children_of(pid: int) -> list[int]:
    """The processes that this one has started."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text(encoding="ascii").split())
    return found
