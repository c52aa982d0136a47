"""The peers that the reading is measured beside, each in an environment of its own under benchmarks/.cache."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
CACHE = HERE / ".cache"
MINUTES = 10


@dataclass(frozen=True, slots=True)
class Peer:
    """A library, what pip has to install for it, and what is measured of it."""

    name: str
    requirements: tuple[str, ...]
    told: str


PEERS = (
    Peer("jionlp", ("jionlp==1.5.31",), "JioNLP 1.5.31, extract_money"),
    # Written for an emoji library of before 2022.
    Peer("recognizers", ("recognizers-text-number==1.0.2a2", "emoji<2"), "recognizers-text-number 1.0.2a2"),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """Processor seconds of each round over all texts and what the peer reads in one phrase; or why there is nothing."""

    seconds: list[float]
    phrase: list[Any]
    reason: str = ""


def measure(peer: Peer, texts: list[str], rounds: int) -> Measured:
    """Install the peer where it is not yet, and time its pass over the texts."""
    try:
        python = _environment(peer)
        told = json.dumps({"peer": peer.name, "texts": texts, "rounds": rounds})
        answer = _run([python, str(HERE / "peer_pass.py")], told).splitlines()[-1]
    except (OSError, subprocess.SubprocessError, IndexError) as error:
        return Measured([], [], _reason(error))
    return Measured(**json.loads(answer))


def _environment(peer: Peer) -> str:
    """The interpreter of the peer's environment; made anew where it is not complete or its requirements changed."""
    folder = CACHE / peer.name
    python = str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    mark, wanted = folder / "done", "\n".join(peer.requirements)
    if not mark.exists() or mark.read_text(encoding="utf-8") != wanted:
        print(f"installing {' '.join(peer.requirements)} …", file=sys.stderr, flush=True)
        _run([sys.executable, "-m", "venv", "--clear", str(folder)])
        _run([python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *peer.requirements])
        mark.write_text(wanted, encoding="utf-8")
    return python


def _run(line: list[str], told: str = "") -> str:
    return subprocess.run(
        line, input=told, capture_output=True, encoding="utf-8", errors="replace", timeout=60 * MINUTES, check=True
    ).stdout


def _reason(error: Exception) -> str:
    """The line of an error that says most."""
    if isinstance(error, subprocess.CalledProcessError):
        lines = [line for line in (error.stderr or "").splitlines() if line.strip()]
        wrong = [line for line in lines if line.startswith("ERROR")] or lines[-1:]
        return wrong[0][:160] if wrong else f"status {error.returncode}"
    return f"{type(error).__name__}: {error}"
