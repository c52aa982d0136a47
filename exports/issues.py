"""The check-up in words: each piece of evidence as a sentence, and the list of issues that goes to the street."""

from collections.abc import Mapping, Sequence

from catalogue import catalogue
from etl.checkup import DIFFERS, OPEN, Evidence, Result, paragraph_number, sentence_around
from language import current, say

LONGEST = 160


def told(code: str, figures: Mapping[str, str]) -> str:
    """The sentence of a piece of evidence, or of the finding made of it, in the reader's language.

    Nothing that only the reviewer may see is in it.
    """
    values = dict(figures)
    indicator = catalogue().indicators.get(values.get("indicator", ""))
    if indicator is not None:
        values["indicator"] = indicator.name(current())
        if "name" in values:
            values["name"] = values["name"] or values["indicator"]
        elif indicator.unit == "%":
            # Rules on any figure print no sign of their own; rules on shares (which give a name) do.
            values |= {key: f"{values[key]}%" for key in ("value", "other") if key in values}
    return say(f"checkup.evidence.{code}", **values)


def place(text: str, evidence: Evidence) -> str:
    """Where it stands: the paragraph, or the whole text for what is missing."""
    if not evidence.spots:
        return say("checkup.place_none")
    return say("checkup.place", paragraph=paragraph_number(text, evidence.spots[0][0]))


def pieces(text: str, evidence: Evidence) -> list[tuple[str, bool]]:
    """The sentence of the evidence in pieces, each with whether it is one of the figures; empty without a place.

    A very long sentence is cut to the words around its figures.
    """
    if not evidence.spots:
        return []
    begin, end = sentence_around(text, evidence.spots[0][0])
    spots = sorted({spot for spot in evidence.spots if begin <= spot[0] < end})
    begin += len(text[begin:end]) - len(text[begin:end].lstrip())
    first, last = max(begin, spots[0][0] - LONGEST // 2), min(end, max(spot[1] for spot in spots) + LONGEST // 2)
    found = [("…", False)] if first > begin else []
    reached = first
    for start, stop in spots:
        if start < reached:
            continue
        found += [(text[reached:start], False), (text[start:stop], True)]
        reached = stop
    found.append((text[reached:last] + ("…" if last < end else ""), False))
    return [piece for piece in found if piece[0]]


def sentence_of(text: str, evidence: Evidence) -> str:
    """The same as plain words in one line."""
    return " ".join("".join(words for words, _ in pieces(text, evidence)).split())


def head(name: str, results: Sequence[Result]) -> str:
    """The page's one sentence: how many rules agree, differ, are to be verified, and which."""
    by_verdict = {
        verdict: [say(f"checkup.rules.{result.rule}") for result in results if result.verdict == verdict]
        for verdict in (DIFFERS, OPEN)
    }
    agreeing = sum(result.verdict == "agrees" for result in results)
    if not any(by_verdict.values()):
        return say("checkup.sentence.all_well", name=name, agrees=agreeing)
    comma, semicolon = ("、", "；") if current() == "zh_CN" else (", ", "; ")
    rules = semicolon.join(
        say("checkup.sentence.rules", verdict=say(f"checkup.verdicts.{verdict}"), names=comma.join(names))
        for verdict, names in by_verdict.items()
        if names
    )
    counts = {verdict: len(names) for verdict, names in by_verdict.items()}
    return say("checkup.sentence.found", name=name, agrees=agreeing, rules=rules, **counts)


def issue_list(title: str, text: str, results: Sequence[Result]) -> str:
    """What the street has to correct or explain, 不符 first, as text to copy."""
    found = [
        (verdict, evidence)
        for verdict in (DIFFERS, OPEN)
        for result in results
        for evidence in result.evidence
        if evidence.verdict == verdict
    ]
    if not found:
        return say("checkup.issues_none")
    counts = {verdict: sum(one == verdict for one, _ in found) for verdict in (DIFFERS, OPEN)}
    lines = [say("checkup.issues_head", title=title, **counts), ""]
    for number, (verdict, evidence) in enumerate(found, start=1):
        rule, said = say(f"checkup.rules.{evidence.rule}"), say(f"checkup.verdicts.{verdict}")
        lines.append(
            say("checkup.issues_line", n=number, verdict=said, rule=rule, what=told(evidence.code, evidence.values))
        )
        if evidence.spots:
            quoted = sentence_of(text, evidence)
            lines.append(say("checkup.issues_place", place=place(text, evidence), sentence=quoted))
    return "\n".join([*lines, "", say("checkup.issues_end")])
