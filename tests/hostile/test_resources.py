"""U5, U11, U15: files that are made to take for ever, or all memory, end in their sentence."""

import os
import sys
from contextlib import closing

import pytest

from etl.child.limits import MEGABYTE, Limits
from etl.child.pool import Pool
from etl.child.process import Child, Lost, line
from etl.read import Children
from etl.read.children import ROOT
from etl.read.reader import received
from faults import Fault
from tests.hostile import made
from tests.hostile.made import W, archive, docx, paragraph, pdf

GOOD = docx(paragraph("化解率达97.9%。"))
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system holds the limits")


def child(limits: Limits, read: str) -> Child:
    """A child that reads without looking first, under limits of the test's own."""
    command = line(ROOT, "etl.read.reader")
    command[-1] = (
        f"import sys; sys.path.insert(0, {ROOT!r})\nfrom etl.child.limits import Limits\n"
        f"from etl.child.serve import serve\nfrom etl.read import reader\n{read}\n"
        f"serve(answer, lambda head: {limits!r})"
    )
    return Child(command)


WITHOUT_LOOKING = (
    "from etl.read.docx import read_docx\n"
    "def answer(head, content):\n    return {'fault': 'x', 'values': {'n': str(len(read_docx(content).text))}}"
)
SPINNING = "def answer(head, content):\n    while True: pass"
WRITING = "def answer(head, content):\n    open(head['file'], 'wb').write(b'x' * 3_000_000)\n    return {}"


@linux
def test_u5_millions_of_paragraphs_end_at_the_limit_of_memory() -> None:
    content = archive({"word/document.xml": f"<w:document {W}><w:body>{'<w:p/>' * 5_000_000}</w:body></w:document>"})
    greedy = child(Limits(memory=300 * MEGABYTE), WITHOUT_LOOKING)
    with pytest.raises(Lost, match="out of memory"):
        greedy.ask({"name": "a.docx"}, content, 20, received)
    greedy.end()


@linux
def test_u5_processor_time_has_an_end() -> None:
    spinning = child(Limits(cpu=1), SPINNING)
    with pytest.raises(Lost) as caught:
        spinning.ask({}, b"", 20, received)
    assert not caught.value.late
    assert not spinning.alive()


@linux
def test_u5_time_is_also_kept_by_the_child_itself() -> None:
    """The parent is to be first by two seconds; a parent that is not there is none."""
    sleeping = child(Limits(wall=-1.5), "import time\ndef answer(head, content):\n    time.sleep(60)")
    with pytest.raises(Lost) as caught:
        sleeping.ask({}, b"", 20, received)
    assert not caught.value.late


@linux
def test_u5_no_large_file_is_written(tmp_path: os.PathLike[str]) -> None:
    file = os.path.join(tmp_path, "large")
    writing = child(Limits(), WRITING)
    with pytest.raises(Lost):
        writing.ask({"file": file}, b"", 20, received)
    assert os.path.getsize(file) <= MEGABYTE


@linux
def test_memory_that_an_earlier_file_took_is_not_the_next_ones_fault() -> None:
    """A child that recognised a scan is larger than a docx may be: the docx gets a new one."""
    limits_for = "Limits(memory=(400 if head['name'] == 'large' else 120) * 1024 * 1024)"
    command = line(ROOT, "etl.read.reader")
    command[-1] = (
        f"import sys; sys.path.insert(0, {ROOT!r})\nfrom etl.child.limits import Limits\n"
        "from etl.child.serve import serve\nkept = []\ndef answer(head, content):\n"
        "    size = 250 if head['name'] == 'large' else 5\n    kept.append(bytearray(size * 1024 * 1024))\n"
        f"    return {{'name': head['name']}}\nserve(answer, lambda head: {limits_for})"
    )
    with closing(Pool(command, 1)) as pool:
        for name in ("large", "small", "large", "small"):
            assert pool.ask({"name": name}, b"", 20, dict) == {"name": name}


