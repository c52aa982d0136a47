"""The real server in a process of its own, and a reader who speaks its protocol over a websocket.

Server time is the processor time of the whole server process (all threads, user and system) between the message that
asks for a rerun and the quiet after the answer, read from the kernel's clock of that process: Linux only.
"""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS, RUN_SECONDS = 60, 120
QUIET_SECONDS, QUIET_CPU = 0.006, 0.0003


class Server:
    """`uvicorn app:app`, or another application, on a free port; ended when the block is left."""

    def __init__(self, application: str, database: str | None = None) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        environment = {**os.environ, **({"DATABASE_URL": database} if database else {})}
        line = [sys.executable, "-m", "uvicorn", application, "--port", str(self.port), "--log-level", "warning"]
        line += ["--ws-per-message-deflate", "false"]  # as commands/serve.py serves it
        self.process = subprocess.Popen(line, cwd=ROOT, env=environment)
        # The number of the kernel's clock for a process's time: clock_getcpuclockid(3).
        self._clock = (~self.process.pid << 3) | 2

    def __enter__(self) -> "Server":
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1):
                    return self
            except OSError:
                time.sleep(0.1)
        self.process.kill()
        raise RuntimeError("the server did not start")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.process.terminate()
        self.process.wait(20)

    def processor(self) -> float:
        """Seconds of processor time that the server has used."""
        return time.clock_gettime(self._clock)

    def resting(self) -> float:
        """The same once it does nothing any more."""
        last = self.processor()
        while True:
            time.sleep(QUIET_SECONDS)
            now = self.processor()
            if now - last < QUIET_CPU:
                return now
            last = now

    def memory(self) -> float:
        """MiB that the server holds."""
        told = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(told.split("VmRSS:")[1].split()[0]) / 1024


class Reader:
    """One browser tab on a page of the server; each `rerun` opens the page's address again in the same session."""

    def __init__(self, server: Server, page: str, query: str) -> None:
        self._server = server
        self._line: ClientConnection = connect(
            f"ws://127.0.0.1:{server.port}/_stcore/stream", max_size=None, subprotocols=None
        )
        self._message = BackMsg()
        self._message.rerun_script.query_string = query
        self._message.rerun_script.page_name = page
        self.failed = ""
        self.size = 0

    def rerun(self) -> float:
        """Milliseconds of the server's processor time for one run of the page."""
        before = self._server.resting()
        self._line.send(self._message.SerializeToString())
        self.size = 0
        while True:
            data = self._line.recv(RUN_SECONDS)
            assert isinstance(data, bytes)
            self.size += len(data)
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.new_element.WhichOneof("type") in ("exception",):
                self.failed = message.delta.new_element.exception.message
            if kind == "delta" and message.delta.new_element.WhichOneof("type") == "alert":
                self.failed = self.failed or message.delta.new_element.alert.body
            if kind == "script_finished":
                break
        return 1000 * (self._server.resting() - before)

    def close(self) -> None:
        """Close the tab."""
        self._line.close()
