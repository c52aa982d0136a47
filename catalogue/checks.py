"""What must hold in the catalogue; each check raises CatalogueError with the id and the fault in plain words."""

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import fields
from decimal import Decimal

from catalogue.faults import CatalogueError
from catalogue.records import Benchmark, DefaultTarget, Indicator

ALLOWED = {
    "kind": ("count", "rate", "amount", "flag"),
    "direction": ("higher", "lower", "none"),
    "nature": ("activity", "outcome", "context"),
    "aggregation": ("sum", "ratio_of_sums", "median", "none"),
    "comparable_by": ("absolute", "per_10k_residents", "per_community", "none"),
}
COMPARATORS = (">=", "<=", "=")
DEFAULT_KINDS = ("statutory", "policy", "principle")
REFERENCE_KINDS = ("practice", "benchmark", "plan")
# Denominators that are not indicators but stand in a region's yearly profile.
PROFILE_FIELDS = ("profile.communities", "profile.residents")
MAY_BE_EMPTY = ("notes_zh", "notes_en")
FIRST_YEAR, LAST_YEAR = 1990, 2100


def check_indicator(indicator: Indicator, categories: Container[str]) -> None:
    """What one indicator must satisfy by itself."""
    for field in fields(indicator):
        value = getattr(indicator, field.name)
        if isinstance(value, str) and not value.strip() and field.name not in MAY_BE_EMPTY:
            raise CatalogueError(indicator.id, f"{field.name} is empty")
    if indicator.category not in categories:
        raise CatalogueError(indicator.id, f"unknown category {indicator.category}")
    for name, allowed in ALLOWED.items():
        if getattr(indicator, name) not in allowed:
            raise CatalogueError(indicator.id, f"{name} is {getattr(indicator, name)!r}, not one of {allowed}")
    _check_range(indicator)
    _check_judgement(indicator)
    _check_phrases(indicator)
    for name, target, kinds in (
        ("default_target", indicator.default_target, DEFAULT_KINDS),
        ("reference", indicator.reference, REFERENCE_KINDS),
    ):
        if target is not None:
            _check_bound(indicator.id, name, target, kinds)


def _check_range(indicator: Indicator) -> None:
    if len(indicator.range) != 2 or not all(_is_number(end) for end in indicator.range):
        raise CatalogueError(indicator.id, "range must be two numbers")
    if indicator.range[0] > indicator.range[1]:
        raise CatalogueError(indicator.id, f"range is reversed: {indicator.range[0]} > {indicator.range[1]}")
    if indicator.kind == "rate" and not (indicator.range[0] >= 0 and indicator.range[1] <= 100):
        raise CatalogueError(indicator.id, "a share's range lies between 0 and 100 percent")


def _check_judgement(indicator: Indicator) -> None:
    """Context is never judged, and what is judged has a direction."""
    if (indicator.direction == "none") != (indicator.nature == "context"):
        raise CatalogueError(indicator.id, "direction none and nature context belong together")
    if indicator.direction == "none" and indicator.default_target is not None:
        raise CatalogueError(indicator.id, "has a default target but no direction")
    if (indicator.kind == "rate") != (indicator.unit == "%"):
        raise CatalogueError(indicator.id, "a rate is in %, and nothing else is")
    if (indicator.numerator is None) != (indicator.denominator is None):
        raise CatalogueError(indicator.id, "needs both numerator and denominator, or neither")
    if indicator.aggregation == "ratio_of_sums" and indicator.denominator is None:
        raise CatalogueError(indicator.id, "ratio_of_sums needs a numerator and a denominator")


