"""Quantities + wording -> claims: which numbers of a report are an indicator's value, for which year, and why.

The text is walked once, clause by clause. A number's own phrase is what stands between the last number or
comma and itself, and to its right up to the next; what the clauses before spoke of is carried on. The rules of
data/wording.toml decide; a number that no rule fits stays an ordinary number.
"""

from dataclasses import dataclass, field

from etl.binding import Match, Phrase, best, every
from etl.framing import Frame, aimed, frame, mechanism
from etl.quantities import Quantity, for_kind
from etl.scan import Scan, Token, ends_clause, ends_sentence, scan
from etl.sections import Part, parts
from etl.settle import settled
from etl.wording import Wording, wording
from records import Claim, Number


@dataclass(slots=True)
class Walk:
    """Where the walk stands: the phrase so far, what is carried, and what the last number was about."""

    scan: Scan
    wording: Wording
    year: int
    own_district: bool
    part: Part
    phrase: list[Token] = field(default_factory=list)
    clause: list[Token] = field(default_factory=list)
    sentence: list[Token] = field(default_factory=list)
    sentence_start: int = 0
    clause_start: int = 0
    near: int = 0
    far: int = 0
    before_sentence: int = 0
    last_number: list[Token] = field(default_factory=list)
    last_clause: list[Token] = field(default_factory=list)
    waiting: list[list[Token]] = field(default_factory=list)
    after_number: bool = False
    used_right: bool = False
    number_end: int = 0
    sentence_claims: int = 0
    claims: list[Claim] = field(default_factory=list)


def find(text: str, year: int, *, district: bool = False) -> list[Claim]:
    """Claims of a report's text for its year, in order of place. `district` says that the report is a district's own,
    whose 全区 figures are its own."""
    words = wording()
    seen = scan(text, words)
    found: list[Claim] = []
    divided = parts(seen.text, year)
    walk = Walk(seen, words, year, district, divided[0])
    place = 0
    for position, token in enumerate(seen.tokens):
        while place + 1 < len(divided) and token.start >= divided[place].end:
            place += 1
            walk.part = divided[place]
            _end_sentence(walk, divided[place].start, paragraph=True)
        _step(walk, token, position)
    found = walk.claims
    return settled(found)


def _step(walk: Walk, token: Token, position: int) -> None:
    if token.quantity is not None:
        _number(walk, token, position)
    elif token.cue == "mark":
        _mark(walk, token)
    elif token.cue == "zero" and _zero(walk, token, position):
        return
    else:
        if token.bits & walk.wording.concepts["coverage"]:
            _coverage(walk, token)
        walk.phrase.append(token)
        walk.clause.append(token)
        walk.sentence.append(token)


def _mark(walk: Walk, token: Token) -> None:
    if ends_clause(token):
        _unnumbered_frequency(walk, token)
        _carry(walk, _bits(walk.phrase))
        if walk.phrase:
            walk.last_clause = walk.phrase
        walk.phrase, walk.clause, walk.after_number = [], [], False
        walk.clause_start = token.end
        if ends_sentence(token):
            _end_sentence(walk, token.end, paragraph=token.word == "\n")
    elif token.word == "、" and walk.after_number and walk.used_right:
        walk.phrase = []
    elif token.word in "、()（）":
        walk.phrase.append(token)
        walk.clause.append(token)


def _carry(walk: Walk, bits: int) -> None:
    """What a phrase spoke of is carried on; what was carried before stays within reach."""
    carried = bits & (walk.wording.carried | walk.wording.sticky)
    if carried & walk.wording.carried:
        walk.far |= walk.near
        walk.near = carried


def _end_sentence(walk: Walk, start: int, *, paragraph: bool) -> None:
    walk.before_sentence = 0 if paragraph else (walk.near or walk.before_sentence)
    walk.near = walk.far = 0
    walk.phrase, walk.clause, walk.last_number, walk.last_clause, walk.waiting, walk.sentence = [], [], [], [], [], []
    walk.after_number = False
    walk.sentence_start = walk.clause_start = start
    walk.sentence_claims = len(walk.claims)


def _bits(tokens: list[Token]) -> int:
    union = 0
    for token in tokens:
        union |= token.bits
    return union


