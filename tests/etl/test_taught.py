"""What corrections taught: found from the next reading on, never surer than medium before it is trusted, else nothing changes."""

from dataclasses import replace

from etl.claims import find
from etl.read import Document
from etl.reading import of_document
from etl.wording import wording
from records import Claim, Taught

REPORT = (
    "柳浪街道2025年法治政府建设年度报告\n一、主要举措\n"
    "全年推出板凳说法42场。排查矛盾纠纷304件，化解矛盾纠纷300件，开展普法活动40场。\n矛盾纠纷化解率98.7%。"
)
BENCH = Taught(7, "names", "板凳说法", "legal_publicity_events", "times")


def read(*taught: Taught, text: str = REPORT) -> list[Claim]:
    return of_document(Document(text, "text/plain"), "柳浪街道2025.txt", taught=taught).claims


def test_a_taught_phrase_is_found_and_marked_with_its_rule() -> None:
    before, after = read(), read(BENCH)
    assert not [claim for claim in before if claim.value == 42]
    found = [claim for claim in after if claim.value == 42]
    assert [(claim.indicator, claim.rule, claim.confidence) for claim in found] == [
        ("legal_publicity_events", "learned:7", "medium")
    ]
    assert "板凳说法" in found[0].why
    assert {(claim.indicator, claim.value) for claim in before} <= {(claim.indicator, claim.value) for claim in after}


def test_a_trusted_phrase_may_be_sure() -> None:
    text = "柳浪街道2025年法治政府建设年度报告\n一、主要举措\n全年推出板凳说法42场。"
    assert [claim.confidence for claim in read(BENCH, text=text)] == ["medium"]
    assert [claim.confidence for claim in read(replace(BENCH, trusted=True), text=text)] == ["high"]


def test_what_a_phrase_is_not_is_left_out() -> None:
    said = [claim for claim in read() if claim.indicator == "legal_publicity_events"]
    assert [claim.value for claim in said] == [40]
    assert not [
        claim
        for claim in read(Taught(8, "not", "开展普法活动", "legal_publicity_events", "times"))
        if claim.indicator == "legal_publicity_events"
    ]


def test_an_office_s_base_holds_only_where_the_report_names_none() -> None:
    habit = Taught(9, "base", "", "dispute_resolution_rate", "percent", base="disputes_accepted")
    named = next(claim for claim in read(habit) if claim.indicator == "dispute_resolution_rate")
    assert named.base == "disputes_screened"
    alone = "柳浪街道2025年法治政府建设年度报告\n一、主要举措\n矛盾纠纷化解率98.7%。"
    assert [claim.base for claim in read(text=alone)] == [None]
    assert [claim.base for claim in read(habit, text=alone)] == ["disputes_accepted"]


def test_a_class_of_units_that_is_gone_teaches_nothing() -> None:
    assert read(replace(BENCH, units="no_such_class")) == read()


def test_the_shipped_wording_stays_as_it_is_and_each_is_made_once() -> None:
    assert wording(taught=(BENCH,)) is wording(taught=(replace(BENCH),))
    assert "learned_7" not in wording().concepts
    assert find(REPORT, 2025) == find(REPORT, 2025, words=wording())
