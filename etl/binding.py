"""Which indicator a phrase names: the rules of the wording, scored by how much of the phrase they cover."""

from typing import NamedTuple

from etl.wording import Rule, Wording


class Phrase(NamedTuple):
    """The concepts around a number: to its left, to its right, and those carried from clauses before, nearest first.

    `head` holds those of the word next to the number: the last noun of a Chinese phrase is what it is about. `kind` is
    actual or target.
    """

    left: int
    right: int
    near: int
    far: int
    head: int = 0
    kind: str = "actual"


class Match(NamedTuple):
    """A rule that fits, its score, and whether all its concepts stand in the number's own phrase."""

    rule: Rule
    score: int
    own: bool


def _score(rule: Rule, phrase: Phrase, sticky: int) -> Match | None:
    """The match of a rule whose local concepts stand in the number's own phrase, or None where others forbid it."""
    left, right, near, far, head, kind = phrase
    own = left | right
    if (
        (rule.kind and rule.kind != kind)
        or rule.none & own
        or rule.unless & (own | near)
        or (rule.any and not rule.any & own)
    ):
        return None
    topic = rule.topic & ~own
    if topic and (topic & ~(near | far) or rule.none & near & sticky):
        return None
    local_left = (rule.local & left).bit_count()
    score = 10 * local_left + 7 * (rule.local.bit_count() - local_left) + 3 * rule.weight
    score += 4 if head & (rule.local | rule.topic) else 0
    topic_near = topic & near
    score += 8 * (rule.topic & own).bit_count() + 5 * topic_near.bit_count() + (2 if rule.any else 0)
    topic_far = topic & ~near
    return Match(rule, score - 2 * topic_far.bit_count(), not topic)


def best(phrase: Phrase, unit_classes: tuple[str, ...], wording: Wording) -> Match | None:
    """The rule that covers the phrase best, or None: an "other" outcome rather than a forced one."""
    chosen: Match | None = None
    foreign = ~(phrase.left | phrase.right)
    for name in unit_classes:
        for local, rule in wording.rules[name]:
            # Most rules speak of other things: told by one operation, before anything is counted.
            if local & foreign:
                continue
            match = _score(rule, phrase, wording.sticky)
            if match is not None and (chosen is None or match.score > chosen.score):
                chosen = match
    return chosen


def every(phrase: Phrase, unit_class: str, wording: Wording) -> list[Match]:
    """One match for each indicator that the phrase names (a zero statement may deny several things at once)."""
    found: dict[str, Match] = {}
    foreign = ~(phrase.left | phrase.right)
    for local, rule in wording.rules[unit_class]:
        match = None if local & foreign else _score(rule, phrase, wording.sticky)
        if match is not None and (rule.indicator not in found or match.score > found[rule.indicator].score):
            found[rule.indicator] = match
    return list(found.values())
