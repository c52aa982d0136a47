"""Does a number go on with what the one before it counted, and whose year is it compared with?"""

import re

from etl.binding import Match
from etl.framing import Frame
from etl.quantity import Quantity
from etl.scan import Token
from etl.walk import Walk, bits_of

OWN_NAME = 3
"""Characters that no rule knows and that are more than a way of telling: what a phrase must have to name another thing."""
_EMPTY = re.compile(
    "这一数字|这一比例|可比口径|实际|完成|开展|组织|举办|实现|年[初末底]|[确设定]定|定下|计划|目标|全年|[上去今本当]年|高于|低于|等于|较好|超额|达到?"
    "|只有?|仅|累计|总计|分别|其余|剩余|另有|先后|最终|同期|街道|我[镇乡街]|[^一-龥]|[了的为是也但而共约近均都已其由从至到在再又各数量率比较与和及年月有中计占又还则以将把被镇乡]"
)


def left_of(walk: Walk, token: Token, behind: int, cues: set[str]) -> tuple[list[Token], bool]:
    """The words that describe a number from its left, and whether they are those of the number before it."""
    content = walk.wording.content
    # 当年新增417条 goes on with what the number before counted.
    named = bits_of([item for item in walk.phrase if item.cue != "own_year"])
    continued = not named & content and not behind
    if "ours" in cues and any(item.cue == "whole_district" for item in walk.sentence):
        return [*walk.last_number, *walk.phrase], continued  # 全市联合执法120余次，我镇参与16次
    if not continued or _of_another(walk, token):
        return walk.phrase, False
    left = walk.last_number or walk.last_clause
    return [*left, *walk.phrase] if cues & {"own_year", "total"} else left, True


def _of_another(walk: Walk, token: Token) -> bool:
    """Does a phrase without a known word still name a thing of its own (劝返聚集酒席200余场)?"""
    start = max(walk.clause_start, walk.number_end)
    pieces = []
    for item in walk.phrase:
        pieces.append(walk.scan.text[start : item.start])
        start = max(start, item.end)
    pieces.append(walk.scan.text[start : token.start])
    return len(_EMPTY.sub("", "".join(pieces))) >= OWN_NAME


def spoken(walk: Walk, left: list[Token], continued: bool, framed: Frame, *, total: bool) -> tuple[int, int]:
    """The concepts that `left` speaks of, and those that a total may sum besides."""
    concepts = walk.wording.concepts
    bits = bits_of(left)
    if continued and (total or bits_of(walk.phrase) & concepts["stock"]):
        # 新增14名，总数达61名; 帮教41人，年底在册19人: all there are, not those who came.
        bits &= ~(concepts["fresh"] | concepts["receive_person"])
    if continued and "told_again" in framed.flags:
        bits |= walk.near | walk.far | walk.before_sentence
    wider = bits | walk.near | walk.far | bits_of(walk.last_clause) if total and continued else 0
    return bits, wider & ~concepts["fresh"]


def alike(walk: Walk, quantity: Quantity, classes: tuple[str, ...], own: int) -> Match | None:
    """The rule of this year's count in the same unit (处罚64件，罚款3.2万元，与去年的93件相比)."""
    since = [
        claim
        for claim in walk.claims[walk.stop_claims :]
        if claim.unit == quantity.unit and claim.kind == "actual" and claim.year == walk.year
    ]
    if not since:
        return None
    # 纠纷总量由2020年的622起降至508起 is of the total, anything else of what was told last.
    total = any(item.word.startswith("总") or item.cue == "total" for item in walk.phrase)
    like = max(since, key=lambda claim: claim.value) if total else since[-1]
    rules = (rule for name in classes for _, rule in walk.wording.rules[name] if rule.name == like.rule)
    rule = next(rules, None)
    named = rule is not None and (not own or own & (rule.local | rule.topic))
    return Match(rule, 12, False) if rule is not None and named else None
