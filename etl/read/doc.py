"""Word 97-2003, and what WPS saves in the same format, by a converter that stands on the machine: LibreOffice, else antiword.

catdoc is not among them: it garbles Chinese text without saying so.

The converter runs under the limits of the reading child, in a folder of its own that is removed afterwards, with an
empty environment, without macros and without following links. Where there is none, the Fault says how to save as docx.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from etl.read.document import Document
from etl.read.docx import read_docx
from etl.read.package import check_package
from faults import Fault

SECONDS = 50
MEDIA_TYPE = "application/msword"
FOLDERS = (
    "/usr/bin",
    "/usr/local/bin",
    "/opt/homebrew/bin",
    "/opt/libreoffice/program",
    "/snap/bin",
    "/Applications/LibreOffice.app/Contents/MacOS",
    "C:/Program Files/LibreOffice/program",
)
# No macro runs, and nothing outside the file is fetched.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_WORD = b"\xec\xa5"
"""How a Word document's stream begins, at the start of a sector; a bit of its twelfth byte says that it is encrypted."""
_SECTOR = 512


def read_doc(content: bytes) -> Document:
    """The text of a .doc or .wps. Raises Fault `no_converter`, `encrypted`, and `damaged` where the converter makes nothing of it."""
    if _has_password(content):
        raise Fault("encrypted")
    found = converter()
    if found is None:
        raise Fault("no_converter")
    program, convert = found
    with tempfile.TemporaryDirectory(prefix="doc-") as name:
        folder = Path(name)
        file = folder / "report.doc"
        file.write_bytes(content)
        return convert(program, file, folder)


def _has_password(content: bytes) -> bool:
    starts = range(_SECTOR, len(content) - _SECTOR, _SECTOR)
    first = next((start for start in starts if content[start : start + 2] == _WORD), None)
    return first is not None and bool(content[first + 11] & 1)


def converter() -> tuple[str, Callable[[str, Path, Path], Document]] | None:
    """The best converter here with the function that runs it, or None."""
    path = os.pathsep.join(FOLDERS)
    for name, convert in (("soffice", _office), ("antiword", _antiword)):
        program = shutil.which(name, path=path)
        if program is not None:
            return program, convert
    return None


def _office(program: str, file: Path, folder: Path) -> Document:
    """By way of docx, so that tables, numbers of headings and tracked changes are those of a docx."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    options = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]
    target = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)]
    _run([program, f"-env:UserInstallation={profile.as_uri()}", *options, *target, str(file)], folder)
    made = file.with_suffix(".docx")
    if not made.exists():
        raise Fault("damaged", name="")
    content = made.read_bytes()
    check_package(content, "word/document.xml")
    read = read_docx(content)
    return Document(read.text, MEDIA_TYPE, read.title, read.published, read.flags, read.marks)


def _antiword(program: str, file: Path, folder: Path) -> Document:
    return _plain(_run([program, "-m", "UTF-8.txt", "-w", "0", str(file)], folder))


def _plain(text: str) -> Document:
    """A converter's plain text: a table's row has its cells between bars."""
    lines = [_row(line.strip("\r\f")) for line in text.split("\n")]
    told = "\n".join(line for line in lines if line.strip())
    if not told:
        raise Fault("damaged", name="")
    return Document(told, MEDIA_TYPE)


def _row(line: str) -> str:
    if line.startswith("|") and line.endswith("|"):
        return "\t".join(cell.strip() for cell in line[1:-1].split("|"))
    return line


def _run(command: list[str], folder: Path) -> str:
    """What the converter prints. It may neither read from anybody nor see this process's environment."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={"HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Fault("timeout") from error
    except OSError as error:
        raise Fault("no_converter", detail=error) from error
    if done.returncode != 0:
        raise Fault("damaged", name="", detail=f"converter ended with {done.returncode}")
    return done.stdout.decode("utf-8", errors="replace")
