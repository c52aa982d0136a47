"""Where the walk over a report stands: the phrase so far, what is carried on, and for which year it speaks."""

from dataclasses import dataclass, field

from etl.framing import TURNING, Frame, frame, lists_ahead, looks_ahead
from etl.scan import Scan, Token
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
    into an aim; `ahead` says that the sentence goes on with the next year's plan behind a ；, `listing` that the whole
    paragraph does.
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
    listing: bool = False
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
    promised = any(claim.kind == "target" and claim.year > walk.year for claim in walk.claims[walk.sentence_claims :])
    text, began = walk.scan.text, walk.sentence_start
    ahead = looks_ahead(text, began, walk.year)
    walk.listing = not paragraph and (walk.listing or (ahead and not pause and lists_ahead(text, began, start)))
    walk.ahead = walk.listing or (pause and (walk.ahead or promised or ahead))
    walk.sentence_start = walk.clause_start = start
    walk.sentence_claims = len(walk.claims)
    if not pause:
        walk.stop_claims = len(walk.claims)


def bits_of(tokens: list[Token]) -> int:
    union = 0
    for token in tokens:
        union |= token.bits
    return union


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
