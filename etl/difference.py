"""Two readings of one text held against each other: what is new, what is gone, what is read otherwise."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from etl.marks import MARKS
from records import Claim

FIELDS = (
    "indicator", "value", "low", "high", "qualifier", "unit", "year", "kind", "scope", "flags", "base", "soft",
    "confidence", "quote",
)  # fmt: skip


class Change(NamedTuple):
    """`before` is None for what is new (+), `after` for what is gone (-); both are there for what changed (~)."""

    before: Claim | None
    after: Claim | None

    @property
    def sign(self) -> str:
        """+, - or ~."""
        return "+" if self.before is None else "-" if self.after is None else "~"

    @property
    def place(self) -> int:
        """Where in the text it stands."""
        claim = self.after or self.before
        assert claim is not None
        return claim.start

    def fields(self) -> list[str]:
        """The names of what changed; empty where a claim is new or gone."""
        if self.before is None or self.after is None:
            return []
        marked = set(MARKS) & {*self.before.flags, *self.after.flags}
        names = [name for name in FIELDS if name != "confidence" or not marked]
        return [name for name in names if _told(self.before, name) != _told(self.after, name)]


def _told(claim: Claim, name: str) -> object:
    """What counts of a field: the file's own marks, and the doubt they bring, are no part of the reading of a text."""
    return set(claim.flags) - set(MARKS) if name == "flags" else getattr(claim, name)


def changes(before: Sequence[Claim], after: Sequence[Claim]) -> list[Change]:
    """What reading `after` says otherwise than `before`, in order of place.

    Claims belong together by their number's place, first those of one indicator, kind and year, then of one
    indicator, then those that another indicator took.
    """
    old, new = list(before), list(after)
    found: list[Change] = []
    keys: tuple[Callable[[Claim], object], ...] = (
        lambda claim: (claim.end, claim.indicator, claim.kind, claim.year),
        lambda claim: (claim.end, claim.indicator),
        lambda claim: claim.end,
    )
    for key in keys:
        waiting: dict[object, list[Claim]] = {}
        for claim in new:
            waiting.setdefault(key(claim), []).append(claim)
        left = []
        for claim in old:
            partners = waiting.get(key(claim))
            if partners:
                found.append(Change(claim, partners.pop(0)))
            else:
                left.append(claim)
        old, new = left, [claim for partners in waiting.values() for claim in partners]
    changed = [change for change in found if change.fields()]
    changed += [Change(claim, None) for claim in old] + [Change(None, claim) for claim in new]
    return sorted(changed, key=lambda change: (change.place, change.sign))
