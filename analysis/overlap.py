"""Which sentences of a text share a promise's words: what is offered where no figure can be paired.

Chinese is not cut into words here: every two neighbouring characters are a piece (bigrams, the common choice for
retrieval in Chinese without a dictionary; Nie, Gao, Zhang and Zhou 2000), and a piece weighs the more the fewer sentences
hold it (inverse document frequency; Spärck Jones 1972) and the later it stands: a Chinese phrase ends with what it is
about (执法人员脱产培训 is about training, not about officers). The score is the share of the promise's weight that a
sentence holds; it orders what a person reads and decides nothing.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

LEAST_SCORE = 0.15
LEAST_PIECES = 2
SHOWN = 5
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?")
_CLAUSE = re.compile(r"[^，,。！？!?；;\n]+")
# Numbers, punctuation and the enumerations of headings carry no matter; runs of characters between them do.
_RUN = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z]{2,}")
# Words of planning and comparing stand in every promise and part what is promised from them.
_FRAME = re.compile(
    r"不少于|不低于|不超过|以上|以内|左右|至少|达到|达|每年|全年|年内|年底前?|每季度|每半年|每月|每个|各类|力争|确保|坚持|继续|保持"
    r"|组织|开展|打造|培育|建成|新建|举办|推动|其中|进一步|不断|切实|全面|深入|积极|大力|加强"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a text: `text` is the whole's [start:end]."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that shares words with a promise; `score` is between 0 and 1, `shared` the pieces, first ones first."""

    sentence: Sentence
    score: float
    shared: tuple[str, ...]


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text in order, without the blanks around them; a semicolon ends one too."""
    return [
        Sentence(place, place + len(told), told)
        for match in _SENTENCE.finditer(text)
        if (told := match.group().strip())
        for place in (match.start() + match.group().index(told),)
    ]


def promise_at(text: str, start: int, end: int) -> Sentence:
    """The clauses that hold the promise at [start:end], with those after it that explain it (其中 …).

    The claim's own words are often only a number with its unit (打造2个); what is promised stands around it. Places
    outside the text give an empty sentence.
    """
    clauses = [(match.start(), match.end()) for match in _CLAUSE.finditer(text)]
    held = [place for place, (first, last) in enumerate(clauses) if first < end and start < last]
    if not held:
        return Sentence(start, start, "")
    last = held[-1]
    while last + 1 < len(clauses) and text[slice(*clauses[last + 1])].lstrip().startswith("其中"):
        last += 1
    first = clauses[held[0]][0]
    told = text[first : clauses[last][1]]
    first += len(told) - len(told.lstrip())
    return Sentence(first, clauses[last][1], text[first : clauses[last][1]].rstrip())


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[str, ...]:
    """The pieces of a text, each once, in order: pairs of neighbouring Chinese characters, and Latin words."""
    found: dict[str, None] = {}
    for run in _RUN.findall(_FRAME.sub(" ", text)):
        if run[0].isascii():
            found[run.lower()] = None
        else:
            found.update(dict.fromkeys(run[place : place + 2] for place in range(len(run) - 1)))
    return tuple(found)


def candidates(
    promise: str, told: Sequence[Sentence], *, least: float = LEAST_SCORE, shown: int = SHOWN
) -> list[Candidate]:
    """The sentences that share the promise's words, best first; none where they share too little of them.

    `told` are the sentences of the report that should answer the promise, without its own plan for the year after.
    """
    wanted = pieces(promise)
    if not wanted:
        return []
    held = [frozenset(pieces(sentence.text)) for sentence in told]
    weights = _weights(wanted, held)
    whole = sum(weights.values())
    found = []
    for sentence, has in zip(told, held, strict=True):
        shared = tuple(piece for piece in wanted if piece in has)
        score = sum(weights[piece] for piece in shared) / whole
        if len(shared) >= LEAST_PIECES and score >= least:
            found.append(Candidate(sentence, score, shared))
    return sorted(found, key=lambda item: (-item.score, item.sentence.start))[:shown]


def _weights(wanted: Sequence[str], held: Iterable[frozenset[str]]) -> dict[str, float]:
    """A piece's weight: large where few sentences hold it, largest where none does; in full only at the end."""
    among = list(held)
    counts = Counter(piece for has in among for piece in has)
    return {
        piece: math.log(1 + (1 + len(among)) / (1 + counts[piece])) * place / len(wanted)
        for place, piece in enumerate(wanted, start=1)
    }