def _right(walk: Walk, position: int) -> list[Token]:
    """Tokens after a number up to the clause's end or the next number (then only what precedes the last 、)."""
    taken: list[Token] = []
    last_pause = None
    for token in walk.scan.tokens[position + 1 : position + 14]:
        if ends_clause(token):
            return taken
        if token.quantity is not None:
            return (
                taken[:last_pause]
                if last_pause is not None
                else [item for item in taken if item.bits & walk.wording.carried and _noun(walk, item)]
            )
        if token.cue == "mark" and token.word == "、":
            if not taken and last_pause is None and token.start == walk.scan.tokens[position].end:
                return taken
            last_pause = len(taken)
        if token.cue in ("part",):
            return taken
        if token.cue != "mark":
            taken.append(token)
    return taken


def _noun(walk: Walk, token: Token) -> bool:
    """Is the word more than a verb (whose object the next number may be)?"""
    concepts = walk.wording.concepts
    return not token.bits & (concepts["resolve"] | concepts["clear"] | concepts["solve"]) or bool(
        token.bits & concepts["backlog"]
    )


def _texts(walk: Walk, start: int, end: int) -> tuple[str, str, str]:
    text = walk.scan.text
    return (
        text[walk.sentence_start : start],
        text[max(walk.clause_start, walk.number_end) : start],
        text[end : end + 14],
    )


def _vetoed(walk: Walk, token: Token) -> bool:
    """Is the number a change, what is lacking, a superior's, the whole district's or an old figure told again?"""
    text, quantity = walk.scan.text, token.quantity
    assert quantity is not None
    if quantity.unit == "个百分点" or any(item.cue in ("recalled", "superior") for item in walk.phrase):
        return True
    last = walk.phrase[-1] if walk.phrase else None
    gap = text[last.end : token.start] if last is not None else ""
    if last is not None and last.cue == "changed" and len(gap) <= 2 and not set(gap) & set("到至为"):
        return True
    if last is not None and last.cue == "surplus" and not gap and any(item.cue == "compared" for item in walk.clause):
        return True
    if last is not None and last.cue == "lacking" and len(gap) <= 1 and not aimed("", text[token.end : token.end + 12]):
        return True
    return any(
        item.cue == "whole_district" and not walk.own_district and not _honour(text, item) for item in walk.clause
    )


def _honour(text: str, item: Token) -> bool:
    """全市 in 荣获全市先进 or 在全区率先 is praise, not a count of the whole district."""
    return text[max(0, item.start - 1) : item.start] in set("在居为获被列成从") or text[item.end : item.end + 1] in set(
        "率先首领前第唯最优中范"
    )


def _left(walk: Walk) -> list[Token]:
    """The tokens that describe the number from the left; an empty phrase continues what came before."""
    if _bits(walk.phrase) & walk.wording.content:
        return walk.phrase
    return walk.last_number or walk.last_clause


def _after_examples(walk: Walk, left: list[Token]) -> list[Token]:
    """In A、B、C等D the examples before 等 do not name what is counted: D does."""
    listed = [place for place, item in enumerate(left) if item.cue == "such"]
    after = left[listed[-1] + 1 :] if listed else []
    return after if _bits(after) & walk.wording.content else left


def _number(walk: Walk, token: Token, position: int) -> None:
    quantity = token.quantity
    assert quantity is not None
    if quantity.unit == "个百分点":
        walk.phrase = []
        return
    own = walk.phrase
    right = _right(walk, position)
    if not _vetoed(walk, token):
        _bind(walk, token, quantity, right)
    bits = _bits(own)
    walk.used_right = bool(right) and not bits & walk.wording.carried
    if bits & walk.wording.content:
        walk.last_number = own
    if walk.used_right and _bits(right) & walk.wording.carried:
        walk.last_number = own + right
    _carry(walk, bits | (_bits(right) if walk.used_right else 0))
    walk.phrase, walk.after_number, walk.number_end = [], True, token.end


