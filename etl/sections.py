"""Headings -> which part of the report a place stands in, so that plans become targets of the next year.

The statutory outline has five parts (results, shortcomings, first-responsible person, next year's plan, other);
free outlines fold them differently, so headings are read by their words and paragraphs by how they begin.
"""

import re
from dataclasses import dataclass

_TOP = re.compile(
    r"[ \t　]*(?:第?[一二三四五六七八九十]{1,3}(?:、|部分|[.．,，](?=\S))|[一二三四五六七八九十]{1,3}[ 　]+(?=\S))"
)
_SECOND = re.compile(r"[ \t　]*(?:[（(][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[.．、](?![0-9]))")
_PLAN = re.compile(
    r"安排|打算|工作计划|下一步|下步|工作思路|重点任务|努力方向|展望|下一年|明年|工作目标|下阶段|下一阶段|改进措施|工作举措和计划|工作重点|规划|主要任务|目标任务|工作要点|奋斗目标|任务目标|今后"
)
_PROBLEMS = re.compile(r"不足|问题|困难|(?<!补)(?<!补齐)短板|差距|薄弱|欠缺")
_LEADER = re.compile(r"第一责任人|主要负责人履行|组织领导|党的领导")
_OTHER = re.compile(r"其他(?:需要)?(?:报告|说明|事项|情况)|需要报告的其他")
_PLAN_START = re.compile(
    r"[ \t　]*(?:(?:[一二三四五六七八九十]是|[（(][一二三四五六七八九十][)）]|[一二三四五六七八九十]、)?(?:下一步|下一阶段|下阶段|下步|今后|明年|接下来|新的一年|下一年度|未来一年))"
)
# 改进措施：每季度评查案卷: what a list of shortcomings puts behind each of them is a plan.
_IMPROVED = "(?:改进|整改|下步|下一步)(?:措施|方向|举措|打算|思路|目标)(?:是|为)?[:：]"
_AHEAD = "[^。；;,，]{0,8}(?:方向|打算|计划|安排|重点|目标|思路|任务)[:：,，]"
_RESULTS = re.compile("成效|成绩|做法|情况|举措|履职|履行|工作开展|主要工作|落实|特色|亮点|经验|附")
_IMPROVING = re.compile(_IMPROVED)
_IMPROVES = re.compile(rf"[ \t　]*{_IMPROVED}")
_TO_IMPROVE = re.compile(rf"[。；;](?={_IMPROVED})")
_NEXT_STEP = re.compile(r"下一步|下步|打算|工作计划|下一年|明年")
_LACKING = re.compile(
    r"[ \t　]*(?:(?:主要|存在)?(?:问题|不足|短板|差距)[一二三四五六七八九十0-9]{0,2}[:：、]|[(（]?[一二三四五六七八九十][)）、]|[一二三四五六七八九十]是)"
)
_INTENT = "(?:将|要|打算|计划|拟|力争|着力|继续|进一步|加以改进|重点做好|重点抓好)"
_YEAR = re.compile(r"20[0-9]{2}(?=年)")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text of one kind: results, problems, leader, plan or other; `number` counts headings from 1."""

    start: int
    end: int
    kind: str
    title: str
    number: int


def _kind(heading: str, year: int | None, before: str, after: str = "") -> str:
    """What a heading announces; one that says nothing keeps to results, or `after` a part on shortcomings to plans."""
    years = {int(found) for found in _YEAR.findall(heading)}
    problems, plan = _PROBLEMS.search(heading), _PLAN.search(heading)
    if problems and not (plan and plan.start() < problems.start()):
        return "problems"
    if plan or (year is not None and years and min(years) > year):
        return "plan"
    if _OTHER.search(heading):
        return "other"
    if _LEADER.search(heading):
        return "leader"
    if after == "problems" and not years and not _RESULTS.search(heading):
        return "plan"  # 存在问题, then 补短板、促提升: what is to be done about them
    return before if before == "plan" and not years else "results"


def _plan_begins(line: str, year: int | None) -> bool:
    if _PLAN_START.match(line) or _IMPROVES.match(line):
        return True
    return year is not None and re.match(rf"[ \t　]*{year + 1}年(?:度)?(?:[,，、]|{_AHEAD})", line) is not None


def _turn(line: str, year: int | None) -> int | None:
    """Where within a line a sentence turns from what was lacking to what is to be done (2020年，街道将重点做好…)."""
    improved = _TO_IMPROVE.search(line)
    if improved:
        return improved.end()
    following = f"|{year + 1}年" if year else ""
    pattern = rf"[。；;](?=(?:为此[,，])?(?:下一步|下步|下一阶段|下阶段|今后|接下来|新的一年|明年{following})[^。；;]{{0,30}}{_INTENT})"
    found = re.search(pattern, line)
    return found.end() if found else None


def parts(text: str, year: int | None) -> list[Part]:
    """The report's parts in order, without gaps. `year` is the report's year, used to tell next year's headings."""
    found: list[tuple[int, str, str, int]] = [(0, "results", "", 0)]
    number, place = 0, 0
    improving = False
    lines = text.split("\n")
    tops = [line for line in lines if _TOP.match(line) and len(line.strip()) < 90]
    has_top = len(tops) > 1 or any(_kind(line, year, "") == "plan" and len(line) < 40 for line in tops)
    for line in lines:
        kind = found[-1][1]
        improving = improving or _IMPROVING.search(line) is not None
        top = _TOP.match(line) if has_top else _SECOND.match(line)
        if top and len(line.strip()) > 2:
            heading = re.split("[。；;]", line.strip(), maxsplit=1)[0][:60]
            number += 1
            improving = False
            long = len(line.strip()) > 90
            told = _kind(heading, year, kind if long else "", kind if has_top and not long else "")
            found.append((place, told, heading, number))
        elif _SECOND.match(line) and len(line) < 60 and _NEXT_STEP.search(line):
            found.append((place, "plan", line.strip()[:60], number))
        elif (
            _SECOND.match(line)
            and len(line) < 40
            and kind == "plan"
            and _PROBLEMS.search(line)
            and not _PLAN.search(line)
        ):
            found.append((place, "problems", line.strip()[:60], number))
        elif kind != "plan" and _plan_begins(line, year):
            found.append((place, "plan", found[-1][2], number))
        elif kind == "plan" and improving and _LACKING.match(line):
            found.append((place, "problems", found[-1][2], number))
            if (turn := _turn(line, year)) is not None:
                found.append((place + turn, "plan", found[-1][2], number))
        elif kind == "problems" and (turn := _turn(line, year)) is not None:
            found.append((place + turn, "plan", found[-1][2], number))
        place += len(line) + 1
    ends = [start for start, *_ in found[1:]] + [len(text)]
    return [Part(start, end, kind, title, count) for (start, kind, title, count), end in zip(found, ends, strict=True)]