@linux
def test_each_file_has_processor_time_of_its_own() -> None:
    """A warm child has used more than one file's time in all; the limit moves on with it."""
    busy = "import time\ndef answer(head, content):\n    end = time.process_time() + 0.7\n"
    busy += "    while time.process_time() < end: pass\n    return {'fault': 'x', 'values': {}}"
    warm = child(Limits(cpu=2), busy)
    for _ in range(4):
        with pytest.raises(Fault):
            warm.ask({}, b"", 20, received)
    warm.end()


def codes(children: Children, **files: bytes) -> dict[str, str]:
    """What becomes of each file; after each, a good one is read."""
    told = {}
    for name, content in files.items():
        try:
            told[name] = str(len(children.document(name.replace("_", "."), content).text))
        except Fault as fault:
            told[name] = fault.code
        assert children.document("good.docx", GOOD).text == "化解率达97.9%。"
    return told


def test_u5_u11_u15_what_swells_ends_in_its_sentence() -> None:
    page = made.line("x")
    noise = "".join(f'<w:p w:rsidR="{place * 7919 % 1_000_003:x}"/>' for place in range(500_000))
    with Children(1) as children:
        told = codes(
            children,
            paragraphs_docx=docx("<w:p/>" * 3_000_000),
            noise_docx=docx(noise),
            deep_docx=docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000),
            scan_pdf=pdf(b"q Q"),
            pages_pdf=pdf(*[page] * 5001),
            loop_pdf=pdf(page, pages="<< /Type /Pages /Kids [2 0 R 4 0 R] /Count 2 >>"),
            stream_pdf=pdf(b" " * 100_000_000 + page),
            count_pdf=pdf(page, pages="<< /Type /Pages /Kids [4 0 R] /Count 400 >>"),
            deep_html=b"<div>" * 2_000_000,
            bold_html=b"<b>" * 500_000 + b"x",
            attributes_html=b"<a " + b"b=c " * 1_000_000 + b">x",
            nothing_html=b"<" * 1_000_000,
        )
    assert told == {
        "paragraphs_docx": "structure",
        "noise_docx": "no_text",
        "deep_docx": "damaged",
        "scan_pdf": "no_text",
        "pages_pdf": "timeout",
        "loop_pdf": "damaged",
        "stream_pdf": "1",
        "count_pdf": "damaged",
        "deep_html": "timeout",
        "bold_html": "timeout",
        "attributes_html": "1",
        "nothing_html": "1000000",
    }


ACTIVE = """<html><head><title>年度报告</title><base href="http://127.0.0.1:9/"><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">
<style>@import url(http://127.0.0.1:9/a.css); p { background: url(http://127.0.0.1:9/b.png) }</style>
<script src="http://127.0.0.1:9/c.js"></script><script>document.write('活动11场')</script></head>
<body onload="alert(1)"><iframe src="http://127.0.0.1:9/"></iframe><object data="http://127.0.0.1:9/"></object>
<form action="http://127.0.0.1:9/"><input value="活动22场"><textarea>活动33场</textarea></form><svg><text>活动44场</text></svg>
<h1>柳浪街道2025年法治政府建设年度报告</h1><p>全年开展<a href="javascript:alert(1)">法治宣传活动47场次</a>，&lt;script&gt;参与群众踊跃&lt;/script&gt;。</p>
<noscript>活动55场</noscript><template>活动66场</template><!-- 活动77场 --><p style="display: none">活动88场</p></body></html>"""


def test_u15_only_the_text_of_a_page_is_taken() -> None:
    with Children(1) as children:
        read = children.document("a.html", ACTIVE.encode())
    assert "法治宣传活动47场次" in read.text
    assert "<script>参与群众踊跃</script>" in read.text  # literally written; shown as text only
    assert [number for number in range(11, 99, 11) if f"活动{number}场" in read.text] == []
    assert "127.0.0.1" not in read.text
