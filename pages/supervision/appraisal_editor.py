"""The editor of a district's scheme: items, lines and grades as tables, or the whole as a file; each saving is a version."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import streamlit as st

from catalogue import catalogue
from catalogue.appraisal import KINDS, RULES, Scheme, built, parsed, written
from faults import Fault
from language import current, has, say
from pages.parts import run, uploader
from pages.parts.head import note, plain
from pages.parts.table import Cell, Column, table
from pages.supervision.appraisal_files import version
from pages.supervision.appraised import Appraised
from records import Person
from store import appraisals

ITEM = ("indicator", "points", "rule", "floor", "goal", "take", "per")


def editor(person: Person, told: Appraised) -> None:
    """The scheme in force, its versions, and the way to a new one."""
    with st.expander(say("appraisal.scheme"), icon=":material/tune:"):
        note(version(told))
        _versions(told)
        name = f"appraisal-{told.year}.toml"
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.download_button(
                say("appraisal.take_file"), appraisals.text_of(told.version), file_name=name,
                mime="application/toml", on_click="ignore", icon=":material/download:",
            )  # fmt: skip
            edit = st.toggle(say("appraisal.edit"), key="edit_scheme")
        if edit:
            _edited(person, told)


def _versions(told: Appraised) -> None:
    if not told.versions:
        return
    columns = [Column(say(f"appraisal.head.{name}")) for name in ("year", "version", "document", "who", "why")]
    rows = [
        [
            Cell(str(one.year)), Cell(str(one.row_version)), Cell(one.document),
            Cell(f"{one.recorded_by} {one.recorded_at.astimezone():%Y-%m-%d %H:%M}"), Cell(one.reason),
        ]
        for one in reversed(told.versions)
    ]  # fmt: skip
    table(columns, rows, "versions", say("appraisal.versions"), stacks=True)


def _edited(person: Person, told: Appraised) -> None:
    file = st.file_uploader(say("appraisal.upload"), type=["toml"], key="scheme_file")
    uploader.words("appraisal.upload_limit")
    try:
        text = file.getvalue().decode("utf-8-sig") if file is not None else None
    except UnicodeDecodeError:
        st.error(say("faults.encoding"))
        return
    wanted = None if text is not None else _tables(told.scheme)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        document = st.text_input(say("appraisal.document"), key="scheme_document", width=260,
                                 placeholder=say("appraisal.document_example"))  # fmt: skip
        reason = st.text_input(say("appraisal.scheme_reason"), key="scheme_reason", width=320)
    last = [one.row_version for one in told.versions if one.year == told.year]
    key = f"seen_scheme_{told.district.region.id}_{told.year}"
    seen = st.session_state.setdefault(key, max(last, default=0))
    if st.button(say("appraisal.save_version", year=told.year), type="primary", key="scheme_save"):
        try:
            kept = text if text is not None else written(built(wanted or {}))
            appraisals.save_scheme(person, told.district.region.id, told.year, kept, document, reason, seen)
        except Fault as fault:
            st.error(run.told(Fault(fault.code, **{name: _named(value) for name, value in fault.values.items()})))
            if fault.code == "changed_meanwhile":
                st.session_state.pop(key, None)
            return
        del st.session_state[key]
        st.session_state["appraisal_done"] = say(
            "appraisal.saved", year=told.year, n=seen + 1, title=parsed(kept).title
        )
        st.rerun()


def _tables(scheme: Scheme) -> dict[str, Any]:
    """The scheme as typed into the tables; what is checked is this, not what the grid lets pass."""
    title = st.text_input(say("appraisal.title_field"), scheme.title, key="scheme_title", width=400)
    names = {code: entry.name(current()) for code, entry in catalogue().indicators.items() if entry.direction != "none"}
    rules = {rule: say(f"appraisal.rules.{rule}") for rule in RULES}
    pers = {one: say(f"appraisal.per.{one}") for one in ("point", "case")}
    items = [{name: getattr(item, name) for name in ITEM} for item in scheme.items]
    found = _grid("item", items, {"indicator": names, "rule": rules, "per": pers}, ("points", "floor", "goal", "take"))
    lines = [{"name": one.name, "kind": one.kind, "points": one.points, "cap": one.cap} for one in scheme.lines]
    kinds = {kind: say(f"appraisal.line.{kind}") for kind in KINDS}
    beside = _grid("line", lines, {"kind": kinds}, ("points", "cap"))
    bars = _grid("grade", [{"name": one.name, "from": one.least} for one in scheme.grades], {}, ("from",))
    with st.container(horizontal=True):
        rest = {
            name: st.number_input(
                say(f"appraisal.{name}"), 0.0, 100.0, float(getattr(scheme, name)), 1.0, key=f"scheme_{name}", width=170
            )
            for name in ("coverage", "bonus_cap", "penalty_cap")
        }
    numbers = {name: _exact(value) for name, value in rest.items()}
    return {"title": title, "item": found, "line": beside, "grade": bars, **numbers}


def _grid(
    sort: str, rows: Sequence[Mapping[str, Any]], choices: Mapping[str, Mapping[str, str]], numbers: Sequence[str]
) -> list[dict[str, Any]]:
    """One table to edit; words stand for ids, and what is left empty is left out."""
    shown = [
        {
            name: choices[name].get(str(value)) if name in choices else float(value) if name in numbers and value is not None else value
            for name, value in row.items()
        }
        for row in rows
    ]  # fmt: skip
    config: dict[str, Any] = {name: say(f"appraisal.column.{name}") for name in rows[0]} if rows else {}
    config |= {
        name: st.column_config.SelectboxColumn(say(f"appraisal.column.{name}"), options=list(told.values()))
        for name, told in choices.items()
    }
    config |= {name: st.column_config.NumberColumn(say(f"appraisal.column.{name}"), min_value=0) for name in numbers}
    st.markdown(f"**{plain(say(f'appraisal.grid.{sort}'))}**")
    edited = st.data_editor(
        shown,
        num_rows="dynamic",
        column_config=config,
        key=f"grid_{sort}",
        hide_index=True,
        placeholder="",
        alt=say(f"appraisal.grid.{sort}"),
    )
    back = {name: {word: code for code, word in told.items()} for name, told in choices.items()}
    found = []
    for row in edited:
        told = {
            name: back[name].get(value, value) if name in back else _exact(value) if name in numbers else value
            for name, value in row.items()
            if value is not None and value == value  # an emptied number comes back as not a number
        }
        if told:
            found.append(told)
    return found


def _exact(value: float | int | Decimal) -> int | Decimal:
    """A grid's number as the scheme keeps it."""
    exact = Decimal(str(value))
    return int(exact) if exact == exact.to_integral_value() else exact


def _named(value: object) -> object:
    """A fault's value as the reader knows it: an indicator's name, a column's, the number of a row."""
    if not isinstance(value, str):
        return value
    if value in catalogue().indicators:
        return catalogue().indicators[value].name(current())
    sort, _, n = value.partition(" ")
    if has(f"appraisal.place.{sort}") and (n.isdecimal() or value == "scheme"):
        return say(f"appraisal.place.{sort}", n=n)
    return say(f"appraisal.column.{value}") if has(f"appraisal.column.{value}") else value
