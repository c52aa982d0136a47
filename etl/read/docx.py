"""Word documents: every piece of text in document order, tables in place, deleted text out.

The text is walked piece by piece (w:t) instead of by paragraphs and tables, because insertions, content controls, text
boxes, nested tables and field results all hold text that a walk over paragraphs misses.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from etl.read.document import Document
from etl.read.numbering import Numbering
from faults import Fault

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Deleted or moved away, instructions of fields, the pronunciation above a word.
_SKIPPED = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "rt"))
_TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveTo", "moveFrom"))
# No XML text can hold these characters: they stand around marked text until its places are known.
_OPEN = {"tracked_changes": "\x01", "hidden_text": "\x03"}
_SHUT = {"tracked_changes": "\x02", "hidden_text": "\x04"}
_MARKS = re.compile("[\x01-\x04]")
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def parse(content: bytes) -> etree._Element:
    """An XML part without entities, network or giant trees.

    Raises Fault `damaged`, `forbidden` for a part with a DOCTYPE, and MemoryError for one that does not fit.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise Fault("damaged", name="") from error
    information: Any = root.getroottree().docinfo
    if information.doctype:
        raise Fault("forbidden")
    return root


def read_docx(content: bytes) -> Document:
    """The body's text, then the notes; headers and footers stay out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            body = parse(archive.read("word/document.xml"))
            notes = [parse(archive.read(name)) for name in ("word/footnotes.xml", "word/endnotes.xml") if name in names]
            numbering = Numbering(parse(archive.read("word/numbering.xml")) if "word/numbering.xml" in names else None)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise Fault("damaged", name="") from error
    lines = list(_lines(body, numbering))
    for note in notes:
        lines += [line for line in _lines(note, Numbering(None)) if _MARKS.sub("", line).strip()]
    text, marks = _unmarked("\n".join(lines))
    tracked = any(next(part.iter(*_TRACKED), None) is not None for part in (body, *notes))
    flags = (*(["tracked_changes"] if tracked else []), *(["hidden_text"] if _told(marks, "hidden_text") else []))
    return Document(text, MEDIA_TYPE, flags=flags, marks=marks)


def _told(marks: Iterable[tuple[int, int, str]], flag: str) -> bool:
    return any(mark[2] == flag for mark in marks)


def _unmarked(text: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """The text without the signs around marked pieces, and where these stand in it."""
    pieces: list[str] = []
    marks: list[tuple[int, int, str]] = []
    begun: dict[str, list[int]] = {flag: [] for flag in _OPEN}
    last = length = 0
    for sign in _MARKS.finditer(text):
        pieces.append(text[last : sign.start()])
        length += sign.start() - last
        last = sign.end()
        for flag in _OPEN:
            if sign[0] == _OPEN[flag]:
                begun[flag].append(length)
            elif sign[0] == _SHUT[flag]:
                start = begun[flag].pop()
                if start < length and not begun[flag]:
                    marks.append((start, length, flag))
    pieces.append(text[last:])
    return "".join(pieces), tuple(sorted(marks))


def _lines(body: etree._Element, numbering: Numbering) -> Iterator[str]:
    """Paragraphs as lines; a table's row as one line with its cells joined by tabs."""
    for block, flag in _blocks(body, None):
        if block.tag == f"{W}tr":
            cells = ["".join(_text(cell)).strip().replace("\n", "") for cell in _children(block, f"{W}tc")]
            told = "\t".join(cells)
        else:
            told = numbering.label(block) + "".join(_text(block))
        yield _OPEN[flag] + told + _SHUT[flag] if flag else told


def _blocks(element: etree._Element, flag: str | None) -> Iterator[tuple[etree._Element, str | None]]:
    """Paragraphs and outermost table rows in order, each with its mark; a paragraph inside a row belongs to the row."""
    for child in _kept(element):
        if child.tag in (f"{W}p", f"{W}tr"):
            yield child, flag
        else:
            yield from _blocks(child, _flag(child) or flag)


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in _kept(element):
        if child.tag == tag:
            yield child
        else:
            yield from _children(child, tag)


def _kept(element: etree._Element) -> Iterator[etree._Element]:
    """The children that count: not what was deleted, and of alternatives only one."""
    chosen = any(child.tag == f"{_MC}Choice" for child in element)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SKIPPED and not (chosen and child.tag == f"{_MC}Fallback"):
            yield child


def _flag(element: etree._Element) -> str | None:
    """Inserted or moved here under tracking, or hidden from sight?"""
    if element.tag in (f"{W}ins", f"{W}moveTo"):
        return "tracked_changes"
    if element.tag == f"{W}r":
        hidden = element.find(f"{W}rPr/{W}vanish")
        if hidden is not None and hidden.get(f"{W}val") not in ("0", "false", "off"):
            return "hidden_text"
    return None


def _text(element: etree._Element) -> Iterator[str]:
    for child in _kept(element):
        tag = child.tag
        if tag == f"{W}t":
            yield child.text or ""
        elif tag == f"{W}tab":
            yield "\t" if element.tag == f"{W}r" else ""
        elif tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        else:
            flag = _flag(child)
            yield _OPEN[flag] if flag else ""
            yield from _text(child)
            yield _SHUT[flag] if flag else ""
            if tag == f"{W}p" and element.tag != f"{W}body":
                yield "\n"
