"""A passage read from left to right, clause by clause: numbers are bound, what was spoken of is carried on.

A number's own phrase is what stands between the last number or comma and itself, and to its right up to the next.
"""

import re
from collections.abc import Iterable

from etl.around import right_of
from etl.figures import bind
from etl.quantity import Quantity
from etl.scan import Token, scan
from etl.sections import Part
from etl.statements import coverage, unnumbered_frequency, zero
from etl.vetoes import vetoed
from etl.walk import Walk, bits_of, carry, end_sentence
from etl.wording import Wording
from records import Claim

PLAIN = frozenset(("", "mark", "place"))
"""Cues of words that do not steer how a number is read."""
HEADING = 42
"""A longer line is no heading but a paragraph with a number before it."""
_HEADING_FORM = re.compile(
    r"[ 　]*(?:[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十]{1,3}[)]|[0-9]{1,2}[.、])"
)


def read(
    text: str,
    year: int,
    words: Wording,
    divided: list[Part],
    found: Iterable[Quantity],
    *,
    district: bool = False,
    left_out: list[tuple[int, int]] | None = None,
) -> list[Claim]:
    """Claims of a text whose parts are `divided` and whose quantities are `found`; places in `left_out` (tables) are not prose and are passed over."""
    seen = scan(text, words, found)
    walk = Walk(seen, words, year, district, divided[0])
    place, last = 0, len(divided) - 1
    for position in seen.events:
        token = seen.tokens[position]
        if left_out and any(start <= token.start < end for start, end in left_out):
            walk.begin(position + 1)
            continue
        while place < last and token.start >= walk.part.end:
            place += 1
            walk.part = divided[place]
        walk.reach(position)
        _step(walk, token, position)
    return walk.claims


def _step(walk: Walk, token: Token, position: int) -> None:
    if token.quantity is not None:
        _number(walk, token, position)
    elif token.cue in ("comma", "stop"):
        _stop(walk, token, position)
    elif token.cue == "mark":
        # 52名干部参考率、合格率均达100%: shares that are listed belong together.
        if walk.after_number and walk.used_right and not bits_of(walk.phrase) & walk.wording.shares:
            walk.phrase_from = position + 1
    elif token.cue == "zero":
        walk.steer()
        zero(walk, token, position)
    elif token.cue == "part":
        walk.parted = True
    elif token.cue == "frequency":
        walk.frequency = token
    if token.bits & walk.wording.concepts["coverage"]:
        walk.steer()
        coverage(walk, token)


def _stop(walk: Walk, token: Token, position: int) -> None:
    if walk.frequency is not None:
        walk.steer()
        unnumbered_frequency(walk, walk.frequency, token)
    if walk.phrase:
        carry(walk, bits_of(walk.phrase))
        walk.last_clause = walk.phrase
    walk.end_clause(position, token.end)
    if token.cue == "stop":
        if token.word == "\n":
            _heading(walk, token)
        end_sentence(walk, position, token.end, paragraph=token.word == "\n", pause=token.word in "；;")


def _heading(walk: Walk, token: Token) -> None:
    """A line that is a heading lends its topic to the lines below it, farther than anything they say themselves."""
    line = walk.scan.text[walk.line_start : token.start]
    if len(line) <= HEADING and _HEADING_FORM.match(line):
        walk.heading = (walk.near | walk.far | walk.before_sentence) & walk.wording.carried
    walk.line_start = token.end


def _number(walk: Walk, token: Token, position: int) -> None:
    quantity = token.quantity
    assert quantity is not None
    walk.phrase_from = position + 1
    if quantity.unit == "个百分点":
        return
    right = right_of(walk, position)
    walk.steer()
    if walk.after_number and walk.used_right and walk.cues <= PLAIN and bits_of(right) & walk.wording.carried:
        walk.phrase = []  # 59件合同和11件重大决策: the words between two numbers belong to the first
    own = walk.phrase
    if not vetoed(walk, token, right):
        bind(walk, token, quantity, right, position)
    bits = bits_of(own)
    # The noun stands behind its number where nothing before it says more, or right behind the measure word.
    walk.used_right = bool(right) and (not bits & walk.wording.carried or right[0].start == token.end)
    if bits & walk.wording.content:
        walk.last_number = own
    if walk.used_right and bits_of(right) & walk.wording.carried:
        walk.last_number = own + right
    carry(walk, bits | (bits_of(right) if walk.used_right else 0))
    walk.after_number, walk.number_end = True, token.end
