"""趋势: indicators over the years for one or more regions, with dated targets, and the sentence of any point."""

from catalogue import catalogue
from language import say
from pages.leadership import evidence, glance, trend_choice, trend_heads, trend_layout
from pages.parts import around, run
from pages.parts.head import empty, page_head, real, sentence
from store import coverage

person = run.person()

with run.faults():
    around_here = around.regions(person)
    years = coverage.coverage(person, [region.id for region in around_here])
    with_figures = {region_id for region_id, _ in years}
    offices = [region for region in glance.in_order(around_here, person) if region.id in with_figures]
    if not offices:
        with page_head(say("trends.title"), say("overview.subtitle")):
            pass
        empty(say("overview.empty"), say("overview.empty_button"), "reporting/upload.py")
    told = {indicator for _, indicator in years}
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
