"""The appraisal as csv and xlsx: every component of every office, with the label and the version of the scheme in it."""

from collections.abc import Sequence
from decimal import Decimal

from analysis.appraisal import Component, Score
from catalogue import catalogue
from exports.grid import Value
from language import current, say
from pages.parts.download import table_download
from pages.parts.sentences import hedged, indicator_of, number
from pages.supervision import appraisal_words as words
from pages.supervision.appraisal_tables import ordered
from pages.supervision.appraised import Appraised


def files(told: Appraised, sentence: str) -> None:
    """Every component of every office as csv and xlsx, with the label and the version of the scheme in it."""
    names = ("office", "category", "item", "rule", "value", "full", "low", "computed", "high", "self", "reviewed", "document", "why")  # fmt: skip
    rows: list[Sequence[Value]] = []
    for score in told.scores:
        rows += [_row(told, score, part) for part in ordered(score)]
        rows.append(_total(told, score))
    heads = [say(f"appraisal.head.{name}") for name in names]
    table_download(
        heads, rows, sentence, say("appraisal.source"),
        remarks=[say("appraisal.own"), version(told), say("appraisal.method")], key="appraisal",
    )  # fmt: skip


def _row(told: Appraised, score: Score, part: Component) -> list[Value]:
    item, value = part.item, part.judgement.observation
    own, given = (told.entry(score.region_id, item.indicator, kind) for kind in ("self", "reviewed"))
    ends: list[Value] = [
        None if share is None else round(Decimal(share.numerator) / share.denominator * item.points, 4)
        for share in (part.low, part.value, part.high)
    ]
    return [
        told.office(score.region_id).name,
        catalogue().categories[part.category].name(current()),
        indicator_of(item.indicator).name(current()),
        words.rule(item, part),
        hedged(value) if value else None,
        item.points,
        *ends,
        own.points if own else None,
        given.points if given else None,
        given.document if given else None,
        given.reason if given else words.cause(part) if part.value is None else None,
    ]


def _total(told: Appraised, score: Score) -> list[Value]:
    ends: list[Value] = [
        None if end is None else round(Decimal(end.numerator) / end.denominator, 2)
        for end in (score.low, score.value, score.high)
    ]
    names = told.grades(score)
    grade = words.grade(names) if names else say("appraisal.refused", n=number(told.scheme.coverage))
    booked = say("appraisal.join").join(f"{one.line.name} × {one.times}" for one in score.booked)
    told_rank = say("appraisal.rank_told", rank=words.rank(told.ranges.get(score.region_id)))
    coverage = say("appraisal.covered", n=words.points(score.coverage, 0))
    name = told.office(score.region_id).name
    return [
        name,
        None,
        say("appraisal.total"),
        coverage,
        None,
        100,
        *ends,
        None,
        None,
        booked or None,
        f"{grade} {told_rank}",
    ]


def version(told: Appraised) -> str:
    """Which version of the scheme counts, who kept it, when and why."""
    if told.version is None:
        return say("appraisal.version_draft", title=told.scheme.title)
    return say(
        "appraisal.version",
        title=told.scheme.title,
        year=told.version.year,
        n=told.version.row_version,
        document=told.version.document,
        person=told.version.recorded_by,
        time=f"{told.version.recorded_at.astimezone():%Y-%m-%d %H:%M}",
        reason=told.version.reason,
    )
