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


def _score(rule: Rule, phrase: Phrase, own: int, sticky: int) -> int | None:
    """The score of a rule whose local concepts stand in the number's own phrase, or None where others forbid it."""
    left, _, near, far, head, kind = phrase
    if (
        (rule.kind and rule.kind != kind)
        or rule.none & own
        or rule.unless & (own | near)
        or (rule.any and not rule.any & own)
    ):
        return None
    score = 10 * (rule.local & left).bit_count() + 7 * (rule.local & ~left).bit_count() + 3 * rule.weight
    score += (4 if head & (rule.local | rule.topic) else 0) + (2 if rule.any else 0)
    if not rule.topic:
        return score
    topic = rule.topic & ~own
    if topic and (topic & ~(near | far) or rule.none & near & sticky):
        return None
    return score + 8 * (rule.topic & own).bit_count() + 5 * (topic & near).bit_count() - 2 * (topic & ~near).bit_count()


def best(phrase: Phrase, unit_classes: tuple[str, ...], wording: Wording) -> Match | None:
    """The rule that covers the phrase best, or None: an "other" outcome rather than a forced one."""
    chosen: Rule | None = None
    highest = 0
    own = phrase.left | phrase.right
    foreign, sticky = ~own, wording.sticky
    for name in unit_classes:
        # Most rules speak of other things: told by one operation, before anything is counted.
        spoken = wording.spoken[name]
        if spoken and not own & spoken:
            continue
        for rule in [rule for local, rule in wording.rules[name] if not local & foreign]:
            score = _score(rule, phrase, own, sticky)
            if score is not None and (chosen is None or score > highest):
                chosen, highest = rule, score
    return Match(chosen, highest, not chosen.topic & foreign) if chosen is not None else None


def every(phrase: Phrase, unit_class: str, wording: Wording) -> list[Match]:
    """One match for each indicator that the phrase names (a zero statement may deny several things at once)."""
    found: dict[str, Match] = {}
    own = phrase.left | phrase.right
    for local, rule in wording.rules[unit_class]:
        score = None if local & ~own else _score(rule, phrase, own, wording.sticky)
        if score is not None and (rule.indicator not in found or score > found[rule.indicator].score):
            found[rule.indicator] = Match(rule, score, not rule.topic & ~own)
    return list(found.values())
