"""Which database is open: the demonstration or the own one, and the way from one to the other."""

import streamlit as st

from language import say
from store import engine, migration, settings


def note() -> None:
    """In the sidebar: on made-up data, the button that opens the own database; there, the way back."""
    if engine.path() not in (engine.OWN, engine.DEMONSTRATION):
        return
    if settings.is_demonstration():
        st.button(
            say("frame.database.own"),
            on_click=_open,
            args=(False,),
            width="stretch",
            help=say("frame.database.own_help"),
        )
    elif engine.DEMONSTRATION.exists():
        st.button(
            say("frame.database.demonstration"),
            on_click=_open,
            args=(True,),
            width="stretch",
            help=say("frame.database.demonstration_help"),
        )


def _open(demonstration: bool) -> None:
    file = engine.DEMONSTRATION if demonstration else engine.OWN
    engine.choose(demonstration)
    engine.use(f"sqlite:///{file}")
    migration.migrate()
    for key in ("region", "year", "indicator", "report"):
        st.session_state.pop(key, None)
