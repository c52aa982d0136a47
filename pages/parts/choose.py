"""The controls that pages share; what is chosen stands in the address, so that a copied link restores the view."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

import language
from catalogue import Indicator
from language import say
from records import Region


def known(key: str, options: Sequence[str]) -> None:
    """A word of the address that is no option (an old link) is dropped instead of breaking the page."""
    told = st.query_params.get(key)
    if told is not None and told not in options:
        del st.query_params[key]
    if st.session_state.get(key) not in (None, *options):
        del st.session_state[key]


def coded(
    key: str, options: Sequence[str], default: str | None, name: Callable[[str], str] = str
) -> Callable[[], None]:
    """Set a control's code from the address before it is drawn; the callback that keeps a new choice in the address.

    Streamlit's own binding writes the labels of one language and throws codes out, so that a link between pages would
    not survive a reload, and none the other language. For controls with a `format_func`; its `name` of an option is
    understood in the address too.
    """
    by_name = {name(option): option for option in options}
    told, kept = st.query_params.get(key), st.session_state.get(key)
    told = told if told in options else by_name.get(told or "")
    wanted = told if told is not None else kept if kept in options else default
    if wanted != kept or key not in st.session_state:
        st.session_state[key] = wanted
    if told is None and wanted not in (None, default):
        # A link that led here, and not the address, told what to choose.
        st.query_params[key] = str(wanted)

    def keep() -> None:
        chosen = st.session_state.get(key)
        if chosen is not None:
            st.query_params[key] = str(chosen)
        elif key in st.query_params:
            del st.query_params[key]

    return keep


def region(regions: Sequence[Region], key: str = "region", label: str = "parts.region") -> Region:
    """Choose one region by its name; `label` is the key of the word above."""
    by_name = {item.name: item for item in regions}
    known(key, list(by_name))
    name = st.selectbox(say(label), list(by_name), key=key, width=180, bind="query-params")
    return by_name[str(name)]


def year(years: Sequence[int], key: str = "year", first: int | None = None) -> int:
    """Choose one of at most the last five years; `first` by default, else the latest."""
    options = [str(item) for item in sorted(years)[-5:]]
    known(key, options)
    default = str(first) if str(first) in options else options[-1]
    told = st.segmented_control(
        say("parts.year"), options, default=default, required=True, key=key, bind="query-params"
    )
    return int(str(told or default))


def segment(label: str, options: Mapping[str, str], key: str, first: str = "", hidden: bool = False) -> str:
    """Choose one of a few, each told by its words, by default `first` if it is one of them, else the last."""
    default = first if first in options else list(options)[-1]
    keep = coded(key, list(options), default)
    told = st.segmented_control(
        label,
        list(options),
        required=True,
        key=key,
        format_func=options.__getitem__,
        on_change=keep,
        label_visibility="collapsed" if hidden else "visible",
    )
    return str(told or default)


def named(label: str, names: Mapping[str, str], key: str, first: str, width: int) -> str:
    """Choose one of `names` (what stands in the address, to what is shown), by default `first`."""
    keep = coded(key, list(names), first, names.__getitem__)
    told = st.selectbox(label, list(names), format_func=names.__getitem__, key=key, width=width, on_change=keep)
    return str(told)


def indicator(entries: Sequence[Indicator], subject: Indicator) -> str:
    """Choose one indicator, `subject` where nothing was chosen yet; the answer is its id."""
    names = {entry.id: entry.name(language.current()) for entry in entries}
    return named(say("parts.indicator"), names, "indicator", subject.id, 215)


def several(label: str, names: Mapping[str, str], first: str, key: str, width: int, most: int) -> list[str]:
    """Choose one or more of `names` (what stands in the address, to what is shown), at most `most`; `first` where nothing
    was chosen yet. Words of the address that are no option are dropped.

    Streamlit's own binding would write what is shown, in the reader's language; here the address is kept by hand.
    """
    written = f"{key}_in_address"
    told = [name for name in dict.fromkeys(st.query_params.get_all(key)) if name in names][:most]
    kept = st.session_state.get(key)
    if told and told != st.session_state.get(written):
        st.session_state[key] = told
    elif kept is None:
        st.session_state[key] = [first]
    else:
        listed = [kept] if isinstance(kept, str) else list(kept)
        st.session_state[key] = [name for name in listed if name in names][:most]
    chosen = st.multiselect(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        width=width,
        max_selections=most,
        placeholder=say("parts.choose"),
    )
    if st.query_params.get_all(key) != chosen:
        st.query_params[key] = chosen
    st.session_state[written] = chosen
    return chosen


def spot(years: Sequence[int], label: str, key: str = "year") -> int:
    """Choose the year whose words are shown, the latest by default; a click on a chart may set the same key."""
    options = [str(year) for year in sorted(years)]
    known(key, options)
    default = None if key in st.session_state else options[-1]
    told = st.segmented_control(label, options, default=default, required=True, key=key, bind="query-params")
    return int(str(told or options[-1]))


def optional(label: str, options: Sequence[str], key: str, told: Callable[[str], str] = str) -> str | None:
    """A filter that may stay open."""
    keep = coded(key, options, None, told)
    return st.selectbox(
        label,
        list(options),
        index=None,
        format_func=told,
        key=key,
        width=210,
        placeholder=say("parts.all"),
        on_change=keep,
    )
