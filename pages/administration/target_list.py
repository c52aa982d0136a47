"""The tables of the page of targets: what stands, where several meet, what law and policy ask, and what has ended."""

from collections.abc import Sequence

import streamlit as st

from language import current, say
from pages.administration.target_places import Place, Scope
from pages.parts.head import note
from pages.parts.sentences import bound, indicator_of
from pages.parts.table import Cell, Column, table
from records import Region, Target

REVIEW, TRENDS = "reporting/review.py", "leadership/trends.py"
WORDS = 46


def head(scope: Scope, year: int) -> str:
    """The page's one sentence."""
    found = scope.of(year)
    if not found:
        return say("targets.sentence_none", region=scope.region.name, year=year)
    set_here = sum(target.origin == "person" for target in found)
    several = sum(place.several for place in scope.places(year))
    told = {"region": scope.region.name, "year": year, "n": len(found), "set": set_here, "own": len(found) - set_here}
    text = say("targets.sentence", **told)
    return text + (say("targets.sentence_several", n=several) if several else say("targets.sentence_single"))


def several(scope: Scope, year: int) -> None:
    """Places with more than one target: which one decides, why, and whether both can be kept at all."""
    found = [place for place in scope.places(year) if place.several]
    if not found:
        return
    st.subheader(say("targets.several"), anchor=False)
    columns = [Column(say(f"targets.head.{name}")) for name in ("region", "indicator", "decides", "because", "others")]
    table(columns, [_several(place) for place in found], "several", say("targets.several"), stacks=True)


def _several(place: Place) -> list[Cell]:
    others = say("targets.join").join(f"{bound(one)} {origin(one, place.office)}" for one in place.found[1:])
    return [
        Cell(place.office.name),
        _indicator(place.binds, place.office.name),
        Cell(bound(place.binds), "✓", "blue"),
        Cell(say(f"targets.rank.{place.why}")),
        Cell(others, "✕", "orange", say("targets.apart")) if place.apart else Cell(others),
    ]


def standing(scope: Scope, year: int) -> None:
    """Every target of the year with its origin, its words, and who recorded it when."""
    binding = {(place.office.id, place.binds.id) for place in scope.places(year)}
    names = {region.id: region for region in (scope.region, *scope.offices)}
    many = len(scope.offices) > 1
    told = ("region",) if many else ()
    columns = [
        Column(say(f"targets.head.{name}"), strong=name == "bound", whole=name in ("region", "origin", "who"))
        for name in (*told, "indicator", "bound", "origin", "words", "who", "state")
    ]
    rows = []
    for target in sorted(scope.of(year), key=lambda one: (one.origin != "person", one.region_id or 0, one.id)):
        region = names.get(target.region_id or 0)
        office = region.name if region else say("targets.above")
        row = [Cell(office)] if many else []
        rows.append([*row, *_cells(target, office, scope), _state(target, scope, binding)])
    table(columns, rows, "targets", say("targets.title"))


def _cells(target: Target, office: str, scope: Scope) -> list[Cell]:
    at = (("report", str(target.report_id)), ("at", str(target.start)))
    linked = target.report_id is not None and target.start is not None
    who = f"{target.recorded_by} {target.recorded_at.astimezone():%Y-%m-%d}" if target.recorded_at else "–"
    words = target.words.replace("\n", " ")[:WORDS]
    return [
        _indicator(target, office),
        Cell(bound(target), after=say("targets.soft") if target.soft else ""),
        Cell(origin(target, scope.region if len(scope.offices) == 1 else None)),
        Cell(words, page=REVIEW if linked else "", query=at if linked else ()),
        Cell(who, after=target.why or ""),
    ]


def _indicator(target: Target, office: str) -> Cell:
    if target.indicator is None:
        return Cell(say("targets.outside"), tone="gray")
    query = (("indicator", target.indicator), ("region", office))
    return Cell(indicator_of(target.indicator).short(current()), page=TRENDS, query=query)


