"""A report against its date: every case, and at the day itself."""

from datetime import date

import pytest

from analysis.punctuality import Punctual, handed_in, made_public

DUE = date(2026, 1, 28)
BEFORE, AFTER, TODAY = date(2026, 1, 27), date(2026, 1, 30), date(2026, 2, 3)


@pytest.mark.parametrize(
    ("received", "signed", "told"),
    [
        (None, None, Punctual("overdue", 6)),
        (DUE, None, Punctual("in_time")),
        (BEFORE, AFTER, Punctual("in_time")),
        (AFTER, None, Punctual("late", 2)),
        (TODAY, BEFORE, Punctual("unsure")),
        (TODAY, DUE, Punctual("unsure")),
        (TODAY, AFTER, Punctual("late", 2)),
    ],
)
def test_a_report_against_the_day_it_is_due(received: date | None, signed: date | None, told: Punctual) -> None:
    assert handed_in(DUE, TODAY, received, signed) == told


@pytest.mark.parametrize(
    ("recorded", "told"),
    [(DUE, Punctual("in_time")), (BEFORE, Punctual("in_time")), (AFTER, Punctual("late", 2))],
)
def test_the_day_that_a_person_recorded_decides(recorded: date, told: Punctual) -> None:
    assert handed_in(DUE, TODAY, TODAY, BEFORE, recorded) == told
    assert handed_in(DUE, TODAY, TODAY, None, recorded) == told


def test_a_report_that_is_not_due_yet_is_open_up_to_the_day_itself() -> None:
    assert handed_in(DUE, BEFORE, None) == Punctual("open", 1)
    assert handed_in(DUE, DUE, None) == Punctual("open", 0)


@pytest.mark.parametrize(
    ("here", "public", "signed", "told"),
    [
        (True, DUE, None, Punctual("in_time")),
        (True, AFTER, BEFORE, Punctual("unsure")),
        (True, AFTER, AFTER, Punctual("late", 2)),
        (True, None, BEFORE, Punctual("unknown")),
        (True, None, AFTER, Punctual("late", 2)),
        (False, None, None, Punctual("overdue", 6)),
    ],
)
def test_a_report_against_the_day_it_must_be_public(
    here: bool, public: date | None, signed: date | None, told: Punctual
) -> None:
    assert made_public(DUE, TODAY, here, public, signed) == told
