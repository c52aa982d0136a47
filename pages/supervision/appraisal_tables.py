"""What the page of the appraisal shows: the offices' scores, one office's components, the lines beside them, the files."""

import streamlit as st

from analysis.appraisal import Component, Score
from catalogue import catalogue
from charts import CONFIG, shown
from charts.appraisal import Mark, appraisal
from language import current, say
from pages.parts.download import chart_download
from pages.parts.head import note
from pages.parts.sentences import hedged, indicator_of, number
from pages.parts.table import Cell, Column, table
from pages.supervision import appraisal_words as words
from pages.supervision.appraised import Appraised
from records import AppraisalEntry

PAGE = "supervision/appraisal.py"


def drawing(told: Appraised, sentence: str) -> None:
    """The chart, with its files."""
    marks = [_mark(told, score) for score in told.scores]
    bars = [(grade.name, float(grade.least)) for grade in told.scheme.grades]
    figure = appraisal(marks, bars, say("appraisal.unit"))
    st.plotly_chart(shown(figure), theme=None, config=CONFIG, key="scores", alt=sentence)
    note(say("appraisal.key"))
    chart_download(figure, sentence, say("appraisal.source"), remarks=[say("appraisal.own")], key="scores")


def _mark(told: Appraised, score: Score) -> Mark:
    name = told.office(score.region_id).name
    if score.value is None or score.low is None or score.high is None:
        return Mark(name, say("appraisal.too_little", n=words.points(score.coverage, 0)))
    span = told.ranges.get(score.region_id)
    names = told.grades(score)
    text = say("appraisal.vetoed") if score.vetoes else f"{words.points(score.value)} {words.grade(names)}"
    least, most = (span.least, span.most) if span else (None, None)
    value, low, high = float(score.value), float(score.low), float(score.high)
    return Mark(name, text, value, low, high, least, most, len(names) == 1)


def offices(told: Appraised) -> None:
    """A line for each office, in the order of the codes and not of the scores."""
    right = ("score", "coverage", "rank")
    columns = [
        Column(say(f"appraisal.head.{name}"), "right" if name in right else "left", strong=name == "score")
        for name in ("office", "score", "coverage", "grade", "rank")
    ]
    table(columns, [_office(told, score) for score in told.scores], "offices", say("appraisal.offices"))


def _office(told: Appraised, score: Score) -> list[Cell]:
    name = told.office(score.region_id).name
    query = (("region", told.district.region.name), ("year", str(told.year)), ("office", name))
    link, coverage = Cell(name, page=PAGE, query=query), Cell(f"{words.points(score.coverage, 0)}%")
    if score.value is None or score.low is None or score.high is None:
        refused = Cell(say("appraisal.head_refused"), "≠", "violet")
        return [link, Cell("–", tone="gray"), coverage, refused, Cell("–", tone="gray")]
    span = words.spread(score.low, score.high)
    beside = [span] if span != words.points(score.value) else []
    beside += [
        say("appraisal.with", sign=sign, n=words.points(n))
        for sign, n in (("+", score.bonus), ("−", score.penalty))
        if n
    ]
    names = told.grades(score)
    if score.vetoes:
        grade = Cell(say("appraisal.join").join(score.vetoes), f"✕ {say('appraisal.vetoed')}", "orange")
    elif len(names) == 1:
        grade = Cell(names[0], "✓", "blue")
    else:
        grade = Cell(words.grade(names), "?", "violet")
    after = say("appraisal.bracket", text=say("appraisal.join").join(beside)) if beside else ""
    return [
        link,
        Cell(words.points(score.value), after=after),
        coverage,
        grade,
        Cell(words.rank(told.ranges.get(score.region_id))),
    ]


def ordered(score: Score) -> list[Component]:
    """An office's components by category, in the catalogue's order."""
    places = list(catalogue().categories)
    return sorted(score.components, key=lambda part: places.index(part.category))


def components(told: Appraised, score: Score) -> None:
    """Every item of one office: rule, value, points, self-score, review and why."""
    names = ("item", "rule", "value", "full", "computed", "self", "reviewed", "why")
    right = ("value", "full", "computed", "self", "reviewed")
    columns = [Column(say(f"appraisal.head.{name}"), "right" if name in right else "left", strong=name == "computed") for name in names]  # fmt: skip
    rows = [_component(told, score, part) for part in ordered(score)]
    table(columns, rows, "components", say("appraisal.components"))


def _component(told: Appraised, score: Score, part: Component) -> list[Cell]:
    item, office = part.item, told.office(score.region_id).name
    value = part.judgement.observation
    own, given = (told.entry(score.region_id, item.indicator, kind) for kind in ("self", "reviewed"))
    why = Cell(words.cause(part), "?", "violet") if part.value is None else Cell("–", tone="gray")
    if given is not None:
        why = Cell(given.reason, after=given.document)
    return [
        Cell(
            indicator_of(item.indicator).short(current()),
            page="leadership/trends.py",
            query=(("indicator", item.indicator), ("region", office)),
        ),
        Cell(words.rule(item, part)),
        Cell(hedged(value) if value else say("overview.not_told"), tone="" if value else "violet"),
        Cell(number(item.points)),
        _earned(part),
        Cell(number(own.points) if own else "–", tone="" if own else "gray"),
        Cell(number(given.points) if given else "–", tone="" if given else "gray"),
        why,
    ]


def _earned(part: Component) -> Cell:
    if part.low is None or part.value is None or part.high is None:
        return Cell(say("appraisal.spread_inside"), tone="gray")
    whole = part.item.points
    low, value, high = (float(share) * float(whole) for share in (part.low, part.value, part.high))
    wide = words.points(low, 2) != words.points(high, 2)
    return Cell(words.points(value, 2), after=say("appraisal.bracket", text=words.spread(low, high, 2)) if wide else "")


def lines(told: Appraised, score: Score) -> None:
    """Bonus, penalty and veto of one office, each with its ground."""
    if not score.booked:
        note(say("appraisal.no_lines"))
        return
    st.subheader(say("appraisal.lines"), anchor=False)
    columns = [Column(say(f"appraisal.head.{name}")) for name in ("line", "times", "points", "ground", "who")]
    rows = []
    for one in score.booked:
        entry = told.entry(score.region_id, one.line.name, "line")
        sign = {"bonus": "+", "penalty": "−", "veto": ""}[one.line.kind]
        worth = say("appraisal.vetoed") if one.line.kind == "veto" else f"{sign}{words.points(one.points)}"
        rows.append([Cell(one.line.name), Cell(str(one.times)), Cell(worth), Cell(_why(entry)), Cell(_who(entry))])
    table(columns, rows, "lines", say("appraisal.lines"), stacks=True)


def _why(entry: AppraisalEntry | None) -> str:
    return f"{entry.reason} {entry.document}" if entry else ""


def _who(entry: AppraisalEntry | None) -> str:
    return f"{entry.recorded_by} {entry.recorded_at.astimezone():%Y-%m-%d}" if entry else ""
