"""The figure as Streamlit takes it: handed over as it is, not looked through key by key on every rerun."""

from typing import Any

from plotly.graph_objects import Figure


def shown(figure: dict[str, Any]) -> Figure:
    """A chart's dict as a plotly figure without a second check of its keys.

    Streamlit lets plotly check a dict on each run, which costs more than drawing it (2 to 6 ms a chart); that our
    charts are valid figures is held by the tests instead.
    """
    return Figure(figure, _validate=False)
