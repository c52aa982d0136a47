"""A district's own scheme of appraisal: its items with points and rules, its lines beside them, its grades.

No official weights are published: a scheme is always a district's own. It is text in TOML, the same in the shipped draft
(data/appraisal.toml), in a district's file and in the database; `parsed` refuses a slip with its place.
"""

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from catalogue import catalogue
from faults import Fault
from records import Number

DRAFT = Path(__file__).resolve().parent.parent / "data" / "appraisal.toml"
RULES = ("attainment", "threshold", "zero", "deduct")
KINDS = ("bonus", "penalty", "veto")
WHOLE = 100
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator with its points and how they are earned.

    attainment: in proportion from `floor` (nothing) to the goal (all). threshold: in proportion from 0 to the goal, no more
    above it. zero: all where nothing happened, else nothing. deduct: `take` points off for each percentage point or unit
    short of the goal (`per` point, pro rata) or for each case short (`per` case), until the item is used up. Without a
    `goal` the office's binding target of the year is the goal.
    """

    indicator: str
    points: Number
    rule: str
    floor: Number | None = None
    goal: Number | None = None
    take: Number | None = None
    per: str = "point"


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line beside the items: bonus or penalty (`points` each, up to `cap` in all), or veto (the last grade)."""

    name: str
    kind: str
    points: Number = 0
    cap: Number = 0


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and the score from which it is reached; the last one from 0."""

    name: str
    least: Number


@dataclass(frozen=True, slots=True)
class Scheme:
    """The whole of it. Below `coverage` percent of the points nothing is scored; the caps hold for all lines together."""

    title: str
    items: tuple[Item, ...]
    lines: tuple[Line, ...]
    grades: tuple[Grade, ...]
    coverage: Number
    bonus_cap: Number
    penalty_cap: Number


@cache
def draft() -> str:
    """The shipped draft as text, for a district to start from."""
    return DRAFT.read_text(encoding="utf-8")


@cache
def parsed(text: str) -> Scheme:
    """The scheme of a text, checked. Raises Fault `scheme_unreadable`, `scheme_field` (place and field), `scheme_indicator`,
    `scheme_rule`, `scheme_twice`, `scheme_sum` and `scheme_grades`."""
    try:
        told = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise Fault("scheme_unreadable", line=line[1] if line else str(text.count("\n") + 1)) from error
    return built(told)


def built(told: dict[str, Any]) -> Scheme:
    """The scheme of a table as TOML or an editor gives it, checked."""
    items = tuple(_item(entry, f"item {place}") for place, entry in enumerate(_tables(told, "item"), start=1))
    lines = tuple(_line(entry, f"line {place}") for place, entry in enumerate(_tables(told, "line"), start=1))
    grades = tuple(
        Grade(_name(entry, f"grade {place}"), _number(entry, "from", f"grade {place}"))
        for place, entry in enumerate(_tables(told, "grade"), start=1)
    )
    codes = [item.indicator for item in items] + [line.name for line in lines]
    for code in codes:
        if codes.count(code) > 1:
            raise Fault("scheme_twice", name=code)
    total = sum((Decimal(item.points) for item in items), Decimal(0))
    if total != WHOLE:
        raise Fault("scheme_sum", total=f"{total.normalize():f}")
    bars = [grade.least for grade in grades]
    if len(grades) < 2 or bars != sorted(set(bars), reverse=True) or bars[-1] != 0:
        raise Fault("scheme_grades")
    coverage = _number(told, "coverage", "scheme", 1, WHOLE)
    caps = [_number(told, name, "scheme", 0, WHOLE) for name in ("bonus_cap", "penalty_cap")]
    return Scheme(_name(told, "scheme", "title"), items, lines, grades, coverage, *caps)


def _tables(told: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = told.get(name, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise Fault("scheme_field", place="scheme", field=name)
    return found


def _item(entry: dict[str, Any], place: str) -> Item:
    code = str(entry.get("indicator", ""))
    indicator = catalogue().indicators.get(code)
    if indicator is None or indicator.direction == "none":
        raise Fault("scheme_indicator", name=code or place)
    rule, per = entry.get("rule"), entry.get("per") or "point"
    fits = {"threshold": indicator.direction == "higher", "zero": indicator.direction == "lower"}
    if rule not in RULES or not fits.get(str(rule), True) or per not in ("point", "case"):
        raise Fault("scheme_rule", name=code)
    floor, goal, take = (_optional(entry, name, code) for name in ("floor", "goal", "take"))
    item = Item(code, _number(entry, "points", code, 0, WHOLE), str(rule), floor, goal, take, str(per))
    if item.points == 0:
        raise Fault("scheme_field", place=code, field="points")
    needed = {"attainment": item.floor, "deduct": item.take}
    if rule in needed and needed[rule] is None:
        raise Fault("scheme_field", place=code, field="floor" if rule == "attainment" else "take")
    if rule == "deduct" and item.take == 0:
        raise Fault("scheme_field", place=code, field="take")
    if rule == "attainment" and item.goal is not None and item.floor is not None:
        upward = indicator.direction == "higher"
        if (item.goal <= item.floor) if upward else (item.goal >= item.floor):
            raise Fault("scheme_field", place=code, field="floor")
    return item


def _line(entry: dict[str, Any], place: str) -> Line:
    kind = entry.get("kind")
    if kind not in KINDS:
        raise Fault("scheme_field", place=place, field="kind")
    if kind == "veto":
        return Line(_name(entry, place), "veto")
    points = _number(entry, "points", place, 0, WHOLE)
    return Line(_name(entry, place), str(kind), points, _number(entry, "cap", place, points, WHOLE))


def _name(entry: dict[str, Any], place: str, field: str = "name") -> str:
    told = entry.get(field)
    if not isinstance(told, str) or not 0 < len(told.strip()) <= LONGEST:
        raise Fault("scheme_field", place=place, field=field)
    return told.strip()


def _number(entry: dict[str, Any], field: str, place: str, least: Number = 0, most: Number = 10**9) -> Number:
    told = entry.get(field)
    plain = isinstance(told, int | Decimal) and not isinstance(told, bool)
    if not plain or not Decimal(str(told)).is_finite() or not least <= Decimal(str(told)) <= most:
        raise Fault("scheme_field", place=place, field=field)
    assert isinstance(told, int | Decimal)
    return told


def _optional(entry: dict[str, Any], field: str, place: str) -> Number | None:
    return None if entry.get(field) is None else _number(entry, field, place)


def written(scheme: Scheme) -> str:
    """The scheme as text again: what `parsed` reads is the same scheme."""
    rows = [f"title = {_quoted(scheme.title)}"]
    rows += [f"{name} = {getattr(scheme, name)}" for name in ("coverage", "bonus_cap", "penalty_cap")]
    for grade in scheme.grades:
        rows += ["", "[[grade]]", f"name = {_quoted(grade.name)}", f"from = {grade.least}"]
    for item in scheme.items:
        rows += ["", "[[item]]", f'indicator = "{item.indicator}"', f"points = {item.points}", f'rule = "{item.rule}"']
        rows += [
            f"{name} = {getattr(item, name)}" for name in ("floor", "goal", "take") if getattr(item, name) is not None
        ]
        rows += [f'per = "{item.per}"'] if item.rule == "deduct" else []
    for line in scheme.lines:
        rows += ["", "[[line]]", f"name = {_quoted(line.name)}", f'kind = "{line.kind}"']
        rows += [f"points = {line.points}", f"cap = {line.cap}"] if line.kind != "veto" else []
    return "\n".join(rows) + "\n"


def _quoted(text: str) -> str:
    """A TOML string; line breaks and quotes of a name stay what they are."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(one if one >= " " and one != "\x7f" else f"\\u{ord(one):04x}" for one in escaped) + '"'
