"""The letter that asks an office to verify or complete figures (发起补正), as text to copy; it never hints which number fits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from exports.reminder import day
from language import say


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to clear: the indicator's name, the cause (a key of matrix.correction) with its values, the report's words."""

    name: str
    cause: str
    values: Mapping[str, object]
    quote: str = ""


def correction(office: str, year: int, doubts: Sequence[Doubt], sender: tuple[str, str]) -> str:
    """The letter to one office; `sender` is the district and the person."""
    region, person = sender
    told = [
        say("matrix.correction.to", office=office),
        say("matrix.correction.opening", year=year, n=len(doubts)),
    ]
    for number, doubt in enumerate(doubts, start=1):
        what = say(f"matrix.correction.{doubt.cause}", **doubt.values)
        line = say("matrix.correction.line", n=number, name=doubt.name, what=what)
        quote = " ".join(doubt.quote.split())
        told.append(line + (say("matrix.correction.quote", quote=quote) if quote else ""))
    today = day(datetime.now().astimezone().date())
    told += [
        say("matrix.correction.closing"),
        "",
        say("matrix.correction.signed", region=region, person=person, today=today),
    ]
    return "\n".join(told)
