"""The made-up district with its ten reports, loaded through the same stages as any report."""

import tomllib
from pathlib import Path
from typing import Any

from etl import load, profiles, reading
from faults import Fault
from records import Person, Region
from store import deadlines, facts, handed_in, regions, settings
from store import profiles as store_profiles

DATA = Path(__file__).resolve().parent.parent / "data"


def load_demonstration(person: Person) -> int:
    """Load regions and reports; what an earlier, interrupted run loaded is left as it is. Returns the reports loaded."""
    settings.set_setting(person, "demonstration", "1")
    named = _regions(person)
    loaded = 0
    for file in sorted((DATA / "demo").glob("*.txt"), key=lambda path: (path.stem.split("_")[-1], path.name)):
        content = file.read_bytes()
        read = reading.read(file.name, content)
        region = named[read.head.region_name or ""]
        assert read.head.year is not None
        # These reports count as reviewed: everything of the street's own is confirmed, part-year figures with their flag.
        own = [place for place, claim in enumerate(read.claims) if claim.scope in ("street", "part_year")]
        try:
            load.load(person, read, file.name, content, region.id, read.head.year, own)
            loaded += 1
        except Fault as fault:
            if fault.code != "same_file":
                raise
    _came(person, named)
    _facts(person)
    sizes = DATA / "demo" / "profiles.csv"
    store_profiles.take(person, profiles.read(sizes.read_bytes(), sizes.name).rows)
    return loaded


def _entries() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads((DATA / "demo" / "regions.toml").read_text(encoding="utf-8"))[
        "region"
    ]
    return entries


def _came(person: Person, named: dict[str, Region]) -> None:
    """The days on which the reports came on paper, where none is recorded yet."""
    for entry in _entries():
        region = named[entry["name"]]
        for told in entry.get("came", []):
            if region.id not in handed_in.of_offices(person, (region.id,), told["year"]):
                handed_in.decide(person, region.id, told["year"], 0, told["day"], told["reason"])


def _regions(person: Person) -> dict[str, Region]:
    """The regions of data/demo/regions.toml by name, made where they are missing."""
    entries = _entries()
    present = {region.code: region for region in regions.all_regions(person)}
    for entry in entries:
        if entry["code"] not in present:
            parent = present[entry["parent"]].id if "parent" in entry else None
            present[entry["code"]] = regions.create(
                person, entry["name"], entry["level"], parent, entry["code"], entry["system"]
            )
            for alias in entry.get("aliases", []):
                regions.remember(person, alias, present[entry["code"]].id)
            for told in entry.get("deadline", []):
                deadlines.decide(
                    person, present[entry["code"]].id, told["year"], 0, told["due"], told["source"], told["reason"]
                )
    return {region.name: region for region in present.values()}


def _facts(person: Person) -> None:
    """One real street's published figures and targets, as facts with their source and without its text."""
    file = DATA / "facts" / "dongfangshan.csv"
    name, level = "东方山街道", "street"
    region = regions.find(person, name) or regions.create(person, name, level, None)
    facts.load(person, file, region.id)
