"""One pass over a report's text: words that name or steer, and the quantities between them, in order."""

from dataclasses import dataclass
from typing import NamedTuple

from etl.quantities import Quantity, find
from etl.wording import CLAUSE_ENDS, SENTENCE_ENDS, Wording


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
    """The normalised text with its tokens; offsets are those of the stored text."""

    text: str
    tokens: list[Token]


def scan(text: str, wording: Wording) -> Scan:
    """Tokens of a normalised text, quantities winning over the words inside them."""
    words, bits, cues = wording.words, wording.bits, wording.cues
    quantities = find(text)
    tokens: list[Token] = []
    upcoming = 0
    for number, start, end in wording.automaton.find_matches_as_indexes(text):
        while upcoming < len(quantities) and quantities[upcoming].end <= start:
            tokens.append(_number(quantities[upcoming]))
            upcoming += 1
        if upcoming < len(quantities) and quantities[upcoming].start < end and start < quantities[upcoming].end:
            # A word that begins before the quantity keeps the text before it; the quantity itself stands.
            if start < quantities[upcoming].start and cues[number] != "mark":
                tokens.append(Token(start, end, bits[number], cues[number], words[number], None))
            continue
        tokens.append(Token(start, end, bits[number], cues[number], words[number], None))
    tokens.extend(_number(quantity) for quantity in quantities[upcoming:])
    return Scan(text, tokens)


def _number(quantity: Quantity) -> Token:
    return Token(quantity.start, quantity.end, 0, "", "", quantity)


def ends_clause(token: Token) -> bool:
    """Does a punctuation mark end the clause?"""
    return token.cue == "mark" and token.word in CLAUSE_ENDS


def ends_sentence(token: Token) -> bool:
    """Does a punctuation mark end the sentence?"""
    return token.cue == "mark" and token.word in SENTENCE_ENDS