def _check_phrases(indicator: Indicator) -> None:
    for name in ("measure", "synonyms", "inverse", "lookalikes"):
        phrases = getattr(indicator, name)
        if not isinstance(phrases, tuple) or not all(isinstance(phrase, str) and phrase for phrase in phrases):
            raise CatalogueError(indicator.id, f"{name} must be a list of phrases")
        if len(set(phrases)) != len(phrases):
            twice = sorted({phrase for phrase in phrases if phrases.count(phrase) > 1})
            raise CatalogueError(indicator.id, f"{name} lists twice: {', '.join(twice)}")
    if not indicator.measure and indicator.kind != "flag":
        raise CatalogueError(indicator.id, "has no measure words")
    if not indicator.synonyms and indicator.kind != "flag":
        raise CatalogueError(indicator.id, "has no synonyms")
    for lookalike in indicator.lookalikes:
        if any(lookalike in synonym for synonym in indicator.synonyms):
            raise CatalogueError(indicator.id, f"lookalike {lookalike} stands in one of its own synonyms")


def _check_bound(id: str, name: str, target: DefaultTarget, kinds: tuple[str, ...]) -> None:
    if target.kind not in kinds:
        raise CatalogueError(id, f"{name} is {target.kind!r}, not one of {kinds}")
    if target.comparator not in COMPARATORS:
        raise CatalogueError(id, f"{name} has comparator {target.comparator!r}, not one of {COMPARATORS}")
    if not _is_number(target.value):
        raise CatalogueError(id, f"{name} has no number")
    if not isinstance(target.from_year, int) or not FIRST_YEAR <= target.from_year <= LAST_YEAR:
        raise CatalogueError(id, f"{name} has no year")
    if target.to_year is not None and target.to_year < target.from_year:
        raise CatalogueError(id, f"{name} ends before it begins")
    if not target.source_zh.strip() or not target.source_en.strip():
        raise CatalogueError(id, f"{name} has no source")


def check_links(indicators: Mapping[str, Indicator]) -> None:
    """Numerators and denominators must exist and be counts."""
    for indicator in indicators.values():
        for link in (indicator.numerator, indicator.denominator, *indicator.other_denominators):
            if link is None or link in PROFILE_FIELDS:
                continue
            if link not in indicators:
                raise CatalogueError(indicator.id, f"unknown numerator or denominator {link}")
            if indicators[link].kind != "count":
                raise CatalogueError(indicator.id, f"numerator or denominator {link} is not a count")


def check_ambiguous(indicators: Mapping[str, Indicator], shared: Mapping[str, tuple[str, ...]]) -> None:
    """A phrase that several indicators claim must be listed as ambiguous, with exactly those indicators."""
    claimants: dict[str, set[str]] = defaultdict(set)
    for indicator in indicators.values():
        for phrase in (*indicator.synonyms, *indicator.inverse):
            claimants[phrase].add(indicator.id)
    for phrase, ids in claimants.items():
        if len(ids) > 1 and set(shared.get(phrase, ())) != ids:
            raise CatalogueError(", ".join(sorted(ids)), f"all claim {phrase} and it is not listed so as ambiguous")
    for phrase, named in shared.items():
        if claimants.get(phrase, set()) != set(named):
            raise CatalogueError(", ".join(named), f"are listed as ambiguous for {phrase} but do not all claim it")


def check_benchmark(line: Benchmark, indicators: Mapping[str, Indicator]) -> None:
    """A benchmark belongs to a known share or per-unit norm and says whose line it is, of when and from where."""
    if line.indicator not in indicators:
        raise CatalogueError(line.id, f"unknown indicator {line.indicator}")
    indicator = indicators[line.indicator]
    if indicator.kind != "rate" and "/" not in indicator.unit:
        raise CatalogueError(line.id, f"{line.indicator} is neither a share nor a per-unit norm")
    if line.comparator not in COMPARATORS or not _is_number(line.value):
        raise CatalogueError(line.id, "needs a comparator and a number")
    if line.first_year > line.last_year:
        raise CatalogueError(line.id, "its years are reversed")
    for field in fields(line):
        value = getattr(line, field.name)
        if isinstance(value, str) and not value.strip():
            raise CatalogueError(line.id, f"{field.name} is empty")


def _is_number(value: object) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)
