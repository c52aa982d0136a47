"""Automatic numbers of Word paragraphs: 一、 and （一） that a report's headings carry without their being typed."""

from collections import defaultdict

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting"}
_DIGITS = "零一二三四五六七八九"


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


class Numbering:
    """Counts the paragraphs of each list and level, as Word does when it shows them."""

    def __init__(self, part: etree._Element | None) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[tuple[str, int], int] = defaultdict(int)
        if part is None:
            return
        abstract = {item.get(f"{W}abstractNumId"): item for item in part.iter(f"{W}abstractNum")}
        for number in part.iter(f"{W}num"):
            reference = number.find(f"{W}abstractNumId")
            target = abstract.get(reference.get(f"{W}val")) if reference is not None else None
            if target is None:
                continue
            for level in target.iter(f"{W}lvl"):
                told = {name: level.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start")}
                values = {name: found.get(f"{W}val") if found is not None else None for name, found in told.items()}
                place = (str(number.get(f"{W}numId")), int(level.get(f"{W}ilvl") or 0))
                start = int(values["start"] or 1) if (values["start"] or "").isdigit() else 1
                self._levels[place] = (values["numFmt"] or "", values["lvlText"] or "", start)

    def label(self, paragraph: etree._Element) -> str:
        """The number that Word shows before this paragraph, or an empty string."""
        found = paragraph.find(f"{W}pPr/{W}numPr")
        if found is None:
            return ""
        number, level = found.find(f"{W}numId"), found.find(f"{W}ilvl")
        if number is None:
            return ""
        depth = int(level.get(f"{W}val") or 0) if level is not None else 0
        place = (str(number.get(f"{W}val")), depth)
        if place not in self._levels:
            return ""
        form, text, start = self._levels[place]
        self._counts[place] += 1
        for deeper in [key for key in self._counts if key[0] == place[0] and key[1] > depth]:
            del self._counts[deeper]
        if form in ("bullet", "none") or "%" not in text:
            return ""
        shown = text
        for upper in range(depth + 1):
            upper_form, _, upper_start = self._levels.get((place[0], upper), (form, "", 1))
            count = self._counts.get((place[0], upper), 1) + upper_start - 1
            shown = shown.replace(f"%{upper + 1}", _chinese(count) if upper_form in _CHINESE else str(count))
        return shown
