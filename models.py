"""Tables, columns, keys and constraints; nothing else.

Numbers are exact: counts and shares alike are whole ten-thousandths in an integer column (`Exact`). Times are UTC
as ISO text. SQLite tables are STRICT, so that an integer column never takes text. What was once recorded is never
altered: observations, decisions and audit events only ever gain rows (triggers in migrations/ refuse the rest).
"""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from records import Number

SCALE = 10_000
Big = BigInteger().with_variant(Integer, "sqlite")


class Exact(TypeDecorator[Number]):
    """An exact number kept as a whole count of ten-thousandths; more than four decimals are refused."""

    impl = Big
    cache_ok = True

    def process_bind_param(self, value: Number | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        scaled = Decimal(value) * SCALE
        if not scaled.is_finite() or scaled != scaled.to_integral_value():
            raise ValueError(f"not an exact number of at most four decimals: {value!r}")
        return int(scaled)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Number | None:
        if value is None:
            return None
        whole, rest = divmod(value, SCALE)
        return whole if not rest else (Decimal(value) / SCALE).normalize()


class Moment(TypeDecorator[datetime]):
    """A time in UTC, kept as ISO text that sorts as it passes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Base(DeclarativeBase):
    """All tables; names of constraints are fixed so that migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


STRICT: dict[str, Any] = {"sqlite_strict": True}


def _one_of(column: str, *values: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(value) for value in values)})", name=column)


def _interval(prefix: str = "") -> CheckConstraint:
    return CheckConstraint(
        f"{prefix}low IS NULL OR {prefix}high IS NULL OR {prefix}low <= {prefix}high", name="interval"
    )


class Account(Base):
    """A person who acts."""

    __tablename__ = "account"
    __table_args__ = (STRICT,)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    role: Mapped[str] = mapped_column(Text, default="local")
    created_at: Mapped[datetime] = mapped_column(Moment)


class RegionRow(Base):
    """An office or the district or city above it, with the dates between which its code holds."""

    __tablename__ = "region"
    __table_args__ = (
        UniqueConstraint("system", "code", "valid_from"),
        _one_of("level", "street", "town", "township", "district", "city"),
        STRICT,
    )
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    system: Mapped[str] = mapped_column(Text)
    code: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text, index=True)
    level: Mapped[str] = mapped_column(Text)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("region.id"), index=True)
    valid_from: Mapped[str | None] = mapped_column(Text)
    valid_to: Mapped[str | None] = mapped_column(Text)
    row_version: Mapped[int] = mapped_column(Integer, default=1)


class Profile(Base):
    """The size of a region in a year and whether it may enforce by itself, for what is compared by size; None: not known."""

    __tablename__ = "profile"
    __table_args__ = (
        CheckConstraint("residents IS NULL OR residents > 0", name="residents"),
        CheckConstraint("communities IS NULL OR communities > 0", name="communities"),
        CheckConstraint("enforcement IS NULL OR enforcement IN (0, 1)", name="enforcement"),
        STRICT,
    )
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    residents: Mapped[int | None] = mapped_column(Integer)
    communities: Mapped[int | None] = mapped_column(Integer)
    enforcement: Mapped[int | None] = mapped_column(Integer)
    source: Mapped[str | None] = mapped_column(Text)
    recorded_at: Mapped[datetime | None] = mapped_column(Moment)
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Alias(Base):
    """A name under which a region appears in reports, and who decided so."""

    __tablename__ = "alias"
    __table_args__ = (STRICT,)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"))
    decided_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime] = mapped_column(Moment)


class ReportRow(Base):
    """One document, kept as received. Only its state moves, under `row_version`."""

    __tablename__ = "report"
    __table_args__ = (
        _one_of("state", "draft", "published", "superseded", "withdrawn"),
        CheckConstraint("year BETWEEN 1990 AND 2100", name="year"),
        Index("ix_report_region_id_year", "region_id", "year"),
        # What waits for a person is a small part of the table.
        Index(
            "ix_report_draft",
            "received_at",
            sqlite_where=text("state = 'draft'"),
            postgresql_where=text("state = 'draft'"),
        ),
        # The same bytes are one report; those of a report that was withdrawn may come again.
        Index(
            "uq_report_sha256",
            "sha256",
            unique=True,
            sqlite_where=text("state <> 'withdrawn'"),
            postgresql_where=text("state <> 'withdrawn'"),
        ),
        STRICT,
    )
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"))
    year: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    original: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    state: Mapped[str] = mapped_column(Text, default="draft")
    received_at: Mapped[datetime] = mapped_column(Moment)
    received_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    published_at: Mapped[datetime | None] = mapped_column(Moment)
    published_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    supersedes: Mapped[int | None] = mapped_column(ForeignKey("report.id"))
    row_version: Mapped[int] = mapped_column(Integer, default=1)


