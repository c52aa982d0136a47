"""The charts that were asked for and what is said over them: one sentence for all, and what keeps them apart."""

from collections.abc import Sequence

from analysis.trend import Trend
from catalogue import Indicator
from language import current, say
from pages.leadership import panels
from pages.leadership.evidence import unresolved
from pages.leadership.panels import Shown
from pages.parts import judged
from pages.parts.trend_words import trend
from records import Person, Region
from store import observations


def charted(person: Person, places: Sequence[Region], indicators: Sequence[Indicator]) -> list[Shown]:
    """A chart for each indicator and region, those of one indicator together."""
    stands = {item.region.id: item for item in judged.standings(person, places)}
    found = []
    for indicator in indicators:
        history = observations.series(person, indicator.id, [region.id for region in places], with_history=True)
        for region in places:
            own = [value for value in history if value.region_id == region.id]
            panel = panels.panel(stands[region.id], indicator, own)
            verdicts = [point.judgement for point in panel.points]
            told = trend(region.name, indicator, panel.trend(), verdicts)
            found.append(Shown(stands[region.id], indicator, panel, told))
    return found


def head(shown: Sequence[Shown]) -> str:
    """The page's sentence: of one chart its own; of several, the direction of each by name."""
    if len(shown) == 1:
        return shown[0].told
    parts = []
    for indicator in dict.fromkeys(item.indicator.id for item in shown):
        group = [item for item in shown if item.indicator.id == indicator]
        told = [
            say("trends.heads.one", region=item.stands.region.name, word=_word(item.panel.trend())) for item in group
        ]
        comma = "，" if current() == "zh_CN" else ", "
        parts.append(say("trends.heads.group", indicator=group[0].indicator.short(current()), told=comma.join(told)))
    return ("；" if current() == "zh_CN" else "; ").join(parts) + say("status.trial.end")


def _word(told: Trend) -> str:
    kind = told.kind
    if kind == "slope" and told.slope_range is not None:
        low, high = told.slope_range
        kind = "rising" if low > 0 else "falling" if high < 0 else "mixed"
    if kind == "none" and told.left_out:
        kind = "none_counted"
    return say(f"trends.heads.{kind}", value=told.last.year if told.used else "")


def remarks(shown: Sequence[Shown], asked: int) -> list[str]:
    """Under the sentence: unresolved cases, bases that differ, and charts that were left out for want of room."""
    told = [text for item in shown if len(shown) == 1 and (text := unresolved(item))]
    for indicator in dict.fromkeys(item.indicator.id for item in shown):
        group = [item for item in shown if item.indicator.id == indicator]
        bases = {base for item in group for base in _bases(item)}
        if len(group) > 1 and len(bases) > 1:
            name = group[0].indicator.short(current())
            listed = ("、" if current() == "zh_CN" else ", ").join(sorted(bases))
            told.append(say("trends.bases", indicator=name, bases=listed))
    if asked > len(shown):
        told.append(say("trends.too_many", asked=asked, shown=len(shown)))
    return told


def _bases(item: Shown) -> set[str]:
    """What the shares of a chart are shares of, by the names of the bases."""
    return {
        panels.name_of(point.judgement.base.indicator)
        for point in item.panel.points
        if point.judgement.base is not None and item.indicator.unit == "%"
    }
