"""PDF with a text layer: lines put together from where their characters stand, paragraphs from how lines end."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2

from etl.read.document import Document
from etl.read.fonts import with_fonts
from faults import Fault

PAGES_LIMIT = 500
_PAGE_NUMBER = re.compile(r"^[\s—\-–·第]*[0-9]{1,3}[\s—\-–·页]*$")
_HEADING = re.compile(
    r"^[\s　]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[.．、](?![0-9]))"
)
INDENT, LARGE = "\x0e", "\x0f"
_BLANK = " \t\r\n　" + INDENT + LARGE
_ENDS = tuple("。！？；：:;”")


@contextmanager
def open_pdf(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The opened file, closed again. Raises Fault `encrypted`, `damaged`, and `timeout` for hundreds of pages."""
    try:
        opened = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Fault("encrypted" if "password" in str(error).lower() else "damaged", name="") from error
    try:
        if len(opened) > PAGES_LIMIT:
            raise Fault("timeout")
        yield opened
    except pypdfium2.PdfiumError as error:
        raise Fault("damaged", name="") from error
    finally:
        opened.close()


def read_pdf(content: bytes) -> Document:
    """The text of every page in order. Raises Fault `no_text` for a scan, and those of `open_pdf`.

    Pages that are pictures in a file that has text as well are told by the flag `scanned_pages`.
    """
    with_fonts(False)
    with open_pdf(content) as pdf:
        pages, pictures = [], False
        for page in pdf:
            lines = page_lines(page)
            pages.append(lines)
            pictures = pictures or (not any(line.strip(_BLANK) for line, _ in lines) and _is_picture(page))
    if not any(line.strip(_BLANK) for lines in pages for line, _ in lines):
        raise Fault("no_text", name="")
    return Document("\n".join(paragraphs(pages)), "application/pdf", flags=("scanned_pages",) * pictures)


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Does a page without text hold an image? An empty page does not."""
    return any(True for _ in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def page_lines(page: pypdfium2.PdfPage) -> list[tuple[str, float]]:
    """Lines from top to bottom with the place of their right end, as a part of the page's width.

    Characters are sorted by place, not by their order in the file: curly quotes are otherwise displaced.
    """
    text_page = page.get_textpage()
    count = text_page.count_chars()
    width = page.get_width() or 1
    boxes = []
    raw = text_page.get_text_range(0, count) if count else ""
    for index in range(min(count, len(raw))):
        character = raw[index]
        if character in "\r\n\x00\ufffe":
            continue
        left, bottom, right, top = text_page.get_charbox(index, loose=True)
        boxes.append((bottom, top, left, right, character))
    text_page.close()
    lines: list[list[tuple[float, float, float, float, str]]] = []
    for box in sorted(boxes, key=lambda item: (-(item[0] + item[1]) / 2, item[2])):
        middle = (box[0] + box[1]) / 2
        if lines:
            last = lines[-1][0]
            if abs((last[0] + last[1]) / 2 - middle) < max(2.0, 0.45 * (last[1] - last[0])):
                lines[-1].append(box)
                continue
        lines.append([box])
    lefts = sorted(min(box[2] for box in line) for line in lines)
    margin = lefts[len(lefts) // 5] if lefts else 0.0
    heights = sorted(line[0][1] - line[0][0] for line in lines)
    usual = heights[len(heights) // 2] if heights else 0.0
    return [(_look(line, margin, usual) + _line(line), max(box[3] for box in line) / width) for line in lines]


def _look(line: list[tuple[float, float, float, float, str]], margin: float, usual: float) -> str:
    """The marks of a line that is larger than most, as a title is, or begins to the right of the others."""
    first = min(line, key=lambda box: box[2])
    height = first[1] - first[0]
    large = LARGE if height > 1.15 * usual else ""
    return large + (INDENT if first[2] > margin + 1.2 * height else "")


def _line(boxes: list[tuple[float, float, float, float, str]]) -> str:
    told = ""
    last_right: float | None = None
    for _, _, left, right, character in sorted(boxes, key=lambda item: item[2]):
        wide = right - left
        if (
            last_right is not None
            and left - last_right > 2.5 * max(wide, 1)
            and told
            and not told.endswith("\t")
            and character != " "
        ):
            told = told.rstrip(" ") + "\t"
        told += character
        last_right = right
    return told


def paragraphs(pages: list[list[tuple[str, float]]]) -> list[str]:
    """Lines joined where one runs on into the next; page numbers and running heads out."""
    repeated = _running_heads(pages)
    lines = [
        item
        for page in pages
        for item in page
        if item[0].strip(_BLANK)
        and not _PAGE_NUMBER.match(item[0].strip(_BLANK))
        and item[0].strip(_BLANK) not in repeated
    ]
    edge = sorted(end for _, end in lines)[int(len(lines) * 0.8)] if lines else 1.0
    joined: list[str] = []
    open_end = full = large = False
    for line, end in lines:
        told = line.strip(_BLANK)
        resized, large = large != line.startswith(LARGE), line.startswith(LARGE)
        # What is set in opens a paragraph, but for a list whose further lines are set in: they follow a full line.
        opens = INDENT in line[:2] and not (full and joined and not joined[-1].endswith(_ENDS))
        shown = line.lstrip(INDENT + LARGE)
        starts = opens or resized or shown.startswith(("　　", "    ")) or bool(_HEADING.match(told)) or "\t" in told
        if open_end and not starts and joined:
            joined[-1] += told
        else:
            joined.append(told)
        # A ragged line still runs on unless a sentence ends with it.
        full = end > edge - 0.035
        open_end = "\t" not in told and (end > edge - 0.06 or (end > edge - 0.16 and not told.endswith(_ENDS)))
    return joined


def _running_heads(pages: list[list[tuple[str, float]]]) -> set[str]:
    """First or last lines that stand on most pages."""
    if len(pages) < 3:
        return set()
    edges = [line.strip(_BLANK) for page in pages if page for line in {page[0][0], page[-1][0]}]
    return {line for line in edges if edges.count(line) > len(pages) / 2}
