"""What a rule says of a report: a verdict with its evidence, and how verdicts add up."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from records import CheckDecision

AGREES, DIFFERS, OPEN, INAPPLICABLE = "agrees", "differs", "open", "inapplicable"
VERDICTS = (DIFFERS, OPEN, AGREES, INAPPLICABLE)
"""In the order in which a reader meets them: 不符, 待核实, 相符, 不适用. The first that any evidence has is the rule's."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that a rule judged. `code` names its sentence in the locales, `values` fill it in.

    `spots` are places in the stored text, the figure that is judged first, then those it was held against; empty where
    the evidence is what the text lacks. `printed` is what stands in print: a person's decision holds as long as it
    stays the same. `reviewer_values` (bases that would fit) are not for the clerk who writes the report.
    """

    rule: str
    verdict: str
    code: str
    values: dict[str, str] = field(default_factory=dict)
    spots: tuple[tuple[int, int], ...] = ()
    printed: str = ""
    reviewer_values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """A rule's verdict and its evidence in order of place; a rule without evidence found nothing to judge."""

    rule: str
    verdict: str
    evidence: tuple[Evidence, ...]


def worst(verdicts: Sequence[str], otherwise: str = INAPPLICABLE) -> str:
    """不符 outweighs 待核实, which outweighs 相符, which outweighs 不适用."""
    return next((verdict for verdict in VERDICTS if verdict in verdicts), otherwise)


def counted(results: Sequence[Result]) -> dict[str, int]:
    """How many rules have each verdict."""
    tally = Counter(result.verdict for result in results)
    return {verdict: tally[verdict] for verdict in VERDICTS}


def with_decisions(results: Sequence[Result], decisions: Mapping[tuple[str, str], CheckDecision]) -> list[Result]:
    """The results with a person's verdict in place of the program's, where one stands on the same printed value."""
    told = []
    for result in results:
        evidence = tuple(_decided(one, decisions.get((one.rule, one.printed))) for one in result.evidence)
        told.append(replace(result, verdict=worst([one.verdict for one in evidence]), evidence=evidence))
    return told


def _decided(evidence: Evidence, decision: CheckDecision | None) -> Evidence:
    if decision is None or decision.verdict == "withdrawn":
        return evidence
    return replace(evidence, verdict=decision.verdict)
