"""Time, level and scope: for which year a quantity stands, as a fact or a plan, and whose it is.

A figure of the year before, of part of the year, of many years or of the whole district never silently becomes
the street's figure of the year: each carries its flag or its scope.
"""

import re
from typing import NamedTuple

_PLAIN_YEAR = re.compile(r"(?<![—\-~〔0-9至])(20[0-9]{2})年(?!以来|底前|版|[—\-~至]|[^，。,]{0,3}号)")
_BEGINNING = re.compile(
    r"^[ 　]*(?:针对[^,，。；;0-9]{0,12}[,，]|为此[,，])?(?:[(（]?[一二三四五六七八九十0-9][)）、.]|[一二三四五六七八九十]是)?(20[0-9]{2})年(?!以来|[—\-~至])"
)
_PREVIOUS = re.compile(
    r"(?:上年|去年|上一年|上年度|上一年度(?=的|同期|末|为|是))(?:度)?(?:的|同期|末|为|是|达)*[(（]?(?:约|近)?$"
)
_OPENING = re.compile(
    r"(?:^|[,，])(?:去年|上年|上一年)(?:度|全年)?[,，]?(?!相比|以来|底|末|同期|初|[^,，]{0,3}比)(?!.*(?:今年|本年))"
)
# 上年排查185件，化解率为96.2%: the whole sentence is of the year before, until it speaks of this one.
_LAST_YEAR = re.compile(
    r"[ 　]*(?:而)?(?:去年度?|上年度?|上一年(?!度))(?:全年)?(?:同期)?(?!的|相比|以来|底|末|初|[^,，]{0,6}(?:比|提出|确定|计划|部署|反馈|目标))"
)
_NOW = re.compile(r"今年|本年|当年|全年|现|[增降减升]至|到")
_DATED = re.compile(r"(20[0-9]{2})年(?:度|底|末)?(?:的|为)?(?:约|近|超)?$")
_FROM = re.compile(r"(?:由|从)(?:原来的?|最初的?|年初的?|此前的?|过去的?|[^,，。;；、0-9]{0,6}的)?(?:约|近)?$")
_CUMULATIVE = re.compile(
    r"(?:自?(?P<since>20[0-9]{2})年[^,，。;；]{0,10}以来(?![^,，。;；]{0,14}的[^,，。;；]{0,10}文件|(?:制发|印发|制定|出台|下发|发布|签订|现行)?的)|[“\"]?[一二三四五六七八九十]{1,3}五[”\"]?(?:普法|规划|时期)?(?:实施|开展|启动)?(?:以来|期间|时期)"
    r"|近?[两二三四五六七八九十]年(?:来|间|内)|近[两二三四五六七八九十0-9]{1,2}年|[0-9]{1,2}年来|历年(?!来?(?:制发|印发|制定|出台|下发|发布|签订)?的?[^,，。;；]{0,8}文件)|(?:会战|斗争|专项行动|三年行动|整治行动)(?:开展|启动|实施)?以来|(?:成立|建成|组建|换届|任职|任期|挂牌|创建|运行|改革|启用|启动|投用|开展活动)以来)"
)
_MORE = re.compile(r"累计|以来|年来|[两二三四五]年|现有|共有|总数|总计|共")
_THIS_YEAR = re.compile(r"(?:当|本|今)年(?!以来)|年内|本年度")
_AT_PRESENT = re.compile(r"目前|现有|现共")
_PARTIAL = re.compile(
    r"(?:截至|截止|截止到|截至到)(?:20[0-9]{2}年)?(?:1[01]|[1-9])月(?!31)[^,，。;；]{0,6}|(?<![0-9])1(?:月)?[-—–~至到]{1,2}(?:1[01]|[2-9])月"
    r"|(?<!上)(?<!上、)下半年(?!各)|上半年(?!各)|前三季度|[一二三四1-4]季度(?!一次)|前[0-9一二三四五六七八九十]{1,2}个?月|[1-9]至(?:1[01]|[2-9])月"
)
_FULL_YEAR = re.compile(r"12月|年末|年底|全年")
_AIM_RIGHT = re.compile(
    r"[”\"]?(?:的|以上的?|左右的?|及以上的?)?(?:年度|年初|全年|既定|预定|预期|计划|工作|考核|约束性|指导性|总体)?(?:目标|任务|要求|计划|安排|指标)(?!清单|率)"
)
_AIM_LEFT = re.compile(
    r"(?:原定|原计划|年初(?:确定|设定|提出|制定|既定|计划|目标|安排|部署|定下|下达)|预定|既定)[^,，。;；]{0,16}$|(?:计划|目标|指标|任务)(?:数|值|任务)?(?:是|为|定为|设定为)(?:不少于|不低于)?$|(?:未能?(?:做到|达到|完成|实现|落实)|没有(?:达到|做到|完成)|达不到|未按)[^,，。;；]{0,10}$"
)
_NEXT = re.compile(r"下一年度?|明年|下一步|下步|下一阶段|今后(?!一个时期|一段时[期间])|来年|新的一年|新一年")
_AHEAD = re.compile(
    r"[ 　]*(?:(?:针对|围绕|对照|聚焦)[^,，。;；0-9]{0,12}[,，]|为此[,，])?(?:下一步|下步|下一阶段|明年|来年|下一年度?|新的?一年|(?P<year>20[0-9]{2})年)"
    r"[^。;；0-9]{0,40}(?:将|要|计划|打算|力争|继续|方向|重点|确保)"
)
_LISTING = re.compile("以下|如下|[一二三四五六七八九几]个?(?:方面|件事|项工作|点)|重点抓好|着力抓好")
_INTENT = re.compile(r"计划(?!外|生育|单列)|力争|拟(?:于|在|将|开展)|预计|争取")
_MECHANISM = re.compile(r"(?:建立|健全|完善|落实|实行|构建)[^,，。;；]{0,14}(?:机制|制度)|机制")


