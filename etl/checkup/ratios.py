"""Stated shares found in the text with the counts of their own sentence that they may rest on."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from etl.checkup.subject import Subject
from etl.checkup.words import words
from etl.quantity import Quantity

_NAME = re.compile(
    r"(?P<name>[一-龥“”\"、]{1,14}?)(?P<suffix>率|占比|比例)(?P<told>分别)?(?:均|都|已|就|高|仅|只|为|达到|达|到|至|是|约|超过|稳定|保持|维持|在|提升|提高|上升|下降|降|升|[:(（ ])*$"
)
_DELIMITER = re.compile(r"[,，、:：(（)）]")
_CHANGE = re.compile(r"(?:提升|提高|上升|下降|降|升)了?$")
NEAREST = 24
"""Counts of a sentence that a share may rest on, the nearest before it."""


class Ratio(NamedTuple):
    """A stated share. `name` is the word before 率, `called` the whole; `numerator` and `bases` are counts of the same sentence, the
    numerator None where no count's own words name what the share counts. `tied` says that these are the share's own
    last word; `counts` are all counts before the share in its sentence."""

    share: Quantity
    name: str
    called: str
    name_start: int
    numerator: Quantity | None
    bases: tuple[Quantity, ...]
    tied: bool
    counts: tuple[Quantity, ...]
    listed: bool


@lru_cache(maxsize=1)
def ratios(subject: Subject) -> tuple[Ratio, ...]:
    """All shares that the report states of itself for its year, in order of place; three rules ask for them in turn."""
    found = []
    for quantity in subject.quantities:
        if quantity.unit != "%" or subject.part(quantity.start).kind == "plan":
            continue
        begin, _ = subject.sentence(quantity.start)
        match = _NAME.search(subject.plain, max(begin, quantity.start - 30), quantity.start)
        if match is None or _CHANGE.search(subject.plain, begin, quantity.start):
            continue
        if not _foreign(subject, quantity, match.start()):
            found.append(_ratio(subject, quantity, match, begin))
    return tuple(found)


def _foreign(subject: Subject, share: Quantity, name_start: int) -> bool:
    """A target, a norm, last year's or the whole district's share."""
    after = subject.plain[share.end : share.end + 4]
    begin, _ = subject.sentence(share.start)
    clause = max(subject.plain.rfind(mark, begin, name_start) for mark in ",，;") + 1
    lead = subject.plain[max(begin, clause) : share.start]
    return (
        bool(words().foreign.search(lead))
        or after.startswith(("的目标", "目标", "的要求", "的考核"))
        or any(
            claim.unit == "%"
            and (claim.kind == "target" or claim.year != subject.head.year or claim.scope == "district")
            for claim in (subject.claims[place] for place in subject.touching(*subject.spot(share.start, share.end)))
        )
    )


def _ratio(subject: Subject, share: Quantity, match: re.Match[str], begin: int) -> Ratio:
    name = match["name"].rsplit("、", 1)[-1]
    before = [one for one in subject.between(begin, match.start("name")) if one.end <= match.start("name") + 1]
    counts = tuple(one for one in before if _countable(one))[-NEAREST:]
    # 审结的6件胜诉率100%: a count right before the share's name is what it is a share of.
    beside = bool(before) and before[-1].end >= match.start("name")
    numerator, tied = (None, False) if beside else _numerator(subject.plain, counts, name, begin)
    bases: tuple[Quantity, ...] = ()
    if numerator is not None:
        family = words().family[numerator.unit]
        bases = tuple(
            one
            for one in counts
            if one is not numerator
            and words().family[one.unit] == family
            and (one.high if one.high is not None else one.value) >= numerator.value
        )
    listed = match["told"] is not None or "、" in match["name"]
    called = name.strip('“”"') + match["suffix"]
    return Ratio(share, name, called, match.start("name"), numerator, bases, tied, counts, listed)


def _numerator(plain: str, counts: Sequence[Quantity], name: str, begin: int) -> tuple[Quantity | None, bool]:
    """The nearest count before the share whose own phrase has the share's last word, else another word of its name."""
    if len(name) < 2:
        return None, False
    for stems, tied in (([name[-2:]], True), ([stem for stem in words().stems if stem in name[:-2]], False)):
        for one in reversed(counts):
            phrase = _phrase(plain, one, begin)
            alike = all((word in phrase) == (word in name) for word in words().apart)
            if alike and any(stem in phrase for stem in stems):
                return one, tied
    return None, False


def _countable(quantity: Quantity) -> bool:
    """A whole count whose wording says from where to where it reaches; 突破万件 is told for its sound."""
    return (
        quantity.unit in words().family
        and isinstance(quantity.value, int)
        and quantity.qualifier in ("exact", "about_plus", "range")
    )


def _phrase(plain: str, count: Quantity, begin: int) -> str:
    """The words around a count up to the next comma on either side."""
    before = plain[begin : count.start]
    cut = max((match.end() for match in _DELIMITER.finditer(before)), default=0)
    after = re.split("[,，、。;；:：(（)）0-9\n]", plain[count.end : count.end + 20], maxsplit=1)[0]
    return before[cut:] + after
