"""Is a written number a figure at all, or an ordinal, a slogan, a date, a document's number, the name of a hotline?"""

import re

from etl.grammar import HAN_DIGITS, HOTLINE, SLOGAN

# 两项工作, 三项制度: names of what there is, not how many of it were done.
_NAMED = re.compile(
    r"(?:工作|任务|制度|机制|措施|清单|职责|内容|方面|服务|重点|要求|体系|平台|能力|环节|结合|坚持|维护|意识|原则|统一|维度|层面|层次|阶段|时段|步骤|角度|渠道|法定程序|程序|主体)"
)

_ORDERED = re.compile("(?:重点|具体|年度|主要)?(?:工作)?(?:任务|举措|措施|制度|机制|要求|清单|领域)")
_SAYING = re.compile('[”"]?(?:事|热线|心|链|龙)')
_LISTED = frozenset("个 项 种 类 条 大".split())
_CLAUSE = re.compile("[^,，。;；:：\n]*$")


def _sums_up(text: str, number: str, start: int) -> bool:
    """公众参与、专家论证、风险评估三项程序: does the number only say how many things were just named?"""
    named = "二三四五六七八九".find(number.replace("两", "二"))
    before = _CLAUSE.search(text, max(0, start - 80), start)
    return (
        len(number) == 1
        and named >= 0
        and before is not None
        and named + 1 in (before[0].count("、"), before[0].count("”“"))
    )


def _slogan(text: str, start: int, unit: str) -> bool:
    """三会一课, 一村一品: two numbers and two words that make a name; 一月一次 is a frequency."""
    if start < 2 or len(unit) != 1:
        return False
    return (
        text[start - 2] in HAN_DIGITS and text[start - 1] not in HAN_DIGITS and text[start - 1] not in "月季年周日天旬"
    )


def plausible(text: str, match: re.Match[str], number_start: int, unit: str) -> bool:
    """Not an ordinal, a slogan's number, a date, a document number, a hotline's name or an outline number."""
    before = text[number_start - 1] if number_start else "\n"
    written = text[number_start]
    after = text[match.end() : match.end() + 1]
    if before in "第+·.〔[#/_−" or (after and after in "+·〕/_‰"):
        return False
    if before == "-" and (number_start < 2 or text[number_start - 2] in ",，、:：;；。(（ \n\t为是达"):
        return False  # -5: no office counts less than nothing
    if (before in "数几" and written in "十百千万亿") or (before.isascii() and before.isalpha()):
        return False  # 数十, 几百: nobody knows how many; O12, A4: no number of its own
    if before == "号" and number_start > 1 and text[number_start - 2] not in "销":
        return False
    if before == "-" and number_start > 1 and text[number_start - 2].isdigit():
        return False
    if unit in ("项", "条", "个") and _ORDERED.match(text, match.end()):
        return False  # 明确26项任务
    if before == "分" and unit in ("批", "类", "组", "步"):
        return False  # 分两批轮训: how it was divided
    if written in HAN_DIGITS:
        # Chinese digits are words more often than figures: only a measure word makes them a number.
        return (
            bool(unit)
            and not (written == "一" and unit in ("件", "条") and _SAYING.match(text, match.end()))
            and not (written == "一" and unit in ("人", "案"))  # 一人多岗, 办理一案、教育一片
            and not (before == "周" and written in "一二三四五六" and unit not in ("次", "场", "期"))  # 周一例会
            and not (unit in _LISTED and _sums_up(text, match["number"] or "", number_start))
            and not _slogan(text, number_start, unit)
            and not (written == "一" and unit == "次" and after and after in "办性就告")
            and not (unit in ("项", "个", "种", "类", "方面") and _NAMED.match(text, match.end()))
            and not (written == "一" and before in "统唯同单专每逐新这那某任另哪无")
            and not (before in SLOGAN and unit not in ("%",))
            and not (written == "一" and (after == "一" or text[number_start - 2 : number_start - 1] == "一"))
            and not (written == "一" and (unit in ("批", "次") and before in "查跑办扰" or unit in ("批", "支", "套")))
        )
    if unit in ("", "年", "月", "日", "号") and not match["after"]:
        return (
            unit == ""
            and not re.match(r"热线|政务|便民|市民|法律|公共|平台|、|12|[)）.．]", text[match.end() : match.end() + 4])
            and not (unit == "" and HOTLINE.fullmatch(match["number"] or ""))
        )
    return True
