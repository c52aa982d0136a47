"""Where the walk over a report stands: the phrase so far, what is carried on, and what stands around a number."""

from dataclasses import dataclass, field

from etl.framing import TURNING, Frame, frame, looks_ahead
from etl.scan import Scan, Token, ends_clause
from etl.sections import Part
from etl.wording import Wording
from records import Claim

# Every number looks back over its sentence: without a limit, a text without stops takes time by its square.
LONGEST_SENTENCE = 240
LONGEST_CLAUSE = 100
"""Tokens that a number looks back over, for the same reason."""
BEHIND = 14
"""Characters behind a number that may say what it is (85%的目标)."""


@dataclass(slots=True)
class Walk:
    """Where the walk stands: the phrase so far, what is carried, and what the last number was about.

    `turns` is the place of the first word from the sentence's start on that may turn a number into another year's, or
    into an aim; `ahead` says that the sentence goes on with the next year's plan behind a ；.
    """

    scan: Scan
    wording: Wording
    year: int
    own_district: bool
    part: Part
    phrase: list[Token] = field(default_factory=list)
    cues: set[str] = field(default_factory=set)
    clause_cues: set[str] = field(default_factory=set)
    position: int = 0
    phrase_from: int = 0
    clause_from: int = 0
    sentence_from: int = 0
    frequency: Token | None = None
    sentence_start: int = 0
    turns: int = -1
    ahead: bool = False
    clause_start: int = 0
    near: int = 0
    far: int = 0
    before_sentence: int = 0
    heading: int = 0
    line_start: int = 0
    last_number: list[Token] = field(default_factory=list)
    last_clause: list[Token] = field(default_factory=list)
    waiting: list[list[Token]] = field(default_factory=list)
    listed: list[list[Token]] = field(default_factory=list)
    told: Frame | None = None
    after_number: bool = False
    used_right: bool = False
    number_end: int = 0
    sentence_claims: int = 0
    stop_claims: int = 0
    parted: bool = False
    district_told: bool = False
    parted_claims: int = 0
    claims: list[Claim] = field(default_factory=list)

    def reach(self, position: int) -> None:
        """Come to a token: the phrase is what stands between the last number or stop and it."""
        self.position = position
        self.phrase = self.scan.tokens[max(self.phrase_from, position - LONGEST_CLAUSE) : position]

    def steer(self) -> None:
        """Take note of the cues of the phrase before a number, and of the clause so far."""
        self.cues = {item.cue for item in self.phrase}
        self.clause_cues |= self.cues

    @property
    def clause(self) -> list[Token]:
        """The words since the last stop, numbers among them."""
        return self.scan.tokens[max(self.clause_from, self.position - LONGEST_CLAUSE) : self.position]

    @property
    def sentence(self) -> list[Token]:
        """The words since the sentence began, numbers and stops among them."""
        return self.scan.tokens[max(self.sentence_from, self.position - LONGEST_CLAUSE) : self.position]

    def begin(self, position: int) -> None:
        """Let phrase, clause and sentence begin at a token."""
        self.phrase_from = self.clause_from = self.sentence_from = position

    def end_clause(self, position: int, end: int) -> None:
        """A stop at a token, whose text ends at `end`."""
        self.phrase_from = self.clause_from = position + 1
        self.phrase, self.listed, self.frequency, self.after_number = [], [], None, False
        self.clause_cues = set()
        self.clause_start = end


def carry(walk: Walk, bits: int) -> None:
    """What a phrase spoke of is carried on; what was carried before stays within reach. A faint topic joins it."""
    carried = bits & (walk.wording.carried | walk.wording.sticky)
    if carried & walk.wording.carried:
        kept = walk.wording.faint | (walk.wording.sticky if carried & walk.near else 0)
        walk.far |= walk.near
        walk.near = carried | (walk.near & kept)
    walk.near |= bits & (walk.wording.faint | walk.wording.sticky)


def end_sentence(walk: Walk, position: int, start: int, *, paragraph: bool, pause: bool = False) -> None:
    """Start the next sentence behind the token at `position`. After a `pause` (；) a 其中 still holds: its parts go on."""
    if paragraph or not pause:
        walk.parted_claims = len(walk.claims) if paragraph else walk.stop_claims
        walk.parted = False
    walk.before_sentence = 0 if paragraph else (walk.near or walk.before_sentence)
    walk.near = walk.far = 0
    walk.last_number, walk.last_clause, walk.waiting = [], [], []
    walk.district_told = False
    walk.begin(position + 1)
    walk.ahead = pause and (walk.ahead or looks_ahead(walk.scan.text, walk.sentence_start, walk.year))
    walk.sentence_start = walk.clause_start = start
    walk.sentence_claims = len(walk.claims)
    if not pause:
        walk.stop_claims = len(walk.claims)


def bits_of(tokens: list[Token]) -> int:
    union = 0
    for token in tokens:
        union |= token.bits
    return union


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
    shares = walk.wording.shares
    others = ~(shares | walk.wording.concepts["certified"])
    union = 0
    for item in right:
        union |= item.bits & others if item.bits & shares else item.bits
    return union


def _noun(walk: Walk, token: Token) -> bool:
    """Is the word more than a verb (whose object the next number may be)?"""
    concepts = walk.wording.concepts
    return not token.bits & (concepts["resolve"] | concepts["clear"] | concepts["solve"]) or bool(
        token.bits & concepts["backlog"]
    )


def clause_before(walk: Walk, start: int) -> str:
    """The text between the last stop or number and a place."""
    return walk.scan.text[max(walk.clause_start, walk.number_end) : start]


def framed_at(walk: Walk, start: int, end: int) -> Frame:
    """The frame of the number at `start`..`end`; of a sentence without end only what stands near is looked at."""
    text = walk.scan.text
    if walk.told and "prior_year" in walk.told.flags and text[walk.number_end : start] in ("、", "和", "及"):
        return walk.told  # 较2024年的52起、4.9万元
    if walk.ahead:
        return Frame(walk.year + 1, "target", "street", (), False)
    if walk.turns < walk.sentence_start:
        turning = TURNING.search(text, walk.sentence_start)
        walk.turns = turning.start() if turning else len(text) + BEHIND
    if walk.turns >= end + BEHIND:
        planned = walk.part.kind == "plan"
        return Frame(walk.year + planned, "target" if planned else "actual", "street", (), False)
    sentence = text[max(walk.sentence_start, start - LONGEST_SENTENCE) : start]
    return frame(walk.part.kind, walk.year, sentence, clause_before(walk, start), text[end : end + BEHIND])


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
