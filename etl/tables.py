"""Tables in a report's text (rows of cells joined by tabs) -> one plain sentence for each cell that holds a number.

A cell says little by itself: its row names what is counted, its column the year or that it is a target, a column of
its own or brackets the measure word. Put together they read like a sentence, and are read by the same rules as one.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.grammar import UNIT

_NUMBER = re.compile(r"[≥≤><约近超不少于低逾]{0,3}[0-9][0-9,.]*[余多]?")
_CELL = re.compile(rf"{_NUMBER.pattern}[万亿]?(?:{UNIT})?(?:以上|以内|左右)?")
_YEAR = re.compile(r"(20[0-9]{2})(?:年|$)")
_ORDINAL = re.compile(r"序号|编号|排名|位次|名次")
_CHANGE = re.compile(
    r"同比|环比|增幅|增长|变化|增减|降幅|比上年|较上年|全区|全市|全县|平均|备注|责任|时限|得分|分值|权重"
)
_TARGET = re.compile(r"目标|计划|任务|指标值|预期|要求")
_UNIT_COLUMN = re.compile(r"^(?:计量)?单位$")
_BRACKETS = re.compile(
    r"[(]((?:万|亿|百)?(?:元|件次|人次|家次|户次|场次|[件起宗例案次场期人名个处家户条份册项部批%]))[)]"
)
_COUNTED = re.compile(r"([场次件人份户])(?:次|数|数量)?$")
_PART = re.compile(r"^(?:其中|包括|含)[:：]?")
_SHARE_HEAD = re.compile(r"占比|比例|比率|率$|%")


class Cell(NamedTuple):
    """A number of a table: its place in the report, the sentence it amounts to, and the year and kind of its column."""

    start: int
    end: int
    sentence: str
    year: int | None
    target: bool


class Table(NamedTuple):
    """Lines of cells that belong together, from `start` to `end` in the report's text; `caption` stands before it."""

    start: int
    end: int
    caption: str
    rows: list[list[tuple[int, str]]]


def tables(text: str) -> list[Table]:
    """The tables of a normalised text: two lines or more that follow each other, each with a tab between words."""
    if "\t" not in text:
        return []
    found: list[Table] = []
    rows: list[list[tuple[int, str]]] = []
    start = place = 0
    caption = before = ""
    for line in (*text.split("\n"), ""):
        cells = _cells(line, place)
        if len(cells) > 1:
            if not rows:
                start, caption = place, before
            rows.append(cells)
        else:
            if len(rows) > 1:
                found.append(Table(start, place, caption, rows))
            rows = []
            before = line.strip() or before
        place += len(line) + 1
    return found


def _cells(line: str, place: int) -> list[tuple[int, str]]:
    cells = []
    for piece in line.split("\t"):
        bare = piece.strip()
        cells.append((place + len(piece) - len(piece.lstrip()), bare))
        place += len(piece) + 1
    return cells


def cells(table: Table) -> Iterator[Cell]:
    """Every cell with a number that a row or a column names, as a sentence."""
    heads = [word for _, word in table.rows[0]]
    headless = any(_is_number(word) for word in heads[1:])
    rows = table.rows if headless else table.rows[1:]
    if headless:
        heads = []
    units = next((place for place, word in enumerate(heads) if _UNIT_COLUMN.match(word)), None)
    for row in rows:
        told = [(place, word) for place, word in enumerate(word for _, word in row) if place != units]
        name = next((word for _, word in told if re.search("[一-龥]", word) and not _is_number(word)), "")
        if not name:
            continue
        name = _PART.sub("", name)
        unit = row[units][1] if units is not None and units < len(row) else ""
        for place, (start, word) in enumerate(row):
            head = heads[place] if place < len(heads) else ""
            if place == units or not _is_number(word) or _ORDINAL.search(head) or _CHANGE.search(head):
                continue
            if place == 0 and len(row) > 2:
                continue
            yield _cell(table.caption, name, head, word, unit, start)


def _cell(caption: str, name: str, head: str, word: str, unit: str, start: int) -> Cell:
    year = _YEAR.search(head) or _YEAR.match(name)
    named = head if _YEAR.match(name) else name
    inside = _BRACKETS.search(named) or _BRACKETS.search(head)
    counted = _COUNTED.search(named)
    length = len(word)
    if not re.search(r"[一-龥%]", word):
        word += unit or (inside[1] if inside else counted[1] if counted else "")
    bare = _BRACKETS.sub("", named)
    if (
        word.endswith("%")
        and not bare.endswith(("率", "度", "比", "比例", "占比"))
        and (not head or _SHARE_HEAD.search(head))
    ):
        bare += "率"
    elsewhere = f"{caption} {head}"
    target = bool(_TARGET.search(head) or (_TARGET.search(caption) and not year))
    told_year = int(year[1]) if year else None
    if told_year is None and re.search("上年|去年|上一年", elsewhere):
        told_year = -1
    return Cell(start, start + length, f"{bare}{word}", told_year, target)


def _is_number(word: str) -> bool:
    return _CELL.fullmatch(word) is not None and not _YEAR.fullmatch(word)
