"""Hostile and odd files, made in the tests; none is kept in the repository."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def archive(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A docx whose body is given as WordprocessingML."""
    main = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": main, **parts})


def paragraph(*runs: str) -> str:
    """A paragraph of plain runs."""
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"
