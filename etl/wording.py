"""The wording of reports as data: which words name which concept, and which concepts make an indicator.

Reads data/wording.toml once, checks it loudly, and hands out an automaton over all words and rules as bit masks,
so that one report costs one pass over its text.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from faults import Fault
from records import Taught

PATH = Path(__file__).resolve().parent.parent / "data" / "wording.toml"
CLAUSE_ENDS = "，,；;。：:？！!?\n"
SENTENCE_ENDS = "。；;\n？！"
OUTWEIGHS = 20
"""The weight of a taught rule: more than any rule of the file gets from the words of a phrase."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Concepts that must stand in a number's phrase (`local`), there or carried (`topic`), or must not (`none`).

    `unless` must not even be what the clause before spoke of; what an `unsure` rule finds always goes to a person.
    A rule with a `kind` reads only plans (target) or only facts (actual).
    """

    name: str
    indicator: str
    local: int
    topic: int
    any: int
    none: int
    unless: int
    weight: int
    inverse: bool
    unsure: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything the binding needs: `forms` (bits, cue, word) and `stirring` run beside the automaton's words.

    `spoken` has for each class of units the concepts of which its rules need one at least in the number's own
    phrase; 0 where a rule needs none.
    """

    automaton: AhoCorasick
    words: tuple[str, ...]
    forms: tuple[tuple[int, str, str], ...]
    stirring: tuple[bool, ...]
    frequency: dict[str, int]
    concepts: dict[str, int]
    carried: int
    faint: int
    sticky: int
    content: int
    shares: int
    rules: dict[str, tuple[tuple[int, Rule], ...]]
    spoken: dict[str, int]
    unsure: frozenset[str]
    units: dict[str, tuple[str, ...]]


def _mask(names: str, concepts: dict[str, int], where: str) -> int:
    mask = 0
    for name in names.split():
        if name not in concepts:
            raise Fault("wording_broken", where=where, detail=f"unknown concept {name}")
        mask |= concepts[name]
    return mask


def _rules(
    table: dict[str, object], concepts: dict[str, int], units: dict[str, str]
) -> dict[str, tuple[tuple[int, Rule], ...]]:
    classes: dict[str, list[Rule]] = {name: [] for name in (*units, "zero", "coverage")}
    entries = table["rule"]
    assert isinstance(entries, list)
    for number, entry in enumerate(entries):
        where = f"rule {number + 1} ({entry.get('indicator')})"
        if entry["units"] not in classes:
            raise Fault("wording_broken", where=where, detail=f"unknown units {entry['units']}")
        masks = {key: _mask(entry.get(key, ""), concepts, where) for key in ("local", "topic", "any", "none", "unless")}
        earlier = sum(rule.indicator == entry["indicator"] for rules in classes.values() for rule in rules)
        rule = Rule(
            name=entry.get("name") or f"{entry['indicator']}#{earlier + 1}",
            indicator=entry["indicator"],
            weight=entry.get("weight", 0),
            inverse=entry.get("inverse", False),
            unsure=entry.get("unsure", False),
            kind=entry.get("kind", ""),
            **masks,
        )
        classes[entry["units"]].append(rule)
    return {name: tuple((rule.local, rule) for rule in rules) for name, rules in classes.items()}


def _words(table: dict[str, Any], concepts: dict[str, int]) -> dict[str, tuple[int, str]]:
    """Each word with the bits of its own concepts and of every word inside it, and its cue."""
    own: dict[str, int] = {}
    for name, words in (*table["concepts"].items(), *_combined(table["combined"])):
        for word in words.split():
            own[word] = own.get(word, 0) | concepts[name]
    cues = {word: cue for cue, words in table["cues"].items() for word in words.split()}
    cues |= dict.fromkeys(table["frequency"], "frequency")
    cues |= {"、": "mark"} | dict.fromkeys(CLAUSE_ENDS, "comma") | dict.fromkeys(SENTENCE_ENDS, "stop")
    full: dict[str, tuple[int, str]] = {}
    for word in sorted(own | cues, key=len):
        # A long word says what the words say that it begins or ends with; those in its middle may lie across two
        # (协调解决 is no 调解). A neutral word (被申请人, 多种) only hides what its letters would say; 提升至 raises and
        # rebuilds nothing.
        pieces = (piece for cut in range(1, len(word)) for piece in (word[:cut], word[cut:]) if piece in own)
        bits = own.get(word, 0)
        if cues.get(word) not in ("neutral", "raised"):
            bits |= sum_bits(full[piece][0] for piece in pieces)
        full[word] = (bits, cues.get(word, ""))
    return full


