"""Tables in, plotly figures out, as plain dicts: value as a dot, wording as a bracket, target as a dated tick.

The grammar: a dot's shape and colour say its status; the grey bar behind it is Wilson's 95% range; the thin black
bracket is what the wording admits; a black tick is a target of that year; a dotted line a benchmark over the years of
its source; a hollow old dot a value that was restated; a dashed vertical a definition that changed; a pale band a year
without a value. Years are whole numbers on a linear axis, never fractions.
"""

from charts.compared import Row, compared
from charts.funnel import Spot, funnel
from charts.gaps import Break
from charts.points import Line, Point, value_range, wilson_limits
from charts.shown import shown
from charts.style import CONFIG
from charts.trend import trend

__all__ = [
    "CONFIG",
    "Break",
    "Line",
    "Point",
    "Row",
    "Spot",
    "compared",
    "funnel",
    "shown",
    "trend",
    "value_range",
    "wilson_limits",
]
