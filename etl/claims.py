"""Text -> claims: which numbers of a report are an indicator's value, for which year, and why.

Prose is walked once (etl.passage), tables are read cell by cell (etl.tables), and both by the rules of
data/wording.toml; a number that no rule fits stays an ordinary number.
"""

from collections.abc import Iterator
from dataclasses import replace

from etl import passage
from etl.quantities import find as quantities
from etl.quantities import of_report
from etl.sections import Part, parts
from etl.settle import settled
from etl.squeeze import Squeezed, plain
from etl.tables import Table, cells, tables
from etl.wording import Wording, wording
from records import Claim


def find(text: str, year: int, *, district: bool = False, words: Wording | None = None) -> list[Claim]:
    """Claims of a report's text for its year, in order of place. `district` says that the report is a district's own,
    whose 全区 figures are its own; `words` is the wording to read by, else the shipped one."""
    words = words or wording()
    tight = plain(text)
    divided = parts(tight.text, year)
    tabled = tables(tight.text)
    left_out = [(table.start, table.end) for table in tabled]
    claims = passage.read(tight.text, year, words, divided, of_report(tight.text), district=district, left_out=left_out)
    for table in tabled:
        claims.extend(_of_table(table, year, words, divided, tight.text))
    claims = settled(claims)
    return [_placed(claim, tight, text) for claim in claims]


def _of_table(table: Table, year: int, words: Wording, divided: list[Part], text: str) -> Iterator[Claim]:
    """What the cells of a table tell, each read as the sentence it amounts to and put back in its place."""
    part = next(item for item in reversed(divided) if item.start <= table.start)
    for cell in cells(table):
        told = year - 1 if cell.year == -1 else cell.year
        planned = cell.target or (part.kind == "plan" and told is None) or (told is not None and told > year)
        stated = told if told is not None else year + planned
        kind = replace(part, start=0, end=len(cell.sentence), kind="plan" if planned else "results")
        for claim in passage.read(cell.sentence, stated - planned, words, [kind], quantities(cell.sentence)):
            flags = claim.flags if claim.year == year + planned else (*claim.flags, "prior_year")
            yield replace(
                claim, start=cell.start, end=cell.end, quote=text[cell.start : cell.end], flags=flags, part=part.kind
            )


def _placed(claim: Claim, tight: Squeezed, text: str) -> Claim:
    """The claim with its place in the stored text, and its words as they stand there."""
    start, end = tight.place(claim.start), tight.place(claim.end, end=True)
    quote = text[start:end]
    return claim if (claim.start, claim.quote) == (start, quote) else replace(claim, start=start, end=end, quote=quote)
