"""Rules on shares: against their counts (the GRIM test of Brown and Heathers 2017), without a base, above 100."""

from decimal import Decimal
from fractions import Fraction

from analysis.intervals import Interval, fitting_bases, rounded, share
from etl.checks import shares_against_counts
from etl.checkup.ratios import Ratio, ratios
from etl.checkup.result import AGREES, DIFFERS, OPEN, Evidence
from etl.checkup.subject import Subject, sentence_around
from etl.checkup.words import words
from etl.quantities import Quantity
from records import Finding

SHOWN_BASES = 8
SEARCHED = 2000
"""Bases are tried up to twice the printed one, and no further than this many."""


def shares(subject: Subject) -> list[Evidence]:
    """Each stated share against the counts of its sentence; beyond the sentence, against those the claims name."""
    found, judged = [], list[tuple[int, int]]()
    for ratio in ratios(subject):
        evidence = _against_sentence(subject, ratio)
        if evidence is not None:
            found.append(evidence)
            judged.append(evidence.spots[0])
    for finding in shares_against_counts(subject.claims):
        if finding.code == "share_without_base" or finding.start is None or finding.end is None:
            continue
        if not any(start < finding.end and finding.start < end for start, end in judged):
            found.append(_from_claims(subject, finding))
    return found


def _against_sentence(subject: Subject, ratio: Ratio) -> Evidence | None:
    """None where the sentence has no counts for it, or the wording leaves the share itself open."""
    if ratio.numerator is None or not ratio.bases or ratio.listed or ratio.share.qualifier != "exact":
        return None
    verdicts = [(_fit(ratio.share, ratio.numerator, base), base) for base in ratio.bases]
    best = min(verdicts, key=lambda told: (AGREES, OPEN, DIFFERS).index(told[0][0]))
    (verdict, code), base = best
    if verdict == DIFFERS and (len(ratio.bases) > 1 or not ratio.tied):
        # Which of several counts is meant is not for the program to decide.
        verdict, base = OPEN, ratio.bases[-1]
    return _evidence(subject, ratio, base, verdict, code)


def _fit(stated: Quantity, numerator: Quantity, base: Quantity) -> tuple[str, str]:
    """The verdict on a share at its printed precision, with the code of its sentence."""
    decimals = decimals_of(stated)
    aim = Fraction(stated.value)
    if _is_exact(numerator) and _is_exact(base):
        if not base.value:
            return OPEN, "share_of_none"
        computed = Fraction(numerator.value) * 100 / Fraction(base.value)
        if rounded(computed, decimals) == aim:
            return AGREES, "share_fits"
        cut_off = Fraction(int(computed * 10**decimals), 10**decimals)
        return (OPEN, "share_cut_off") if cut_off == aim else (DIFFERS, "share_mismatch")
    admitted = share(Interval(numerator.low, numerator.high), Interval(base.low, base.high))
    half = Fraction(1, 2 * 10**decimals)
    if (admitted.low is not None and aim < Fraction(admitted.low) - half) or (
        admitted.high is not None and aim > Fraction(admitted.high) + half
    ):
        return DIFFERS, "share_mismatch"
    if _is_exact(numerator) and base.low is not None and base.high is not None:
        first, last = int(base.low), min(int(base.high), int(base.low) + SEARCHED)
        fits = fitting_bases(numerator.value, stated.value, decimals, first, last)
        if not fits:
            return DIFFERS, "share_mismatch"
        return (AGREES, "share_fits") if len(fits) == last - first + 1 else (OPEN, "base_rounded")
    return OPEN, "counts_rounded"


def decimals_of(stated: Quantity) -> int:
    """How many decimals a share is printed with."""
    return max(0, -int(Decimal(stated.value).as_tuple().exponent))


def _is_exact(count: Quantity) -> bool:
    return count.low is not None and count.low == count.high


