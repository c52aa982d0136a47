"""Learned wordings as the file of rules has them: the whole of data/wording.toml with them in it, ready to replace it."""

import json
import re
from collections.abc import Sequence

from etl.wording import OUTWEIGHS, PATH
from records import Lesson

OFFICES = ("street", "town", "township")


def merged_toml(lessons: Sequence[Lesson], offices: Sequence[int]) -> str:
    """The shipped file with every wording that holds for more than one office; those of one office (`offices` are
    their ids) stay comments at the end, and so do an office's bases: a file of rules speaks for all.

    What comes out is read by `extract --diff --wording FILE`, which tells what it would change.
    """
    holding = [lesson for lesson in lessons if lesson.revoked_at is None]
    shared = [lesson for lesson in holding if lesson.region_id not in offices and lesson.taught.sort != "base"]
    head, *blocks = PATH.read_text(encoding="utf-8").split("\n[[rule]]\n")
    concepts = "".join(f"{_concept(lesson)} = {_quoted(lesson.taught.phrase)}\n" for lesson in shared)
    head = head.replace("\n[concepts]\n", f"\n[concepts]\n{concepts}", 1)
    for lesson in shared:
        if lesson.taught.sort == "not":
            blocks = [_forbidden(block, lesson) for block in blocks]
    whole = "\n[[rule]]\n".join([head, *blocks]).rstrip("\n") + "\n"
    whole += "".join(f"\n{_comment(lesson)}{_rule(lesson)}" for lesson in shared if lesson.taught.sort == "names")
    alone = [lesson for lesson in holding if lesson not in shared]
    return whole + "".join(f"\n{_comment(lesson)}{_commented(lesson)}" for lesson in alone)


def _concept(lesson: Lesson) -> str:
    return f"learned_{lesson.taught.number}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _comment(lesson: Lesson) -> str:
    told = (lesson.region_name or "", f"{lesson.taught_at:%Y-%m-%d}", lesson.taught_by, lesson.reason)
    return "# " + " · ".join(" ".join(part.split()) for part in told if part) + "\n"


def _rule(lesson: Lesson) -> str:
    taught = lesson.taught
    unsure = "" if taught.trusted else "unsure = true\n"
    return (
        f"[[rule]]\nindicator = {_quoted(taught.indicator)}\nunits = {_quoted(taught.units)}\n"
        f"local = {_quoted(_concept(lesson))}\nweight = {OUTWEIGHS}\n{unsure}"
    )


def _commented(lesson: Lesson) -> str:
    taught = lesson.taught
    told = {"sort": taught.sort, "phrase": taught.phrase, "indicator": taught.indicator, "units": taught.units}
    return "".join(f"# {key} = {_quoted(value)}\n" for key, value in (told | {"base": taught.base or ""}).items())


def _forbidden(block: str, lesson: Lesson) -> str:
    """A rule of the indicator with the phrase among what must not stand beside its number."""
    if f"indicator = {_quoted(lesson.taught.indicator)}\n" not in block + "\n":
        return block
    if re.search(r'^none = "', block, re.MULTILINE):
        return re.sub(r'^none = "', f'none = "{_concept(lesson)} ', block, count=1, flags=re.MULTILINE)
    return re.sub(
        r"^(units = .*)$", lambda found: f'{found[1]}\nnone = "{_concept(lesson)}"', block, count=1, flags=re.MULTILINE
    )
