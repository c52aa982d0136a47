"""A faulty catalogue stops on load, with the id and the fault: each fault on a broken copy of the shipped files."""

import re
from pathlib import Path

import pytest

from catalogue import CatalogueError
from catalogue.load import DATA, read

SHARE = "dispute_resolution_rate"


def table_of(text: str, id: str) -> str:
    """The table of one indicator or benchmark in the file's text."""
    start = text.index(f'id = "{id}"')
    end = text.find("[[", start)
    return text[start : end if end > 0 else len(text)]


def broken(tmp_path: Path, id: str, pattern: str, replacement: str, file: str = "indicators.toml") -> CatalogueError:
    """The error that a copy of the catalogue raises in which one line of one table was changed."""
    for name in ("indicators.toml", "benchmarks.toml"):
        text = (DATA / name).read_text(encoding="utf-8")
        if name == file:
            table = table_of(text, id)
            changed, count = re.subn(pattern, replacement, table, count=1, flags=re.MULTILINE)
            assert count == 1, f"{pattern} is not in the table of {id}"
            text = text.replace(table, changed)
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        read(tmp_path / "indicators.toml", tmp_path / "benchmarks.toml")
    return raised.value


@pytest.mark.parametrize(
    ("pattern", "replacement", "says"),
    [
        (r'^id = ".*"', 'id = "disputes_screened"', "defined twice"),
        (r'^category = ".*"', 'category = "weather"', "unknown category weather"),
        (r'^kind = ".*"', 'kind = "ratio"', "kind is 'ratio'"),
        (r'^direction = ".*"', 'direction = "up"', "direction is 'up'"),
        (r'^nature = ".*"', 'nature = "result"', "nature is 'result'"),
        (r'^nature = ".*"', 'nature = "context"', "belong together"),
        (r'^aggregation = ".*"', 'aggregation = "mean"', "aggregation is 'mean'"),
        (r'^comparable_by = ".*"', 'comparable_by = "rank"', "comparable_by is 'rank'"),
        (r'^unit = ".*"', 'unit = "件"', "a rate is in %"),
        (r'^numerator = ".*"', 'numerator = "disputes_solved"', "unknown numerator or denominator disputes_solved"),
        (r'^denominator = ".*"', 'denominator = "mediation_success_rate"', "is not a count"),
        (r'^denominator = ".*"\n', "", "needs both numerator and denominator"),
        (r"^other_denominators = .*", 'other_denominators = ["cases"]', "unknown numerator or denominator cases"),
        (r"^range = .*", "range = [100, 0]", "range is reversed"),
        (r"^range = .*", "range = [0, 120]", "between 0 and 100"),
        (r'^name_en = ".*"', 'name_en = ""', "name_en is empty"),
        (r'^name_en = ".*"\n', "", "missing name_en"),
        (r'^unit = ".*"', 'weight = 1\nunit = "%"', "unknown key weight"),
        (r"^lookalikes = \[", 'lookalikes = ["纠纷化解率", ', "lookalike 纠纷化解率 stands in one of its own"),
        (r'kind = "plan"', 'kind = "wish"', "reference is 'wish'"),
        (r"from_year = \d+", "from_year = 0", "reference has no year"),
        (r'source_zh = "[^"]*"', 'source_zh = ""', "reference has no source"),
        (r", from_year = \d+", "", "missing from_year"),
        (r"^reference = ", "default_target = ", "default_target is 'plan'"),
    ],
)
def test_a_faulty_indicator_is_refused_with_its_id(tmp_path: Path, pattern: str, replacement: str, says: str) -> None:
    error = broken(tmp_path, SHARE, pattern, replacement)
    assert says in str(error)
    assert (SHARE if "twice" not in says else "disputes_screened") in str(error)


def test_a_default_without_a_year_or_a_source_is_refused(tmp_path: Path) -> None:
    for pattern, replacement, says in (
        (r"from_year = \d+", "from_year = 0", "default_target has no year"),
        (r'source_en = "[^"]*"', 'source_en = " "', "default_target has no source"),
        (r'comparator = ">="', 'comparator = ">"', "default_target has comparator"),
        (r'kind = "statutory"', 'kind = "practice"', "default_target is 'practice'"),
    ):
        error = broken(tmp_path, "certified_officer_rate", pattern, replacement)
        assert error.id == "certified_officer_rate"
        assert says in str(error)


def test_a_default_for_what_is_never_judged_is_refused(tmp_path: Path) -> None:
    error = broken(tmp_path, "certified_officer_rate", r'^direction = ".*"\nnature = ".*"', DIRECTIONLESS)
    assert "certified_officer_rate" in str(error)
    assert "default target but no direction" in str(error)


DIRECTIONLESS = 'direction = "none"\nnature = "context"'


def test_a_phrase_that_two_indicators_claim_in_silence_is_refused(tmp_path: Path) -> None:
    error = broken(tmp_path, "mediators_total", r"^synonyms = \[", 'synonyms = ["在册法律明白人", ')
    assert "law_literate_persons, mediators_total" in str(error)
    assert "在册法律明白人" in str(error)


def test_a_phrase_listed_as_ambiguous_that_only_one_claims_is_refused(tmp_path: Path) -> None:
    error = broken(tmp_path, "backlog_petition_resolution_rate", r'"化解率", ?|, "化解率"', "")
    assert "化解率" in str(error)
    assert "backlog_petition_resolution_rate" in str(error)


@pytest.mark.parametrize(
    ("pattern", "replacement", "says"),
    [
        (r'^indicator = ".*"', 'indicator = "happiness"', "unknown indicator happiness"),
        (r'^indicator = ".*"', 'indicator = "disputes_screened"', "neither a share nor a per-unit norm"),
        (r'^comparator = ".*"', 'comparator = "≈"', "needs a comparator"),
        (r"^last_year = .*", "last_year = 1999", "years are reversed"),
        (r'^source_url = ".*"', 'source_url = ""', "source_url is empty"),
        (r'^base_en = ".*"\n', "", "missing base_en"),
    ],
)
def test_a_faulty_benchmark_is_refused_with_its_id(tmp_path: Path, pattern: str, replacement: str, says: str) -> None:
    error = broken(tmp_path, "cn_litigation_loss_2018", pattern, replacement, "benchmarks.toml")
    assert error.id == "cn_litigation_loss_2018"
    assert says in str(error)


def test_a_file_that_is_no_toml_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "indicators.toml").write_text("[[indicator]\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match="indicators.toml"):
        read(tmp_path / "indicators.toml", DATA / "benchmarks.toml")
