"""One visual language: colours, signs of status as shapes, and the template of every figure."""

from typing import Any

FONT = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
INK, SOFT, RULE = "#1C2733", "#56616B", "#B8C0C7"
COLOURS = {
    "met": "#0F5E8C",
    "missed": "#A8340A",
    "unverified": "#5A4684",
    "unjudgeable": "#5A4684",
    "not_due": SOFT,
    "no_target": SOFT,
    "better": "#0F5E8C",
    "similar": SOFT,
    "worse": "#A8340A",
    "refused": "#5A4684",
}
SYMBOLS = {
    "met": "circle",
    "missed": "x",
    "unverified": "diamond-open",
    "unjudgeable": "diamond-open",
    "no_target": "circle",
    "better": "triangle-up",
    "similar": "circle",
    "worse": "triangle-down",
    "refused": "diamond-open",
}
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
TEMPLATE: dict[str, Any] = {
    "layout": {
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": "#FFFFFF",
        "plot_bgcolor": "#FFFFFF",
        "margin": {"l": 48, "r": 16, "t": 10, "b": 62},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "xaxis": {
            "showgrid": False, "zeroline": False, "showline": True, "linecolor": RULE, "ticks": "", "tickangle": 0, "fixedrange": True,
            "tickfont": {"size": 13},
        },
        "yaxis": {"gridcolor": "#E9ECEE", "zeroline": False, "showline": False, "ticks": "", "fixedrange": True, "tickfont": {"size": 12, "color": SOFT}},
        "hoverlabel": {"bgcolor": "#FFFFFF", "bordercolor": RULE, "font": {"family": FONT, "size": 13, "color": INK}},
        "annotationdefaults": {"showarrow": False, "font": {"size": 12, "color": SOFT}},
    }
}  # fmt: skip


def literal(text: str) -> str:
    """Text that comes from data, so that plotly reads no mark-up in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