def origin(target: Target, office: Region | None) -> str:
    """年度安排, 法律政策 or 区级设定; a set one says whether for the office alone where the office is given."""
    if target.origin != "person" or office is None:
        return say(f"targets.origin.{target.origin}")
    return say("targets.origin.one_office" if target.region_id == office.id else "targets.origin.whole_district")


def _state(target: Target, scope: Scope, binding: set[tuple[int, int]]) -> Cell:
    """Where it binds, or what it gives way to, or why nothing is judged by it."""
    if target.indicator is None:
        return Cell(say("targets.state.outside"), tone="gray")
    reached = [office for office in scope.offices if target.region_id in (office.id, office.parent_id)]
    bound_here = sum((office.id, target.id) in binding for office in reached)
    if bound_here == 0:
        return Cell(say("targets.state.gives_way"), "–", "gray")
    if target.derived or target.comparator == "~":
        return Cell(say("status.cause.inferred" if target.derived else "status.cause.round_target"), "≠", "violet")
    if bound_here == len(reached):
        return Cell(say("targets.state.binds"), "✓", "blue")
    return Cell(say("targets.state.binds_some", n=bound_here, m=len(reached)), "✓", "blue")


def asked(scope: Scope, year: int) -> None:
    """What law, policy and principle ask of every office where nobody set anything closer."""
    by_indicator: dict[str, list[Place]] = {}
    for place in scope.places(year):
        if place.why == "policy":
            by_indicator.setdefault(str(place.binds.indicator), []).append(place)
    if not by_indicator:
        return
    with st.expander(say("targets.asked", n=len(by_indicator))):
        columns = [Column(say(f"targets.head.{name}")) for name in ("indicator", "bound", "words", "state")]
        rows = []
        for places in by_indicator.values():
            target = places[0].binds
            whole = len(places) == len(scope.offices)
            state = "targets.state.binds" if whole else "targets.state.binds_some"
            rows.append(
                [
                    _indicator(target, scope.offices[0].name),
                    Cell(bound(target)),
                    Cell(_ground(target)),
                    Cell(say(state, n=len(places), m=len(scope.offices)), "✓", "blue"),
                ]
            )
        table(columns, rows, "asked", say("targets.asked", n=len(by_indicator)), stacks=True)


def _ground(target: Target) -> str:
    default = indicator_of(str(target.indicator)).default_target
    return default.source(current()) if default else target.words


def ended(scope: Scope) -> None:
    """What a supervisor set and what became of it: nothing is deleted."""
    if not scope.ended:
        return
    names = {region.id: region.name for region in (scope.region, *scope.offices)}
    with st.expander(say("targets.ended", n=len(scope.ended))):
        columns = [
            Column(say(f"targets.head.{name}")) for name in ("region", "indicator", "year", "bound", "who", "end")
        ]
        rows = [_ended(target, names) for target in reversed(scope.ended)]
        table(columns, rows, "ended", say("targets.ended", n=len(rows)))


def _ended(target: Target, names: dict[int, str]) -> Sequence[Cell]:
    begun, over = (
        f"{when.astimezone():%Y-%m-%d %H:%M}" if when else "" for when in (target.recorded_at, target.superseded_at)
    )
    return [
        Cell(names.get(target.region_id or 0, say("targets.above"))),
        Cell(indicator_of(target.indicator).short(current()) if target.indicator else say("targets.outside")),
        Cell(str(target.year)),
        Cell(bound(target)),
        Cell(f"{target.recorded_by} {begun}", after=f"{target.words} {target.why or ''}"),
        Cell(f"{target.superseded_by or ''} {over}", after=target.reason or ""),
    ]


def precedence() -> None:
    """怎么定先后: the rule by which one of several targets decides."""
    with st.expander(say("targets.how")):
        st.markdown(say("targets.precedence"))
        note(say("targets.year_alone"))
