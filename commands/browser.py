"""The browser that the browser tests drive: found on this machine or installed where that is allowed."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from commands.terminal import note

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
# Where `playwright install chromium` keeps its own, by system.
CACHES = {"linux": "~/.cache/ms-playwright", "darwin": "~/Library/Caches/ms-playwright"}
DOWNLOADED = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-win*/chrome.exe",
    "chromium-*/chrome-mac*/*/*/MacOS/*",
)
DEBIAN = ("chromium", "fonts-noto-cjk")


def find() -> str | None:
    """The path of a Chromium-like browser: that of NIANLUN_BROWSER, of the system, or Playwright's own; None without."""
    told = os.environ.get("NIANLUN_BROWSER")
    if told:
        return told
    installed = [path for name in NAMES if (path := shutil.which(name))]
    placed = [path for path in PLACES if Path(path).exists()]
    cache = Path(CACHES.get(sys.platform, r"~\AppData\Local\ms-playwright")).expanduser()
    downloaded = [str(path) for pattern in DOWNLOADED for path in sorted(cache.glob(pattern))]
    return next(iter(installed + placed + downloaded), None)


def provide() -> str | None:
    """Find a browser; on a Debian machine whose root we are, install one; otherwise name the command that would."""
    present = find()
    if present:
        return present
    if _debian() and os.geteuid() == 0:
        command = ["apt-get", "install", "-y", "--no-install-recommends", *DEBIAN]
        note("test.installing_browser", command=" ".join(command))
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], stdout=sys.stderr, env=environment, check=False)
        subprocess.run(command, stdout=sys.stderr, env=environment, check=False)
    found = find()
    if found is None:
        note("test.no_browser", command=advice())
    return found


def advice() -> str:
    """The command that installs a browser on this machine."""
    if _debian():
        return f"sudo apt-get install -y {' '.join(DEBIAN)}"
    return f'"{sys.executable}" -m playwright install chromium'


def _debian() -> bool:
    if sys.platform != "linux" or not shutil.which("apt-get"):
        return False
    # Ubuntu's package of this name only points to a snap, which a container cannot install.
    return platform.freedesktop_os_release().get("ID") == "debian"
