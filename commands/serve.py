"""`manage.py run`: the dashboard on one address of this machine."""

import argparse
import errno
import os
import socket
import sys
import threading
import tomllib
import webbrowser

import uvicorn

from commands import database
from commands.environment import ROOT
from commands.terminal import note
from faults import Fault
from store.address import shown as shown_address

EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104


def run(options: argparse.Namespace) -> int:
    """Make the database ready and serve until told to stop. Raises Fault where the port or a setting is wrong."""
    free(options.host, options.port)
    _settings()
    database.open_for_pages(options.database, demonstration=not options.no_demo)
    os.chdir(ROOT)
    shown = "127.0.0.1" if options.host in EVERYWHERE else options.host
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{options.port}"
    note("run.database", database=shown_address())
    server = _Server(options.host, options.port, address, browser=not options.no_browser and _display())
    server.run()
    return 0 if server.started else 1


def free(host: str, port: int) -> None:
    """Raise Fault `port_busy` with the next free port, or `host_unusable`, where nothing can listen there."""
    try:
        _listen(host, port)
    except (OSError, UnicodeError) as error:
        if isinstance(error, OSError) and _busy(error):
            raise Fault("port_busy", port=port, other=_next(host, port)) from error
        raise Fault("host_unusable", host=host, detail=error) from error


def _listen(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            # Connections that are only waiting to be forgotten do not count; on Windows the option would hide a server.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        probe.listen(1)


def _busy(error: OSError) -> bool:
    return error.errno in (errno.EADDRINUSE, errno.EACCES) or getattr(error, "winerror", None) == 10048


def _next(host: str, port: int) -> int:
    for other in range(max(port, 1024) + 1, max(port, 1024) + 50):
        try:
            _listen(host, other)
        except (OSError, OverflowError):
            continue
        return other
    return 0


def _settings() -> None:
    """Streamlit would answer a broken settings file with a trace."""
    try:
        tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Fault("settings_broken", detail=error) from error


def _display() -> bool:
    """Would a browser have a screen? A server's terminal has none."""
    windows = sys.platform in ("win32", "darwin")
    return sys.stdout.isatty() and (windows or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")))


class _Server(uvicorn.Server):
    """Uvicorn, saying where the pages are once they are there."""

    def __init__(self, host: str, port: int, address: str, browser: bool) -> None:
        settings = uvicorn.Config(
            "app:app",
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            ws_max_size=26_214_400,
            # As Streamlit's own server: compressing what a page sends costs up to a quarter of the time that it takes.
            ws_per_message_deflate=False,
        )
        super().__init__(settings)
        self.address = address
        self.browser = browser

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            note("run.address", address=self.address)
            if self.browser:
                threading.Thread(target=webbrowser.open, args=(self.address,), daemon=True).start()
