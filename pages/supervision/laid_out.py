"""The frame of 矩阵: its sentence, its two sides, its files, and how it is worked out."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.measured import LEAST_BASE
from catalogue import catalogue
from exports.grid import Value
from language import current, say
from pages.parts.download import table_download
from pages.parts.head import note
from pages.parts.judged import Standing
from pages.parts.sentences import bound, distance, hedged
from pages.supervision.field import Line
from pages.supervision.weak import Weak

# With more offices than these the field takes the page's whole width.
NARROW = 4


def head(year: int, stands: Sequence[Standing], lines: Sequence[Line], worse: Sequence[Weak]) -> str:
    """What is worse and worsening, how many are missed and to be verified, and how many offices that rests on."""
    verdicts = [item for line in lines for item in line.verdicts]
    parts = []
    if worse:
        first = worse[0]
        parts.append(
            say(
                "matrix.sentence.worse",
                year=year,
                n=len(worse),
                name=first.name,
                step=first.step,
                distance=first.gap,
            )
        )
    else:
        parts.append(say("matrix.sentence.no_worse", year=year))
    for state in ("missed", "unverified"):
        count = sum(item.status == state for item in verdicts)
        if count:
            parts.append(say(f"matrix.sentence.{state}", n=count))
    reported = sum(year in office.years for office in stands)
    if reported < len(stands):
        parts.append(say("matrix.sentence.reported", n=len(stands), m=reported))
    return say("matrix.sentence.whole", parts=("；" if current() == "zh_CN" else "; ").join(parts))


@contextmanager
def beside(offices: int) -> Iterator[tuple[DeltaGenerator, DeltaGenerator]]:
    """The field with its lists beside it, or below it where the offices need the width."""
    if offices <= NARROW:
        left, right = st.columns([2.1, 1], gap="large")
        yield left, right
    else:
        yield st.container(), st.container()


def files(region: str, year: int, stands: Sequence[Standing], lines: Sequence[Line]) -> None:
    """What is shown, one row for each office and indicator: numbers as numbers, with target, status and cause."""
    names = ("category", "indicator", "office", "value", "words", "target", "status", "distance", "origin")
    heads = [say(f"matrix.column.{name}") for name in names]
    title = say("matrix.file", region=region, year=year)
    source = say("matrix.source", region=region, year=year)
    table_download(heads, lambda: rows(stands, lines), title, source, remarks=_explained())


def rows(stands: Sequence[Standing], lines: Sequence[Line]) -> list[list[Value]]:
    """The rows of the files."""
    found: list[list[Value]] = []
    for line in lines:
        for office, item in zip(stands, line.verdicts, strict=True):
            value, target = item.observation, item.target if item.status != "no_target" else None
            found.append(
                [
                    catalogue().categories[line.indicator.category].name(current()),
                    line.indicator.name(current()),
                    office.region.name,
                    value.value if value else None,
                    hedged(value) if value else None,
                    bound(target) if target else None,
                    say(f"status.{item.status}"),
                    distance(item) or None,
                    target.words if target else None,
                ]
            )
    return found


def _explained() -> list[str]:
    return [say(f"matrix.explain.{key}", n=LEAST_BASE) for key in ("status", "worse", "notices", "small")]


def how() -> None:
    """How a verdict and the lists come about."""
    with st.expander(say("matrix.how")):
        for text in _explained():
            note(text)
