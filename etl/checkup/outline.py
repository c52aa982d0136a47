"""Rules on the report's outline: the five parts that Article 24 of the 督察工作规定 asks for, its title, its years."""

import re
from pathlib import PurePath

from etl.checkup.result import AGREES, DIFFERS, INAPPLICABLE, OPEN, Evidence
from etl.checkup.subject import Subject
from etl.checkup.words import words
from etl.quantities import normalise

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
_DATED = re.compile(r"(?<![0-9])(20[0-9]{2})(?=年(?:度)?)")
_OPENING = re.compile(r"(?:现将|现就)[^。\n]{0,30}?(20[0-9]{2})年度?[^。\n]{0,30}?(?:报告|汇报|通报|公开|公布)")
_PERIOD = re.compile(r"(20[0-9]{2})年1月1日(?:至|到|-|—|~)+(20[0-9]{2})年12月31日")
_LAST_YEAR = re.compile(
    r"(?<![较比与和同])(?:上一年度|上年度)(?!相比|同期|增|减|下降|上升|提高|持平|报告|结转|的[0-9])"
)


def parts(subject: Subject) -> list[Evidence]:
    """Each statutory part by its heading; 待核实 where only the body speaks of it, 不符 where nothing does.

    The fifth part (其他需要报告的情况) may be empty by its nature: without it the rule does not apply to it.
    """
    found = []
    headings = [part for part in subject.parts if part.number and part.title]
    for name, told in words().parts.items():
        under = next((part for part in headings if _announces(part.kind, part.title, name)), None)
        under = under or next((part for part in headings if name == "results" == part.kind), None)
        if under is not None:
            start = subject.plain.find(under.title, under.start)
            spots = (subject.spot(start, start + len(under.title)),) if start >= 0 else ()
            found.append(Evidence("parts", AGREES, f"part_{name}", {"heading": under.title}, spots, name))
            continue
        inside = told.body.search(subject.plain) if told.body else None
        if inside is not None:
            spots = (subject.spot(*inside.span()),)
            found.append(Evidence("parts", OPEN, f"folded_{name}", {}, spots, name))
        else:
            verdict = INAPPLICABLE if name == "other" else DIFFERS
            found.append(Evidence("parts", verdict, f"missing_{name}", {}, (), name))
    return found


def _announces(kind: str, title: str, name: str) -> bool:
    """Does a heading announce the part? Its own words count first, then what the reading made of it."""
    named = bool(words().parts[name].heading.search(title))
    if name == "results":
        return kind == "results" and named
    return kind == name or (named and name in ("leader", "other"))


def title(subject: Subject) -> list[Evidence]:
    """A title gives its year as 2025年 or 2025年度 and calls itself a report on law-based government."""
    told = subject.head.title
    if not told:
        return [Evidence("title", OPEN, "title_missing")]
    start = subject.plain.find(told)
    spots = (subject.spot(start, start + len(told)),) if start >= 0 else ()
    values = {"title": told}
    if subject.head.odd_title:
        return [Evidence("title", DIFFERS, "title_without_year_word", values, spots, told)]
    if not re.search(r"(?:20[0-9]{2}|二[〇零○O0][一二三四五六七八九〇零○]{2})年", told):
        return [Evidence("title", OPEN, "title_without_year", values, spots, told)]
    if not re.search("法治|依法行政", told):
        return [Evidence("title", OPEN, "title_other", values, spots, told)]
    return [Evidence("title", AGREES, "title_fits", values, spots, told)]


def year(subject: Subject) -> list[Evidence]:
    """Headings, opening, period of count and file name give the title's year, the plan's heading the next."""
    own = subject.head.year
    if own is None:
        return [Evidence("year", OPEN, "year_missing")]
    found = [*_heading_years(subject, own), *_opening_years(subject, own), *_file_year(subject, own)]
    return found or [Evidence("year", AGREES, "year_fits", {"year": str(own)}, (), str(own))]


def _heading_years(subject: Subject, own: int) -> list[Evidence]:
    found = []
    for part in subject.parts:
        begin = subject.plain.find(part.title, part.start, part.end) if part.number else -1
        if begin < 0:
            continue
        expected = own + 1 if part.kind == "plan" else own
        years = [(int(match[1]), match) for match in _DATED.finditer(part.title)]
        if part.kind == "problems" and _opens_part("plan", part.title):
            continue  # 存在的不足和2022年工作重点
        if not years or any(told == expected for told, _ in years) or (part.kind == "plan" and years[0][0] > own):
            continue
        told, match = years[0]
        # A heading in the middle of the results may well look back; one that opens a statutory part may not.
        verdict = DIFFERS if len(part.title) <= 60 and _opens_part(part.kind, part.title) else OPEN
        values = {"year": str(own), "other": str(told), "expected": str(expected)}
        spot = subject.spot(begin + match.start(), begin + match.end())
        found.append(Evidence("year", verdict, "heading_year", values, (spot,), part.title))
    return found


def _opens_part(kind: str, title: str) -> bool:
    told = words().parts.get(kind)
    return told is not None and bool(told.heading.search(title))


def _opening_years(subject: Subject, own: int) -> list[Evidence]:
    found = []
    for match in _OPENING.finditer(subject.plain):
        if int(match[1]) != own:
            values = {"year": str(own), "other": match[1]}
            found.append(Evidence("year", DIFFERS, "opening_year", values, (subject.spot(*match.span(1)),), match[0]))
    for match in _PERIOD.finditer(subject.plain):
        if {int(match[1]), int(match[2])} != {own}:
            values = {"year": str(own), "period": match[0]}
            found.append(Evidence("year", DIFFERS, "period_year", values, (subject.spot(*match.span()),), match[0]))
    return found


def _file_year(subject: Subject, own: int) -> list[Evidence]:
    """A file is often named by the year it was written in, so the next year is no contradiction."""
    years = [int(told) for told in _YEAR.findall(normalise(PurePath(subject.name).stem))]
    if not years or own in years or own + 1 in years:
        return []
    values = {"year": str(own), "other": str(years[0]), "file": subject.name}
    return [Evidence("year", OPEN, "file_year", values, (), subject.name)]


def last_year(subject: Subject) -> list[Evidence]:
    """上一年度 with a figure: the year before the report, or the report's own as the statute's headings have it?

    Headings use it in the statute's sense, and a comparison (较上一年度) is clear.
    """
    found = []
    for match in _LAST_YEAR.finditer(subject.plain):
        begin, end = subject.sentence(match.start())
        around = subject.part(begin), subject.part(end)
        heading = any(part.number and part.title and part.start >= begin for part in around)
        counted = bool(subject.between(begin, end))
        if counted and not heading and subject.part(match.start()).kind != "plan":
            values = {"words": match[0], "year": str(subject.head.year or "")}
            spots = (subject.spot(*match.span()),)
            found.append(Evidence("last_year", OPEN, "last_year_ambiguous", values, spots, subject.plain[begin:end]))
    return found or [Evidence("last_year", AGREES, "last_year_clear")]
