"""Scores, grades and rules in words."""

from collections.abc import Sequence
from fractions import Fraction

from analysis.appraisal import Component, Score
from analysis.ranks import Range
from catalogue.appraisal import Item
from language import current, has, say
from pages.parts.sentences import indicator_of, number
from pages.supervision.appraised import Appraised


def points(value: Fraction | float, places: int = 1) -> str:
    """A score as printed, without idle zeros."""
    return f"{float(value):.{places}f}".rstrip("0").rstrip(".")


def spread(low: Fraction | float, high: Fraction | float, places: int = 1) -> str:
    """85–91.2; one number where both ends are printed alike."""
    first, last = points(low, places), points(high, places)
    return first if first == last else f"{first}–{last}"


def rank(told: Range | None) -> str:
    """The range of ranks, never a place."""
    if told is None:
        return "–"
    return say("appraisal.rank_one", n=told.best) if told.best == told.worst else f"{told.best}–{told.worst}"


def grade(names: Sequence[str]) -> str:
    """优秀, or 良好/合格（临界）."""
    if not names:
        return "–"
    return names[0] if len(names) == 1 else say("appraisal.borderline", names="/".join(names))


def rule(item: Item, part: Component) -> str:
    """How the points are earned, with the goal that holds for this office."""
    unit = "%" if indicator_of(item.indicator).unit == "%" else ""
    goal = number(part.goal, unit) if part.goal is not None else say("appraisal.goal_own")
    told = {"floor": number(item.floor, unit), "goal": goal, "take": number(item.take)}
    key = f"{item.rule}_{item.per}" if item.rule == "deduct" else item.rule
    return say(f"appraisal.rule.{key}", **told)


def cause(part: Component) -> str:
    """Why an item is not scored."""
    key = f"status.cause.{part.cause}"
    return say(key) if has(key) else say(f"appraisal.cause.{part.cause}")


def head(told: Appraised) -> str:
    """The page's one sentence: grades, borderline cases marked, who is not scored."""
    groups: dict[str, list[str]] = {}
    for score in told.scores:
        groups.setdefault(_group(told, score), []).append(_short(told, score))
    first = [grade.name for grade in told.scheme.grades]
    order = sorted(groups, key=lambda name: (first.index(name) if name in first else len(first), name))
    joined, comma = ("；", "、") if current() == "zh_CN" else ("; ", ", ")
    parts = joined.join(say("appraisal.group", name=name, offices=comma.join(groups[name])) for name in order)
    return say("appraisal.sentence", region=told.district.region.name, year=told.year, parts=parts)


def _group(told: Appraised, score: Score) -> str:
    if score.vetoes:
        return say("appraisal.vetoed")
    names = told.grades(score)
    if not names:
        return say("appraisal.refused", n=number(told.scheme.coverage))
    return names[0] if len(names) == 1 else grade(names)


def _short(told: Appraised, score: Score) -> str:
    return told.office(score.region_id).name.removesuffix("街道").removesuffix("镇")
