"""Claims -> findings: what a person must look at before a figure may stand.

The rules are those of the check-up (etl.checkup), so that both say the same of a figure; only what the file and the
store themselves do to a figure (hidden text, too many digits) is checked here. A finding's sentence stands in
locales/*/checkup.toml, or findings.toml, under its code.
"""

from collections.abc import Mapping, Sequence

from etl.checkup import DIFFERS, OPEN, Evidence, Subject, judged, subject
from etl.exactness import beyond_exactness
from etl.heading import Head
from etl.marks import MARKS
from records import Claim, Finding, Number

Previous = Mapping[tuple[str, int], Number]
RULES = (
    "title", "year", "last_year", "shares", "no_base", "over_hundred", "totals", "twice", "range", "odd", "part_year",
    "jumps", "restated",
)  # fmt: skip
"""The rules on figures and on whose year they are; those on the outline, dates and plans are the check-up's alone."""
NOTES = frozenset(
    (
        "title_missing", "title_other", "title_without_year", "title_without_year_word", "last_year_ambiguous",
        "share_without_base", "share_of_none", "base_rounded", "counts_rounded", "odd_form", "jump", "restated",
    )
)  # fmt: skip
"""Said to a person, without asking for an answer; everything else is a doubt."""
CHOICE = "said_roughly"
"""In print this agrees; but of two values only one can be kept, and a person chooses."""


def findings(
    text: str, head: Head, claims: Sequence[Claim], previous: Previous | None = None, name: str = ""
) -> list[Finding]:
    """All findings of a report, in order of place. `previous` holds the values of other reports by (indicator, year),
    `name` is the file's."""
    about = subject(text, name, head, claims, previous)
    evidence = [one for result in judged(about, RULES) for one in result.evidence]
    found = [
        *(_finding(about, one) for one in evidence if one.verdict in (DIFFERS, OPEN) or one.code == CHOICE),
        *beyond_exactness(text),
        *tracked_or_hidden(claims),
    ]
    return sorted(found, key=lambda finding: (finding.start if finding.start is not None else -1, finding.code))


def _finding(about: Subject, evidence: Evidence) -> Finding:
    """The evidence with the claims that stand at its places, the judged figure's first."""
    places = [place for spot in evidence.spots for place in about.touching(*spot)]
    touched = tuple(dict.fromkeys(places))
    first = (about.claims[touched[0]].indicator or "") if touched else ""
    severity = "note" if evidence.code in NOTES else "doubt"
    start, end = evidence.spots[0] if evidence.spots else (None, None)
    values = {"indicator": first, **evidence.values}
    return Finding(evidence.code, severity, values, touched, start, end, evidence.reviewer_values)


def tracked_or_hidden(claims: Sequence[Claim]) -> list[Finding]:
    """A figure in text that was inserted under tracking, or that nobody sees, or that was recognised on a picture."""
    return [
        Finding(
            flag, "doubt", {"indicator": claim.indicator or "", "quote": claim.quote}, (place,), claim.start, claim.end
        )
        for place, claim in enumerate(claims)
        for flag in MARKS
        if flag in claim.flags
    ]
