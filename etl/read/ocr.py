"""Scans and pictures: lines recognised on the page, in reading order. An extra (requirements-ocr.txt), offline.

What is recognised is never certain: the whole text is marked `ocr`, which keeps every claim of it for a person.
"""

import io
from functools import cache
from typing import Any

from etl.read.document import Document
from etl.read.fonts import with_fonts
from etl.read.formats import ocr_installed
from etl.read.pdf import INDENT, open_pdf, page_lines, paragraphs
from faults import Fault

FLAG = "ocr"
PAGES_LIMIT = 40
PIXELS_LIMIT = 40_000_000
SIDE = 1700
"""Pixels of a page's longer side: about 150 dots an inch of A4, which is what the recogniser was made for."""
_GAP = 2.5
Line = tuple[str, float]


@cache
def _engine() -> Any:
    """The recogniser with the models of its package; one thread, so that two files are read as fast as one after another."""
    from rapidocr import RapidOCR

    threads = {"EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1}
    return RapidOCR(params={"Global.log_level": "critical", "Global.use_cls": False, **threads})


def read_scan(content: bytes) -> Document:
    """A pdf whose pages, or some of them, are pictures; pages with text are read as text.

    Raises Fault `scan_without_ocr` where the extra is missing, `timeout` for more pages than are recognised in time.
    """
    _wanted()
    with_fonts(True)
    with open_pdf(content) as pdf:
        if len(pdf) > PAGES_LIMIT:
            raise Fault("timeout")
        pages = []
        for page in pdf:
            lines = page_lines(page)
            if not any(text.strip() for text, _ in lines):
                scale = SIDE / max(page.get_width(), page.get_height(), 1)
                picture = page.render(scale=scale)
                lines = _lines(picture.to_numpy(), picture.width)
            pages.append(lines)
    return _document(pages, "application/pdf")


def read_picture(content: bytes) -> Document:
    """A page as png or jpeg. Raises Fault `scan_without_ocr`, `damaged`, and `structure` for one of too many pixels."""
    _wanted()
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None
    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
        if picture.width * picture.height > PIXELS_LIMIT:
            raise Fault("structure")
        media_type = "image/png" if picture.format == "PNG" else "image/jpeg"
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        upright.thumbnail((SIDE * 2, SIDE * 2))
        pages = [_lines(upright, upright.width)]
    return _document(pages, media_type)


def _wanted() -> None:
    if not ocr_installed():
        raise Fault("scan_without_ocr")


def _document(pages: list[list[Line]], media_type: str) -> Document:
    text = "\n".join(paragraphs(pages))
    if not text.strip():
        raise Fault("no_text", name="")
    return Document(text, media_type, flags=(FLAG,), marks=((0, len(text), FLAG),))


def _lines(picture: Any, width: int) -> list[Line]:
    """Lines from top to bottom with the place of their right end; a line that is set in is marked."""
    found = _engine()(picture)
    if found.txts is None:
        return []
    boxes = [_box(corners, text) for corners, text in zip(found.boxes.tolist(), found.txts, strict=True)]
    rows: list[list[tuple[float, float, float, float, str]]] = []
    for box in sorted(boxes, key=lambda item: item[2]):
        if rows and abs(rows[-1][0][2] - box[2]) < 0.4 * min(rows[-1][0][3], box[3]):
            rows[-1].append(box)
        else:
            rows.append([box])
    rows = [sorted(row) for row in rows]
    margin = sorted(row[0][0] for row in rows)[len(rows) // 5]
    return [_line(row, margin, width) for row in rows]


def _box(corners: list[list[float]], text: str) -> tuple[float, float, float, float, str]:
    """Left, right, middle and height of four corners; pages are a little askew, so the height is that of one side."""
    across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return min(across), max(across), sum(down) / 4, (down[2] + down[3] - down[0] - down[1]) / 2, text


def _line(row: list[tuple[float, float, float, float, str]], margin: float, width: int) -> Line:
    told = ""
    last = None
    for left, right, _, height, text in row:
        if last is not None:
            told += "\t" if left - last > _GAP * height else ""
        told += text
        last = right
    return (INDENT if row[0][0] > margin + 0.8 * row[0][3] else "") + told, max(box[1] for box in row) / width
