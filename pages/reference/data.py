"""数据: every value that stands, with its interval, its sentence, its source, and all that stood before it."""

from datetime import UTC, date, datetime, time
from functools import partial

import streamlit as st

from catalogue import catalogue
from exports.tables import observations_csv
from language import current, say, use
from pages.parts import around, choose, run
from pages.parts.head import empty, note, page_head, plain
from pages.parts.quotation import quotation
from pages.parts.sentences import hedged, indicator_of, interval
from pages.parts.table import Cell, Column, table
from records import Observation
from store import listing, observations, places

person = run.person()
LIMIT = 200
FILE_LIMIT = 200_000


def cells(value: Observation, offices: dict[int, str]) -> list[Cell]:
    """One line of the table."""
    query = (("indicator", value.indicator), ("region", offices[value.region_id]))
    flags = "、".join(
        say(f"data.flag.{flag}")
        for flag in sorted(value.flags)
        if flag in ("partial_year", "restated", "odd_form", "prior_year", "tracked_changes", "hidden_text")
    )
    return [
        Cell(offices[value.region_id]),
        Cell(indicator_of(value.indicator).short(current()), page="leadership/trends.py", query=query),
        Cell(str(value.year)),
        Cell(hedged(value)),
        Cell(interval(value.low, value.high, value.unit)),
        Cell((value.quote or value.source or "").replace("\n", " ")[:46]),
        Cell(flags or "–", tone="violet" if flags else "gray"),
        Cell(f"{value.recorded_by} {value.recorded_at.astimezone():%Y-%m-%d}"),
    ]


def _evening(told: str) -> datetime | None:
    """The end of the day that was written, or None where none was; anything else is told and ends the page."""
    if not told.strip():
        return None
    try:
        day = date.fromisoformat(told.strip())
        return datetime.combine(day, time.max, tzinfo=datetime.now().astimezone().tzinfo).astimezone(UTC)
    except (ValueError, OverflowError):
        st.error(say("data.as_of_wrong", told=plain(told)))
        st.stop()


def file(chosen: listing.Filter, language: str) -> bytes:
    """All that was chosen as csv; made when the button is pressed, in a thread that does not know the language yet."""
    use(language)
    found = observations.table(person, chosen.regions, chosen.indicators, chosen.years, as_of=chosen.as_of)
    return observations_csv(found, places.some(person, {value.region_id for value in found}), language)


with run.faults():
    total = listing.count(person, listing.EVERYTHING)
    with page_head(say("data.title"), say("data.subtitle", n=total)):
        told = st.text_input(
            say("data.as_of"), key="as_of", width=150, placeholder=say("data.as_of_example"), bind="query-params"
        )
    moment = _evening(told)
    if not total:
        empty(say("overview.empty"), say("overview.empty_button"), "reporting/upload.py")
    language = current()
    with st.container(horizontal=True):
        everyone = around.regions(person)
        with_figures = places.observed(person, [region.id for region in everyone])
        numbers = {region.name: region.id for region in everyone if region.id in with_figures}
        place = choose.optional(say("parts.region"), list(numbers), "region")
        groups = {category.id: category.name(language) for category in catalogue().categories.values()}
        group = choose.optional(say("data.category"), list(groups), "category", groups.__getitem__)
        entries = {
            entry.id: entry.name(language)
            for entry in catalogue().indicators.values()
            if group in (None, entry.category)
        }
        code = choose.optional(say("parts.indicator"), list(entries), "indicator", entries.__getitem__)
        year = choose.optional(say("parts.year"), [str(item) for item in observations.years(person)], "year")
    chosen = listing.Filter(
        (numbers[place],) if place else None,
        (code,) if code else tuple(entries) if group else None,
        (int(year),) if year else None,
        moment,
    )
    n = listing.count(person, chosen)
    if not n:
        empty(
            say(
                "data.none",
                filters="、".join(
                    str(part)
                    for part in (place, groups.get(group or ""), entries.get(code or ""), year, told.strip())
                    if part
                ),
            )
        )
    found = listing.first(person, chosen, LIMIT)
    shown = list(places.some(person, {value.region_id for value in found}).values())
    offices = places.labels(person, shown) if places.are_many(person) else {one.id: one.name for one in shown}
    columns = [
        Column(say("parts.region"), whole=True),
        Column(say("parts.indicator")),
        Column(say("parts.year")),
        Column(say("data.value"), "right", strong=True),
        Column(say("data.interval"), "right", whole=True),
        Column(say("data.words"), width="28%"),
        Column(say("data.flags")),
        Column(say("data.recorded"), whole=True),
    ]
    table(
        columns,
        [cells(value, offices) for value in found],
        "observations",
        say("data.title"),
    )
    if n > LIMIT:
        note(say("data.more", shown=LIMIT, n=n))
    st.download_button(
        say("data.csv", n=n),
        partial(file, chosen, language),
        file_name="nianlun.csv",
        mime="text/csv",
        icon=":material/download:",
        disabled=n > FILE_LIMIT,
        help=say("data.csv_limit", n=FILE_LIMIT) if n > FILE_LIMIT else None,
    )
    if place and code and year:
        st.subheader(say("data.history"), anchor=False)
        for value in observations.history(person, numbers[place], code, int(year)):
            state = (
                say("data.stands")
                if value.superseded_at is None
                else say("data.stood", until=f"{value.superseded_at.astimezone():%Y-%m-%d %H:%M}")
            )
            st.markdown(f"**{plain(hedged(value))}** · {plain(state)}")
            quotation(person, value)
