"""The records that travel between the rooms: plain, frozen, without behaviour.

Every number is exact: `int` for counts, `Decimal` for shares and decimals. An interval's end is None
where it is open. Years are calendar years; times are UTC.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts. Every question to and every change of the store is asked by one."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Region:
    """An office, or the district or city above it.

    `level` is one of street, town, township, district, city; `system` names the code system.
    """

    id: int
    code: str
    name: str
    level: str
    parent_id: int | None
    system: str = "stats"
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class RegionProfile:
    """The size of an office in a year: residents (常住人口), communities and villages, and whether it punishes in its own
    name (行政执法权). None where it is not known; `source` says where the numbers come from."""

    office: str
    year: int
    residents: int | None = None
    communities: int | None = None
    enforcement: bool | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity that the program believes is an indicator's value for a year; not yet believed by a person.

    `start` and `end` are character offsets into the report's stored text and `quote` is text[start:end].
    `indicator` is a catalogue id, or None for a promise that fits none (目录外). `kind` is actual or target;
    `scope` is street, district, part_year or cumulative. `qualifier` is one of exact, about_plus, at_least,
    at_most, nearly, approx, range, zero_statement, full_coverage, derived_frequency. `base` is the indicator
    id of the count that a share rests on, where the report's own sentence names it. `comparator` (>=, <=, =, ~)
    and `soft` belong to targets. `confidence` is high, medium or low; `rule` names the rule that bound the
    quantity and `why` holds the words that decided.
    """

    start: int
    end: int
    quote: str
    indicator: str | None
    value: Number
    low: Number | None
    high: Number | None
    qualifier: str
    unit: str
    year: int
    kind: str
    scope: str = "street"
    flags: tuple[str, ...] = ()
    base: str | None = None
    comparator: str | None = None
    soft: bool = False
    confidence: str = "medium"
    rule: str = ""
    why: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Taught:
    """What a correction taught the reading, as the reading needs it.

    `sort` is names (the phrase beside a measure word of the class `units` is the indicator), not (beside this phrase
    a number is not the indicator) or base (the indicator, a share, rests on the count `base` where the report names
    none). `trusted` says that people confirmed often enough what it found. Its rule is called learned:<number>.
    """

    number: int
    sort: str
    phrase: str
    indicator: str
    units: str
    base: str | None = None
    trusted: bool = False


