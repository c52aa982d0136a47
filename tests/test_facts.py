"""The published figures of a real office agree with the catalogue and with themselves."""

import csv
import re
from decimal import Decimal

from catalogue import catalogue
from catalogue.load import DATA

SHARE = "dispute_resolution_rate"


def test_the_published_figures_of_a_real_office_fit_the_catalogue() -> None:
    with (DATA / "facts" / "dongfangshan.csv").open(encoding="utf-8", newline="") as lines:
        facts = list(csv.DictReader(lines))
    assert [fact["kind"] for fact in facts].count("actual") == 26
    assert [(fact["kind"], fact["year"]) for fact in facts].count(("target", "2026")) == 10
    assert len({(fact["indicator"], fact["kind"]) for fact in facts}) == len(facts)
    for fact in facts:
        indicator = catalogue().indicators[fact["indicator"]]
        assert fact["unit"] == indicator.unit
        value = Decimal(fact["value"])
        assert not fact["low"] or Decimal(fact["low"]) <= value
        assert not fact["high"] or value <= Decimal(fact["high"])
        assert indicator.range[0] <= value <= indicator.range[1]
        assert fact["report_title"]
        assert re.fullmatch("第[一二三四五]部分第[1-5]项", fact["section"])
        assert bool(fact["comparator"]) == (fact["kind"] == "target")


def test_the_shares_of_the_real_office_name_their_base() -> None:
    with (DATA / "facts" / "dongfangshan.csv").open(encoding="utf-8", newline="") as lines:
        facts = {(fact["indicator"], fact["kind"]): fact for fact in csv.DictReader(lines)}
    share = facts[SHARE, "actual"]
    base = facts[share["base"], "actual"]
    resolved = Decimal(facts["disputes_resolved", "actual"]["value"])
    assert round(100 * resolved / Decimal(base["low"]), 1) == Decimal(share["value"])
    assert round(100 * resolved / Decimal(base["high"]), 1) == Decimal("95.6")
