"""One pass over a report's text: words that name or steer, and the quantities between them, in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from etl.quantity import Quantity
from etl.wording import Wording

_END = Quantity(2**62, 2**62, 0, None, None, "", "")


class Token(NamedTuple):
    """A word with its concept bits and its cue, or a quantity (then `quantity` is set and the bits are empty)."""

    start: int
    end: int
    bits: int
    cue: str
    word: str
    quantity: Quantity | None


@dataclass(frozen=True, slots=True)
class Scan:
    """The normalised text with its tokens; offsets are those of the stored text.

    `events` are the places of the tokens at which something is decided: numbers, stops, denials, 其中, 全覆盖, 每季度.
    All others only say what a number is about, and are looked at when one comes.
    """

    text: str
    tokens: list[Token]
    events: list[int]


def scan(text: str, wording: Wording, found: Iterable[Quantity]) -> Scan:
    """Tokens of a normalised text, the quantities `found` in it winning over the words inside them."""
    forms, stirring = wording.forms, wording.stirring
    quantities = iter(found)
    quantity = next(quantities, _END)
    begins, ends = quantity.start, quantity.end
    tokens: list[Token] = []
    events: list[int] = []
    # A report has a thousand words; Token's own constructor takes twice as long.
    add, new = tokens.append, tuple.__new__
    for number, start, end in wording.automaton.find_matches_as_indexes(text):
        while ends <= start:
            events.append(len(tokens))
            tokens.append(_number(quantity))
            quantity = next(quantities, _END)
            begins, ends = quantity.start, quantity.end
        bits, cue, word = forms[number]
        # A word that begins before the quantity keeps the text before it; the quantity itself stands.
        if begins < end and start >= begins:
            continue
        if stirring[number]:
            events.append(len(tokens))
        add(new(Token, (start, end, bits, cue, word, None)))
    while quantity is not _END:
        events.append(len(tokens))
        tokens.append(_number(quantity))
        quantity = next(quantities, _END)
    return Scan(text, tokens, events)


def _number(quantity: Quantity) -> Token:
    return Token(quantity.start, quantity.end, 0, "", "", quantity)


def ends_clause(token: Token) -> bool:
    """Does a punctuation mark end the clause?"""
    return token.cue in ("comma", "stop")
