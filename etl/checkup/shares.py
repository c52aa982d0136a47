"""Rules on shares: against their counts, without a base, above 100."""

from dataclasses import replace

from etl.bases import counts_of
from etl.checkup.fit import Written, computed, fit, fitting
from etl.checkup.ratios import Ratio, ratios
from etl.checkup.result import AGREES, DIFFERS, OPEN, Evidence
from etl.checkup.subject import Subject, sentence_around
from etl.checkup.words import words
from records import Claim


def shares(subject: Subject) -> list[Evidence]:
    """Each stated share against the counts of its sentence; beyond the sentence, against those the claims name."""
    found = [told for ratio in ratios(subject) if (told := _against_sentence(subject, ratio)) is not None]
    found = _agreed_once(found)
    judged = {place for one in found for place in subject.touching(*one.spots[0])}
    for place, claim in enumerate(subject.claims):
        if place not in judged and _states_a_share(claim):
            found.extend(_against_claims(subject, claim))
    return found


def _agreed_once(found: list[Evidence]) -> list[Evidence]:
    """调处率100%，调处成功率96.8%: what does not fit counts that another share fits is of other counts; a person looks."""
    met = {one.spots[1:] for one in found if one.verdict == AGREES}
    return [replace(one, verdict=OPEN) if one.verdict == DIFFERS and one.spots[1:] in met else one for one in found]


def _states_a_share(claim: Claim) -> bool:
    return claim.unit == "%" and claim.kind == "actual" and claim.qualifier == "exact"


def _against_sentence(subject: Subject, ratio: Ratio) -> Evidence | None:
    """None where the sentence has no counts for it, or the wording leaves the share itself open."""
    if ratio.numerator is None or not ratio.bases or ratio.listed or ratio.share.qualifier != "exact":
        return None
    verdicts = [(fit(ratio.share, ratio.numerator, base), base) for base in ratio.bases]
    best = min(verdicts, key=lambda told: (AGREES, OPEN, DIFFERS).index(told[0][0]))
    (verdict, code), base = best
    if verdict == DIFFERS and (len(ratio.bases) > 1 or not ratio.tied):
        # Which of several counts is meant is not for the program to decide.
        verdict, base = OPEN, ratio.bases[-1]
    three = (ratio.share, ratio.numerator, base)
    printed = " ".join(subject.plain[one.start : one.end] for one in three)
    spots = tuple(subject.spot(one.start, one.end) for one in three)
    values = {"name": ratio.called, **_values(*three)}
    return Evidence("shares", verdict, code, values, spots, f"{ratio.called} {printed}", _bases(verdict, code, *three))


def _against_claims(subject: Subject, claim: Claim) -> list[Evidence]:
    """Against the counts that the catalogue names, also of another sentence: that may be another matter's, so a
    person looks."""
    numerator, base = counts_of(subject.claims, claim)
    if numerator is None or base is None:
        return []
    three = (claim, numerator, base)
    verdict, code = fit(*three)
    if code not in ("share_mismatch", "share_cut_off", "base_rounded"):
        return []
    begin, _ = sentence_around(subject.text, claim.start)
    verdict = verdict if all(one.start >= begin for one in three) else OPEN
    values = {"name": "", "indicator": claim.indicator or "", **_values(*three)}
    spots = tuple((one.start, one.end) for one in three)
    printed = " ".join(one.quote for one in three)
    return [Evidence("shares", verdict, code, values, spots, printed, _bases(verdict, code, *three))]


def _values(stated: Written, numerator: Written, base: Written) -> dict[str, str]:
    told = {"value": stated, "numerator": numerator, "base": base}
    return {name: str(one.value) for name, one in told.items()} | {"computed": computed(stated, numerator, base)}


def _bases(verdict: str, code: str, stated: Written, numerator: Written, base: Written) -> dict[str, str]:
    return {} if verdict == AGREES else {"bases": fitting(stated, numerator, base, code)}


def no_base(subject: Subject) -> list[Evidence]:
    """100% where no count stands: 待核实, and said so where the same sentence says that nothing happened.

    A share that has a known base (needs_base) asks for that very count; any other is content with any count before it.
    """
    asked = {place: subject.claims[place] for place in range(len(subject.claims)) if _bare(subject, place)}
    found, met = [], set[int]()
    for ratio in ratios(subject):
        if ratio.share.value != 100 or any(word in ratio.name for word in words().self_based):
            continue
        begin, end = subject.sentence(ratio.share.start)
        start = max(begin, ratio.name_start)
        spot = subject.spot(start, ratio.share.end)
        own = set(subject.touching(*spot)) & set(asked)
        code = "share_without_base" if own or not ratio.counts else "share_with_counts"
        if code == "share_without_base" and words().nothing.search(subject.plain[begin:end]):
            code = "share_of_none"
        met |= own
        verdict = AGREES if code == "share_with_counts" else OPEN
        values = {"name": ratio.called, "value": str(ratio.share.value)}
        found.append(Evidence("no_base", verdict, code, values, (spot,), subject.plain[start : ratio.share.end]))
    for place, claim in asked.items():
        if place not in met:
            values = {"name": "", "indicator": claim.indicator or "", "value": str(claim.value)}
            spots = ((claim.start, claim.end),)
            found.append(Evidence("no_base", OPEN, "share_without_base", values, spots, claim.quote))
    return found


def _bare(subject: Subject, place: int) -> bool:
    """Is the claim a 100% of a share whose base stands nowhere near?"""
    claim = subject.claims[place]
    if claim.indicator not in words().needs_base or not _states_a_share(claim) or claim.value != 100:
        return False
    return counts_of(subject.claims, claim)[1] is None


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
