"""Promises of a plan that no indicator of the catalogue measures (脱产培训不少于60学时): kept with their words.

They are never anybody's value; the next report answers them, or a person does.
"""

from etl.framing import Frame
from etl.quantity import Quantity, for_kind
from etl.scan import Token, ends_clause
from etl.walk import Walk
from records import Claim

NOT_PROMISED = frozenset("年 月 日 天 小时 分钟 号 级 岁 类 个月 点 步 种".split())
LONGEST = 60
"""Characters of a clause that are kept with a promise; a longer one is cut before it."""


def promise(walk: Walk, token: Token, quantity: Quantity, framed: Frame) -> None:
    """Write down a plan's number that no rule bound, with the clause it stands in."""
    digit = walk.scan.text[token.start : token.end].translate(_DIGITS)
    counted = quantity.unit and quantity.unit not in NOT_PROMISED
    if framed.kind != "target" or framed.scope != "street" or "told_again" in framed.flags or not counted:
        return
    if digit == walk.scan.text[token.start : token.end] and quantity.qualifier == "exact":
        return  # 三项制度: a name, no number of its own
    meant = for_kind(quantity, "target")
    following = walk.scan.tokens[walk.position + 1 : walk.position + 1 + LONGEST]
    end = next((item.start for item in following if ends_clause(item)), token.end)
    start = max(walk.clause_start, end - LONGEST)
    text = walk.scan.text[start:end]
    start += len(text) - len(text.lstrip())
    walk.claims.append(
        Claim(
            start=start,
            end=end,
            quote=walk.scan.text[start:end],
            indicator=None,
            value=meant.value,
            low=meant.low,
            high=meant.high,
            qualifier=meant.qualifier,
            unit=quantity.unit,
            year=framed.year,
            kind="target",
            soft=framed.soft,
            confidence="low",
            rule="outside",
            why=" + ".join(dict.fromkeys(item.word for item in walk.clause if item.bits)),
            part=walk.part.kind,
        )
    )


_DIGITS = str.maketrans("", "", "0123456789")
