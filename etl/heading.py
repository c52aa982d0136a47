"""A report's head: its title, its office, its level and its year, and whether its title gives it as one does."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from etl.quantities import normalise
from etl.squeeze import plain

_OFFICE = re.compile(r"[一-龥]{1,12}?(?:街道办事处|街道办|街道|镇|乡|开发区|管委会|社管办|区|县|市|局)")
_TITLE = re.compile(r"法治政府|依法行政|法治建设|法治工作")
_KIND = re.compile(r"报告|总结|情况|汇报")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?=年|度|\s*法治|\s*依法)")
_HAN_YEAR = re.compile(r"二[〇零○O0]([〇零○一二三四五六七八九]{2})年")
_SIGNED = re.compile(r"^[ \t　]*(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日[ \t　]*$", re.M)
_PUBLISHED = re.compile(r"(?:发布|成文|公开|生成)(?:日期|时间)[:： ]{0,3}(20[0-9]{2})[-年./]([0-9]{1,2})")
_STREET = re.compile(
    r"([一-龥]{1,10}?(?:街道|镇|乡|街(?=20|办事处|关于|法治|[0-9])))(?:党工委|党委|办事处|人民政府|政府|办|综合)?"
)
_ABOVE = re.compile(r"^.*?(?:省|自治区|市|自治州|州|盟|新区|区|县|旗)(?=[一-龥]{2,}(?:街道|镇|乡))")
_DISTRICT = re.compile(r"([一-龥]{2,8}?(?:新区|区|县|市|旗))(?:人民政府|政府|司法局|法治政府|20[0-9]{2}|委)")
_NOISE = re.compile(r"^(?:关于|中共|原|本|我|全|各|现将|将|由|为|在|和|及|与|对|以|[0-9一二三四五六七八九〇年度的]+)+")
_HAN_DIGITS = {**{character: str(value) for value, character in enumerate("〇一二三四五六七八九")}, "零": "0", "○": "0"}


@dataclass(frozen=True, slots=True)
class Head:
    """What a report says of itself: `odd_title` marks a title year without 年 (2025度); `level` is street, town, township,
    district, city or ""."""

    title: str
    region_name: str | None
    year: int | None
    level: str
    above: str | None = None
    odd_title: bool = False


def head(text: str, name: str = "") -> Head:
    """Read the head of a report from its first lines, its signature and, where those are silent, its file name."""
    tight = plain(text).text
    title = _title(tight)
    stem = normalise(PurePath(name).stem)
    year = (
        _first(_YEAR.findall(title))
        or _first(_han_years(title))
        or _first(re.findall(r"(?<![0-9])20[0-9]{2}(?![0-9])", stem))
        or _signed(tight)
        or _first(_YEAR.findall(tight[:500]))
        or _reported(_PUBLISHED.findall(tight[:1000]))
        or _most_told(tight)
    )
    region = _region(title) or _region(stem) or _region(_signature(tight)) or _region(tight[:400])
    level = _level(region)
    return Head(
        title,
        region,
        year,
        level,
        _above(title, region),
        bool(re.search(r"20[0-9]{2}度", title)),
    )


def _title(text: str) -> str:
    """The line that names a report of law-based government; else the first line that says anything."""
    lines = [line.strip(" \t　#*") for line in text.split("\n")[:60]]
    for place, line in enumerate(lines):
        if len(line) <= 60 and _TITLE.search(line):
            before = lines[place - 1] if place and len(lines[place - 1]) <= 30 else ""
            if not _KIND.search(line) and place + 1 < len(lines) and _KIND.search(lines[place + 1][:20]):
                line += lines[place + 1]
            return (before + line) if before and not _region(line) and _region(before) else line
    return next((line for line in lines if line), "")[:60]


def _han_years(text: str) -> list[str]:
    return ["20" + "".join(_HAN_DIGITS[character] for character in found) for found in _HAN_YEAR.findall(text)]


def _first(found: Iterable[str]) -> int | None:
    return next((int(year) for year in found), None)


def _signed(text: str) -> int | None:
    """A report signed in the first half of a year is about the year before."""
    signed = _SIGNED.findall(text)
    if not signed:
        return _first(str(int(year) - 1) for year in _han_years(text[-80:]))
    return _reported([signed[-1][:2]])


def _reported(dates: list[tuple[str, str]]) -> int | None:
    """The year that a report of this date (year, month) tells of; None without a date."""
    return next((int(year) - (int(month) <= 8) for year, month in dates), None)


def _most_told(text: str) -> int | None:
    """The year that a text without any head speaks of most."""
    told = _YEAR.findall(text)
    return int(max(told, key=told.count)) if told else None


def _signature(text: str) -> str:
    return " ".join(line.strip() for line in text.rstrip().split("\n")[-4:] if len(line.strip()) <= 30)


def _region(text: str) -> str | None:
    """The office's own name: 东川区柳浪街道办事处2023年度… -> 柳浪街道."""
    for match in _STREET.finditer(_ABOVE.sub("", text) if _ABOVE.match(text) else text):
        name = _NOISE.sub("", match[1])
        name = _ABOVE.sub("", name)
        if (
            len(name) >= 2
            and name not in ("街道", "乡镇", "镇街道", "各街道", "村镇", "城镇")
            and not name.startswith(("乡镇", "各"))
        ):
            return name
    match_district = _DISTRICT.search(text)
    return _NOISE.sub("", match_district[1]) if match_district else None


def _level(region: str | None) -> str:
    for ending, level in (
        ("街道", "street"),
        ("镇", "town"),
        ("乡", "township"),
        ("区", "district"),
        ("县", "district"),
        ("旗", "district"),
        ("市", "city"),
    ):
        if region and region.endswith(ending):
            return level
    return ""


def _above(title: str, region: str | None) -> str | None:
    """The district that the title names before the office, if any."""
    if not region or region not in title:
        return None
    before = _NOISE.sub("", title.partition(region)[0])
    found = re.search(r"([一-龥]{2,6}?(?:新区|区|县|旗))$", re.sub(r"^.*?[省市](?=[一-龥])", "", before))
    return found[1] if found else None