class ReportText(Base):
    """The text that was read from a report; offsets of claims point into it. A new reading makes a new row."""

    __tablename__ = "report_text"
    __table_args__ = (STRICT,)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)


class IndicatorRow(Base):
    """The integer that stands for a catalogue id in the narrow tables."""

    __tablename__ = "indicator"
    __table_args__ = (STRICT,)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    code: Mapped[str] = mapped_column(Text, unique=True)


class ClaimRow(Base):
    """A claim as extracted; it never changes. What a person decided stands in `decision`."""

    __tablename__ = "claim"
    __table_args__ = (
        _one_of("kind", "actual", "target"),
        _interval(),
        # What taught wordings found is counted on every reading; it is a small part of the table.
        Index(
            "ix_claim_learned",
            "rule",
            sqlite_where=text("substr(rule, 1, 8) = 'learned:'"),
            postgresql_where=text("substr(rule, 1, 8) = 'learned:'"),
        ),
        STRICT,
    )
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), index=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("report_text.id"))
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    quote: Mapped[str] = mapped_column(Text)
    indicator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"))
    value: Mapped[Number] = mapped_column(Exact)
    low: Mapped[Number | None] = mapped_column(Exact)
    high: Mapped[Number | None] = mapped_column(Exact)
    qualifier: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text)
    year: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(Text)
    scope: Mapped[str] = mapped_column(Text)
    flags: Mapped[str] = mapped_column(Text, default="")
    base: Mapped[str | None] = mapped_column(Text)
    comparator: Mapped[str | None] = mapped_column(Text)
    soft: Mapped[int] = mapped_column(Integer, default=0)
    confidence: Mapped[str] = mapped_column(Text)
    rule: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    part: Mapped[str] = mapped_column(Text)
    corrects: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))


class Decision(Base):
    """What a person decided about a claim; the row with the highest version counts."""

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("claim_id", "row_version"),
        _one_of("decision", "pending", "confirmed", "corrected", "rejected", "added"),
        STRICT,
    )
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    row_version: Mapped[int] = mapped_column(Integer)
    decision: Mapped[str] = mapped_column(Text)
    corrected_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    decided_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime] = mapped_column(Moment)
    reason: Mapped[str | None] = mapped_column(Text)


class CheckDecisionRow(Base):
    """What a person decided about evidence of the check-up; the row with the highest version counts."""

    __tablename__ = "check_decision"
    __table_args__ = (
        UniqueConstraint("report_id", "rule", "printed", "row_version"),
        _one_of("verdict", "agrees", "differs", "inapplicable", "withdrawn"),
        STRICT,
    )
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    rule: Mapped[str] = mapped_column(Text)
    printed: Mapped[str] = mapped_column(Text)
    row_version: Mapped[int] = mapped_column(Integer)
    verdict: Mapped[str] = mapped_column(Text)
    decided_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime] = mapped_column(Moment)
    reason: Mapped[str] = mapped_column(Text)


