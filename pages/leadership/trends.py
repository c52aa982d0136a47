"""趋势: indicators over the years for one or more regions, with dated targets, and the sentence of any point."""

from catalogue import catalogue
from language import say
from pages.leadership import evidence, glance, trend_choice, trend_heads, trend_layout
from pages.parts import run
from pages.parts.head import empty, page_head, real, sentence
from store import observations, regions

person = run.person()

with run.faults():
    offices = [
        region
        for region in glance.in_order(regions.all_regions(person), person)
        if observations.years(person, [region.id])
    ]
    if not offices:
        with page_head(say("trends.title"), say("overview.subtitle")):
            pass
        empty(say("overview.empty"), say("overview.empty_button"), "reporting/upload.py")
    told = {value.indicator for value in observations.table(person, [region.id for region in offices])}
    entries = {entry.id: entry for entry in catalogue().indicators.values() if entry.id in told}
    with page_head(say("trends.title"), evidence.formula(trend_choice.subject(entries))):
        places, indicators = trend_choice.controls(person, offices, entries)
    if not places or not indicators:
        empty(say("trends.no_region" if indicators else "trends.no_indicator"))
    everything = trend_heads.charted(person, places, indicators)
    charted = everything[: trend_choice.CHARTS]
    sentence(trend_heads.head(charted))
    real(list({item.stands.region.id: item.stands for item in charted}.values()))
    trend_layout.draw(person, charted, trend_heads.remarks(charted, len(everything)))
    trend_layout.files(trend_heads.head(charted), charted)
