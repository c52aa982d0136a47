"""Districts with the offices below them, for the pages of a supervisor."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from language import say
from pages.parts import choose, judged
from records import Region

NONE = 0


@dataclass(frozen=True, slots=True)
class District:
    """A region with the offices that report to it. `region.id` is NONE where they belong to no district yet."""

    region: Region
    offices: tuple[Region, ...]

    @property
    def query(self) -> tuple[tuple[str, str], ...]:
        """Its place in an address."""
        return (("region", self.region.name),)


def districts(everyone: Sequence[Region]) -> list[District]:
    """Regions with offices directly below them, by code; offices of no district come last as a group of their own."""
    offices = judged.reporting(everyone)
    known = {region.id for region in everyone}
    found = [
        District(region, below)
        for region in everyone
        if (below := tuple(office for office in offices if office.parent_id == region.id))
    ]
    alone = [office for office in offices if office.parent_id not in known]
    if alone:
        found.append(District(Region(NONE, "", say("progress.without_district"), "district", None), tuple(alone)))
    return found


def choice(found: Sequence[District]) -> District:
    """Choose one of them; an office's name in the address (a link from its own page) means the district above it."""
    for kept in (st.query_params, st.session_state):
        told = kept.get("region")
        above = next((one.region.name for one in found if any(office.name == told for office in one.offices)), None)
        if above is not None:
            kept["region"] = above
    chosen = choose.region([one.region for one in found])
    return next(one for one in found if one.region == chosen)
