"""The table of confidence counts what is right, what is wrong and what need not be taken, each fact once."""

from pathlib import Path

from benchmarks.calibration import held, table

TEXT = "柳浪街道2025年法治政府建设年度报告\n一、主要举措\n排查矛盾纠纷304件，化解矛盾纠纷300件。开展普法活动40场。开展普法活动40场。\n"


def label(words: str, indicator: str | None, value: int, **more: object) -> dict[str, object]:
    start = TEXT.index(words)
    place = {"file": "a.txt", "start": start, "end": start + len(words)}
    return {**place, "indicator": indicator, "value": value, "year": 2025, "kind": "actual", **more}


def test_right_wrong_and_excused_claims_are_counted_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    rows = [
        label("304件", "disputes_screened", 304),
        label("300件", "disputes_resolved", 299),
        label("40场", None, 40, alt=["legal_publicity_events"]),
    ]
    report = held(path, rows)
    assert {claim.indicator: right for claim, right in report.claims} == {
        "disputes_screened": True,
        "disputes_resolved": False,
        "legal_publicity_events": None,
    }
    assert table([report]).splitlines()[2].startswith("| high | 2 | 1 | 1 | 50.0 |")
    assert table([]).splitlines()[-1] == "| low | 0 | 0 | 0 | – | – |"
