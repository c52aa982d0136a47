"""The demonstration district judged as a director and a supervisor will read it, from its reports to the verdicts."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from analysis import comparison, findings, rollup, trend
from analysis.commitments import Commitment, ledger
from analysis.measured import Entry, Profile
from analysis.overlap import promise_at, sentences
from analysis.status import Judgement, judged
from catalogue import catalogue
from etl.sections import parts
from records import Observation, Target
from store import engine, observations, people, regions, reports, targets

ALL = catalogue().indicators
RATE, MEDIATION, EVENTS = ALL["dispute_resolution_rate"], ALL["mediation_success_rate"], ALL["legal_publicity_events"]
UNKNOWN = Profile()


@dataclass(frozen=True)
class Office:
    """Everything of one office that the analysis asks for."""

    id: int
    values: dict[tuple[str, int], Observation]
    history: list[Observation]
    own: list[Target]
    texts: dict[int, tuple[int, str]]

    def judged(self, code: str, year: int) -> Judgement:
        target = next((item for item in self.own if (item.indicator, item.year) == (code, year)), None)
        return judged(ALL[code], year, self.values, target, reported=any(at == year for at, _ in self.texts.values()))

    def entry(self, code: str, year: int, profile: Profile = UNKNOWN) -> Entry:
        return Entry(self.id, self.judged(code, year), True, profile)

    def series(self, code: str) -> list[Observation]:
        return [value for (indicator, _), value in self.values.items() if indicator == code]

    def ledger(self) -> list[Commitment]:
        promises = {
            item.id: promise_at(self.texts[item.report_id][1], item.start or 0, item.end or 0).text
            for item in self.own
            if item.report_id is not None
        }
        answers = {}
        for year, text in self.texts.values():
            plan = [part for part in parts(text, year) if part.kind == "plan"]
            told = [item for item in sentences(text) if not any(p.start <= item.start < p.end for p in plan)]
            answers[year] = told
        return ledger(ALL, self.own, self.values, set(answers), promises=promises, answers=answers)


@pytest.fixture(scope="module")
def district(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Office]]:
    """The offices of the demonstration by name, read once for all tests here."""
    file = tmp_path_factory.mktemp("read") / "copy.sqlite3"
    file.write_bytes(demonstration_file.read_bytes())
    engine.use(f"sqlite:///{file}")
    person = people.local_person()
    assert person is not None
    offices = {}
    listed = reports.listing(person)
    for region in regions.all_regions(person):
        values = observations.of_region(person, region.id)
        offices[region.name] = Office(
            region.id,
            {(value.indicator, value.year): value for value in values},
            observations.table(person, [region.id], with_history=True),
            targets.for_region(person, region.id),
            {item.id: (item.year, reports.text(person, item.id)) for item in listed if item.region_id == region.id},
        )
    yield offices
    engine.dispose()
    engine.use(None)


def test_liulang_improves_and_missed_2023_by_one_case(district: dict[str, Office]) -> None:
    office = district["柳浪街道"]
    told = trend.of(office.series(RATE.id))
    assert (told.kind, told.first.value, told.last.value) == ("rising", Decimal("94.1"), Decimal("98.7"))
    missed = office.judged(RATE.id, 2023)
    assert (missed.status, missed.cases, missed.one_case, missed.needed) == ("missed", -1, True, 396)
    assert (office.judged(RATE.id, 2025).status, office.judged(RATE.id, 2025).cases) == ("met", 3)
    open_cases = trend.unresolved(office.series("disputes_resolved"), office.series("disputes_screened"))
    assert (open_cases[2024], open_cases[2025]) == (12, 6)


def test_gushan_falls_and_is_fourteen_cases_short_of_its_own_target(district: dict[str, Office]) -> None:
    office = district["鼓山街道"]
    told = trend.of(office.series(RATE.id))
    assert (told.kind, told.first.value, told.last.value) == ("lower", Decimal("98.4"), Decimal("96.1"))
    verdict = office.judged(RATE.id, 2025)
    assert verdict.target is not None
    assert (verdict.status, verdict.cases, verdict.target.value) == ("missed", -14, Decimal("98.5"))


def test_only_gushan_is_worse_and_worsening_in_resolution(district: dict[str, Office]) -> None:
    offices = list(district.values())
    entries = [office.entry(RATE.id, 2025) for office in offices]
    series = {office.id: office.series(RATE.id) for office in offices}
    found = findings.worse_and_worsening(RATE, entries, series)
    assert [(item.entry.region_id, item.than, item.small) for item in found] == [
        (district["鼓山街道"].id, "target", False)
    ]


def test_screened_and_accepted_disputes_are_not_compared_and_make_no_district_share(
    district: dict[str, Office],
) -> None:
    entries = [district[name].entry(RATE.id, 2025) for name in ("柳浪街道", "鼓山街道")]
    assert [item.reason for item in comparison.rows(RATE, entries, entries[1].region_id)] == ["other_base", "itself"]
    assert [item.reason for item in comparison.rows(RATE, entries)] == ["alone", "other_base"]
    told = rollup.district(RATE, entries)
    assert (told.reason, told.value, told.bases) == ("other_base", None, ("disputes_accepted", "disputes_screened"))
    own = comparison.own(entries)
    assert [item.judgement.cases for item in (*own.missed, *own.met)] == [-14, 3]
    assert not own.one_base


def test_xindu_reported_shares_stand_beside_the_recomputed_ones(district: dict[str, Office]) -> None:
    office = district["新渡街道"]
    for code, year, reported, recomputed in (
        (RATE.id, 2024, "98.6", 97.55),
        (MEDIATION.id, 2025, "98.7", 97.70),
        ("certified_officer_rate", 2024, "94.1", 89.47),
    ):
        verdict = office.judged(code, year)
        assert (verdict.status, verdict.cause) == ("unverified", "mismatch")
        assert verdict.observation is not None
        assert verdict.observation.value == Decimal(reported)
        assert verdict.recomputed is not None
        assert float(verdict.recomputed.low or 0) == pytest.approx(recomputed, abs=0.01)


def test_the_two_brands_of_2024_stand_first_as_not_reflected(district: dict[str, Office]) -> None:
    first = district["柳浪街道"].ledger()[0]
    assert (first.target.indicator, first.target.year, first.target.value) == ("community_legal_brands", 2024, 2)
    assert (first.outcome, first.candidates) == ("unmentioned", ())


def test_targeted_events_answer_for_themselves(district: dict[str, Office]) -> None:
    rows = district["柳浪街道"].ledger()
    told = next(row for row in rows if row.target.indicator == "targeted_publicity_events")
    assert told.judgement is not None
    assert told.judgement.observation is not None
    assert (told.outcome, told.judgement.observation.value) == ("done", 14)


def test_publicity_of_2023_counts_48_and_was_first_56(district: dict[str, Office]) -> None:
    office = district["柳浪街道"]
    assert office.values[(EVENTS.id, 2023)].value == 48
    found = [item for item in findings.restated(office.history) if item.now.indicator == EVENTS.id]
    assert [(item.now.year, item.now.value, item.before and item.before.value) for item in found] == [(2023, 48, 56)]
    # 2022 was not recounted: it is left out of the trend, and said so.
    breaks = findings.breaks(findings.definitions(office.series(EVENTS.id)))
    told = trend.of(office.series(EVENTS.id), breaks)
    assert [(item.year, reason) for item, reason in zip(told.left_out, told.reasons, strict=True)] == [
        (2022, "before_break")
    ]


def test_small_bases_are_judged_against_their_own_target_and_never_compared(district: dict[str, Office]) -> None:
    entries = [district[name].entry(MEDIATION.id, 2025) for name in ("北塘镇", "新渡街道")]
    assert (entries[0].judgement.status, entries[0].judgement.cases) == ("missed", -1)
    assert [row.reason for row in comparison.rows(MEDIATION, entries)] == ["small_base", "mismatch"]


def test_volumes_are_told_by_size_where_it_is_known(district: dict[str, Office]) -> None:
    gushan = district["鼓山街道"].entry("hotline_tickets", 2025, Profile(92_000, 15))
    liulang = district["柳浪街道"].entry("hotline_tickets", 2025, Profile(None, 12))
    rows = comparison.rows(ALL["hotline_tickets"], [gushan, liulang], gushan.region_id)
    assert [row.reason for row in rows] == ["context", "size"]
    assert float(rows[0].figure.value or 0) == pytest.approx(10_346 / 9.2)


def test_hotline_sums_leave_part_years_out_by_name(district: dict[str, Office]) -> None:
    names = ("柳浪街道", "鼓山街道", "新渡街道", "北塘镇")
    told = rollup.district(ALL["hotline_tickets"], [district[name].entry("hotline_tickets", 2025) for name in names])
    assert (told.value, told.offices) == (4105 + 10_346 + 203, (3, 4))
    assert told.missing == ((district["新渡街道"].id, "partial_year"),)
