"""Setting a target and withdrawing one: each with its source and reason, and with what the person saw before."""

import streamlit as st

from catalogue import Indicator, catalogue
from faults import Fault
from language import current, say
from pages.administration.target_places import Scope
from pages.parts import run
from pages.parts.head import note
from pages.parts.links import link
from pages.parts.sentences import bound, indicator_of
from pages.parts.typed import number_of
from records import Person, Target
from store import appraisals, set_targets
from store.set_targets import Wanted


def setting(person: Person, scope: Scope, year: int) -> None:
    """The form that sets a target for the chosen region, or for one office of it."""
    judged = {code: entry for code, entry in catalogue().indicators.items() if entry.direction != "none"}
    with st.expander(say("targets.set"), icon=":material/add:"):
        regions = {region.id: region for region in dict.fromkeys((scope.region, *scope.offices))}
        with st.container(horizontal=True, vertical_alignment="bottom"):
            region_id = st.selectbox(
                say("targets.for"), list(regions), key="set_region", width=200,
                format_func=lambda one: _named(scope, one),
            )  # fmt: skip
            code = st.selectbox(
                say("parts.indicator"), list(judged), index=None, key="set_indicator", width=300,
                placeholder=say("parts.choose"), format_func=lambda one: judged[one].name(current()),
            )  # fmt: skip
            due = st.number_input(say("parts.year"), 2000, 2100, year, format="%d", key="set_year", width=120)
        if code is None:
            note(say("targets.set_help"))
            return
        _bound(person, region_id, judged[code], int(due))


def _named(scope: Scope, region_id: int) -> str:
    if region_id == scope.region.id and len(scope.offices) > 1:
        return say("targets.whole", region=scope.region.name)
    return next(region.name for region in (scope.region, *scope.offices) if region.id == region_id)


def _bound(person: Person, region_id: int, indicator: Indicator, year: int) -> None:
    place = f"{region_id}/{indicator.id}/{year}"
    seen = st.session_state.setdefault(f"seen_{place}", set_targets.version(person, region_id, indicator.id, year))
    default = "<=" if indicator.direction == "lower" else ">="
    with st.container(horizontal=True, vertical_alignment="bottom"):
        comparator = st.segmented_control(
            say("targets.comparator"), [">=", "<=", "="], default=default, required=True, key=f"comparator_{indicator.id}",
            format_func=lambda one: say(f"targets.comparators.{one}"),
        )  # fmt: skip
        unit = say("targets.value_unit", unit=indicator.unit_name(current()))
        value = st.text_input(unit, key="set_value", width=150)
        soft = st.checkbox(say("targets.soft_long"), key="set_soft", help=say("targets.soft_help"))
    source = st.text_input(say("targets.source"), key="set_source", placeholder=say("targets.source_example"))
    reason = st.text_input(say("targets.reason"), key="set_reason", placeholder=say("targets.reason_example"))
    if st.button(say("targets.save"), type="primary", key="set_save"):
        try:
            wanted = Wanted(region_id, indicator.id, year, str(comparator), number_of(value), soft, source, reason)
            set_targets.set_target(person, wanted, seen)
        except Fault as fault:
            _refused(fault, f"seen_{place}")
            return
        del st.session_state[f"seen_{place}"]
        st.session_state["target_done"] = say("targets.done", indicator=indicator.short(current()), year=year)
        st.rerun()


def _refused(fault: Fault, seen: str) -> None:
    """Say why; where somebody was faster, the next try starts from what stands now."""
    st.error(run.told(fault))
    if fault.code == "changed_meanwhile":
        st.session_state.pop(seen, None)


def done() -> None:
    """What was just kept, once."""
    told = st.session_state.pop("target_done", None)
    if told is not None:
        st.success(told)


def withdrawing(person: Person, scope: Scope, year: int) -> None:
    """Withdraw a target that a supervisor set, with the reason."""
    ours = {target.id: target for target in scope.of(year) if target.origin == "person"}
    if not ours:
        return
    with st.expander(say("targets.withdraw"), icon=":material/undo:"):
        chosen = st.selectbox(
            say("targets.which"), list(ours), index=None, key="withdraw_target", placeholder=say("parts.choose"),
            format_func=lambda one: _told(ours[one], scope),
        )  # fmt: skip
        reason = st.text_input(say("targets.withdraw_reason"), key="withdraw_reason")
        note(say("targets.withdraw_help"))
        if st.button(say("targets.withdraw"), disabled=chosen is None, key="withdraw_save") and chosen is not None:
            seen = st.session_state.setdefault(f"seen_target_{chosen}", ours[chosen].row_version)
            try:
                set_targets.withdraw_target(person, chosen, seen, reason)
            except Fault as fault:
                _refused(fault, f"seen_target_{chosen}")
                return
            st.session_state["target_done"] = say("targets.withdrawn", target=_told(ours[chosen], scope))
            st.rerun()


def _told(target: Target, scope: Scope) -> str:
    names = {region.id: region.name for region in (scope.region, *scope.offices)}
    name = indicator_of(str(target.indicator)).short(current())
    return f"{names.get(target.region_id or 0, say('targets.above'))} {name} {bound(target)}"


def appraisal(person: Person) -> None:
    """The switch of the district's own appraisal: off until somebody turns it on here."""
    on = appraisals.is_on()
    with st.expander(say("appraisal.switch"), icon=":material/balance:"):
        note(say("appraisal.switch_help"))
        if st.button(say("appraisal.switch_off" if on else "appraisal.switch_on"), key="appraisal_switch"):
            appraisals.switch(person, not on)
            st.session_state["target_done"] = say("appraisal.switched_off" if on else "appraisal.switched_on")
            st.rerun()
        if on:
            link("supervision/appraisal.py", say("appraisal.to_appraisal"))
