"""first tables

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ADDED_ONLY = ("audit_event", "decision", "claim", "report_text")
FIGURES = ["id", "region_id", "indicator_id", "year", "value", "low", "high"]
SOURCES = [
    "observation_id",
    "qualifier",
    "unit",
    "flags",
    "base",
    "method",
    "claim_id",
    "report_id",
    "source",
    "recorded_at",
    "recorded_by",
]


def guard() -> None:
    """What was recorded stays: no row of history is altered or removed, whoever asks."""
    rules = [(table, "UPDATE", None) for table in ADDED_ONLY]
    rules += [(table, "DELETE", None) for table in (*ADDED_ONLY, "observation", "observation_source", "report")]
    rules += [("observation", "UPDATE", FIGURES), ("observation_source", "UPDATE", SOURCES)]
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'history is append-only: %', TG_TABLE_NAME; END $$"
        )
    for table, event, columns in rules:
        name = f"keep_{table}_{event.lower()}"
        of = f" OF {', '.join(columns)}" if columns else ""
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event}{of} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'history is append-only: {table}'); END"
            )
        else:
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event}{of} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("name", name=op.f("uq_account_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "indicator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
        sa.UniqueConstraint("code", name=op.f("uq_indicator_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "region",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("system", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Text(), nullable=True),
        sa.Column("valid_to", sa.Text(), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("level IN ('street', 'town', 'township', 'district', 'city')", name=op.f("ck_region_level")),
        sa.ForeignKeyConstraint(["parent_id"], ["region.id"], name=op.f("fk_region_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region")),
        sa.UniqueConstraint("system", "code", "valid_from", name=op.f("uq_region_system_code_valid_from")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("region", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_region_name"), ["name"], unique=False)
        batch_op.create_index(batch_op.f("ix_region_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
        sqlite_strict=True,
    )
    op.create_table(
        "alias",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], name=op.f("fk_alias_decided_by")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_alias_region_id")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_alias")),
        sqlite_strict=True,
    )
    op.create_table(
        "audit_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_audit_event_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
        sqlite_strict=True,
    )
    op.create_table(
        "observation",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("value", BIG, nullable=False),
        sa.Column("low", BIG, nullable=True),
        sa.Column("high", BIG, nullable=True),
        sa.Column("current", sa.Integer(), nullable=False),
        sa.CheckConstraint("current IN (0, 1)", name=op.f("ck_observation_current")),
        sa.CheckConstraint("low IS NULL OR high IS NULL OR low <= high", name=op.f("ck_observation_interval")),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_observation_indicator_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_observation_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.create_index("ix_observation_region_id_year", ["region_id", "year"], unique=False)
        batch_op.create_index(
            "uq_observation_current",
            ["region_id", "indicator_id", "year"],
            unique=True,
            sqlite_where=sa.text("current = 1"),
            postgresql_where=sa.text("current = 1"),
        )

    op.create_table(
        "profile",
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("residents", sa.Integer(), nullable=True),
        sa.Column("communities", sa.Integer(), nullable=True),
        sa.CheckConstraint("residents IS NULL OR residents > 0", name=op.f("ck_profile_residents")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_profile_region_id")),
        sa.PrimaryKeyConstraint("region_id", "year", name=op.f("pk_profile")),
        sqlite_strict=True,
    )
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("original", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.Column("received_by", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.Text(), nullable=True),
        sa.Column("published_by", sa.Integer(), nullable=True),
        sa.Column("supersedes", sa.Integer(), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('draft', 'published', 'superseded')", name=op.f("ck_report_state")),
        sa.CheckConstraint("year BETWEEN 1990 AND 2100", name=op.f("ck_report_year")),
        sa.ForeignKeyConstraint(["published_by"], ["account.id"], name=op.f("fk_report_published_by")),
        sa.ForeignKeyConstraint(["received_by"], ["account.id"], name=op.f("fk_report_received_by")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_report_region_id")),
        sa.ForeignKeyConstraint(["supersedes"], ["report.id"], name=op.f("fk_report_supersedes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("sha256", name=op.f("uq_report_sha256")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index("ix_report_region_id_year", ["region_id", "year"], unique=False)

    op.create_table(
        "report_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_text_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_text")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("report_text", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_text_report_id"), ["report_id"], unique=False)

    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=True),
        sa.Column("value", BIG, nullable=False),
        sa.Column("low", BIG, nullable=True),
        sa.Column("high", BIG, nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("flags", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=True),
        sa.Column("comparator", sa.Text(), nullable=True),
        sa.Column("soft", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("corrects", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('actual', 'target')", name=op.f("ck_claim_kind")),
        sa.CheckConstraint("low IS NULL OR high IS NULL OR low <= high", name=op.f("ck_claim_interval")),
        sa.ForeignKeyConstraint(["corrects"], ["claim.id"], name=op.f("fk_claim_corrects")),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_claim_indicator_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_claim_report_id")),
        sa.ForeignKeyConstraint(["text_id"], ["report_text.id"], name=op.f("fk_claim_text_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_report_id"), ["report_id"], unique=False)

    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("corrected_id", sa.Integer(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "decision IN ('pending', 'confirmed', 'corrected', 'rejected', 'added')", name=op.f("ck_decision_decision")
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_decision_claim_id")),
        sa.ForeignKeyConstraint(["corrected_id"], ["claim.id"], name=op.f("fk_decision_corrected_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], name=op.f("fk_decision_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("claim_id", "row_version", name=op.f("uq_decision_claim_id_row_version")),
        sqlite_strict=True,
    )
    op.create_table(
        "observation_source",
        sa.Column("observation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("qualifier", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("flags", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=True),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("superseded_at", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint("method IN ('extracted', 'entered', 'imported')", name=op.f("ck_observation_source_method")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_observation_source_claim_id")),
        sa.ForeignKeyConstraint(
            ["observation_id"], ["observation.id"], name=op.f("fk_observation_source_observation_id")
        ),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_observation_source_recorded_by")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_observation_source_report_id")),
        sa.PrimaryKeyConstraint("observation_id", name=op.f("pk_observation_source")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("observation_source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_observation_source_claim_id"), ["claim_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_source_report_id"), ["report_id"], unique=False)

    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("comparator", sa.Text(), nullable=False),
        sa.Column("value", BIG, nullable=False),
        sa.Column("low", BIG, nullable=True),
        sa.Column("high", BIG, nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=False),
        sa.Column("soft", sa.Integer(), nullable=False),
        sa.Column("derived", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("superseded_at", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint("comparator IN ('>=', '<=', '=', '~')", name=op.f("ck_target_comparator")),
        sa.CheckConstraint("origin IN ('claim', 'person', 'imported')", name=op.f("ck_target_origin")),
        sa.CheckConstraint("low IS NULL OR high IS NULL OR low <= high", name=op.f("ck_target_interval")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_target_claim_id")),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_target_indicator_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_target_recorded_by")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_target_region_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_target_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.create_index("ix_target_region_id_year", ["region_id", "year"], unique=False)
        batch_op.create_index(batch_op.f("ix_target_report_id"), ["report_id"], unique=False)

    guard()


def downgrade() -> None:
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_target_report_id"))
        batch_op.drop_index("ix_target_region_id_year")

    op.drop_table("target")
    with op.batch_alter_table("observation_source", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_observation_source_report_id"))
        batch_op.drop_index(batch_op.f("ix_observation_source_claim_id"))

    op.drop_table("observation_source")
    op.drop_table("decision")
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_report_id"))

    op.drop_table("claim")
    with op.batch_alter_table("report_text", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_text_report_id"))

    op.drop_table("report_text")
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.drop_index("ix_report_region_id_year")

    op.drop_table("report")
    op.drop_table("profile")
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_observation_current", sqlite_where=sa.text("current = 1"), postgresql_where=sa.text("current = 1")
        )
        batch_op.drop_index("ix_observation_region_id_year")

    op.drop_table("observation")
    op.drop_table("audit_event")
    op.drop_table("alias")
    op.drop_table("setting")
    with op.batch_alter_table("region", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_region_parent_id"))
        batch_op.drop_index(batch_op.f("ix_region_name"))

    op.drop_table("region")
    op.drop_table("indicator")
    op.drop_table("account")
