"""Which numbers are not the year's own figure: changes, what is lacking, a superior's, the whole district's."""

import re

from etl.framing import aimed
from etl.scan import Token, ends_clause
from etl.walk import Walk, bits_of
from etl.wording import sum_bits

OF_PLACES = frozenset("个 家 所 支 间".split())


def _places(walk: Walk, token: Token) -> bool:
    """20个社区律师: the number counts communities or offices, unless they are counted as sites or examples."""
    tokens = walk.scan.tokens
    following = tokens[walk.position + 1 : walk.position + 7]
    place = next((item for item in following if item.cue == "place"), None)
    if place is None or place.start - token.end > 3 or any(ends_clause(item) for item in following[:1]):
        return False
    if _GIVEN.search(walk.scan.text, max(0, token.start - 8), token.start):
        return True  # 向全镇13个村配送图书角
    counted = _counted(walk)
    covered = walk.wording.concepts["coverage"]
    if any(item.cue == "zero" or item.bits & (covered | walk.wording.shares) for item in following[:4]):
        return True  # 5个社区尚无固定阵地, 11个村法治文化阵地全覆盖, 9个社区阵地覆盖率100%
    # 1-2个社区法治宣传品牌 counts brands; 9个社区均建成法治宣传栏 counts communities.
    between = walk.scan.text[place.end : next((item.start for item in following if item.bits & counted), place.end)]
    beside = any(item.bits & counted for item in following) and not set(between) & set("均都已全建")
    return not beside and not any(item.bits & counted for item in walk.phrase)


OF_PAPERS = frozenset("项 个 条 份 套".split())
_PAPER = re.compile(r"(?:制度|机制|措施|办法|方案|台账|清单|规定|流程|规程|细则)$")
_GIVEN = re.compile("[向给为][^,，。;；:：、0-9]{0,5}$")
_IDLE = re.compile(
    "[^,，。;；:：\n]{0,16}(?:尚未|未能(?!完成|实现|达到|做到)|还没有|仍未|长期(?:没有|未)|没有(?:更新|发挥|取得|达到|建成|配备|开展|落实))"
)
_PERSONS = frozenset("人 名 位".split())
_AMONG = re.compile("(?<!其)中(?:仅|只|还|尚|就)*有?(?:约|近)?$")
_EVERYWHERE = re.compile("科室.{0,6}均|部门.{0,6}均|中心.{0,6}均|站所.{0,6}均")
_UNDONE = re.compile("[^,，。;；\n]{0,10}(?:没有|未|尚)(?:能)?(?:调|化解|办结|解决|整改|成)")
_NORM = re.compile(
    r"(?:[两二2]|不少于[两二2]|至少[两二2])[名人](?:及?以上)?(?:的)?(?:执法|持证|行政执法|工作人员|调解员共同|人员到场)|[两二2][名人]及?以上(?:同行|共同|同时|在场|到场|进行|实施)"
)


def _counted(walk: Walk) -> int:
    concepts = walk.wording.concepts
    return concepts["demonstration"] | concepts["site"] | concepts["brand"]


def _superior(walk: Walk, right: list[Token]) -> bool:
    """对街道开展督察2次: what a superior does to the office. 对街道合同进行审查 is the office's own work."""
    if "superior" not in walk.cues:
        return False
    if any(item.cue == "superior" and item.word[0] in "来到" for item in walk.phrase):
        return True
    concepts = walk.wording.concepts
    acts = ("inspection", "review_file", "feedback", "problem", "inspect_visit")
    return bool(bits_of([*walk.phrase, *right]) & sum_bits(concepts[name] for name in acts))


def vetoed(walk: Walk, token: Token, right: list[Token]) -> bool:
    """Is the number a change, what is lacking, a superior's, the whole district's or an old figure told again?"""
    quantity = token.quantity
    assert quantity is not None
    if quantity.unit == "个百分点" or "recalled" in walk.cues or _superior(walk, right):
        return True
    if quantity.weak and "都" in _clause(walk, token):
        return True  # 各村都要建一个法治宣传栏
    if "some" in walk.cues:
        return True  # 个别社区低于95%, 个别社区全年只开展2场
    if quantity.unit in OF_PLACES and _places(walk, token):
        return True
    if quantity.unit in OF_PAPERS and _PAPER.search(walk.scan.text, max(0, token.start - 6), token.start):
        return True  # 审查等制度6项
    if _IDLE.match(walk.scan.text, token.end):
        return True  # 5个法治宣传栏长期没有更新内容
    among = quantity.unit in _PERSONS and _AMONG.search(walk.scan.text, max(0, token.start - 6), token.start)
    if among and not bits_of(right) & walk.wording.content:
        return True  # 持证人员中有2名即将轮岗
    if quantity.unit in _PERSONS and quantity.qualifier == "at_least" and _EVERYWHERE.search(_clause(walk, token)):
        return walk.part.kind != "plan" and not bits_of(walk.phrase) & walk.wording.concepts["community"]
    if _NORM.match(walk.scan.text, token.start):
        return True  # 两名以上执法人员到场: how many the law asks for
    if walk.phrase and _led_by(walk, walk.phrase[-1], token, right):
        return True
    return _of_district(walk, quantity.unit in walk.wording.units)


def _clause(walk: Walk, token: Token) -> str:
    return walk.scan.text[walk.clause_start : token.start]


def _led_by(walk: Walk, last: Token, token: Token, right: list[Token]) -> bool:
    """Does the word right before the number say that it is no figure of its own?"""
    text, quantity = walk.scan.text, token.quantity
    assert quantity is not None
    gap = text[last.end : token.start]
    if last.cue == "changed":
        return len(gap) <= 2 and not set(gap) & set("到至为")
    if last.cue == "surplus":
        return not gap and "compared" in walk.clause_cues
    if last.cue == "lacking":
        # 剩余2件正在办理 is lacking, 剩余2件全部化解 is done.
        cleared = walk.wording.concepts["clear"] | walk.wording.concepts["resolve"]
        aim = aimed("", text[token.end : token.end + 12])
        done = bits_of(right) & cleared and _UNDONE.match(text, token.end) is None
        return len(gap) <= 1 and not done and not aim
    if last.cue == "place":  # 调解委员会7个
        return not gap and quantity.unit in OF_PLACES and not bits_of(walk.phrase) & _counted(walk)
    if last.cue == "zero":  # 没有出现一起
        return not gap and quantity.weak
    # 结转上年1件 is counted in another year; 必须由两名以上持证人员实施 is a rule.
    return last.cue in ("carried_over", "norm") and len(gap) <= 1


def _of_district(walk: Walk, counts: bool) -> bool:
    """全区化解1.86万件，化解率99.2%: a number beside 全区, and those that follow it until the office itself is named."""
    if walk.own_district:
        return False
    if "whole_district" in walk.clause_cues and any(
        item.cue == "whole_district" and not _honour(walk.scan.text, item) for item in walk.clause
    ):
        walk.district_told = counts
        return True
    if "ours" in walk.clause_cues:
        walk.district_told = False
    return walk.district_told


def _honour(text: str, item: Token) -> bool:
    """全市 in 荣获全市先进 or 在全区率先 is praise, not a count of the whole district."""
    if text.endswith("参加", 0, item.start):
        return True  # 参加全省学法考试
    return text[max(0, item.start - 1) : item.start] in set("在居为获被列成从") or text[item.end : item.end + 1] in set(
        "率先首领前第唯最优中范民、"
    )