def _evidence(subject: Subject, ratio: Ratio, base: Quantity, verdict: str, code: str) -> Evidence:
    numerator = ratio.numerator
    assert numerator is not None  # the caller has left others out
    decimals = decimals_of(ratio.share)
    computed = round(Decimal(numerator.value) / Decimal(base.value) * 100, max(1, decimals)) if base.value else "–"
    values = {
        "name": ratio.called,
        "value": str(ratio.share.value),
        "numerator": str(numerator.value),
        "base": str(base.value),
        "computed": str(computed),
    }
    reviewer = {} if verdict == AGREES else {"bases": _fitting(ratio.share, numerator, base, code)}
    spots = (
        subject.spot(ratio.share.start, ratio.share.end),
        subject.spot(numerator.start, numerator.end),
        subject.spot(base.start, base.end),
    )
    printed = " ".join(subject.plain[one.start : one.end] for one in (ratio.share, numerator, base))
    return Evidence("shares", verdict, code, values, spots, f"{values['name']} {printed}", reviewer)


def _fitting(stated: Quantity, numerator: Quantity, base: Quantity, code: str) -> str:
    """The bases on which the share would be right, nearest to the printed one, for the reviewer."""
    printed = int(base.value)
    first, last = int(numerator.value), min(printed * 2, int(numerator.value) + SEARCHED)
    if code == "base_rounded" and base.low is not None and base.high is not None:
        first, last = int(base.low), int(base.high)
    fits = fitting_bases(numerator.value, stated.value, decimals_of(stated), first, last)
    return "、".join(map(str, sorted(sorted(fits, key=lambda one: abs(one - printed))[:SHOWN_BASES])))


def _from_claims(subject: Subject, finding: Finding) -> Evidence:
    """A finding over more than one sentence: the counts may be another matter's, so a person looks."""
    claims = [subject.claims[place] for place in finding.claims]
    start = claims[0].start
    begin, _ = sentence_around(subject.text, start)
    together = all(claim.start >= begin for claim in claims)
    verdict = DIFFERS if finding.code == "share_mismatch" and together else OPEN
    printed = " ".join(claim.quote for claim in claims)
    spots = tuple((claim.start, claim.end) for claim in claims)
    return Evidence(
        "shares", verdict, finding.code, {"name": "", **finding.values}, spots, printed, finding.reviewer_values
    )


def no_base(subject: Subject) -> list[Evidence]:
    """100% where no count stands: 待核实, and said so where the same sentence says that nothing happened."""
    found = []
    for ratio in ratios(subject):
        if ratio.share.value != 100 or any(word in ratio.name for word in words().self_based):
            continue
        begin, end = subject.sentence(ratio.share.start)
        sentence = subject.plain[begin:end]
        start = max(begin, ratio.name_start)
        spots = (subject.spot(start, ratio.share.end),)
        values = {"name": ratio.called, "value": str(ratio.share.value)}
        printed = subject.plain[start : ratio.share.end]
        if not ratio.counts:
            code = "share_of_none" if words().nothing.search(sentence) else "share_without_base"
            found.append(Evidence("no_base", OPEN, code, values, spots, printed))
        else:
            found.append(Evidence("no_base", AGREES, "share_with_counts", values, spots, printed))
    return found


def over_hundred(subject: Subject) -> list[Evidence]:
    """A share of a whole cannot exceed 100%; growth can, and is no share."""
    found, seen = [], 0
    for ratio in ratios(subject):
        seen += 1
        if ratio.share.value > 100:
            start = ratio.name_start
            values = {"name": ratio.called, "value": str(ratio.share.value)}
            spots = (subject.spot(start, ratio.share.end),)
            printed = subject.plain[start : ratio.share.end]
            found.append(Evidence("over_hundred", DIFFERS, "share_over_hundred", values, spots, printed))
    if not found and seen:
        found.append(Evidence("over_hundred", AGREES, "shares_in_range", {"n": str(seen)}))
    return found
