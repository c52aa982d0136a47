"""A correction made into something the reading can be taught: the phrase that decided and the class of its unit."""

import re

from etl.quantities import find, normalise
from etl.wording import CLAUSE_ENDS, wording
from faults import Fault

SHORTEST, LONGEST = 2, 20
_STOPS = re.compile(f'[{re.escape(CLAUSE_ENDS)}、()（）“”"\\s]')
_OPENING = re.compile(r"^(?:全年|本年|今年|年内|先后|累计|共计|共|组织|开展|举办|完成|实现|进行)+")
_UNUSABLE = re.compile(r"[0-9%]|[^\w]|_")


def proposed(quote: str) -> str:
    """The words of a quote that name its number: those before it, else those after it, or nothing."""
    text = normalise(quote)
    numbers = find(text)
    if not numbers:
        return ""
    before = _STOPS.split(text[: numbers[-1].start])[-1]
    after = _STOPS.split(text[numbers[-1].end :])[0]
    for words in (before, after):
        inside = find(words)
        bare = words[inside[-1].end :] if inside else words
        kept = _OPENING.sub("", bare) or bare
        if len(kept) >= SHORTEST:
            return kept[-LONGEST:]
    return ""


def checked(phrase: str) -> str:
    """The phrase as the reading will look for it. Raises Fault `phrase_unusable` for one with a number or a stop in it."""
    told = normalise(phrase.strip())
    if not SHORTEST <= len(told) <= LONGEST or _UNUSABLE.search(told) or find(told):
        raise Fault("phrase_unusable", phrase=phrase.strip(), shortest=SHORTEST, longest=LONGEST)
    return told


def units_of(unit: str, indicator: str) -> str:
    """The class of measure words that a taught phrase stands beside: the one that the indicator's own rules use, else
    the narrowest. Raises Fault `unit_untaught` for a measure word of no class."""
    known = wording()
    classes = known.units.get(unit, ())
    if not classes:
        raise Fault("unit_untaught", unit=unit)
    own = [name for name in classes if any(rule.indicator == indicator for _, rule in known.rules[name])]
    return min(own or classes, key=lambda name: sum(name in names for names in known.units.values()))
