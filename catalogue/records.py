"""The frozen records of the catalogue. What they mean to a reader stands in data/indicators.toml."""

from collections.abc import Mapping
from dataclasses import dataclass

from records import Number


@dataclass(frozen=True, slots=True)
class Category:
    """A group of indicators, in the order of the national outline of law-based government."""

    id: str
    name_zh: str
    name_en: str

    def name(self, language: str) -> str:
        """The category's name in `zh_CN` or `en`."""
        return self.name_en if language == "en" else self.name_zh


@dataclass(frozen=True, slots=True)
class DefaultTarget:
    """A bound that holds for every office from `from_year` on, or (as `reference`) a line that is never judged.

    `kind` is statutory, policy or principle for defaults; practice, benchmark or plan (another office's own) for
    references. `comparator` is >=, <= or =. `to_year` is the last year of a ground that has run out, else None.
    """

    comparator: str
    value: Number
    kind: str
    from_year: int
    source_zh: str
    source_en: str
    to_year: int | None = None

    @property
    def drawn(self) -> bool:
        """Whether charts may draw it: another office's plan is told in the dictionary and never drawn for others."""
        return self.kind != "plan"

    def holds_in(self, year: int) -> bool:
        """Whether the bound is in force in this calendar year."""
        return self.from_year <= year and (self.to_year is None or year <= self.to_year)

    def source(self, language: str) -> str:
        """Where the bound comes from, in `zh_CN` or `en`."""
        return self.source_en if language == "en" else self.source_zh


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is measured; defined in data, never in code.

    `kind` is count, rate, amount or flag; shares are in percent, amounts in yuan. `direction` says which way is
    better: higher, lower or none (never judged without a target of the office's own). `nature` is activity
    (enough is enough: a surplus is not shown), outcome or context. `numerator` and `denominator` are ids of counts,
    or the profile fields in PROFILE_FIELDS; `other_denominators` are the bases that offices use instead.
    `measure` are the measure words that may follow a number of this indicator, `synonyms` the phrases that name it
    in a report, `inverse` those that name 100 minus it, `lookalikes` those that resemble a synonym and are
    something else. `range` holds what is plausible for one office and year: outside it a person is asked to look.
    """

    id: str
    category: str
    name_zh: str
    name_en: str
    short_zh: str
    short_en: str
    definition_zh: str
    definition_en: str
    unit: str
    unit_en: str
    kind: str
    direction: str
    nature: str
    numerator: str | None
    denominator: str | None
    other_denominators: tuple[str, ...]
    aggregation: str
    comparable_by: str
    range: tuple[Number, Number]
    measure: tuple[str, ...]
    synonyms: tuple[str, ...]
    inverse: tuple[str, ...]
    lookalikes: tuple[str, ...]
    default_target: DefaultTarget | None
    reference: DefaultTarget | None
    notes_zh: str
    notes_en: str

    def name(self, language: str) -> str:
        """The full name in `zh_CN` or `en`."""
        return self.name_en if language == "en" else self.name_zh

    def short(self, language: str) -> str:
        """The short name for tables and sentences in `zh_CN` or `en`."""
        return self.short_en if language == "en" else self.short_zh

    def definition(self, language: str) -> str:
        """What is counted and what is not, in `zh_CN` or `en`."""
        return self.definition_en if language == "en" else self.definition_zh

    def notes(self, language: str) -> str:
        """What a reader has to know before comparing, in `zh_CN` or `en`; may be empty."""
        return self.notes_en if language == "en" else self.notes_zh

    def unit_name(self, language: str) -> str:
        """The unit in `zh_CN` or `en`."""
        return self.unit_en if language == "en" else self.unit


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A published line, national or of one place, that one office's share or per-unit norm can be held beside."""

    id: str
    indicator: str
    value: Number
    comparator: str
    first_year: int
    last_year: int
    scope_zh: str
    scope_en: str
    base_zh: str
    base_en: str
    source_title: str
    source_url: str

    def scope(self, language: str) -> str:
        """Whom the line describes, in `zh_CN` or `en`."""
        return self.scope_en if language == "en" else self.scope_zh

    def base(self, language: str) -> str:
        """What the share rests on, in `zh_CN` or `en`."""
        return self.base_en if language == "en" else self.base_zh


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All indicators in order, their categories, the benchmark lines and the phrases that several indicators share."""

    indicators: Mapping[str, Indicator]
    categories: Mapping[str, Category]
    benchmarks: list[Benchmark]
    ambiguous: Mapping[str, tuple[str, ...]]

    def in_category(self, category: str) -> list[Indicator]:
        """The indicators of one category, in order."""
        return [indicator for indicator in self.indicators.values() if indicator.category == category]

    def kin(self, indicator: Indicator) -> list[Indicator]:
        """Other shares of the same count: what an office may report in this one's place (化解率, 调解成功率)."""
        if indicator.kind != "rate" or indicator.numerator is None:
            return []
        return [
            other
            for other in self.indicators.values()
            if other.id != indicator.id and other.kind == "rate" and other.numerator == indicator.numerator
        ]
