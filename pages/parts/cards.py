"""Claims as a list of cards with their decisions; one component, because sixty cards of widgets would be slow."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).resolve().parent
_component = st.components.v2.component(
    "nianlun_cards",
    css=(_HERE / "cards.css").read_text(encoding="utf-8"),
    js=(_HERE / "cards.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class Card:
    """One claim: its name, value, last year's value, doubts in words, how sure the program is and why, a line each, its
    decision in words, and its buttons; `above` is printed over the first card of a paragraph."""

    id: int
    name: str
    value: str
    before: str
    doubt: str
    sure: str
    why: tuple[str, ...]
    state: str
    decided: str
    chosen: bool
    actions: tuple[tuple[str, str], ...]
    above: str = ""


# Read field by field: `asdict` copies deeply, which for sixty cards is a seventh of the page.
_NAMES = tuple(field.name for field in fields(Card))


def cards(items: Sequence[Card], label: str, why: str, key: str) -> tuple[int, str] | None:
    """Draw the cards, `why` heading the reasons, and return the claim and the action that was clicked in this run, or None."""
    result = _component(
        data={"cards": [{name: getattr(item, name) for name in _NAMES} for item in items], "label": label, "why": why},
        key=key,
        on_acted_change=_nothing,
    )
    acted = getattr(result, "acted", None)
    return (int(acted["id"]), str(acted["action"])) if acted else None


def _nothing() -> None:
    """A click needs a callback to be told of; what it does is decided in the run that follows."""
