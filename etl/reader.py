"""What a child of a batch runs: a file's bytes in, its whole reading out, as JSON on its way back."""

from etl.child.frames import Garbled
from etl.child.serve import serve
from etl.read.parse import parse
from etl.read.reader import limits
from etl.reading import Reading, of_document
from etl.transport import packed, unpacked
from faults import Fault


def main() -> None:
    """Read files for the parent until it is gone."""
    serve(answer, limits)


def answer(head: dict[str, object], content: bytes) -> dict[str, object]:
    """A file's reading, for the year that is told or its own; or its fault."""
    name, year = str(head["name"]), head["year"]
    try:
        document = parse(name, content, bool(head.get("scan")))
        return {"reading": packed(of_document(document, name, year if isinstance(year, int) else None))}
    except Fault as fault:
        return {"fault": fault.code, "values": fault.values}


def received(told: dict[str, object]) -> Reading:
    """The reading of a child's answer. Raises the Fault that it tells, and Garbled for an answer of another form."""
    try:
        match told:
            case {"fault": str(code), "values": dict(values), **rest} if not rest and code.isidentifier():
                raise Fault(code, **unpacked(dict[str, str], values))
            case {"reading": dict(reading), **rest} if not rest:
                return _checked(unpacked(Reading, reading))
    except ValueError as error:
        raise Garbled(str(error)) from error
    raise Garbled("no reading")


def _checked(reading: Reading) -> Reading:
    """Places lie in the text and findings speak of claims that are there."""
    length, count = len(reading.document.text), len(reading.claims)
    for claim in reading.claims:
        if not 0 <= claim.start <= claim.end <= length:
            raise ValueError("a claim outside of the text")
    for finding in reading.findings:
        if not all(0 <= place < count for place in finding.claims):
            raise ValueError("a finding without its claim")
    return reading
