"""Read the catalogue's files and refuse them, with the id and the fault, when anything in them is wrong."""

import tomllib
from dataclasses import MISSING, fields
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from catalogue.checks import check_ambiguous, check_benchmark, check_indicator, check_links
from catalogue.faults import CatalogueError
from catalogue.records import Benchmark, Catalogue, Category, DefaultTarget, Indicator

__all__ = ["CatalogueError", "read"]

Record = TypeVar("Record")
Named = TypeVar("Named", Category, Indicator, Benchmark)

DATA = Path(__file__).resolve().parent.parent / "data"
# What an indicator's table may leave out, and what stands for it then.
OPTIONAL: dict[str, Any] = {
    "numerator": None,
    "denominator": None,
    "other_denominators": (),
    "inverse": (),
    "lookalikes": (),
    "default_target": None,
    "reference": None,
    "notes_zh": "",
    "notes_en": "",
}


def read(indicators: Path = DATA / "indicators.toml", benchmarks: Path = DATA / "benchmarks.toml") -> Catalogue:
    """The catalogue in these two files; raises CatalogueError with the id and the fault."""
    table = _table(indicators, {"category", "indicator", "ambiguous"})
    categories = _by_id([_record(Category, entry) for entry in table.get("category", [])])
    defined = _by_id([_indicator(entry) for entry in table.get("indicator", [])])
    shared = {entry["phrase"]: tuple(entry["indicators"]) for entry in table.get("ambiguous", [])}
    for indicator in defined.values():
        check_indicator(indicator, categories)
    check_links(defined)
    check_ambiguous(defined, shared)
    lines = _by_id([_record(Benchmark, entry) for entry in _table(benchmarks, {"benchmark"}).get("benchmark", [])])
    for line in lines.values():
        check_benchmark(line, defined)
    return Catalogue(defined, categories, list(lines.values()), shared)


def _table(path: Path, known: set[str]) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(path.name, f"is not valid TOML: {error}") from error
    if unknown := table.keys() - known:
        raise CatalogueError(path.name, f"unknown table {', '.join(sorted(unknown))}")
    return table


def _indicator(entry: dict[str, Any]) -> Indicator:
    entry = {**OPTIONAL, **entry}
    for name in ("default_target", "reference"):
        if entry[name] is not None:
            entry[name] = _record(DefaultTarget, entry[name], owner=f"{entry.get('id')}: {name}")
    return _record(Indicator, entry)


def _record(kind: type[Record], entry: dict[str, Any], owner: str = "") -> Record:
    """A record from its table: every field given, none unknown, lists as tuples."""
    owner = owner or str(entry.get("id", f"a {kind.__name__.lower()} without id"))
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    needed = {field.name for field in fields(kind) if field.default is MISSING}  # type: ignore[arg-type]
    if unknown := entry.keys() - names:
        raise CatalogueError(owner, f"unknown key {', '.join(sorted(unknown))}")
    if missing := needed - entry.keys():
        raise CatalogueError(owner, f"missing {', '.join(sorted(missing))}")
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()})


def _by_id(records: list[Named]) -> dict[str, Named]:
    found: dict[str, Named] = {}
    for record in records:
        if record.id in found:
            raise CatalogueError(record.id, "is defined twice")
        found[record.id] = record
    return found
