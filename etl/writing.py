"""A quantity that a rule has bound, written down as a claim with its interval, its frame and its confidence."""

from etl.binding import Match
from etl.framing import Frame, of_years
from etl.quantity import Quantity, for_kind
from etl.scan import Token
from etl.walk import Walk, bits_of
from records import Claim, Number

LONGEST_LIST = 40
"""Claims of a sentence that a new one is held against: no report tells more in one."""
_STOCK = frozenset("人 名 位 个 处 座 所 支 家".split())


def add(
    walk: Walk, token: Token, quantity: Quantity, match: Match, framed: Frame, indicator: str, continued: bool
) -> None:
    """Write the claim down, with its interval as its kind has it and its confidence."""
    if _repeats(walk, framed, match, indicator, continued, quantity.value) or (walk.parted and match.rule.unsure):
        return
    settled_quantity = for_kind(quantity, framed.kind)
    value, low, high = settled_quantity.value, settled_quantity.low, settled_quantity.high
    if match.rule.inverse:
        value, low, high = 100 - value, _inverse(high), _inverse(low)
    content = next((item.start for item in walk.phrase if item.bits), token.start)
    start = min(token.start, max(content, walk.clause_start))
    flags = framed.flags + (("odd_form",) if quantity.odd else ()) + (("inverse",) if match.rule.inverse else ())
    sure = (
        match.own
        and match.score >= 20
        and not continued
        and not flags
        and framed.scope == "street"
        and not quantity.weak
        and not match.rule.unsure
    )
    walk.claims.append(
        Claim(
            start=start,
            end=token.end,
            quote=walk.scan.text[start : token.end],
            indicator=indicator,
            value=value,
            low=low,
            high=high,
            qualifier=settled_quantity.qualifier,
            unit=quantity.unit,
            year=framed.year,
            kind=framed.kind,
            scope=framed.scope,
            flags=flags,
            comparator=None,
            soft=framed.soft,
            confidence="high" if sure else "low" if "inferred" in flags or match.score < 12 else "medium",
            rule=match.rule.name,
            why=" + ".join(dict.fromkeys(item.word for item in walk.clause if item.bits)),
            part=walk.part.kind,
        )
    )


def _repeats(walk: Walk, framed: Frame, match: Match, indicator: str, continued: bool, value: Number) -> bool:
    """Within a sentence, and a 其中 that follows it, a part, or a bare number that only continues, does not tell the
    same indicator again; a total (合计, 累计达到), or a number of a surer rule, takes the place of what it sums."""
    reach = walk.parted_claims if walk.parted else walk.sentence_claims
    alike = (indicator, framed.year, framed.kind, framed.scope)
    first = max(min(reach, walk.stop_claims), len(walk.claims) - LONGEST_LIST)
    alike_since = [place for place in range(first, len(walk.claims)) if _kind_of(walk.claims[place]) == alike]
    since = [walk.claims[place] for place in alike_since]
    said = [walk.claims[place] for place in alike_since if place >= reach]
    if said and "own_year" in walk.cues and of_years(walk.scan.text[walk.sentence_start : said[-1].end]):
        if said[-1].unit in _STOCK:
            return True  # 共有7名取得执法证，其中今年考取3名: the stock is the figure
        # 五年来累计27件，本年度6件: what was told before it was more than the year's.
        walk.claims[reach:] = [claim for claim in walk.claims[reach:] if claim not in said]
        return False
    surer = not match.rule.unsure and all(claim.rule in walk.wording.unsure for claim in said)
    concepts, own = walk.wording.concepts, bits_of(walk.phrase)
    if walk.parted:
        # 累计办件14326件，其中窗口办件10418件 is a part, however sure its words are; of 中心组学习13次，其中法治专题5次 and
        # 清理文件62件，其中规范性文件5件 the second is the figure.
        kinds = concepts["law"] | concepts["document"] | concepts["litigation"]
        surer = bool(own & concepts["law_topic"] or (surer and own & kinds))
    elif said and own & concepts["law_topic"] and "法" not in said[-1].quote:
        surer = True  # 中心组专题学习14次、专题法治学习9次
    if "total" in walk.cues and since and all(_larger_than(value, claim) for claim in since):
        # 简易程序罚款9300元；普通程序罚款12600元，全年罚款总额21900元
        walk.claims[:] = [claim for claim in walk.claims if claim not in since]
        return False
    if said and surer:
        walk.claims[reach:] = [claim for claim in walk.claims[reach:] if claim not in said]
        return False
    beside = match.own and not continued and not walk.parted
    listed = beside and walk.scan.text[walk.number_end : walk.number_end + 1] == "、"
    if since and framed.kind == "actual" and not listed and all(_larger(claim, value) for claim in since):
        return True  # 受理纠纷1126宗；其后调处劳资纠纷214宗: a smaller count of the same kind is a part of the first
    return bool(said) and (walk.parted or (continued and "raised" not in walk.cues))


def _kind_of(claim: Claim) -> tuple[str | None, int, str, str]:
    return claim.indicator, claim.year, claim.kind, claim.scope


def _larger_than(value: Number, claim: Claim) -> bool:
    return value >= claim.value


def _larger(claim: Claim, value: Number) -> bool:
    return isinstance(claim.value, int) and value < claim.value


def _inverse(value: Number | None) -> Number | None:
    return None if value is None else 100 - value
