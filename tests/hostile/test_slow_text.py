"""N9: text made to be slow takes time in step with its length, from the first pattern to the last check."""

import sys

import pytest

from etl.child.limits import Limits
from etl.child.process import Child, Lost, line
from etl.read.children import ROOT
from etl.reading import LONGEST, read
from faults import Fault

HEAD = "柳浪街道2025年法治政府建设年度报告\n一、2025年工作情况\n"
# Each of these was found by search; before it was mended, the worst of them took minutes at this length.
SLOW = [
    "1", "一", "〇", "二〇", "20", "1,", "1-", "1,111", "(", "（", "[", "百分之", "点", "近", "至", "、", "，", "。", "%",
    " ", "　", "\t", "\n", "2025年", "区", "街道", "法治政府", "同比增长", "其中", "化解率100%", "上一年度1件", "1件、合计3件", "（一）", "一、", ">", "“", "件",
]  # fmt: skip
LENGTH = 40_000

READING = "from etl.reading import read\ndef answer(head, content):\n    return {'ok': bool(read('2025.txt', content).document.text)}"


@pytest.mark.skipif(sys.platform == "win32", reason="the system holds the limits")
def test_n9_no_text_takes_time_by_its_square() -> None:
    """Read under a child's own limit of processor time, which squares pass by far."""
    command = line(ROOT, "etl.reading")
    command[-1] = (
        f"import sys; sys.path.insert(0, {ROOT!r})\nfrom etl.child.limits import Limits\n"
        f"from etl.child.serve import serve\n{READING}\nserve(answer, lambda head: {Limits(wall=60, cpu=12)!r})"
    )
    child = Child(command)
    over = []
    for unit in SLOW:
        text = HEAD + unit * (LENGTH // len(unit))
        try:
            assert child.ask({}, text.encode(), 60, dict) == {"ok": True}
        except Lost:
            over.append(unit)
            child = Child(command)
    child.end()
    assert over == []


def test_n9_a_text_longer_than_any_report_is_refused() -> None:
    with pytest.raises(Fault) as caught:
        read("2025.txt", (HEAD + "一" * LONGEST).encode())
    assert caught.value.code == "timeout"
