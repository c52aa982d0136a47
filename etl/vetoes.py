"""Which numbers are not the year's own figure: changes, what is lacking, a superior's, the whole district's."""

import re
from bisect import bisect_right

from etl.framing import aimed
from etl.scan import Token, ends_clause
from etl.walk import Walk, bits_of
from etl.wording import sum_bits

OF_PLACES = frozenset("个 家 所 支 间".split())


def _places(walk: Walk, token: Token) -> bool:
    """20个社区律师: the number counts communities or offices, unless they are counted as sites or examples."""
    tokens = walk.scan.tokens
    following = tokens[bisect_right(tokens, token.end, key=lambda item: item.end) :][:6]
    place = next((item for item in following if item.cue == "place"), None)
    if place is None or place.start - token.end > 3 or any(ends_clause(item) for item in following[:1]):
        return False
    counted = _counted(walk)
    if any(item.cue == "zero" for item in following[:3]):
        return True  # 5个社区尚无固定阵地
    return not any(item.bits & counted for item in following) and not any(item.bits & counted for item in walk.phrase)


_NORM = re.compile(
    r"(?:[两二2]|不少于[两二2]|至少[两二2])[名人](?:及?以上)?(?:的)?(?:执法|持证|行政执法|工作人员|调解员共同|人员到场)"
)


def _counted(walk: Walk) -> int:
    concepts = walk.wording.concepts
    return concepts["demonstration"] | concepts["site"] | concepts["brand"]


def _superior(walk: Walk, right: list[Token]) -> bool:
    """对街道开展督察2次: what a superior does to the office. 对街道合同进行审查 is the office's own work."""
    if not any(item.cue == "superior" for item in walk.phrase):
        return False
    concepts = walk.wording.concepts
    acts = ("inspection", "review_file", "feedback", "problem", "inspect_visit")
    return bool(bits_of([*walk.phrase, *right]) & sum_bits(concepts[name] for name in acts))


def vetoed(walk: Walk, token: Token, right: list[Token]) -> bool:
    """Is the number a change, what is lacking, a superior's, the whole district's or an old figure told again?"""
    text, quantity = walk.scan.text, token.quantity
    assert quantity is not None
    if quantity.unit == "个百分点" or any(item.cue == "recalled" for item in walk.phrase) or _superior(walk, right):
        return True
    if quantity.unit == "%" and any(item.cue == "some" for item in walk.phrase):
        return True  # 个别社区低于95%
    if quantity.unit in OF_PLACES and _places(walk, token):
        return True
    last = walk.phrase[-1] if walk.phrase else None
    if (
        last is not None
        and last.end == token.start
        and (
            (last.cue == "place" and quantity.unit in OF_PLACES and not bits_of(walk.phrase) & _counted(walk))
            or (last.cue == "zero" and quantity.weak)
        )
    ):
        return True  # 调解委员会7个; 没有出现一起
    gap = text[last.end : token.start] if last is not None else ""
    if last is not None and last.cue == "changed" and len(gap) <= 2 and not set(gap) & set("到至为"):
        return True
    if last is not None and last.cue == "surplus" and not gap and any(item.cue == "compared" for item in walk.clause):
        return True
    if last is not None and last.cue == "lacking" and len(gap) <= 1:
        # 剩余2件正在办理 is lacking, 剩余2件全部化解 is done.
        cleared = walk.wording.concepts["clear"] | walk.wording.concepts["resolve"]
        if not bits_of(right) & cleared and not aimed("", text[token.end : token.end + 12]):
            return True
    return any(
        item.cue == "whole_district" and not walk.own_district and not _honour(text, item) for item in walk.clause
    )


def _honour(text: str, item: Token) -> bool:
    """全市 in 荣获全市先进 or 在全区率先 is praise, not a count of the whole district."""
    return text[max(0, item.start - 1) : item.start] in set("在居为获被列成从") or text[item.end : item.end + 1] in set(
        "率先首领前第唯最优中范民"
    )