def _bind(walk: Walk, token: Token, quantity: Quantity, right: list[Token]) -> None:
    sentence, clause, after = _texts(walk, token.start, token.end)
    framed = frame(walk.part.kind, walk.year, sentence, clause, after)
    frequency = next((item for item in reversed(walk.clause) if item.cue == "frequency"), None)
    if frequency is not None and "times" in walk.wording.units.get(quantity.unit, ()):
        told_total = any(item.cue == "total" and item.start > frequency.start for item in walk.clause)
        if not told_total:
            if framed.kind != "target":
                return
            quantity = _derived(quantity, walk.wording.frequency[frequency.word])
            token = token._replace(start=min(frequency.start, token.start))
    left = _left(walk)
    total = any(item.cue == "total" for item in walk.phrase)
    continued = not _bits(walk.phrase) & walk.wording.content and not _bits(right) & walk.wording.content
    if not continued:
        left = walk.phrase
    bits = _bits(left)
    if total and continued:
        bits = (bits | walk.near | walk.far | _bits(walk.last_clause)) & ~walk.wording.concepts["fresh"]
    if continued and "told_again" in framed.flags:
        bits |= walk.near | walk.far | walk.before_sentence
    phrase = Phrase(bits, _bits(right), walk.near, walk.far | walk.before_sentence, _head(walk, left))
    if any(item.cue == "each" for item in walk.phrase) and quantity.qualifier != "derived_frequency":
        _per_community(walk, token, quantity, phrase, framed)
    elif quantity.unit == "%":
        _shares(walk, token, quantity, left, right, framed, continued)
    else:
        named = phrase.left if continued else _bits(_after_examples(walk, left))
        _count(walk, token, quantity, phrase, framed, continued, named)


def _head(walk: Walk, left: list[Token]) -> int:
    """The concepts of the word next to the number that names something."""
    return next((item.bits for item in reversed(left) if item.bits & walk.wording.content), 0)


def _derived(quantity: Quantity, factor: int) -> Quantity:
    value = quantity.value * factor
    return quantity._replace(value=value, low=value, high=None, qualifier="derived_frequency", weak=False)


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
    _add(walk, token, quantity, match, framed, indicator, continued)
    concepts = walk.wording.concepts
    if indicator == "enforcement_officers" and (phrase.left | phrase.right) & concepts["full_certified"]:
        _add(walk, token, quantity, match, framed, "certified_officers", continued)


def _per_community(walk: Walk, token: Token, quantity: Quantity, phrase: Phrase, framed: Frame) -> None:
    concepts = walk.wording.concepts
    own, spoken = _bits(walk.phrase), phrase.left | phrase.right | phrase.near | phrase.far
    if (
        quantity.unit in ("人", "名")
        and spoken & concepts["mediator"]
        and own & concepts["community"]
        and not own & concepts["law_literate"]
    ):
        rule = next(rule for rule in walk.wording.rules["person"] if rule.indicator == "mediators_total")
        if quantity.qualifier == "at_least":
            _add(walk, token, quantity, Match(rule, 12, True), framed, "mediators_per_community", False)


def _shares(
    walk: Walk, token: Token, quantity: Quantity, left: list[Token], right: list[Token], framed: Frame, continued: bool
) -> None:
    """Bind a share to every share word of its phrase (A率、B率均达100%), or one by one after 分别."""
    if not isinstance(quantity.value, int | object) or quantity.value > 100:
        return
    share_words = walk.wording.shares
    clause = walk.scan.text[walk.clause_start : token.start]
    if (
        "分别" in clause
        and "分别"
        in walk.scan.text[(walk.phrase[-1].start if walk.phrase else walk.clause_start) - 4 : token.start + 1]
        or (walk.waiting and not _bits(walk.phrase))
    ):
        if not walk.waiting or _bits(walk.phrase) & share_words:
            walk.waiting = _segments(walk, left)
        if walk.waiting:
            segment = walk.waiting.pop(0)
            _share_words(walk, token, quantity, segment, framed, continued)
            return
    if not _bits(left) & share_words and not any(item.bits & share_words for item in right):
        _plain_share(walk, token, quantity, left, right, framed)
        return
    words = left if _bits(left) & share_words else left + right
    between = walk.scan.text[walk.clause_start : token.start]
    if (
        walk.last_clause
        and any(sign in between for sign in ("均", "都", "双双"))
        and _bits(walk.last_clause) & share_words
        and words is walk.phrase
    ):
        words = walk.last_clause + words
    _share_words(walk, token, quantity, words, framed, continued)


