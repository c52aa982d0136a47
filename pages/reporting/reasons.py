"""为什么: why the program believes that a number is an indicator's value, told as a clerk would tell it."""

from collections.abc import Mapping

from language import current, has, say
from pages.parts.sentences import indicator_of, number
from records import Claim, Lesson

LEARNED = "learned:"


def reasons(claim: Claim, lessons: Mapping[int, Lesson]) -> list[str]:
    """One line each: the rule and its words, the place, the year, whose it is, how it is written, how sure."""
    lines = [_rule(claim, lessons)]
    if claim.why:
        lines.append(say("reasons.words", words="、".join(f"“{word}”" for word in claim.why.split(" + "))))
    lines += [_year(claim), *_scope(claim)]
    hedge = f"reasons.hedge.{claim.qualifier}"
    if has(hedge):
        low, high = ("" if end is None else number(end, "") for end in (claim.low, claim.high))
        lines.append(say(hedge, low=low, high=high))
    if claim.base:
        lines.append(say("reasons.base", base=indicator_of(claim.base).name(current())))
    return [*lines, _confidence(claim)]


def confidence(claim: Claim) -> str:
    """Sign and word: ● 把握高."""
    return say(f"reasons.confidence.{claim.confidence}")


def lesson_of(claim: Claim, lessons: Mapping[int, Lesson]) -> Lesson | None:
    """The learned wording that found the claim, or None."""
    told = claim.rule.removeprefix(LEARNED)
    return lessons.get(int(told)) if claim.rule.startswith(LEARNED) and told.isdigit() else None


def _rule(claim: Claim, lessons: Mapping[int, Lesson]) -> str:
    lesson = lesson_of(claim, lessons)
    if lesson is not None:
        return say(
            "reasons.learned",
            phrase=lesson.taught.phrase,
            person=lesson.taught_by,
            time=f"{lesson.taught_at:%Y-%m-%d}",
            region=lesson.region_name or say("learning.everywhere"),
            confirmed=lesson.confirmed,
        )
    if claim.rule in ("person", "sheet"):
        return say(f"reasons.{claim.rule}")
    indicator, _, count = claim.rule.partition("#")
    name = indicator_of(indicator).name(current()) if count else claim.rule
    return say("reasons.rule", name=name, number=count or "–")


def _year(claim: Claim) -> str:
    part = say(f"parts.part.{claim.part}") if claim.part else say("reasons.no_part")
    flags = claim.flags
    key = (
        "told_again"
        if "told_again" in flags
        else "target"
        if claim.kind == "target"
        else "prior"
        if "prior_year" in flags
        else "actual"
    )
    return say(f"reasons.year.{key}", part=part, year=claim.year)


def _scope(claim: Claim) -> list[str]:
    keys = [claim.scope] if claim.scope != "street" else []
    keys += [
        flag for flag in ("inverse", "odd_form", "inferred", "tracked_changes", "hidden_text") if flag in claim.flags
    ]
    return [say(f"reasons.scope.{key}") for key in keys]


def _confidence(claim: Claim) -> str:
    why = (
        "learned"
        if claim.rule.startswith(LEARNED) and claim.confidence == "medium"
        else "flagged"
        if claim.flags and claim.confidence != "high"
        else claim.confidence
    )
    return say("reasons.sure", sure=confidence(claim), why=say(f"reasons.sure_why.{why}"))
