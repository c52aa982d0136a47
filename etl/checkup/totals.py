"""Sub-totals: parts that a sentence lists behind 其中 or before 合计 must add up to their total."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from etl.checkup.result import AGREES, DIFFERS, OPEN, Evidence
from etl.checkup.subject import Subject
from etl.checkup.words import words
from etl.quantity import Quantity

_OPENING = re.compile(r"[,，、:：(（]?(?:其中|包括|含|分别为|分别是)[:：,，]?")
_SUMMED = re.compile(r"(?:合计|共计|总计|累计)(?:为|达|有|共)?$")
_CHANGED = re.compile(r"(?:增加|减少|上升|下降|增长|多|少)了?$")
_MORE = re.compile(r"等|其他|其它|另有|以及其")
_CLOSE = 0.95
"""Parts that reach this share of their total are taken for the whole of it; fewer for some of it."""


class Sum(NamedTuple):
    """A total with the parts that its sentence lists; `names` are the words before each part's number."""

    total: Quantity
    parts: tuple[Quantity, ...]
    names: tuple[str, ...]
    closing: bool


def totals(subject: Subject) -> list[Evidence]:
    """不符 where the parts leave no third (专职, 兼职) or a sum is claimed (合计); else a person decides.

    其中 often names only some parts, or parts that overlap: less than the total says nothing, more is asked about.
    """
    found = []
    for one in sums(subject):
        told = _verdict(one)
        if told is not None:
            found.append(_evidence(subject, one, *told))
    return found


def _verdict(one: Sum) -> tuple[str, str] | None:
    total, parts = int(one.total.value), [int(part.value) for part in one.parts]
    added = sum(parts)
    if added == total:
        return (AGREES, "parts_fit") if len(parts) > 1 else None
    if max(parts) > total:
        return (OPEN if one.closing else DIFFERS), "part_above_total"
    if len(parts) < 2:
        return None
    if one.closing:
        units = {part.unit for part in (*one.parts, one.total)}
        return (DIFFERS if len(units) == 1 else OPEN), "parts_mismatch"
    if len(parts) == 2 and _complementary(*one.names):
        return DIFFERS, "parts_mismatch"
    if added > total:
        return OPEN, "parts_exceed"
    return (OPEN, "parts_mismatch") if added >= total * _CLOSE else None


def _complementary(first: str, second: str) -> bool:
    return any(
        (one.search(first) and other.search(second)) or (other.search(first) and one.search(second))
        for one, other in words().complements
    )


def sums(subject: Subject) -> list[Sum]:
    """Every total with its listed parts, in order of place; plans have none."""
    found = []
    for total in subject.quantities:
        if not _is_count(total) or total.value < 2 or subject.part(total.start).kind == "plan":
            continue
        _, end = subject.sentence(total.start)
        if _CHANGED.search(subject.plain, max(0, total.start - 6), total.start):
            continue  # 57场次，较上年增加13场，其中送法下乡21场: parts of the 57
        opening = _OPENING.match(subject.plain, total.end)
        if opening is not None:
            following = subject.between(opening.end(), end)
            parts, names = _listed(subject.plain, opening.end(), end, following, total.unit)
            if parts:
                found.append(Sum(total, parts, names, closing=False))
        else:
            closing = _before(subject, total)
            if closing is not None:
                found.append(closing)
    return found


def _is_count(quantity: Quantity) -> bool:
    return quantity.qualifier == "exact" and isinstance(quantity.value, int) and quantity.unit in words().family


def _listed(
    plain: str, start: int, end: int, following: Sequence[Quantity], unit: str
) -> tuple[tuple[Quantity, ...], tuple[str, ...]]:
    """The parts named one after the other, joined by 、 or 和, in the total's measure word."""
    parts: list[Quantity] = []
    names: list[str] = []
    last = start
    for quantity in following:
        if quantity.end > end:
            break
        gap = plain[last : quantity.start]
        if (parts and re.search("[,，;(（]", gap)) or not _is_count(quantity) or quantity.unit != unit:
            break
        parts.append(quantity)
        names.append(gap.strip("、和及与 "))
        last = quantity.end
    return tuple(parts), tuple(names)


def _before(subject: Subject, total: Quantity) -> Sum | None:
    """The run of counts joined by 、 that a 合计 closes."""
    begin, _ = subject.sentence(total.start)
    if not _SUMMED.search(subject.plain, begin, total.start):
        return None
    parts: list[Quantity] = []
    names: list[str] = []
    right = total.start
    for quantity in reversed(subject.between(begin, total.start)):
        gap = subject.plain[quantity.end : right]
        joined = (
            not re.search("[,，;(（]", gap) if parts else re.fullmatch(r"[,，]?(?:合计|共计|总计|累计)\S{0,2}", gap)
        )
        if not joined or not _is_count(quantity) or _MORE.search(gap):
            break
        parts.append(quantity)
        names.append(gap)
        right = quantity.start
    same = words().family[total.unit]
    alike = all(words().family[part.unit] == same or total.unit in "件份项" for part in parts)
    return (
        Sum(total, tuple(reversed(parts)), tuple(reversed(names)), closing=True) if len(parts) > 1 and alike else None
    )


def _evidence(subject: Subject, one: Sum, verdict: str, code: str) -> Evidence:
    values = {
        "value": str(one.total.value),
        "parts": "＋".join(str(part.value) for part in one.parts),
        "total": str(sum(int(part.value) for part in one.parts)),
    }
    spots = tuple(subject.spot(part.start, part.end) for part in (one.total, *one.parts))
    return Evidence("totals", verdict, code, values, spots, f"{values['value']} {values['parts']}")
