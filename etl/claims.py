"""Quantities + wording -> claims: which numbers of a report are an indicator's value, for which year, and why.

The text is walked once, clause by clause. A number's own phrase is what stands between the last number or
comma and itself, and to its right up to the next; what the clauses before spoke of is carried on. The rules of
data/wording.toml decide; a number that no rule fits stays an ordinary number.
"""

from dataclasses import replace

from etl.binding import Match, Phrase, best
from etl.framing import Frame, frame
from etl.quantities import Quantity, normalise
from etl.scan import Token, ends_clause, ends_sentence, scan
from etl.sections import parts
from etl.settle import settled
from etl.shares import shares
from etl.squeeze import Squeezed, squeezed
from etl.statements import coverage, derived, unnumbered_frequency, zero
from etl.vetoes import vetoed
from etl.walk import Walk, after_examples, ahead, bits_of, carry, end_sentence, head_of, left_of, right_of, texts
from etl.wording import Wording, wording
from etl.writing import add
from records import Claim


def find(text: str, year: int, *, district: bool = False, words: Wording | None = None) -> list[Claim]:
    """Claims of a report's text for its year, in order of place. `district` says that the report is a district's own,
    whose 全区 figures are its own; `words` is the wording to read by, else the shipped one."""
    plain = normalise(text)
    tight = squeezed(plain)
    claims = settled(_walked(tight.text, year, district, words or wording()))
    return claims if tight.text == plain else [_placed(claim, tight, plain) for claim in claims]


def _placed(claim: Claim, tight: Squeezed, plain: str) -> Claim:
    start, end = tight.place(claim.start), tight.place(claim.end, end=True)
    return replace(claim, start=start, end=end, quote=plain[start:end])


def _walked(text: str, year: int, district: bool, words: Wording) -> list[Claim]:
    seen = scan(text, words)
    divided = parts(text, year)
    walk = Walk(seen, words, year, district, divided[0])
    place = 0
    for position, token in enumerate(seen.tokens):
        while place + 1 < len(divided) and token.start >= divided[place].end:
            place += 1
            walk.part = divided[place]
            end_sentence(walk, divided[place].start, paragraph=True)
        _step(walk, token, position)
    return walk.claims


def _step(walk: Walk, token: Token, position: int) -> None:
    if token.quantity is not None:
        _number(walk, token, position)
    elif token.cue == "mark":
        _mark(walk, token)
    elif token.cue == "zero" and zero(walk, token, position):
        return
    else:
        if token.bits & walk.wording.concepts["coverage"]:
            coverage(walk, token)
        walk.parted = walk.parted or token.cue == "part"
        walk.phrase.append(token)
        walk.clause.append(token)
        walk.sentence.append(token)


def _mark(walk: Walk, token: Token) -> None:
    if ends_clause(token):
        unnumbered_frequency(walk, token)
        carry(walk, bits_of(walk.phrase))
        if walk.phrase:
            walk.last_clause = walk.phrase
        walk.phrase, walk.clause, walk.after_number = [], [], False
        walk.clause_start = token.end
        if ends_sentence(token):
            end_sentence(walk, token.end, paragraph=token.word == "\n", pause=token.word in "；;")
    elif token.word == "、" and walk.after_number and walk.used_right:
        walk.phrase = []
    elif token.word in "、()（）":
        walk.phrase.append(token)
        walk.clause.append(token)


def _number(walk: Walk, token: Token, position: int) -> None:
    quantity = token.quantity
    assert quantity is not None
    if quantity.unit == "个百分点":
        walk.phrase = []
        return
    own = walk.phrase
    right = right_of(walk, position)
    if not vetoed(walk, token):
        _bind(walk, token, quantity, right, position)
    bits = bits_of(own)
    walk.used_right = bool(right) and not bits & walk.wording.carried
    if bits & walk.wording.content:
        walk.last_number = own
    if walk.used_right and bits_of(right) & walk.wording.carried:
        walk.last_number = own + right
    carry(walk, bits | (bits_of(right) if walk.used_right else 0))
    walk.phrase, walk.after_number, walk.number_end = [], True, token.end


def _bind(walk: Walk, token: Token, quantity: Quantity, right: list[Token], position: int) -> None:
    sentence, clause, after = texts(walk, token.start, token.end)
    framed = frame(walk.part.kind, walk.year, sentence, clause, after)
    frequency = next((item for item in reversed(walk.clause) if item.cue == "frequency"), None)
    if frequency is not None and "times" in walk.wording.units.get(quantity.unit, ()):
        # 以每两月1次的频次学习5次: the second number is told for the year.
        told_total = walk.number_end > frequency.end or any(
            item.cue == "total" and item.start > frequency.start for item in walk.clause
        )
        if not told_total:
            if framed.kind != "target":
                return
            quantity = derived(quantity, walk.wording.frequency[frequency.word])
            token = token._replace(start=min(frequency.start, token.start))
    left = left_of(walk)
    total = any(item.cue == "total" for item in walk.phrase)
    continued = not bits_of(walk.phrase) & walk.wording.content and not bits_of(right) & walk.wording.content
    if not continued:
        left = walk.phrase
    bits = bits_of(left)
    if total and continued:
        bits = (bits | walk.near | walk.far | bits_of(walk.last_clause)) & ~walk.wording.concepts["fresh"]
    if continued and "told_again" in framed.flags:
        bits |= walk.near | walk.far | walk.before_sentence
    near = walk.near | (ahead(walk, position) if not right else 0)
    phrase = Phrase(bits, bits_of(right), near, walk.far | walk.before_sentence, head_of(walk, left))
    if any(item.cue == "each" for item in walk.phrase) and quantity.qualifier != "derived_frequency":
        _per_community(walk, token, quantity, phrase, framed)
    elif quantity.unit == "%":
        shares(walk, token, quantity, left, right, framed, continued)
    else:
        named = phrase.left if continued else bits_of(after_examples(walk, left))
        _count(walk, token, quantity, phrase, framed, continued, named)


def _count(
    walk: Walk, token: Token, quantity: Quantity, phrase: Phrase, framed: Frame, continued: bool, named: int
) -> None:
    classes = walk.wording.units.get(quantity.unit, ())
    match = best(phrase, classes, walk.wording)
    if match is not None and match.rule.local & phrase.left & ~named:
        # The rule leans on an example before 等; the class after it has the first word.
        match = best(phrase._replace(left=named), classes, walk.wording) or match
    if match is None:
        return
    indicator = match.rule.indicator
    add(walk, token, quantity, match, framed, indicator, continued)
    concepts = walk.wording.concepts
    if indicator == "enforcement_officers" and (phrase.left | phrase.right) & concepts["full_certified"]:
        add(walk, token, quantity, match, framed, "certified_officers", continued)


def _per_community(walk: Walk, token: Token, quantity: Quantity, phrase: Phrase, framed: Frame) -> None:
    concepts = walk.wording.concepts
    own, spoken = bits_of(walk.phrase), phrase.left | phrase.right | phrase.near | phrase.far
    if (
        quantity.unit in ("人", "名")
        and spoken & concepts["mediator"]
        and own & concepts["community"]
        and not own & concepts["law_literate"]
    ):
        rule = next(rule for _, rule in walk.wording.rules["person"] if rule.indicator == "mediators_total")
        if quantity.qualifier == "at_least":
            add(walk, token, quantity, Match(rule, 12, True), framed, "mediators_per_community", False)
