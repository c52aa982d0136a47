"""Counts told in order: 行政诉讼、行政复议案件分别为23宗、18宗 is one of the first and one of the second."""

import re

from etl.scan import Token, ends_clause
from etl.walk import Walk, bits_of

_APART = re.compile("[、和及与]")


def in_order(walk: Walk, token: Token, position: int) -> list[Token]:
    """The words of the thing that the number at `position` counts, where several are told by 分别; else none."""
    spoken = bits_of(walk.phrase) & walk.wording.content
    if walk.listed and not spoken:
        return walk.listed.pop(0)
    if not spoken or "分别" not in walk.scan.text[walk.phrase[-1].start : token.start]:
        return []
    things = _things(walk)
    counts = _counts(walk, position)
    if counts < 2 or len(things) < counts:
        return []
    first, *walk.listed = things[-counts:]
    return first


def _things(walk: Walk) -> list[list[Token]]:
    """The words before 分别, a list for each thing named."""
    things: list[list[Token]] = [[]]
    for item in walk.phrase:
        if things[-1] and _APART.search(walk.scan.text, things[-1][-1].end, item.start):
            things.append([])
        if item.cue != "mark":
            things[-1].append(item)
        elif things[-1]:
            things.append([])
    return [thing for thing in things if bits_of(thing) & walk.wording.content]


def _counts(walk: Walk, position: int) -> int:
    """How many counts follow each other up to the clause's end, the one at `position` among them."""
    found = 0
    for token in walk.scan.tokens[position : position + 12]:
        if ends_clause(token):
            break
        found += token.quantity is not None and token.quantity.unit != "%"
    return found
