"""`manage.py check`: a table for a person, a line of JSON a rule for a program, status 0 whatever was found."""

import json

from tests.test_manage import ROOT, manage

REPORT = ROOT / "data" / "demo" / "东川区_新渡街道_2025.txt"


def test_check_tells_each_rule_in_a_line_of_its_own() -> None:
    done = manage("check", str(REPORT), "--jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    rows = {row["rule"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert len(rows) == 17
    share = next(one for one in rows["shares"]["evidence"] if one["verdict"] == "differs")
    text = REPORT.read_text(encoding="utf-8")
    assert [text[start:end] for start, end in share["spots"]] == ["98.7%", "297件", "304件"]
    assert "调解成功297件" in share["sentence"]
    assert "301" not in str(share)


def test_check_prints_the_worst_first() -> None:
    done = manage("check", str(REPORT))
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert "98.7%" in "".join(lines[2:5])
    assert "297/304" in done.stdout


def test_a_file_that_cannot_be_read_is_one_line() -> None:
    done = manage("check", "not-there.docx", str(REPORT), "--jsonl")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert len(done.stdout.splitlines()) == 17
