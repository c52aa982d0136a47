"""On an overview: how many of last year's arrangements were carried out, and the way to their ledger."""

from collections.abc import Sequence

from language import say
from pages.parts.judged import Standing
from pages.parts.links import link
from pages.parts.promised import carried_out
from records import Person, Region


def draw(person: Person, region: Region, stands: Sequence[Standing], year: int) -> None:
    """One link; nothing where nothing was arranged for the year."""
    told = carried_out(person, stands, year).values()
    done, total = sum(one for one, _ in told), sum(of for _, of in told)
    if total:
        words = say("commitments.from_overview", before=year - 1, n=total, done=done)
        link("leadership/commitments.py", words, region=region.name, year=str(year))
