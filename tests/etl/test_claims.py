"""Claims on the golden reports: as good as the labels, high confidence means right, traps stay untaken."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from catalogue import catalogue
from etl.bases import with_bases
from etl.claims import find
from etl.heading import head
from records import Claim

ROOT = Path(__file__).resolve().parents[2]
LABELS = ROOT / "tests" / "gold"
DEMONSTRATION = sorted((ROOT / "data" / "demo").glob("*.txt"))
# Offices of many provinces, each in a voice of its own, labelled by somebody who had not seen the rules.
VOICES = sorted((LABELS / "reports").glob("*.txt"))
REPORTS = DEMONSTRATION + VOICES
GOLD: dict[str, list[dict[str, object]]] = defaultdict(list)
for name in ("dev.jsonl", "reports.jsonl"):
    for line in (LABELS / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        GOLD[Path(row["file"]).stem].append(row)


def own(path: Path) -> list[Claim]:
    text = path.read_text(encoding="utf-8")
    told = head(text, path.name)
    assert told.year is not None
    claims = with_bases(find(text, told.year, district=told.level == "district"))
    return [claim for claim in claims if claim.indicator and claim.scope in ("street", "part_year")]


def fact(row: dict[str, object]) -> tuple[object, ...]:
    return (row["indicator"], float(str(row["value"])), row["year"], row["kind"])


def alternative_ids(row: dict[str, object]) -> list[str]:
    told = row.get("alt")
    return [str(item) for item in told] if isinstance(told, list) else []


def held(path: Path) -> tuple[int, int, int, int, int]:
    """Right, missed, wrong, wrong among high, wrong intervals; indicators that the labels do not know are left out."""
    labelled = {str(row["indicator"]) for rows in GOLD.values() for row in rows if row["indicator"]}
    rows = [row for row in GOLD[path.stem] if row["indicator"]]
    alternatives = {fact(row): {str(row["indicator"]), *alternative_ids(row)} for row in rows}
    excused = [row for row in GOLD[path.stem] if not row["indicator"] and row.get("alt")]
    open_facts = dict(alternatives)
    intervals = {fact(row): (row["low"], row["high"]) for row in rows}
    wrong = high_wrong = interval_wrong = right = 0
    seen = set()
    for claim in own(path):
        key = (claim.value, claim.year, claim.kind, claim.indicator)
        if claim.indicator not in labelled or key in seen:
            continue
        seen.add(key)
        told = (float(claim.value), claim.year, claim.kind)
        good = [k for k, ids in open_facts.items() if claim.indicator in ids and told == k[1:]]
        match = min(good, key=lambda k: k[0] != claim.indicator, default=None)
        if match is None:
            if any(
                claim.indicator in alternative_ids(row)
                and int(str(row["start"])) < claim.end
                and claim.start < int(str(row["end"]))
                for row in excused
            ):
                continue
            wrong += 1
            high_wrong += claim.confidence == "high"
            continue
        right += 1
        low, high = intervals[match]
        ends = tuple(None if end is None else float(end) for end in (claim.low, claim.high))
        interval_wrong += ends != tuple(None if end is None else float(str(end)) for end in (low, high))
        del open_facts[match]
    return right, len(open_facts), wrong, high_wrong, interval_wrong


def test_every_report_has_its_labels() -> None:
    assert {path.stem for path in REPORTS} == set(GOLD)


@pytest.mark.parametrize("reports", [DEMONSTRATION, VOICES], ids=["demonstration", "voices"])
def test_the_golden_reports_are_read_as_labelled(reports: list[Path]) -> None:
    totals = [sum(numbers) for numbers in zip(*(held(path) for path in reports), strict=True)]
    right, missed, wrong, high_wrong, interval_wrong = totals
    assert right / (right + wrong) >= 0.985
    assert right / (right + missed) >= 0.98
    assert interval_wrong <= 0.01 * right
    assert high_wrong <= 0.003 * right


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_claim_carries_the_words_it_stands_on(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for claim in own(path):
        assert claim.quote == text[claim.start : claim.end]
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.indicator in catalogue().indicators
        assert claim.rule
        assert claim.low is None or claim.high is None or claim.low <= claim.high


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("全区共排查矛盾纠纷8600件。", "disputes_screened"),
        ("“八五”普法以来，累计举办普法活动240余场。", "legal_publicity_events"),
        ("化解率同比提高2个百分点。", "dispute_resolution_rate"),
        ("区司法局对街道开展法治督察1次。", "special_inspections"),
        ("坚决防止“民转刑”案件发生。", "major_safety_incidents"),
    ],
)
def test_what_is_not_the_street_s_own_year_is_not_its_figure(text: str, indicator: str) -> None:
    assert indicator not in {claim.indicator for claim in find(text, 2025) if claim.scope in ("street", "part_year")}


def test_the_base_of_a_share_is_the_one_its_own_sentence_names() -> None:
    screened = with_bases(find("全年排查矛盾纠纷356件，化解335件，化解率为94.1%。", 2022))
    accepted = with_bases(find("调委会受理各类矛盾纠纷513件，成功化解505件，化解率达98.4%。", 2024))
    assert [claim.base for claim in screened if claim.indicator == "dispute_resolution_rate"] == ["disputes_screened"]
    assert [claim.base for claim in accepted if claim.indicator == "dispute_resolution_rate"] == ["disputes_accepted"]


def test_one_value_for_two_shares_and_two_values_in_order() -> None:
    both = {claim.indicator: claim.value for claim in find("学法考试通过率、学分达标率均为100%。", 2025)}
    assert both == {"legal_exam_pass_rate": 100, "legal_credit_rate": 100}
    order = {claim.indicator: float(claim.value) for claim in find("热线工单办结率、满意率分别为97.6%、88.4%。", 2025)}
    assert order == {"hotline_completion_rate": 97.6, "hotline_satisfaction_rate": 88.4}


def test_two_figures_of_two_years() -> None:
    found = {(claim.year, claim.value) for claim in find("联合执法由上年的28次增加到35次。", 2023)}
    assert found == {(2022, 28), (2023, 35)}


def test_spaces_around_digits_change_nothing_and_places_stay() -> None:
    text = "全年排查矛盾纠纷 356 件， 化解 335 件，化解率为 94.1% 。2021 年化解率为 90 %。"
    found = {(claim.indicator, claim.year): claim for claim in find(text, 2022)}
    assert float(found["dispute_resolution_rate", 2022].value) == 94.1
    assert float(found["dispute_resolution_rate", 2021].value) == 90
    for claim in found.values():
        assert text[claim.start : claim.end] == claim.quote
    assert found["disputes_screened", 2022].quote.endswith("356 件")


def test_a_promise_that_no_indicator_measures_is_kept_with_its_words() -> None:
    text = "四、2025年主要安排\n组织执法人员脱产培训不少于60学时，落实三项制度，矛盾纠纷化解率达到98%以上。"
    claims = find(text, 2024)
    outside = [claim for claim in claims if claim.indicator is None]
    assert [(claim.value, claim.low, claim.high, claim.unit, claim.year) for claim in outside] == [
        (60, 60, None, "学时", 2025)
    ]
    assert outside[0].quote == "组织执法人员脱产培训不少于60学时"
    assert text[outside[0].start : outside[0].end] == outside[0].quote
    assert {claim.indicator for claim in claims} == {None, "dispute_resolution_rate"}
