"""A report against a date: in time, late, overdue, still open, or not to be said from what is known here.

The day on which a file was taken in here is no proof of when the office handed its report in (old reports are taken in by
the folder): a report signed in time and taken in later is left open until a person records the day from the register of incoming papers.
"""

from dataclasses import dataclass
from datetime import date

IN_TIME, LATE, OVERDUE, OPEN, UNSURE, UNKNOWN = "in_time", "late", "overdue", "open", "unsure", "unknown"


@dataclass(frozen=True, slots=True)
class Punctual:
    """`state` is in_time, late (came after the date), overdue (not here, the date has passed), open (not here, not yet
    due), unsure (signed in time, taken in here after the date) or unknown (here, but without the day that counts).

    `days` is how many days late, overdue or still left; 0 where that says nothing.
    """

    state: str
    days: int = 0


def handed_in(
    due: date, today: date, received: date | None, signed: date | None = None, recorded: date | None = None
) -> Punctual:
    """A report that has to be handed in by `due`; `received` is the day it was taken in here, None where it is missing;
    `recorded` is the day on which it came, where a person has recorded that: it decides."""
    if received is None:
        return _missing(due, today)
    if recorded is not None:
        return Punctual(LATE, (recorded - due).days) if recorded > due else Punctual(IN_TIME)
    if received <= due:
        return Punctual(IN_TIME)
    if signed is not None:
        # Nobody hands in a report before signing it.
        return Punctual(LATE, (signed - due).days) if signed > due else Punctual(UNSURE)
    return Punctual(LATE, (received - due).days)


def made_public(due: date, today: date, here: bool, public: date | None = None, signed: date | None = None) -> Punctual:
    """A report that has to be made public by `due`; `public` is the day its own page or text gives.

    A page may have been put up again later, so that its date alone does not prove a delay; a signature after `due` does.
    """
    if public is not None and public <= due:
        return Punctual(IN_TIME)
    if signed is not None and signed > due:
        return Punctual(LATE, (signed - due).days)
    if public is not None:
        return Punctual(UNSURE)
    return Punctual(UNKNOWN) if here else _missing(due, today)


def _missing(due: date, today: date) -> Punctual:
    if today > due:
        return Punctual(OVERDUE, (today - due).days)
    return Punctual(OPEN, (due - today).days)
