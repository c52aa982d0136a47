"""What a reading child runs, and how a Document or a Fault travels back from it as JSON."""

from datetime import date

from etl.child.frames import Garbled
from etl.child.limits import Limits
from etl.child.serve import serve
from etl.read.document import Document
from etl.read.formats import SCAN, format_of
from etl.read.parse import parse
from faults import Fault


def main() -> None:
    """Read files for the parent until it is gone."""
    serve(answer, limits)


def limits(head: dict[str, object]) -> Limits:
    """What the file that is asked about may use."""
    return (SCAN if head.get("scan") else format_of(str(head["name"]))).limits


def answer(head: dict[str, object], content: bytes) -> dict[str, object]:
    """A file's document, or its fault."""
    try:
        document = parse(str(head["name"]), content, bool(head.get("scan")))
    except Fault as fault:
        return {"fault": fault.code, "values": fault.values}
    return {
        "text": document.text,
        "media_type": document.media_type,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "flags": list(document.flags),
        "marks": [list(mark) for mark in document.marks],
    }


def received(told: dict[str, object]) -> Document:
    """The document of a child's answer. Raises the Fault that it tells, and Garbled for an answer of another form.

    A child has read a stranger's file: nothing in its answer is taken on trust.
    """
    match told:
        case {"fault": str(code), "values": dict(values), **rest} if not rest and code.isidentifier():
            if all(isinstance(value, str) for value in values.values()):
                raise Fault(code, **values)
        case {
            "text": str(text),
            "media_type": str(media_type),
            "title": str() | None as title,
            "published": str() | None as published,
            "flags": list(flags),
            "marks": list(marks),
            **rest,
        } if not rest and all(isinstance(flag, str) for flag in flags):
            try:
                day = date.fromisoformat(published) if published else None
            except ValueError as error:
                raise Garbled("no date") from error
            return Document(text, media_type, title, day, tuple(flags), tuple(_mark(mark, text) for mark in marks))
    raise Garbled("no document")


def _mark(told: object, text: str) -> tuple[int, int, str]:
    match told:
        case [int(start), int(end), str(flag)] if 0 <= start < end <= len(text):
            return start, end, flag
    raise Garbled("no place")
