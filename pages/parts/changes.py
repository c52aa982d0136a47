"""What a new wording would change in the stored reports, as a table: seen before it is kept."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from etl.again import Reread, agrees
from etl.difference import Change
from language import current, say
from pages.parts.head import note, plain
from pages.parts.sentences import indicator_of, number
from pages.parts.table import Cell, Column, table
from records import Claim, ReviewClaim

SHOWN = 40
TONES = {"+": "blue", "-": "orange", "~": "violet"}


def effect(reread: Sequence[Reread], key: str) -> None:
    """The sentence that sums the changes up, and the changes, those that people had decided first."""
    rows = [(item, change, decided) for item in reread for change, decided in item.changes]
    if not rows:
        note(say("learning.effect.none", n=len(reread)))
        return
    counts = Counter(change.sign for _, change, _ in rows)
    touched = sum(decided is not None and not agrees(change, decided) for _, change, decided in rows)
    told = {"new": counts["+"], "gone": counts["-"], "other": counts["~"]}
    st.markdown(plain(say("learning.effect.sum", reports=sum(bool(item.changes) for item in reread), **told)))
    if touched:
        st.warning(say("learning.effect.decided", n=touched))
    rows.sort(key=lambda row: (row[2] is None, row[2] is not None and agrees(row[1], row[2])))
    columns = [Column(say(f"learning.effect.{name}")) for name in ("report", "change", "words")]
    cells = [_cells(item, change, decided) for item, change, decided in rows[:SHOWN]]
    table(columns, cells, key, say("learning.effect.caption"))
    if len(rows) > SHOWN:
        note(say("learning.effect.more", n=len(rows) - SHOWN))


def _cells(item: Reread, change: Change, decided: ReviewClaim | None) -> list[Cell]:
    claim = change.after or change.before
    assert claim is not None
    told = " → ".join(_figure(one) for one in (change.before, change.after) if one is not None)
    if change.fields() and change.before is not None and _figure(change.before) == _figure(claim):
        fields = "、".join(say(f"learning.field.{name}") for name in change.fields())
        told = f"{_figure(claim)}（{fields}）"
    mark = say(f"learning.diff.{decided.decision}", person=decided.decided_by or "") if decided else ""
    return [
        Cell(
            f"{item.report.region_name} {item.report.year}",
            page="reporting/review.py",
            query=(("report", str(item.report.id)), ("at", str(claim.start))),
        ),
        Cell(told, sign=change.sign, tone=TONES[change.sign], after=mark),
        Cell(" ".join(claim.quote.split())[:40]),
    ]


def _figure(claim: Claim) -> str:
    name = indicator_of(claim.indicator).short(current()) if claim.indicator else say("review.outside")
    value = number(claim.value, claim.unit if claim.unit == "%" else "")
    return f"{name} {value}{'' if claim.unit == '%' else claim.unit}"
