"""Figures told without a digit: 全覆盖 is 100%, 未发生 is zero, 每季度 in a plan is four."""

import re

from etl.around import head_of
from etl.binding import Match, Phrase, best, every
from etl.framing import Frame, aimed, mechanism
from etl.quantity import Quantity
from etl.scan import Token, ends_clause
from etl.walk import Walk, bits_of, clause_before, framed_at
from etl.writing import add

_UNDER_WAY = re.compile("(?:推进|做好|落实|推动|推行|探索)(?![^,，。;；]*(?:实现|达到|已))")
_JOINED = re.compile("[、及和或与]")
_DEMANDED = re.compile(r"的?工作(?:[,，。;；\n]|$)|的?(?:工作|相关)?(?:要求|部署|任务|机制|工程|行动|方案|试点)")


def coverage(walk: Walk, token: Token) -> None:
    """全覆盖 is 100% of what it covers."""
    before = bits_of(walk.phrase)
    if not before & ~walk.wording.concepts["community"]:
        before |= bits_of(walk.last_clause)  # 阵地达到11处，实现村级全覆盖
    phrase = Phrase(before | token.bits, 0, walk.near, 0)
    match = best(phrase, ("coverage",), walk.wording)
    if match is None or any(item.cue == "prevent" for item in walk.clause):
        return
    if _DEMANDED.match(walk.scan.text, token.end):
        return  # 落实合法性审查全覆盖工作要求: what is asked for, not what was reached
    framed = framed_at(walk, token.start, token.end)
    if framed.kind == "actual" and _UNDER_WAY.search(walk.scan.text, walk.clause_start, token.start):
        return
    quantity = Quantity(token.start, token.end, 100, 100, 100, "full_coverage", "%")
    if not any(item.quantity is not None and item.quantity.unit == "%" for item in walk.clause):
        add(walk, token, quantity, match, framed, match.rule.indicator, False)


def zero(walk: Walk, token: Token, position: int) -> None:
    """未发生X: zero for each thing denied; the things stand after the word, or before it (违法决策零发生)."""
    if any(item.cue == "prevent" for item in walk.clause):
        return
    following = _denied(walk, token, position)
    end = following[-1].end if following else token.end
    caused = walk.wording.concepts["caused"]
    causes = [
        place + 1
        for place, item in enumerate(following)
        if item.bits & caused
        and (
            walk.scan.text[item.end : item.end + 1] == "的"
            or any(one.start == item.end for one in following[place + 1 :])
        )
    ]
    # 因决策不当引发的诉讼: not every lawsuit is denied, only those of that cause.
    told, cause = following[causes[-1] if causes else 0 :], bits_of(following[: causes[-1]]) if causes else 0
    short = len(token.word) == 1
    near_enough = not short or (bool(following) and following[0].start - token.end <= 12)
    near = walk.near | cause | (bits_of(walk.phrase) if short else 0)
    matches = _each(walk, token, told, near) if (told or token.bits) and near_enough else []
    if not matches and cause:
        matches = every(Phrase(cause & ~caused, 0, 0, 0), "zero", walk.wording)
    start = token.start
    if not matches and not short:
        before = [item for item in walk.phrase if item.bits]
        matches = every(Phrase(bits_of(before), 0, 0, 0), "zero", walk.wording)
        start, end = (before[0].start if before else token.start), token.end
    framed = framed_at(walk, token.start, token.end)
    quantity = Quantity(start, end, 0, 0, 0, "zero_statement", "件")
    for match in matches:
        add(walk, token._replace(start=start, end=end), quantity, match, framed, match.rule.indicator, False)


def _denied(walk: Walk, token: Token, position: int) -> list[Token]:
    """The words that a denial reaches: to the clause's end, and 零 alone only to the next 、 (零纠错、行政诉讼零败诉)."""
    following: list[Token] = []
    for item in walk.scan.tokens[position + 1 : position + 16]:
        if not following and item.quantity is not None and item.quantity.weak:
            continue  # 没有出现一起违法决策
        if ends_clause(item) or item.quantity is not None or item.cue == "zero":
            break
        if token.word == "零" and item.word == "、":
            break
        following.append(item)
    return following


def _each(walk: Walk, token: Token, told: list[Token], near: int) -> list[Match]:
    """What is denied as a whole and, where nothing is called 重大, thing by thing (无复议纠错及行政诉讼败诉)."""
    bits = bits_of(told) | token.bits
    found = {match.rule.indicator: match for match in every(Phrase(bits, 0, near, walk.far), "zero", walk.wording)}
    if bits & walk.wording.concepts["major"]:
        return list(found.values())
    pieces: list[list[Token]] = [[]]
    end = token.end
    for item in told:
        joined = _JOINED.search(walk.scan.text, end, item.start) is not None
        end = item.end
        if item.word == "、" or joined:
            pieces.append([])
        pieces[-1].append(item)
    for piece in pieces if len(pieces) > 1 else []:
        for match in every(Phrase(bits_of(piece), 0, near, walk.far), "zero", walk.wording):
            found.setdefault(match.rule.indicator, match)
    return list(found.values())


def nothing(walk: Walk, token: Token, framed: Frame) -> bool:
    """行政复议、行政诉讼案件均为0: zero for each thing named before; tells whether anything was."""
    before = [item for item in walk.phrase if item.bits]
    matches = every(Phrase(bits_of(before), 0, walk.near, 0), "zero", walk.wording) if before else []
    start = before[0].start if before else token.start
    quantity = Quantity(start, token.end, 0, 0, 0, "exact", "件")
    for match in matches:
        add(walk, token._replace(start=start), quantity, match, framed, match.rule.indicator, False)
    return bool(matches)


def unnumbered_frequency(walk: Walk, frequency: Token, token: Token) -> None:
    """每季度开展执法案卷评查 in a plan: four, though no number is written. `token` is the stop that ends the clause."""
    if walk.after_number:
        return
    framed, clause = framed_at(walk, frequency.start, frequency.end), clause_before(walk, frequency.start)
    whole = walk.scan.text[walk.clause_start : token.start]
    if framed.kind != "target":
        if not aimed(clause, "") and not any(word in whole for word in ("计划", "目标", "要求", "原定")):
            return
        framed = framed._replace(kind="target", flags=("told_again",), year=walk.year)
    factor = walk.wording.frequency[frequency.word]
    inferred = mechanism(whole)
    quantity = Quantity(frequency.start, token.start, factor, factor, None, "derived_frequency", "次")
    phrase = Phrase(bits_of(walk.clause), 0, walk.near, walk.far | walk.before_sentence, head_of(walk, walk.clause))
    match = best(phrase, ("times",), walk.wording)
    if match is not None:
        flags = (*framed.flags, "inferred") if inferred else framed.flags
        add(
            walk,
            token._replace(start=frequency.start, end=token.start),
            quantity,
            match,
            framed._replace(flags=flags),
            match.rule.indicator,
            False,
        )


def derived(quantity: Quantity, factor: int) -> Quantity:
    value = quantity.value * factor
    return quantity._replace(value=value, low=value, high=None, qualifier="derived_frequency", weak=False)
