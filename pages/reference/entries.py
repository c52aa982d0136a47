"""An indicator's entry in the dictionary as lines of pieces, and all of them folded under their categories.

One component for the list: a hundred of Streamlit's own folds, each with its text, cost the server more than all else.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from catalogue import DefaultTarget, Indicator, catalogue
from language import current, say
from pages.parts.head import plain

_HERE = Path(__file__).resolve().parent
_component = st.components.v2.component(
    "nianlun_entries",
    css=(_HERE / "entries.css").read_text(encoding="utf-8"),
    js=(_HERE / "entries.js").read_text(encoding="utf-8"),
)


class Piece(NamedTuple):
    """Words of a line; `tone` is gray, small (small and gray) or empty, `link` an address or empty."""

    text: str
    tone: str = ""
    link: str = ""


Line = tuple[Piece, ...]


def named(code: str | None) -> str:
    """An indicator's name; a profile field's as it is called on the page."""
    if code is None:
        return "–"
    entry = catalogue().indicators.get(code)
    return entry.name(current()) if entry else say(f"dictionary.{code.replace('.', '_')}")


def lines(indicator: Indicator) -> list[Line]:
    """One indicator in full, in the reader's language."""
    return _lines(indicator.id, current())


@cache
def _lines(code: str, language: str) -> list[Line]:
    indicator = catalogue().indicators[code]
    facts = {
        "unit": indicator.unit_name(language),
        "label_kind": say(f"dictionary.measure.{indicator.kind}"),
        "label_direction": say(f"dictionary.direction.{indicator.direction}"),
        "label_nature": say(f"dictionary.nature.{indicator.nature}"),
        "label_compared": say(f"dictionary.compared.{indicator.comparable_by}"),
    }
    told = [
        piece
        for key, value in facts.items()
        for piece in (Piece(" · "), Piece(say(f"dictionary.{key}"), "gray"), Piece(f" {value}"))
    ]
    found = [(Piece(indicator.definition(language)),), tuple(told[1:])]
    if indicator.kind == "rate" and indicator.numerator:
        bases = "、".join(named(base) for base in (indicator.denominator, *indicator.other_denominators))
        found.append(_labelled("share", f"{named(indicator.numerator)} ÷ {bases} × 100%"))
    if indicator.default_target:
        found.append(_labelled("default", _bound(indicator.default_target, indicator)))
    if indicator.reference:
        found.append(_labelled("reference", _bound(indicator.reference, indicator)))
    for line in (item for item in catalogue().benchmarks if item.indicator == indicator.id):
        years = str(line.first_year) if line.first_year == line.last_year else f"{line.first_year}–{line.last_year}"
        value = f"{line.scope(language)} {line.value}{indicator.unit if indicator.unit == '%' else ''}（{years}，{line.base(language)}）"
        found.append((*_labelled("benchmark", f"{value} "), Piece(line.source_title, link=line.source_url)))
    notes = [indicator.notes(language), say("dictionary.synonyms", words="、".join(indicator.synonyms))]
    return found + [(Piece(text, "small"),) for text in notes if text]


def _labelled(key: str, text: str) -> Line:
    return Piece(say(f"dictionary.{key}"), "gray"), Piece(f" {text}")


def _bound(target: DefaultTarget, indicator: Indicator) -> str:
    """A line of the catalogue with its ground and its years."""
    until = f"–{target.to_year}" if target.to_year else "–"
    sign = {">=": "≥", "<=": "≤", "=": "="}[target.comparator]
    unit = indicator.unit if indicator.unit == "%" else ""
    years = f"{say(f'dictionary.kind.{target.kind}')}，{target.from_year}{until}"
    return f"{sign}{target.value}{unit}（{years}）{target.source(current())}"


def markdown(told: Sequence[Line]) -> str:
    """The same for one entry that stands alone."""
    return "\n\n".join("".join(map(_piece, line)) for line in told)


def _piece(piece: Piece) -> str:
    text = f"[{plain(piece.text)}]({piece.link})" if piece.link else plain(piece.text)
    return {"": text, "gray": f":gray[{text}]", "small": f":small[:gray[{text}]]"}[piece.tone]


def folded(found: Sequence[Indicator], key: str) -> None:
    """Draw entries under the headings of their categories, each folded under its name and unit."""
    language = current()
    groups = []
    for category in catalogue().categories.values():
        inside = [
            {"id": one.id, "name": one.name(language), "unit": one.unit_name(language), "lines": lines(one)}
            for one in found
            if one.category == category.id
        ]
        if inside:
            groups.append({"name": category.name(language), "entries": inside})
    _component(data={"groups": groups}, key=key)
