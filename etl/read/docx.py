"""Word documents: every piece of text in document order, tables in place, deleted text out.

The text is walked piece by piece (w:t) instead of by paragraphs and tables, because insertions, content controls, text
boxes, nested tables and field results all hold text that a walk over paragraphs misses.
"""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from etl.read.document import Document
from etl.read.numbering import Numbering
from faults import Fault

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(
    {
        f"{W}del",
        f"{W}moveFrom",
        f"{W}instrText",
        f"{W}delText",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def parse(content: bytes) -> etree._Element:
    """An XML part without entities, network or giant trees. Raises Fault `damaged`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Fault("damaged", name="") from error


def read_docx(content: bytes) -> Document:
    """The body's text, then the footnotes; headers and footers stay out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            body = parse(archive.read("word/document.xml"))
            notes = parse(archive.read("word/footnotes.xml")) if "word/footnotes.xml" in names else None
            numbering = Numbering(parse(archive.read("word/numbering.xml")) if "word/numbering.xml" in names else None)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise Fault("damaged", name="") from error
    lines = list(_lines(body, numbering))
    if notes is not None:
        lines += [line for line in _lines(notes, Numbering(None)) if line.strip()]
    flags = tuple(
        flag
        for flag, found in (
            ("tracked_changes", body.find(f".//{W}ins") is not None or body.find(f".//{W}del") is not None),
            ("hidden_text", body.find(f".//{W}vanish") is not None),
        )
        if found
    )
    return Document("\n".join(lines), MEDIA_TYPE, flags=flags)


def _lines(body: etree._Element, numbering: Numbering) -> Iterator[str]:
    """Paragraphs as lines; a table's row as one line with its cells joined by tabs."""
    for block in _blocks(body):
        if block.tag == f"{W}tr":
            cells = ["".join(_text(cell)).strip().replace("\n", "") for cell in _children(block, f"{W}tc")]
            yield "\t".join(cells)
        else:
            yield numbering.label(block) + "".join(_text(block))


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and outermost table rows in order; a paragraph inside a row belongs to the row."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag in (f"{W}p", f"{W}tr"):
            yield child
        else:
            yield from _blocks(child)


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _children(child, tag)


def _text(element: etree._Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            continue
        if tag == f"{W}t":
            yield child.text or ""
        elif tag == f"{W}tab":
            yield "\t" if element.tag == f"{W}r" else ""
        elif tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        else:
            yield from _text(child)
            if tag == f"{W}p" and element.tag != f"{W}body":
                yield "\n"