class ObservationRow(Base):
    """The narrow table that charts read: one current row for a region, indicator and year."""

    __tablename__ = "observation"
    __table_args__ = (
        _interval(),
        CheckConstraint("current IN (0, 1)", name="current"),
        Index(
            "uq_observation_current",
            "region_id",
            "indicator_id",
            "year",
            unique=True,
            sqlite_where=text("current = 1"),
            postgresql_where=text("current = 1"),
        ),
        Index("ix_observation_region_id_year", "region_id", "year"),
        # All regions of an indicator's year with their values, and which years and indicators there are at all.
        Index(
            "ix_observation_year_indicator_id",
            "year",
            "indicator_id",
            "region_id",
            "value",
            sqlite_where=text("current = 1"),
            postgresql_where=text("current = 1"),
        ),
        STRICT,
    )
    id: Mapped[int] = mapped_column(Big, primary_key=True, autoincrement=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"))
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    year: Mapped[int] = mapped_column(Integer)
    value: Mapped[Number] = mapped_column(Exact)
    low: Mapped[Number | None] = mapped_column(Exact)
    high: Mapped[Number | None] = mapped_column(Exact)
    current: Mapped[int] = mapped_column(Integer, default=1)


class ObservationSource(Base):
    """Where an observation comes from, who recorded it, and how it ended; beside the narrow row, same id."""

    __tablename__ = "observation_source"
    __table_args__ = (_one_of("method", "extracted", "entered", "imported"), STRICT)
    observation_id: Mapped[int] = mapped_column(ForeignKey("observation.id"), primary_key=True)
    qualifier: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text)
    flags: Mapped[str] = mapped_column(Text, default="")
    base: Mapped[str | None] = mapped_column(Text)
    method: Mapped[str] = mapped_column(Text)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)
    report_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"), index=True)
    source: Mapped[str | None] = mapped_column(Text)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"), index=True)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    superseded_at: Mapped[datetime | None] = mapped_column(Moment)
    reason: Mapped[str | None] = mapped_column(Text)


class TargetRow(Base):
    """A bound with its owner; recorded and superseded like an observation.

    `words` is the sentence or the source it rests on, `why` what a person set it for, `reason` why it ended. What is
    set for a district binds its offices.
    """

    __tablename__ = "target"
    __table_args__ = (
        _interval(),
        _one_of("comparator", ">=", "<=", "=", "~"),
        _one_of("origin", "claim", "person", "imported"),
        Index("ix_target_region_id_year", "region_id", "year"),
        STRICT,
    )
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"))
    indicator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"))
    year: Mapped[int] = mapped_column(Integer)
    comparator: Mapped[str] = mapped_column(Text)
    value: Mapped[Number] = mapped_column(Exact)
    low: Mapped[Number | None] = mapped_column(Exact)
    high: Mapped[Number | None] = mapped_column(Exact)
    qualifier: Mapped[str] = mapped_column(Text)
    soft: Mapped[int] = mapped_column(Integer, default=0)
    derived: Mapped[int] = mapped_column(Integer, default=0)
    origin: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    report_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"), index=True)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    superseded_at: Mapped[datetime | None] = mapped_column(Moment)
    superseded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[str | None] = mapped_column(Text)
    why: Mapped[str | None] = mapped_column(Text)
    row_version: Mapped[int] = mapped_column(Integer, default=1)


class SettlementRow(Base):
    """A person's word on what became of a promise; of those on the same promise the last one counts.

    `target_id` is the row that the person saw: the promise may be stored anew when its report is published again.
    """

    __tablename__ = "settlement"
    __table_args__ = (
        UniqueConstraint("target_id", "row_version"),
        _one_of("outcome", "done", "partial", "not_done", "unmentioned", "different", "unverified", "withdrawn"),
        CheckConstraint(
            '(text_id IS NULL AND start IS NULL AND "end" IS NULL) OR (text_id IS NOT NULL AND start < "end")',
            name="place",
        ),
        STRICT,
    )
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    target_id: Mapped[int] = mapped_column(ForeignKey("target.id"))
    row_version: Mapped[int] = mapped_column(Integer)
    outcome: Mapped[str] = mapped_column(Text)
    text_id: Mapped[int | None] = mapped_column(ForeignKey("report_text.id"))
    start: Mapped[int | None] = mapped_column(Integer)
    end: Mapped[int | None] = mapped_column(Integer)
    settled_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    settled_at: Mapped[datetime] = mapped_column(Moment)
    reason: Mapped[str] = mapped_column(Text)


class BatchRow(Base):
    """A folder that was loaded as a whole: by whom, with what was told for all its files, and how far it came."""

    __tablename__ = "batch"
    __table_args__ = (_one_of("state", "running", "done", "withdrawn"), STRICT)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    folder: Mapped[str] = mapped_column(Text, index=True)
    region: Mapped[str | None] = mapped_column(Text)
    year: Mapped[int | None] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(Text, default="running")
    started_at: Mapped[datetime] = mapped_column(Moment)
    started_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class BatchFile(Base):
    """What became of one file of a batch; without a row it has not been read yet. What was taken never changes."""

    __tablename__ = "batch_file"
    __table_args__ = (_one_of("outcome", "taken", "known", "failed"), STRICT)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    sha256: Mapped[str | None] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(Text)
    code: Mapped[str | None] = mapped_column(Text)
    report_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"), index=True)
    taken: Mapped[int] = mapped_column(Integer, default=0)
    waiting: Mapped[int] = mapped_column(Integer, default=0)


