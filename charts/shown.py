"""The figure as Streamlit takes it: handed over as it is, neither looked through nor copied on every rerun."""

from typing import Any

from plotly.basedatatypes import BaseFigure


class _Shown(BaseFigure):  # type: ignore[misc]
    """A plotly figure that is nothing but its dict: all that Streamlit asks it for."""

    def __init__(self, figure: dict[str, Any]) -> None:
        self._shown = figure

    def to_dict(self) -> dict[str, Any]:
        """The dict as it was given."""
        return self._shown


def shown(figure: dict[str, Any]) -> BaseFigure:
    """A chart's dict as a plotly figure without a second check of its keys.

    Streamlit lets plotly check a dict on each run, which costs more than drawing it (2 to 6 ms a chart), and plotly's own
    figures copy it deeply twice; that our charts are valid figures is held by the tests instead.
    """
    return _Shown(figure)
