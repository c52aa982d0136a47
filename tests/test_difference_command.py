"""`extract --diff`: a changed rule gives exactly the expected lines, no change gives nothing, nothing is stored."""

import json
from pathlib import Path

import pytest

from commands.options import command, parse
from etl.wording import PATH
from faults import Fault
from records import Taught
from store import claims, engine, lessons, people, reports


def manage(*arguments: str) -> int:
    """Run a command here, as `manage.py` does once the environment stands."""
    chosen = parse(list(arguments))
    return command(chosen.command)(chosen)


@pytest.fixture
def stored(demonstration: Path) -> str:
    return f"sqlite:///{demonstration}"


GONE = "court_observation_events"


@pytest.fixture
def changed(tmp_path: Path) -> str:
    """The rules without those of one indicator."""
    blocks = PATH.read_text(encoding="utf-8").split("\n[[rule]]\n")
    kept = [block for block in blocks if f'indicator = "{GONE}"\n' not in block]
    assert len(kept) < len(blocks)
    file = tmp_path / "wording.toml"
    file.write_text("\n[[rule]]\n".join(kept), encoding="utf-8")
    return str(file)


def of_gone(stored: str) -> list[tuple[object, ...]]:
    """What the stored reports say of that indicator."""
    engine.use(stored)
    person = people.local_person()
    assert person is not None
    return [
        ("-", GONE, item.claim.value, None, "confirmed", "演示用户")
        for report in reports.listing(person)
        for item in claims.claims(person, report.id)
        if item.claim.indicator == GONE
    ]


def test_the_present_rules_change_nothing(stored: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert manage("extract", "--diff", "--database", stored) == 0
    assert (
        capsys.readouterr().out
        == "共 10 份报告，0 份会变：新增 0，去掉 0，改读 0；其中 0 项已有人核定。未写入任何数据。\n"
    )
    assert manage("extract", "--diff", "--jsonl", "--database", stored) == 0
    assert capsys.readouterr().out == ""


def test_a_changed_rule_gives_exactly_its_difference(
    stored: str, changed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert manage("extract", "--diff", "--wording", changed, "--jsonl", "--database", stored) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    expected = of_gone(stored)
    assert expected
    told = ("indicator", "value")
    found = [
        (row["change"], *(row["before"][key] for key in told), row["after"], row["decision"], row["decided_by"])
        for row in rows
    ]
    assert found == expected
    assert manage("extract", "--diff", "--wording", changed, "--database", stored) == 0
    said = capsys.readouterr().out
    assert said.count("\n  - 旁听庭审") == len(expected)
    assert said.count("! 演示用户已确认过这一条") == len(expected)
    assert f"新增 0，去掉 {len(expected)}，改读 0；其中 {len(expected)} 项已有人核定" in said


def test_files_are_compared_under_two_sets_of_rules(changed: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = PATH.parent / "demo" / "东川区_柳浪街道_2025.txt"
    assert manage("extract", "--diff", str(report), "--wording", changed) == 0
    assert "共 1 份报告，1 份会变：新增 0，去掉 1" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [("extract",), ("extract", "--diff", "a.txt")])
def test_what_cannot_be_compared_is_said(arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        manage(*arguments)
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [("[units]\n= broken", "rules_unreadable"), ("[units]\n", "rules_unreadable"), (None, "file_missing")],
)
def test_a_faulty_file_of_rules_is_told_in_a_sentence(tmp_path: Path, content: str | None, code: str) -> None:
    file = tmp_path / "rules.toml"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(Fault) as refused:
        manage("extract", "--diff", "--wording", str(file))
    assert refused.value.code == code


def test_without_a_database_nothing_is_made(tmp_path: Path) -> None:
    file = tmp_path / "none.sqlite3"
    with pytest.raises(Fault) as refused:
        manage("extract", "--diff", "--database", f"sqlite:///{file}")
    assert refused.value.code == "database_missing"
    assert not file.exists()
    engine.use(None)


def test_learned_wordings_are_listed_and_exported(stored: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert manage("wordings", "--database", stored) == 0
    assert "还没有记住的用语" in capsys.readouterr().out
    person = people.local_person()
    assert person is not None

    lessons.keep(person, Taught(0, "names", "板凳说法", "legal_publicity_events", "times"), None, None, "也是普法")
    assert manage("wordings", "--database", stored) == 0
    assert "板凳说法" in capsys.readouterr().out
    assert manage("wordings", "--toml", "--database", stored) == 0
    assert 'learned_1 = "板凳说法"' in capsys.readouterr().out
