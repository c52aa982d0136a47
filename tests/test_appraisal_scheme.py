"""The scheme of appraisal as text: what is shipped, what a district edits, and each slip told with its place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.appraisal import Grade, Item, Line, Scheme, draft, parsed, written
from faults import Fault


def test_the_shipped_draft_holds_and_makes_a_hundred_points() -> None:
    scheme = parsed(draft())
    assert sum(item.points for item in scheme.items) == 100
    assert (scheme.coverage, scheme.bonus_cap, scheme.penalty_cap) == (75, 5, 10)
    assert {item.rule for item in scheme.items} == {"attainment", "threshold", "zero", "deduct"}
    assert {line.kind for line in scheme.lines} == {"bonus", "penalty", "veto"}
    assert parsed(written(scheme)) == scheme


@pytest.mark.parametrize(
    ("before", "after", "code", "told"),
    [
        ("title =", "title", "scheme_unreadable", None),
        ("points = 12", "points = 13", "scheme_sum", "101"),
        ("points = 12", "points = 0", "scheme_field", "points"),
        ("points = 12", 'points = "12"', "scheme_field", "points"),
        ("points = 12", "points = nan", "scheme_field", "points"),
        ("points = 12", "points = true", "scheme_field", "points"),
        ("dispute_resolution_rate", "no_such", "scheme_indicator", "no_such"),
        ("dispute_resolution_rate", "penalty_cases", "scheme_indicator", "penalty_cases"),
        ("dispute_resolution_rate", "mediation_success_rate", "scheme_twice", "mediation_success_rate"),
        ('rule = "attainment"', 'rule = "best"', "scheme_rule", "dispute_resolution_rate"),
        ('rule = "attainment"', 'rule = "zero"', "scheme_rule", "dispute_resolution_rate"),
        ("floor = 85\n\n", "\n", "scheme_field", "floor"),
        ("floor = 80", "floor = 96", "scheme_field", "floor"),
        ("take = 0.5", "take = 0", "scheme_field", "take"),
        ("from = 60", "from = 80", "scheme_grades", None),
        ("from = 0", "from = 1", "scheme_grades", None),
        ("coverage = 75", "coverage = 0", "scheme_field", "coverage"),
        ("cap = 3", "cap = 0.5", "scheme_field", "cap"),
        ('kind = "veto"', 'kind = "other"', "scheme_field", "kind"),
        ('name = "年报迟报"', 'name = " "', "scheme_field", "name"),
    ],
)
def test_a_slip_is_told_with_its_place(before: str, after: str, code: str, told: str | None) -> None:
    assert before in draft()
    with pytest.raises(Fault) as caught:
        parsed(re.sub(re.escape(before), lambda _: after, draft(), count=1))
    assert caught.value.code == code
    assert told is None or told in caught.value.values.values()


@given(name=st.text(min_size=1, max_size=40).map(str.strip).filter(bool))
def test_any_name_comes_back_as_it_was(name: str) -> None:
    if not re.search("[\ud800-\udfff]", name):
        made = Scheme(
            name, (Item("major_admin_cases", 100, "zero"),), (Line(name, "bonus", 1, 2),),
            (Grade(name, 60), Grade("低", 0)), 75, 5, 10,
        )  # fmt: skip
        assert parsed(written(made)) == made