def _segments(walk: Walk, tokens: list[Token]) -> list[list[Token]]:
    """The share words before 分别, each with the words that lead to it."""
    segments: list[list[Token]] = []
    current: list[Token] = []
    for item in tokens:
        current.append(item)
        if item.bits & walk.wording.shares:
            segments.append(current)
            current = []
    return segments


def _share_words(
    walk: Walk, token: Token, quantity: Quantity, words: list[Token], framed: Frame, continued: bool
) -> None:
    """Each share word with the topic nearest before it; one claim for each indicator."""
    near, seen, share_words = 0, set(), walk.wording.shares
    for item in words:
        if item.bits & walk.wording.carried & ~share_words:
            near = item.bits & ~share_words
        if item.bits & share_words:
            phrase = Phrase(
                item.bits | near if near else item.bits,
                0,
                0 if near & walk.wording.carried and _topical(walk, near) else walk.near,
                walk.far | walk.before_sentence,
            )
            phrase = phrase._replace(
                left=phrase.left
                | _bits([word for word in words if not word.bits & walk.wording.shares]) & ~_topics(walk)
            )
            match = best(phrase, ("percent",), walk.wording)
            if match is not None and match.rule.indicator not in seen:
                seen.add(match.rule.indicator)
                _add(walk, token, quantity, match, framed, match.rule.indicator, continued)


def _topics(walk: Walk) -> int:
    concepts = walk.wording.concepts
    return (
        concepts["petition"]
        | concepts["hotline"]
        | concepts["backlog"]
        | concepts["dispute"]
        | concepts["admin_dispute"]
    )


def _topical(walk: Walk, bits: int) -> bool:
    return bool(bits & _topics(walk))


def _plain_share(
    walk: Walk, token: Token, quantity: Quantity, left: list[Token], right: list[Token], framed: Frame
) -> None:
    phrase = Phrase(_bits(left), _bits(right), walk.near, walk.far)
    match = best(phrase, ("percent",), walk.wording)
    if match is not None and match.own:
        _add(walk, token, quantity, match, framed, match.rule.indicator, True)


def _coverage(walk: Walk, token: Token) -> None:
    """全覆盖 is 100% of what it covers."""
    before = _bits(walk.phrase) or _bits(walk.last_clause)
    phrase = Phrase(before | token.bits, 0, walk.near, 0)
    match = best(phrase, ("coverage",), walk.wording)
    if match is None or any(item.cue == "prevent" for item in walk.clause):
        return
    sentence, clause, after = _texts(walk, token.start, token.end)
    framed = frame(walk.part.kind, walk.year, sentence, clause, after)
    quantity = Quantity(token.start, token.end, 100, 100, 100, "full_coverage", "%")
    if not any(item.quantity is not None and item.quantity.unit == "%" for item in walk.clause):
        _add(walk, token, quantity, match, framed, match.rule.indicator, False)


def _zero(walk: Walk, token: Token, position: int) -> bool:
    """未发生X: zero for each thing denied; the things stand after the word, or before it (违法决策零发生)."""
    if any(item.cue == "prevent" for item in walk.clause):
        return False
    following: list[Token] = []
    for item in walk.scan.tokens[position + 1 : position + 16]:
        if ends_clause(item) or item.quantity is not None or item.cue == "zero":
            break
        following.append(item)
    end = following[-1].end if following else token.end
    caused = [
        place
        for place, item in enumerate(following)
        if walk.scan.text[item.end : item.end + 3] in ("引发的", "导致的", "造成的")
    ]
    told = following[caused[-1] + 1 :] if caused else following
    near_enough = len(token.word) > 1 or (bool(following) and following[0].start - token.end <= 12)
    phrase = Phrase(_bits(told), 0, walk.near, 0)
    matches = every(phrase, "zero", walk.wording) if told and near_enough else []
    start = token.start
    if not matches and len(token.word) > 1:
        before = [item for item in walk.phrase if item.bits]
        matches = every(Phrase(_bits(before), 0, 0, 0), "zero", walk.wording)
        start, end = (before[0].start if before else token.start), token.end
    sentence, clause, after = _texts(walk, token.start, token.end)
    framed = frame(walk.part.kind, walk.year, sentence, clause, after)
    quantity = Quantity(start, end, 0, 0, 0, "zero_statement", "件")
    for match in matches:
        _add(walk, token._replace(start=start, end=end), quantity, match, framed, match.rule.indicator, False)
    return False


