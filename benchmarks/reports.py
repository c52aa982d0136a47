"""Reports for measuring: demonstration texts of one length, the same as files of each format, and texts made to be slow."""

import zlib
from pathlib import Path
from xml.sax.saxutils import escape

from tests.hostile.made import docx, paragraph

DEMO = Path(__file__).resolve().parent.parent / "data" / "demo"
LENGTH = 3400
"""Characters of a report, the middle of those that streets publish."""


def texts() -> list[str]:
    """Twenty texts of LENGTH characters: each demonstration report, carried on by one or another of a further office."""
    whole = [file.read_text(encoding="utf-8") for file in sorted(DEMO.glob("*.txt"))]
    return [
        (one + "\n" + whole[(place + step) % len(whole)])[:LENGTH] for step in (3, 5) for place, one in enumerate(whole)
    ]


def slow() -> dict[str, str]:
    """Texts of one line that would take a careless reader long."""
    pieces = {
        "digits": "1234567890",
        "one Han digit": "一",
        "opening brackets": "（",
        "measure words": "件次人场",
        "digit and bracket": "1（",
        "digit and measure word": "1件",
        "hedges": "不少于近约",
        "ranges": "1-2至3~",
        "points": "1.1.",
        "shares without end": "化解率99.9%，",
        "from-to without end": "由47件降至31件、",
        "spaces": "1 ",
    }
    return {name: (piece * LENGTH)[:LENGTH] for name, piece in pieces.items()}


def files(text: str) -> dict[str, bytes]:
    """One report as a file of each format."""
    lines = text.split("\n")
    html = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return {
        "txt": text.encode(),
        "html": f"<!DOCTYPE html><html><head><title>{escape(lines[0])}</title></head><body>{html}</body></html>".encode(),
        "docx": docx("".join(paragraph(escape(line)) for line in lines)),
        "pdf": pdf(lines),
    }


def pdf(lines: list[str]) -> bytes:
    """A PDF with a text layer: A4 pages of 34 lines of 32 characters, in a Chinese font that every reader knows."""
    wrapped = [line[start : start + 32] for line in lines for start in range(0, max(1, len(line)), 32)]
    pages = [wrapped[start : start + 34] for start in range(0, len(wrapped), 34)]
    kids = " ".join(f"{6 + 2 * place} 0 R" for place in range(len(pages)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    for place, page in enumerate(pages):
        shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj T*\n" for line in page)
        stream = zlib.compress(f"BT /F 14 Tf 22 TL 72 770 Td\n{shown}ET".encode())
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * place} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >>".encode()
        )
        bodies.append(f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode() + stream + b"\nendstream")
    return _written(bodies)


def _written(bodies: list[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return out + f"trailer << /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
