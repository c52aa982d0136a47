"""字典: what every indicator means, what it rests on, how it may be compared, and where its lines come from."""

import streamlit as st

from catalogue import DefaultTarget, Indicator, catalogue
from language import current, say
from pages.parts import choose, run
from pages.parts.head import empty, page_head, plain, small

run.speak()
language = current()


def named(code: str | None) -> str:
    """An indicator's name; a profile field's as it is called on the page."""
    if code is None:
        return "–"
    entry = catalogue().indicators.get(code)
    return entry.name(language) if entry else say(f"dictionary.{code.replace('.', '_')}")


def bound(target: DefaultTarget, indicator: Indicator) -> str:
    """A line of the catalogue with its ground and its years."""
    until = f"–{target.to_year}" if target.to_year else "–"
    sign = {">=": "≥", "<=": "≤", "=": "="}[target.comparator]
    unit = indicator.unit if indicator.unit == "%" else ""
    return f"{sign}{target.value}{unit}（{say(f'dictionary.kind.{target.kind}')}，{target.from_year}{until}）{target.source(language)}"


def entry(indicator: Indicator) -> None:
    """One indicator in full."""
    facts = {
        "unit": indicator.unit_name(language),
        "kind": say(f"dictionary.measure.{indicator.kind}"),
        "direction": say(f"dictionary.direction.{indicator.direction}"),
        "nature": say(f"dictionary.nature.{indicator.nature}"),
        "compared": say(f"dictionary.compared.{indicator.comparable_by}"),
    }
    told = " · ".join(
        f":gray[{plain(say('dictionary.unit' if key == 'unit' else f'dictionary.label_{key}'))}] {plain(value)}"
        for key, value in facts.items()
    )
    lines = [plain(indicator.definition(language)), told]
    if indicator.kind == "rate" and indicator.numerator:
        bases = "、".join(named(code) for code in (indicator.denominator, *indicator.other_denominators))
        lines.append(
            f":gray[{plain(say('dictionary.share'))}] {plain(named(indicator.numerator))} ÷ {plain(bases)} × 100%"
        )
    if indicator.default_target:
        lines.append(f":gray[{plain(say('dictionary.default'))}] {plain(bound(indicator.default_target, indicator))}")
    if indicator.reference:
        lines.append(f":gray[{plain(say('dictionary.reference'))}] {plain(bound(indicator.reference, indicator))}")
    for line in (item for item in catalogue().benchmarks if item.indicator == indicator.id):
        years = str(line.first_year) if line.first_year == line.last_year else f"{line.first_year}–{line.last_year}"
        told = f"{line.scope(language)} {line.value}{indicator.unit if indicator.unit == '%' else ''}（{years}，{line.base(language)}）"
        source = f"[{plain(line.source_title)}]({line.source_url})"
        lines.append(f":gray[{plain(say('dictionary.benchmark'))}] {plain(told)} {source}")
    notes = [indicator.notes(language), say("dictionary.synonyms", words="、".join(indicator.synonyms))]
    lines += [small(text) for text in notes if text]
    # One element for an entry: six for each of a hundred cost the server most of the page's time.
    st.markdown("\n\n".join(lines))


with run.faults():
    entries = list(catalogue().indicators.values())
    with page_head(say("dictionary.title"), say("dictionary.subtitle", n=len(entries))):
        sought = st.text_input(
            say("dictionary.search"),
            key="search",
            width=220,
            placeholder=say("dictionary.search_example"),
            bind="query-params",
        )
        groups = {category.id: category.name(language) for category in catalogue().categories.values()}
        group = choose.optional(say("data.category"), list(groups), "category", groups.__getitem__)
    asked = st.query_params.get("indicator")
    found = [
        item
        for item in entries
        if group in (None, item.category)
        and (
            not sought or sought.lower() in f"{item.id} {item.name_zh} {item.name_en} {' '.join(item.synonyms)}".lower()
        )
    ]
    if not found:
        empty(say("dictionary.none", sought=sought or groups.get(group or "", "")))
    if asked is not None and asked in catalogue().indicators:
        st.subheader(plain(named(asked)), anchor=False)
        with st.container(border=True):
            entry(catalogue().indicators[asked])
    for category in catalogue().categories.values():
        inside = [item for item in found if item.category == category.id]
        if inside:
            st.subheader(plain(category.name(language)), anchor=False)
        for item in inside:
            with st.expander(f"**{plain(item.name(language))}** :gray[{plain(item.unit_name(language))}]"):
                entry(item)