def _combined(table: dict[str, list[list[str]]]) -> Iterator[tuple[str, str]]:
    """Words that offices build from parts: each choice of the first with each of the second ..., `_` being none."""
    for name, forms in table.items():
        for form in forms:
            choices = [part.split() for part in form]
            yield name, " ".join("".join(picked).replace("_", "") for picked in product(*choices))


def sum_bits(masks: Iterable[int]) -> int:
    """The union of bit masks."""
    union = 0
    for mask in masks:
        union |= mask
    return union


def _teach(table: dict[str, dict[str, str]], item: Taught) -> None:
    """Write what a correction taught into the table, as a concept and a rule of its own or as what a rule forbids."""
    if item.sort == "base" or item.units not in table["units"]:
        return
    concept = f"learned_{item.number}"
    table["concepts"][concept] = item.phrase
    entries: list[dict[str, object]] = table["rule"]  # type: ignore[assignment]
    if item.sort == "not":
        for entry in entries:
            if entry["indicator"] == item.indicator:
                entry["none"] = f"{entry.get('none', '')} {concept}"
        return
    entries.append(
        {
            "name": f"learned:{item.number}",
            "indicator": item.indicator,
            "units": item.units,
            "local": concept,
            "weight": OUTWEIGHS,
            "unsure": not item.trusted,
        }
    )


def wording(path: Path = PATH, taught: tuple[Taught, ...] = ()) -> Wording:
    """The wording of a file, by default the shipped one, with what corrections taught; each is put together once.

    Raises Fault `wording_broken` with the place and the fault.
    """
    return _compiled(path, taught)


@lru_cache(maxsize=64)
def _compiled(path: Path, taught: tuple[Taught, ...]) -> Wording:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for item in taught:
        _teach(table, item)
    concepts = {name: 1 << place for place, name in enumerate(table["concepts"])}
    full = _words(table, concepts)
    words = tuple(full)
    rules = _rules(table, concepts, table["units"])
    units: dict[str, list[str]] = {}
    for name, members in table["units"].items():
        for unit in members.split():
            units.setdefault(unit, []).append(name)
    return Wording(
        automaton=AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest),
        words=words,
        forms=tuple((*full[word], word) for word in words),
        stirring=tuple(
            full[word][1] in ("comma", "stop", "zero", "part", "frequency")
            or word == "、"
            or bool(full[word][0] & concepts["coverage"])
            for word in words
        ),
        frequency=table["frequency"],
        concepts=concepts,
        carried=_mask(table["topics"]["carried"], concepts, "topics"),
        faint=_mask(table["topics"]["faint"], concepts, "topics"),
        sticky=_mask(table["topics"]["sticky"], concepts, "topics"),
        content=sum_bits(
            rule.local | rule.topic | rule.any | rule.none | rule.unless
            for group in rules.values()
            for _, rule in group
        )
        & ~(concepts["stock"] | concepts["sum"]),
        shares=sum_bits(bit for name, bit in concepts.items() if name.startswith("r_")),
        rules=rules,
        spoken={
            name: sum_bits(rule.local for _, rule in group) if all(local for local, _ in group) else 0
            for name, group in rules.items()
        },
        unsure=frozenset(rule.name for group in rules.values() for _, rule in group if rule.unsure),
        units={unit: tuple(names) for unit, names in units.items()},
    )
