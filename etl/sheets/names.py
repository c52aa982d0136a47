"""Which indicator a name on a form means: its id, its name, one of its phrases; never the nearest guess."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from catalogue import catalogue
from etl.sheets.words import plain, without_remark, words

_ENDINGS = ("次数", "场次", "件数", "人数", "人次", "份数", "条数", "个数", "总数", "数量", "数", "情况")
_OPENINGS = ("全年", "年度", "本年度", "本年", "当年")


class Meaning(NamedTuple):
    """`indicator` is None for a name that nobody listed, or that `several` share; `loose` where a phrase decided."""

    indicator: str | None
    several: tuple[str, ...] = ()
    loose: bool = False


@cache
def _names() -> Mapping[str, frozenset[str]]:
    found = defaultdict(set)
    for item in catalogue().indicators.values():
        for name in (item.id, item.name_zh, item.short_zh, item.name_en, item.short_en):
            found[plain(name)].add(item.id)
    for told, names in words()["names"].items():
        for name in names:
            found[plain(name)].add(told)
    return {name: frozenset(ids) for name, ids in found.items()}


@cache
def _phrases() -> Mapping[str, frozenset[str]]:
    found = defaultdict(set)
    for item in catalogue().indicators.values():
        for name in item.synonyms:
            found[plain(name)].add(item.id)
        found[without_remark(item.name_zh)].add(item.id)
    for phrase, ids in catalogue().ambiguous.items():
        found[plain(phrase)].update(ids)
    return {name: frozenset(ids) for name, ids in found.items()}


@lru_cache(maxsize=8192)
def meaning(written: str, unit: str = "") -> Meaning:
    """What a name means; a unit of percent decides between a share and a count of one phrase."""
    forms = [plain(written), without_remark(written)]
    for form in forms:
        if ids := _names().get(form):
            return _one(ids, unit, loose=False)
    opened = [form.removeprefix(opening) for form in forms for opening in ("", *_OPENINGS)]
    for form in [*opened, *(form.removesuffix(end) for form in opened for end in _ENDINGS)]:
        if ids := _phrases().get(form):
            return _one(ids, unit, loose=True)
    return Meaning(None)


def _one(ids: frozenset[str], unit: str, *, loose: bool) -> Meaning:
    chosen = ids
    if len(ids) > 1 and unit:
        share = "%" in unit or "％" in unit or "百分" in unit
        chosen = frozenset(name for name in ids if (catalogue().indicators[name].kind == "rate") == share)
    if len(chosen) == 1:
        return Meaning(next(iter(chosen)), loose=loose)
    return Meaning(None, tuple(sorted(ids)))
