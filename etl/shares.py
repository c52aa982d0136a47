"""Shares: one value for several shares (均), several values in order (分别), each with the topic before its word."""

from etl.binding import Phrase, best
from etl.framing import Frame
from etl.quantity import Quantity
from etl.scan import Token
from etl.walk import Walk, bits_of
from etl.writing import add


def shares(
    walk: Walk, token: Token, quantity: Quantity, left: list[Token], right: list[Token], framed: Frame, continued: bool
) -> None:
    """Bind a share to every share word of its phrase (A率、B率均达100%), or one by one after 分别."""
    share_words = walk.wording.shares
    clause = walk.scan.text[walk.clause_start : token.start]
    if (
        "分别" in clause
        and "分别"
        in walk.scan.text[(walk.phrase[-1].start if walk.phrase else walk.clause_start) - 4 : token.start + 1]
        or (walk.waiting and not bits_of(walk.phrase))
    ):
        if not walk.waiting or bits_of(walk.phrase) & share_words:
            walk.waiting = _segments(walk, left)
        if walk.waiting:
            segment = walk.waiting.pop(0)
            _share_words(walk, token, quantity, segment, framed, continued)
            return
    if not bits_of(left) & share_words and not any(item.bits & share_words for item in right):
        _plain_share(walk, token, quantity, left, right, framed)
        return
    words = left if bits_of(left) & share_words else left + right
    between = walk.scan.text[walk.clause_start : token.start]
    if (
        walk.last_clause
        and any(sign in between for sign in ("均", "都", "双双"))
        and bits_of(walk.last_clause) & share_words
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
    whole = walk.wording.concepts["coverage"]
    for item in words:
        if item.bits & whole:
            continue  # 法律顾问全覆盖、满意率达到96%: the first has its own 100
        if item.bits & walk.wording.carried & ~share_words:
            # 12345诉求办结率: what is asked for does not take the place of where it was asked.
            kept = 0 if _topical(walk, item.bits) else near & _topics(walk)
            near = item.bits & ~share_words | kept
        if item.bits & share_words:
            phrase = Phrase(
                item.bits | near if near else item.bits,
                0,
                0 if near & walk.wording.carried and _topical(walk, near) else walk.near,
                walk.far | walk.before_sentence,
            )
            phrase = phrase._replace(
                left=phrase.left
                | bits_of([word for word in words if not word.bits & walk.wording.shares]) & ~_topics(walk)
            )
            match = best(phrase, ("percent",), walk.wording)
            if match is not None and match.rule.indicator not in seen:
                seen.add(match.rule.indicator)
                add(walk, token, quantity, match, framed, match.rule.indicator, continued)


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
    phrase = Phrase(bits_of(left), bits_of(right), walk.near, walk.far)
    match = best(phrase, ("percent",), walk.wording)
    if match is not None and match.own:
        add(walk, token, quantity, match, framed, match.rule.indicator, True)
