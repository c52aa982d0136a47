"""数据: every value that stands, with its interval, its sentence, its source, and all that stood before it."""

from datetime import UTC, date, datetime, time

import streamlit as st

from catalogue import catalogue
from exports.tables import observations_csv
from language import current, say
from pages.parts import choose, run
from pages.parts.head import empty, note, page_head, plain
from pages.parts.quotation import quotation
from pages.parts.sentences import hedged, indicator_of, interval
from pages.parts.table import Cell, Column, table
from records import Observation, Region
from store import observations, regions

person = run.person()
LIMIT = 200


def cells(value: Observation, offices: dict[int, Region]) -> list[Cell]:
    """One line of the table."""
    query = (("indicator", value.indicator), ("region", offices[value.region_id].name))
    flags = "、".join(
        say(f"data.flag.{flag}")
        for flag in sorted(value.flags)
        if flag in ("partial_year", "restated", "odd_form", "prior_year", "tracked_changes", "hidden_text")
    )
    return [
        Cell(offices[value.region_id].name),
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


with run.faults():
    offices = {region.id: region for region in regions.all_regions(person)}
    everything = observations.table(person)
    with page_head(say("data.title"), say("data.subtitle", n=len(everything))):
        told = st.text_input(
            say("data.as_of"), key="as_of", width=150, placeholder=say("data.as_of_example"), bind="query-params"
        )
    moment = _evening(told)
    if not everything:
        empty(say("overview.empty"), say("overview.empty_button"), "reporting/upload.py")
    language = current()
    with st.container(horizontal=True):
        region_names = [
            region.name for region in offices.values() if any(value.region_id == region.id for value in everything)
        ]
        place = choose.optional(say("parts.region"), region_names, "region")
        groups = {category.id: category.name(language) for category in catalogue().categories.values()}
        group = choose.optional(say("data.category"), list(groups), "category", groups.__getitem__)
        entries = {
            entry.id: entry.name(language)
            for entry in catalogue().indicators.values()
            if group in (None, entry.category)
        }
        code = choose.optional(say("parts.indicator"), list(entries), "indicator", entries.__getitem__)
        year = choose.optional(say("parts.year"), [str(item) for item in observations.years(person)], "year")
    found = observations.table(
        person,
        [region.id for region in offices.values() if region.name == place] if place else None,
        [code] if code else list(entries) if group else None,
        [int(year)] if year else None,
        as_of=moment,
    )
    if not found:
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
        [cells(value, offices) for value in sorted(found, key=lambda one: -one.year)[:LIMIT]],
        "observations",
        say("data.title"),
    )
    if len(found) > LIMIT:
        note(say("data.more", shown=LIMIT, n=len(found)))
    st.download_button(
        say("data.csv", n=len(found)),
        observations_csv(found, offices, language),
        file_name="nianlun.csv",
        mime="text/csv",
        icon=":material/download:",
    )
    if place and code and year:
        st.subheader(say("data.history"), anchor=False)
        region_id = next(region.id for region in offices.values() if region.name == place)
        for value in observations.history(person, region_id, code, int(year)):
            state = (
                say("data.stands")
                if value.superseded_at is None
                else say("data.stood", until=f"{value.superseded_at.astimezone():%Y-%m-%d %H:%M}")
            )
            st.markdown(f"**{plain(hedged(value))}** · {plain(state)}")
            quotation(person, value)
