"""One number of a passage bound to the indicator that its phrase names, or left an ordinary number."""

from etl.around import after_examples, ahead, all_of_them, behind_count, head_of
from etl.binding import Match, Phrase, best
from etl.continuing import alike, left_of, spoken
from etl.framing import Frame
from etl.listed import in_order
from etl.promises import promise
from etl.quantity import Quantity
from etl.scan import Token
from etl.shares import shares
from etl.statements import derived, nothing
from etl.walk import Walk, bits_of, framed_at
from etl.writing import add

_MEANS = frozenset(("平均", "人均", "户均", "最高", "最多", "最大"))


def bind(walk: Walk, token: Token, quantity: Quantity, right: list[Token], position: int) -> None:
    """Write down what the number at `position` tells; `right` are the words behind it that belong to it."""
    framed = walk.told = framed_at(walk, token.start, token.end)
    if _of_nothing(walk, right):
        promise(walk, token, quantity, framed)
        return
    frequency = walk.frequency
    if frequency is not None and "times" in walk.wording.units.get(quantity.unit, ()):
        # 以每两月1次的频次学习5次: the second number is told for the year.
        told_total = walk.number_end > frequency.end or any(
            item.cue == "total" and item.start > frequency.start for item in walk.clause
        )
        factor = walk.wording.frequency[frequency.word]
        # 年中、年末督查2轮: the times are named, and the number is their sum.
        told_total = told_total or (quantity.value == factor and not frequency.word.startswith("每"))
        if not told_total:
            if framed.kind != "target":
                return
            quantity = derived(quantity, factor)
            token = token._replace(start=min(frequency.start, token.start))
    if quantity.weak and framed.kind == "actual" and any(item.cue == "frequency" for item in walk.sentence):
        return  # 每半年听取一次汇报，召开一次专题会议: how often, not how many
    if quantity.value == 0 and nothing(walk, token, framed):
        return
    cues = walk.cues
    # Behind a share only another share's name says more: 高于年初98%的工作目标 still is of the share before.
    share = quantity.unit == "%"
    heard = bits_of(right) if share else behind_count(walk, right)
    several = [] if share else in_order(walk, token, position)
    behind = heard & (walk.wording.shares if share else walk.wording.content)
    left, continued = (several, False) if several else left_of(walk, token, behind, cues)
    bits, wider = spoken(walk, left, continued, framed, total="total" in cues)
    near = walk.near | (ahead(walk, position) if not right else 0)
    far = walk.far | walk.before_sentence | walk.heading
    phrase = Phrase(bits, heard, near, far, head_of(walk, left), framed.kind)
    if _each(walk, quantity) and quantity.qualifier != "derived_frequency":
        _per_community(walk, token, quantity, phrase, framed)
    elif share:
        before = len(walk.claims)
        shares(walk, token, quantity, left, right, framed, continued)
        if len(walk.claims) == before:
            promise(walk, token, quantity, framed)
    else:
        named = phrase.left if continued else bits_of(after_examples(walk, left))
        later = all_of_them(walk, position)
        _count(walk, token, quantity, phrase, framed, continued, named, wider, later)


def _of_nothing(walk: Walk, right: list[Token]) -> bool:
    """Does nothing near a number, or carried to it, name anything that is counted?"""
    carried = walk.near | walk.far | walk.before_sentence | walk.heading
    return not (carried or walk.last_number or walk.last_clause or bits_of(walk.phrase) or bits_of(right))


def _each(walk: Walk, quantity: Quantity) -> bool:
    """Is the number one of several alike (每村3名)? 各村网格排查矛盾700余条 is what they have together."""
    words = [item.word for item in walk.phrase if item.cue == "each"]
    if "total" in walk.cues or not words:
        return False
    return quantity.unit in ("人", "名") or any(word != "各" for word in words)


def _count(
    walk: Walk,
    token: Token,
    quantity: Quantity,
    phrase: Phrase,
    framed: Frame,
    continued: bool,
    named: int,
    wider: int,
    later: list[Token],
) -> None:
    concepts = walk.wording.concepts
    if phrase.left & concepts["major_enforcement"]:
        phrase = phrase._replace(right=phrase.right | bits_of(later) & (concepts["legal_check"] | concepts["review"]))
    classes = walk.wording.units.get(quantity.unit, ())
    match = best(phrase, classes, walk.wording)
    if wider and (match is None or bits_of(walk.phrase) & walk.wording.concepts["sum"]):
        # 合同21份、决策12件，合计55件: the sum is of all that was named.
        match = best(phrase._replace(left=wider), classes, walk.wording) or match
    if match is not None and match.rule.local & phrase.left & ~named:
        # The rule leans on an example before 等; the class after it has the first word.
        match = best(phrase._replace(left=named), classes, walk.wording) or match
    own = bits_of(walk.phrase) & walk.wording.carried
    if match is None and "prior_year" in framed.flags:
        match = alike(walk, quantity, classes, own)
    if match is None or (quantity.weak and match.rule.unsure):
        promise(walk, token, quantity, framed)
        return
    indicator = match.rule.indicator
    add(walk, token, quantity, match, framed, indicator, continued)
    # 均取得执法证 speaks of those counted; 全部持证上岗 praises without a number.
    papers = next((item for item in later if item.bits & concepts["full_certified"] and item.word[0] == "均"), None)
    if indicator == "enforcement_officers" and papers is not None:
        implied = match._replace(own=False)  # the report does not count them itself
        add(walk, token._replace(end=papers.end), quantity, implied, framed, "certified_officers", continued)
    elif indicator == "enforcement_officers" and (phrase.left | phrase.right) & concepts["full_certified"]:
        add(walk, token, quantity, match, framed, "certified_officers", continued)


def _per_community(walk: Walk, token: Token, quantity: Quantity, phrase: Phrase, framed: Frame) -> None:
    concepts = walk.wording.concepts
    own, spoken = bits_of(walk.phrase), phrase.left | phrase.right | phrase.near | phrase.far
    if (
        quantity.unit in ("人", "名")
        and (spoken & concepts["mediator"] or own & concepts["committee"])
        and own & concepts["community"]
        and not own & concepts["law_literate"]
    ):
        rule = next(rule for _, rule in walk.wording.rules["person"] if rule.indicator == "mediators_total")
        if quantity.qualifier != "exact" or not any(item.word in _MEANS for item in walk.phrase):
            add(walk, token, quantity, Match(rule, 12, True), framed, "mediators_per_community", False)
