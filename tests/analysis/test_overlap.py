"""Sentences that share a promise's words: places kept, empty words left out, nothing offered that shares nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.overlap import candidates, pieces, promise_at, sentences

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"


def report(year: int) -> str:
    return (DEMO / f"东川区_柳浪街道_{year}.txt").read_text(encoding="utf-8")


def promised(year: int, words: str) -> str:
    text = report(year)
    start = text.index(words)
    return promise_at(text, start, start + len(words)).text


def test_a_promise_is_told_with_the_words_around_its_number() -> None:
    assert promised(2023, "打造2个") == "打造2个社区普法特色品牌，其中青石里社区“弄堂说法”年内先行挂牌"
    assert promised(2024, "60学时") == "每年组织执法人员脱产培训不少于60学时"


def test_training_hours_find_the_sentence_that_tells_of_the_training() -> None:
    found = candidates(promised(2024, "60学时"), sentences(report(2025)))
    assert any("举办执法培训8期、参训160余人次" in item.sentence.text for item in found)


def test_brands_that_nobody_mentions_again_find_nothing() -> None:
    assert candidates(promised(2023, "打造2个"), sentences(report(2024))) == []


def test_a_square_that_was_built_is_found_first_and_in_full() -> None:
    found = candidates(promised(2022, "新建法治文化广场1处"), sentences(report(2023)))
    assert found[0].sentence.text.startswith("柳浪法治文化广场于9月建成开放")
    assert found[0].score == pytest.approx(1)


@pytest.mark.parametrize("words", ["", "100%", "不少于2次", "，。；"])
def test_a_promise_without_matter_offers_nothing(words: str) -> None:
    assert candidates(words, sentences(report(2025))) == []


def test_words_of_planning_are_no_matter() -> None:
    assert pieces("全年评查案卷不少于2次 AI") == ("评查", "查案", "案卷", "ai")


@given(
    text=st.text(alphabet="执法培训案卷，。；\n 3场ab“”", max_size=80),
    start=st.integers(-3, 90),
    size=st.integers(0, 9),
)
def test_places_are_places_of_the_text(text: str, start: int, size: int) -> None:
    for sentence in [*sentences(text), promise_at(text, start, start + size)]:
        if sentence.text:
            assert text[sentence.start : sentence.end].strip("，, \n") == sentence.text.strip("，, \n")
    for item in candidates(text, sentences(text)):
        assert 0 < item.score <= 1 + 1e-9
