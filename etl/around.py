"""What stands around a number: the words behind it, the clause after it, the noun that it counts."""

from etl.scan import Token, ends_clause
from etl.walk import Walk, bits_of


def right_of(walk: Walk, position: int) -> list[Token]:
    """Tokens after a number up to the clause's end or the next number (then only what precedes the last 、)."""
    taken: list[Token] = []
    last_pause = None
    number = walk.scan.tokens[position]
    for token in walk.scan.tokens[position + 1 : position + 14]:
        if ends_clause(token):
            return taken
        if token.quantity is not None and walk.scan.text.startswith("的", number.end):
            return taken  # 原定4次的专项督查仅完成1次
        if token.quantity is not None:
            return (
                taken[:last_pause]
                if last_pause is not None
                else [item for item in taken if item.bits & walk.wording.carried and _noun(walk, item)]
            )
        if token.cue == "mark" and token.word == "、":
            if not taken and last_pause is None and token.start == walk.scan.tokens[position].end:
                return taken
            last_pause = len(taken)
        if token.cue in ("part",):
            return taken
        if token.cue != "mark":
            taken.append(token)
    return taken


def ahead(walk: Walk, position: int) -> int:
    """What a meeting was about when the next clause says it: 召开党工委会议4次，专题研究法治工作."""
    tokens = walk.scan.tokens
    if position + 2 < len(tokens) and tokens[position + 2].cue == "about":
        return bits_of(_clause_after(walk, position))
    return 0


def all_of_them(walk: Walk, position: int) -> list[Token]:
    """What the next clause says of everything just counted: 执法人员5名，均持证上岗; 重大执法决定2件，均经法制审核."""
    tokens = walk.scan.tokens
    for place in range(position, min(position + 5, len(tokens) - 1)):
        comma = tokens[place + 1]
        if ends_clause(comma):
            all_of = walk.scan.text.startswith(("均", "全部", "全员"), comma.end)
            return _clause_after(walk, place) if all_of else []
        if comma.quantity is not None:
            break
    return []


def _clause_after(walk: Walk, position: int) -> list[Token]:
    """The words of the clause behind the comma that follows a token, up to its first number."""
    tokens = walk.scan.tokens[position + 1 : position + 16]
    if len(tokens) < 2 or tokens[0].word not in ("，", ",") or tokens[1].start - tokens[0].end > 2:
        return []
    spoken = []
    for token in tokens[1:]:
        if token.quantity is not None or ends_clause(token):
            break
        spoken.append(token)
    return spoken


def behind_count(walk: Walk, right: list[Token]) -> int:
    """The concepts behind a count; of 26名执法人员持证率100% the count has the officers, the share their papers."""
    concepts, shares = walk.wording.concepts, walk.wording.shares
    people = concepts["officer"] | concepts["enforcement"] | concepts["mediator"] | concepts["law_literate"]
    union = 0
    for item in right:
        union |= item.bits & people if item.bits & shares else item.bits
    return union


def _noun(walk: Walk, token: Token) -> bool:
    """Is the word more than a verb (whose object the next number may be)?"""
    concepts = walk.wording.concepts
    return not token.bits & (concepts["resolve"] | concepts["clear"] | concepts["solve"]) or bool(
        token.bits & concepts["backlog"]
    )


def after_examples(walk: Walk, left: list[Token]) -> list[Token]:
    """In A、B、C等D the examples before 等 do not name what is counted: D does."""
    listed = [place for place, item in enumerate(left) if item.cue == "such"]
    after = left[listed[-1] + 1 :] if listed else []
    if not bits_of(after) & walk.wording.content:
        return left
    # What was done stands before the examples: 改造提升法治长廊等阵地2处.
    concepts = walk.wording.concepts
    deeds = (
        concepts["joint"]
        | concepts["rebuild"]
        | concepts["fresh"]
        | concepts["create"]
        | concepts["give"]
        | concepts["rectify"]
    )
    return [*(item for item in left[: listed[-1]] if item.bits and not item.bits & ~deeds), *after]


def head_of(walk: Walk, left: list[Token]) -> int:
    """The concepts of the word next to the number that names something."""
    return next((item.bits for item in reversed(left) if item.bits & walk.wording.content), 0)
