"""字典: what every indicator means, what it rests on, how it may be compared, and where its lines come from."""

import streamlit as st

from catalogue import catalogue
from language import current, say
from pages.parts import choose, run
from pages.parts.head import empty, page_head, plain
from pages.reference import entries

run.speak()
language = current()


with run.faults():
    everything = list(catalogue().indicators.values())
    with page_head(say("dictionary.title"), say("dictionary.subtitle", n=len(everything))):
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
        for item in everything
        if group in (None, item.category)
        and (
            not sought or sought.lower() in f"{item.id} {item.name_zh} {item.name_en} {' '.join(item.synonyms)}".lower()
        )
    ]
    if not found:
        empty(say("dictionary.none", sought=sought or groups.get(group or "", "")))
    if asked is not None and asked in catalogue().indicators:
        st.subheader(plain(entries.named(asked)), anchor=False)
        with st.container(border=True):
            st.markdown(entries.markdown(entries.lines(catalogue().indicators[asked])))
    entries.folded(found, "entries")