def _unnumbered_frequency(walk: Walk, token: Token) -> None:
    """每季度开展执法案卷评查 in a plan: four, though no number is written."""
    places = [item for item in walk.clause if item.cue == "frequency"]
    if not places or walk.after_number:
        return
    frequency = places[-1]
    sentence, clause, after = _texts(walk, frequency.start, frequency.end)
    framed = frame(walk.part.kind, walk.year, sentence, clause, "")
    whole = walk.scan.text[walk.clause_start : token.start]
    if framed.kind != "target":
        if not aimed(clause, "") and not any(word in whole for word in ("计划", "目标", "要求", "原定")):
            return
        framed = framed._replace(kind="target", flags=("told_again",), year=walk.year)
    factor = walk.wording.frequency[frequency.word]
    inferred = mechanism(whole)
    quantity = Quantity(frequency.start, token.start, factor, factor, None, "derived_frequency", "次")
    phrase = Phrase(_bits(walk.clause), 0, walk.near, walk.far | walk.before_sentence, _head(walk, walk.clause))
    match = best(phrase, ("times",), walk.wording)
    if match is not None:
        flags = (*framed.flags, "inferred") if inferred else framed.flags
        _add(
            walk,
            token._replace(start=frequency.start, end=token.start),
            quantity,
            match,
            framed._replace(flags=flags),
            match.rule.indicator,
            False,
        )


def _add(
    walk: Walk, token: Token, quantity: Quantity, match: Match, framed: Frame, indicator: str, continued: bool
) -> None:
    """Write the claim down, with its interval as its kind has it and its confidence."""
    if _repeats(walk, framed, indicator, continued):
        return
    settled_quantity = for_kind(quantity, framed.kind)
    value, low, high = settled_quantity.value, settled_quantity.low, settled_quantity.high
    if match.rule.inverse:
        value, low, high = 100 - value, _inverse(high), _inverse(low)
    content = next((item.start for item in walk.phrase if item.bits), token.start)
    start = min(token.start, max(content, walk.clause_start))
    flags = framed.flags + (("odd_form",) if quantity.odd else ()) + (("inverse",) if match.rule.inverse else ())
    sure = (
        match.own
        and match.score >= 20
        and not continued
        and not flags
        and framed.scope == "street"
        and not quantity.weak
    )
    walk.claims.append(
        Claim(
            start=start,
            end=token.end,
            quote=walk.scan.text[start : token.end],
            indicator=indicator,
            value=value,
            low=low,
            high=high,
            qualifier=settled_quantity.qualifier,
            unit=quantity.unit,
            year=framed.year,
            kind=framed.kind,
            scope=framed.scope,
            flags=flags,
            comparator=None,
            soft=framed.soft,
            confidence="high" if sure else "low" if "inferred" in flags or match.score < 12 else "medium",
            rule=match.rule.name,
            why=" + ".join(dict.fromkeys(item.word for item in walk.clause if item.bits)),
            part=walk.part.kind,
        )
    )


def _repeats(walk: Walk, framed: Frame, indicator: str, continued: bool) -> bool:
    """Within a sentence a part (其中), or a bare number that only continues, does not tell the same indicator again;
    a total (合计, 累计达到) takes the place of what it sums."""
    said = [
        claim
        for claim in walk.claims[walk.sentence_claims :]
        if (claim.indicator, claim.year, claim.kind) == (indicator, framed.year, framed.kind)
    ]
    if not said:
        return False
    if any(item.cue == "total" for item in walk.phrase):
        walk.claims[walk.sentence_claims :] = [
            claim for claim in walk.claims[walk.sentence_claims :] if claim not in said
        ]
        return False
    parted = any(item.cue == "part" for item in walk.sentence)
    return parted or (continued and not any(item.cue == "raised" for item in walk.phrase))


def _inverse(value: Number | None) -> Number | None:
    return None if value is None else 100 - value
