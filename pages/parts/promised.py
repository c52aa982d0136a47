"""A region's promises of a year and what became of them: from the store through the analysis to a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.commitments import DONE, PROMISED, Commitment, ledger
from analysis.overlap import Sentence, promise_at, sentences
from catalogue import catalogue
from etl.sections import parts
from pages.parts.judged import Standing
from records import Person, Region, Report, Settlement, Target
from store import reports, settlements, targets


class Texts(dict[int, str]):
    """The texts of reports by number, each asked for once and only when it is needed."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person = person

    def __missing__(self, report_id: int) -> str:
        self[report_id] = reports.text(self.person, report_id)
        return self[report_id]


@dataclass(frozen=True, slots=True)
class Book:
    """What one region promised for a year (`rows`, what nobody answered first), what people said about each promise, the
    report that has to answer it (None where it is not here) and the texts of the reports.

    `planned` says whether last year's report is here, `reported` whether this year's is, as a file or as figures.
    """

    region: Region
    year: int
    rows: list[Commitment]
    said: dict[int, list[Settlement]]
    answer: Report | None
    planned: bool
    reported: bool
    texts: Texts


def promises(person: Person, regions: Sequence[Region]) -> dict[int, list[Target]]:
    """What each region set itself, by its number."""
    made: dict[int, list[Target]] = {region.id: [] for region in regions}
    for target in targets.listing(person, list(made)):
        if target.origin in PROMISED and target.region_id is not None:
            made[target.region_id].append(target)
    return made


def asked_of(made: Mapping[int, Sequence[Target]], year: int) -> list[str]:
    """The indicators that settle a year's promises: their own, and the counts behind shares."""
    entries = catalogue().indicators
    promised = [target.indicator for some in made.values() for target in some if target.year == year]
    own = {code for code in promised if code is not None}
    found = [entries[code] for code in own if code in entries]
    behind = {code or "" for one in found for code in (one.numerator, one.denominator, *one.other_denominators)}
    return sorted(code for code in own | behind if code in entries)


def books(person: Person, stands: Sequence[Standing], made: Mapping[int, Sequence[Target]], year: int) -> list[Book]:
    """Settle what these regions promised for a year by the reports of that year and by what people said."""
    numbers, texts = [office.region.id for office in stands], Texts(person)
    said = settlements.of_regions(person, numbers)
    answers = {one.region_id: one for one in reports.of_year(person, numbers, year) if one.state == "published"}
    return [
        _book(office, [one for one in made[office.region.id] if one.year == year], answers, said, texts, year)
        for office in stands
    ]


def carried_out(person: Person, stands: Sequence[Standing], year: int) -> dict[int, tuple[int, int]]:
    """For each region by its number, how many of its promises for a year were carried out, and how many there are; no text
    is read for it."""
    made = promises(person, [office.region for office in stands])
    said = settlements.of_regions(person, list(made))
    held = {number: words[-1] for number, words in said.items() if words[-1].outcome != settlements.WITHDRAWN}
    found = {}
    for office in stands:
        promised = [one for one in made[office.region.id] if one.year == year]
        rows = ledger(catalogue().indicators, promised, office.values, set(office.years), settlements=held)
        found[office.region.id] = (sum(row.outcome == DONE for row in rows), len(rows))
    return found


def _book(
    stands: Standing,
    promised: Sequence[Target],
    answers: Mapping[int, Report],
    said: Mapping[int, list[Settlement]],
    texts: Texts,
    year: int,
) -> Book:
    answer = answers.get(stands.region.id)
    # Only a promise that no value answers is answered by its words.
    silent = [item for item in promised if item.indicator is None or (item.indicator, year) not in stands.values]
    words = {item.id: said[item.id] for item in promised if item.id in said}
    rows = ledger(
        catalogue().indicators,
        promised,
        stands.values,
        set(stands.years),
        promises={item.id: told.text for item in silent if (told := words_of(item, texts)) is not None},
        answers={year: _without_plan(texts[answer.id], year)} if silent and answer is not None else None,
        settlements={number: one[-1] for number, one in words.items() if one[-1].outcome != settlements.WITHDRAWN},
    )
    return Book(stands.region, year, rows, words, answer, year - 1 in stands.years, year in stands.years, texts)


def words_of(target: Target, texts: Texts) -> Sentence | None:
    """The clauses of last year's report that hold the promise; None for one that came without a report."""
    if target.report_id is None or target.start is None or target.end is None:
        return None
    text = texts[target.report_id]
    # A clause ends with its line at the latest: the rest of a long text need not be looked through.
    begin, stop = text.rfind("\n", 0, target.start) + 1, text.find("\n", target.end)
    line = text[begin : stop if stop >= 0 else len(text)]
    told = promise_at(line, target.start - begin, target.end - begin)
    return Sentence(told.start + begin, told.end + begin, told.text)


def _without_plan(text: str, year: int) -> list[Sentence]:
    """What a report tells of its own year: its sentences without the plan for the year after."""
    plans = [part for part in parts(text, year) if part.kind == "plan"]
    return [told for told in sentences(text) if not any(plan.start <= told.start < plan.end for plan in plans)]