_SINCE = re.compile(r"20[0-9]{2}年(?:[^,，。;；]{0,10}以来|来|[—–~至-])")
# A word that stands in every form of a pattern: where none does, the pattern need not be tried.
_LONG = re.compile("以来|期间|时期|年[来间内]|近|历年")
_AIMING = re.compile("定|年初|计划|目标|指标|任务|未|没有|达不到")
# Without one of these a number is the year's own, or its part's plan: nothing else need be asked.
TURNING = re.compile(
    "力争|争取|(?<!全)年|定|计划|目标|指标|任务|要求|安排|未|没有|达不到|由|从|下一|下步|今后|新的?一年|拟|预计|期间|时期|以来|近|月|季"
)


class Frame(NamedTuple):
    """For which year, as what, whose, and what must be said about it; `soft` marks 力争 and the like."""

    year: int
    kind: str
    scope: str
    flags: tuple[str, ...]
    soft: bool


def cumulative(before: str, year: int) -> bool:
    """Does the text of the sentence before a number say that it counts more than the year?"""
    if _LONG.search(before) is None:
        return False
    return any(match["since"] is None or int(match["since"]) < year for match in _CUMULATIVE.finditer(before))


def of_years(before: str) -> bool:
    """May what the text before counts be more than a year's (累计3260条，当年新增417条)?"""
    return _MORE.search(before) is not None


def partial(before: str) -> bool:
    """Does the text of the sentence before a number bound it to a part of the year?"""
    if "月" not in before and "半年" not in before and "季" not in before:
        return False
    found = list(_PARTIAL.finditer(before))
    return bool(found) and not _FULL_YEAR.search(before, found[-1].start())


def aimed(before: str, after: str) -> bool:
    """Is the number told as an aim of its own year (年初确定的85%目标, 原定上下半年各一次)?"""
    led = _AIMING.search(before) is not None and _AIM_LEFT.search(before) is not None
    return led or _AIM_RIGHT.match(after) is not None


def mechanism(clause: str) -> bool:
    """Does the clause set up a mechanism, from which a frequency can only be inferred?"""
    return _MECHANISM.search(clause) is not None


def lists_ahead(text: str, start: int, end: int) -> bool:
    """Does a sentence that looks ahead only announce what the next ones tell (将突出抓好三件事)?"""
    return _LISTING.search(text, start, end) is not None


def looks_ahead(text: str, start: int, year: int) -> bool:
    """Does the sentence at a place begin with the next year or step, and with it all that follows behind its ；?"""
    found = _AHEAD.match(text, start)
    return found is not None and (found["year"] is None or int(found["year"]) == year + 1)


def frame(part: str, year: int, sentence: str, clause: str, after: str) -> Frame:
    """The frame of a number: `sentence` is the text before it from the sentence's start, `clause` what stands between
    the last comma or number and it, `after` what follows it."""
    soft = "力争" in sentence or "争取" in sentence
    before_plan = part == "plan"
    ending = clause[-16:]
    if "年" in ending:
        dated = _DATED.search(ending)
        if dated and int(dated[1]) < year + before_plan:
            return Frame(int(dated[1]), "actual", "street", ("prior_year",) if int(dated[1]) < year else (), False)
        if _PREVIOUS.search(ending):
            return Frame(year - 1, "actual", "street", ("prior_year",), False)
    if not before_plan and aimed(clause, after):
        return Frame(year, "target", "street", ("told_again",), soft)
    if not before_plan and _LAST_YEAR.match(sentence) and not _NOW.search(sentence):
        return Frame(year - 1, "actual", "street", ("prior_year",), False)
    opening = clause or sentence[:24]
    if not before_plan and ("上" in opening or "去年" in opening) and _OPENING.search(opening):
        return Frame(year - 1, "actual", "street", ("prior_year",), False)
    if ("由" in ending or "从" in ending) and _FROM.search(clause):
        stated = _PLAIN_YEAR.findall(clause)
        from_year = int(stated[-1]) if stated else year - 1 + before_plan
        return Frame(from_year, "actual", "street", ("prior_year",), False)
    in_clause = _PLAIN_YEAR.findall(clause) if "20" in clause else []
    years = [int(found) for found in in_clause or _BEGINNING.findall(sentence)]
    if before_plan:
        if years and years[-1] <= year and not _INTENT.search(sentence):
            return _reported(sentence, year, years[-1])
        return Frame(year + 1, "target", "street", (), soft)
    if _NEXT.search(sentence) or (years and years[-1] == year + 1) or (part == "other" and _INTENT.search(sentence)):
        return Frame(year + 1, "target", "street", (), soft)
    if years and years[-1] < year and "全年" not in clause and not cumulative(sentence, year):
        return Frame(years[-1], "actual", "street", ("prior_year",), False)
    # 五年来累计1600件，其中2025年310件: the year's own number among those of many years.
    own = bool(in_clause) and years[-1] == year
    told = sentence.rfind(f"{year}年")
    if told > 0 and _SINCE.match(sentence, told) is None:
        sentence = sentence[told:]  # 累计230余场，其中2024年举办48场，参与居民5500人次
    if own or _THIS_YEAR.search(clause) or _AT_PRESENT.search(clause):
        sentence = clause
    return _reported(sentence, year, year)


def _reported(sentence: str, year: int, told: int) -> Frame:
    """The frame of a fact of the year that is `told`; `year` is the report's."""
    in_part = partial(sentence)
    scope = "cumulative" if cumulative(sentence, year) else "part_year" if in_part else "street"
    return Frame(told, "actual", scope, ("partial_year",) if in_part else (), False)