class SheetRow(Base):
    """A spreadsheet from which values were imported, kept as received; their source names its cells."""

    __tablename__ = "sheet"
    __table_args__ = (STRICT,)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    file_name: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text, unique=True)
    original: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    received_at: Mapped[datetime] = mapped_column(Moment)
    received_by: Mapped[int] = mapped_column(ForeignKey("account.id"))


class LearnedWording(Base):
    """What a correction taught the reading, for a region and all below it, or for all; it never changes."""

    __tablename__ = "learned_wording"
    __table_args__ = (_one_of("sort", "names", "not", "base"), STRICT)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    sort: Mapped[str] = mapped_column(Text)
    phrase: Mapped[str] = mapped_column(Text)
    indicator: Mapped[str] = mapped_column(Text)
    units: Mapped[str] = mapped_column(Text)
    base: Mapped[str | None] = mapped_column(Text)
    region_id: Mapped[int | None] = mapped_column(ForeignKey("region.id"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    reason: Mapped[str] = mapped_column(Text)
    taught_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    taught_at: Mapped[datetime] = mapped_column(Moment)


class LearnedRevocation(Base):
    """The end of a learned wording: by whom, when and why. It holds for no report that is read after it."""

    __tablename__ = "learned_revocation"
    __table_args__ = (STRICT,)
    wording_id: Mapped[int] = mapped_column(ForeignKey("learned_wording.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    revoked_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    revoked_at: Mapped[datetime] = mapped_column(Moment)


class AppraisalScheme(Base):
    """A district's scheme of appraisal for a year, as text; the highest version counts, and none ever changes."""

    __tablename__ = "appraisal_scheme"
    __table_args__ = (UniqueConstraint("region_id", "year", "row_version"), STRICT)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"))
    year: Mapped[int] = mapped_column(Integer)
    row_version: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)
    document: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    recorded_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment)


class AppraisalRecord(Base):
    """What a person recorded of an office's appraisal: a self-score or reviewed score of an item, or how often a line
    applies; the highest version counts, and points None take it back."""

    __tablename__ = "appraisal_record"
    __table_args__ = (
        UniqueConstraint("region_id", "year", "subject", "kind", "row_version"),
        _one_of("kind", "self", "reviewed", "line"),
        STRICT,
    )
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"))
    year: Mapped[int] = mapped_column(Integer)
    subject: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    row_version: Mapped[int] = mapped_column(Integer)
    points: Mapped[Number | None] = mapped_column(Exact)
    document: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    recorded_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment)


class AuditEvent(Base):
    """Who did what, when, to what, with the state before and after; rows are only ever added."""

    __tablename__ = "audit_event"
    __table_args__ = (STRICT,)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    action: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)


class DeadlineRow(Base):
    """The date by which a district wants the reports on a year, or that it has none; the highest version counts."""

    __tablename__ = "deadline"
    __table_args__ = (UniqueConstraint("region_id", "year", "row_version"), STRICT)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"))
    year: Mapped[int] = mapped_column(Integer)
    row_version: Mapped[int] = mapped_column(Integer)
    due: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    set_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    set_at: Mapped[datetime] = mapped_column(Moment)


class HandedInRow(Base):
    """The day on which an office handed in its report on a year, as a person knows it, or that it is not known; the
    highest version counts."""

    __tablename__ = "handed_in"
    __table_args__ = (UniqueConstraint("region_id", "year", "row_version"), STRICT)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"))
    year: Mapped[int] = mapped_column(Integer)
    row_version: Mapped[int] = mapped_column(Integer)
    day: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    set_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    set_at: Mapped[datetime] = mapped_column(Moment)


class Setting(Base):
    """A word about the database itself, such as whether it holds demonstration data."""

    __tablename__ = "setting"
    __table_args__ = (STRICT,)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)