@dataclass(frozen=True, slots=True)
class Lesson:
    """A learned wording as kept: what it teaches, for whom, from which correction, by whom and why, and how it fares.

    `region_id` None means every region. `confirmed` and `rejected` count the claims it found on which people decided
    so. `revoked_at` is set on one that holds no more.
    """

    taught: Taught
    region_id: int | None
    region_name: str | None
    claim_id: int | None
    report_id: int | None
    quote: str | None
    reason: str
    taught_by: str
    taught_at: datetime
    confirmed: int
    rejected: int
    revoked_by: str | None = None
    revoked_at: datetime | None = None
    revoked_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: a code whose sentence stands in the locales, its values, and where it belongs.

    `severity` is doubt (a person must look) or note. `claims` are positions in the list of claims that was
    checked. `reviewer_only` values (bases that would fit) are never shown to the clerk.
    """

    code: str
    severity: str
    values: dict[str, str] = field(default_factory=dict)
    claims: tuple[int, ...] = ()
    start: int | None = None
    end: int | None = None
    reviewer_values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """One document of one region for one year, kept as received. `state` is draft, published, superseded (another
    report took its place) or withdrawn (taken back, as if it had never been published)."""

    id: int
    region_id: int
    region_name: str
    year: int
    title: str
    file_name: str
    media_type: str
    sha256: str
    state: str
    received_at: datetime
    received_by: str
    row_version: int
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReviewClaim:
    """A stored claim with what a person decided: `decision` is pending, confirmed, corrected, rejected or added.

    `final` is what will be stored: the claim itself, or its correction.
    """

    id: int
    report_id: int
    claim: Claim
    final: Claim
    decision: str
    decided_by: str | None
    decided_at: datetime | None
    reason: str | None
    row_version: int


@dataclass(frozen=True, slots=True)
class CheckDecision:
    """What a person decided about one piece of evidence of the check-up, and why.

    It belongs to a rule and to what stands in print, so that it outlives a new run of the rules and ends with a
    corrected figure. `verdict` is agrees, differs, inapplicable, or withdrawn (the rule's own verdict counts again).
    """

    rule: str
    printed: str
    verdict: str
    decided_by: str
    decided_at: datetime
    reason: str
    row_version: int


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The day on which an office handed in its report on a year, where a person recorded it: on paper, say, before it was
    uploaded. `day` is None where a record has been taken back."""

    region_id: int
    year: int
    day: date | None
    reason: str
    set_by: str
    set_at: datetime
    row_version: int


@dataclass(frozen=True, slots=True)
class OwnDate:
    """The date by which a district wants its offices' reports on a year, and the document that says so.

    `due` is the last day that is in time; None where a date that was set has been taken back.
    """

    region_id: int
    year: int
    due: date | None
    source: str
    reason: str
    set_by: str
    set_at: datetime
    row_version: int


@dataclass(frozen=True, slots=True)
class Observation:
    """A value that a person confirmed, with its provenance. `superseded_at` is set on values that were replaced.

    `quote`, `start`, `end` and the report fields are None for values that were typed in or imported without a
    report; `source` then says where the value comes from. `flags` may hold partial_year, odd_form, restated
    (a later report gave this value for an earlier year), break, cumulative, district.
    """

    id: int
    region_id: int
    indicator: str
    year: int
    value: Number
    low: Number | None
    high: Number | None
    qualifier: str
    unit: str
    flags: frozenset[str]
    base: str | None
    method: str
    quote: str | None
    start: int | None
    end: int | None
    report_id: int | None
    report_title: str | None
    report_year: int | None
    part: str
    source: str | None
    recorded_at: datetime
    recorded_by: str
    superseded_at: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A bound for one indicator, region and year, with where it comes from.

    `comparator` is >=, <=, = or ~ (round words: cannot be judged). `origin` is claim (read in a report), imported (the
    office's own, out of a sheet), person (set by a supervisor, for one office or for a district) or policy. `words` is
    the sentence or the source, `why` what a person set it for; `superseded_at`, `superseded_by` and `reason` tell the end
    of one that was replaced or withdrawn. `derived` marks a frequency inferred from a mechanism, which is not judged.
    """

    id: int
    region_id: int | None
    indicator: str | None
    year: int
    comparator: str
    value: Number
    low: Number | None
    high: Number | None
    soft: bool
    derived: bool
    origin: str
    words: str
    report_id: int | None = None
    report_title: str | None = None
    start: int | None = None
    end: int | None = None
    qualifier: str = "exact"
    recorded_at: datetime | None = None
    recorded_by: str = ""
    why: str | None = None
    row_version: int = 0
    superseded_at: datetime | None = None
    superseded_by: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """A person's word on what became of a promise of last year's report; it outranks what the figures give.

    `outcome` is done, partial, not_done, unmentioned, different, unverified, or withdrawn (the figures count again).
    `quote` is the sentence of the answering report that the person chose, at [start:end] of its text; None without one.
    """

    outcome: str
    by: str
    at: datetime
    reason: str
    row_version: int = 1
    report_id: int | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class SchemeVersion:
    """A version of a district's scheme of appraisal for a year: its text, the document it rests on, who, when and why."""

    region_id: int
    year: int
    row_version: int
    text: str
    document: str
    reason: str
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class AppraisalEntry:
    """What stands recorded of an office's appraisal in a year.

    `subject` is an indicator's id or a line's name; `kind` is self or reviewed (`points` of the item) or line (`points` is
    how often it applies). `points` None: taken back. `reason` tells why, for a deduction above all.
    """

    region_id: int
    year: int
    subject: str
    kind: str
    points: Number | None
    document: str
    reason: str
    recorded_by: str
    recorded_at: datetime
    row_version: int


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file of a batch; `name` is its path within the folder.

    `outcome` is taken (stored and published), known (its bytes were here already) or failed; `code` is the fault's,
    where there was one. `taken` counts the figures stored, `waiting` those that a person has to look at. `sha256` is
    None for a file that could not be opened.
    """

    name: str
    sha256: str | None
    outcome: str
    code: str | None = None
    report_id: int | None = None
    taken: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """A folder loaded as a whole. `state` is running (begun or broken off), done or withdrawn.

    `region` and `year` were told for all its files; `files` counts outcomes by their word.
    """

    id: int
    folder: str
    region: str | None
    year: int | None
    state: str
    started_at: datetime
    started_by: str
    files: dict[str, int] = field(default_factory=dict)
    figures: int = 0
