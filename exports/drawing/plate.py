"""A chart set on a plate by Typst, with title, definition, source, date and marking burnt in: PNG, SVG or both."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pylopdf_fonts_zh_cn
import typst

from exports.drawing.figure import pieces

_TEMPLATE = Path(__file__).with_name("plate.typ")
WIDTH, GAP, EDGE = 960, 20, 24
PPI = 192


@dataclass(frozen=True, slots=True)
class Panel:
    """One chart of a plate: a plotly figure as a plain dict, under its name where there are several."""

    figure: Mapping[str, Any]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Plate:
    """What is printed: the title, the charts, remarks below them (definition, source, date; each a line), a mark under
    the title (made-up data) or nothing, and the language as Typst names it (zh, en)."""

    title: str
    panels: Sequence[Panel]
    remarks: Sequence[str]
    mark: str = ""
    language: str = "zh"
    columns: int = 1


def png(plate: Plate) -> bytes:
    """The plate as a picture of 1920 pixels' width. Raises ValueError for a mark that cannot be drawn."""
    return _set(plate, "png")


def svg(plate: Plate) -> bytes:
    """The plate as lines and outlines: every letter is a path, so that it looks the same without the font."""
    return _set(plate, "svg")


def _set(plate: Plate, form: Literal["png", "svg"]) -> bytes:
    columns = max(1, min(plate.columns, len(plate.panels)))
    width = (WIDTH - 2 * EDGE - GAP * (columns - 1)) / columns
    panels = []
    for panel in plate.panels:
        found, height = pieces(panel.figure, width)
        panels.append({"name": panel.name, "width": width, "height": height, "pieces": found})
    told = {
        "title": plate.title,
        "source": plate.remarks[0] if plate.remarks else "",
        "mark": plate.mark,
        "language": plate.language,
        "width": WIDTH,
        "gap": GAP,
        "columns": columns,
        "panels": panels,
        "remarks": list(plate.remarks),
    }
    made = typst.compile(
        _TEMPLATE.read_bytes(),
        format=form,
        ppi=PPI,
        font_paths=_fonts(),
        sys_inputs={"plate": json.dumps(told, ensure_ascii=False)},
    )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    """The two Chinese fonts of the package and those inside Typst (signs such as ◷); none of the machine, so that a plate
    looks the same everywhere."""
    folder = pylopdf_fonts_zh_cn.sans_path().parent
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
