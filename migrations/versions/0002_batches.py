"""batches of files, and reports that were withdrawn

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATES = "'draft', 'published', 'superseded'"
COLUMNS = (
    "id, region_id, year, title, file_name, media_type, sha256, original, state, received_at, received_by, "
    "published_at, published_by, supersedes, row_version"
)


def report(states: str, unique: bool) -> None:
    """SQLite cannot alter a constraint: the table is made anew under its name, with its rows, index and trigger."""
    op.execute(
        f"""CREATE TABLE report_anew (
            id INTEGER NOT NULL, region_id INTEGER NOT NULL, year INTEGER NOT NULL, title TEXT NOT NULL,
            file_name TEXT NOT NULL, media_type TEXT NOT NULL, sha256 TEXT NOT NULL, original BLOB NOT NULL,
            state TEXT NOT NULL, received_at TEXT NOT NULL, received_by INTEGER NOT NULL, published_at TEXT,
            published_by INTEGER, supersedes INTEGER, row_version INTEGER NOT NULL,
            CONSTRAINT pk_report PRIMARY KEY (id),
            CONSTRAINT ck_report_state CHECK (state IN ({states})),
            CONSTRAINT ck_report_year CHECK (year BETWEEN 1990 AND 2100),
            CONSTRAINT fk_report_published_by FOREIGN KEY(published_by) REFERENCES account (id),
            CONSTRAINT fk_report_received_by FOREIGN KEY(received_by) REFERENCES account (id),
            CONSTRAINT fk_report_region_id FOREIGN KEY(region_id) REFERENCES region (id),
            CONSTRAINT fk_report_supersedes FOREIGN KEY(supersedes) REFERENCES report (id)
            {", CONSTRAINT uq_report_sha256 UNIQUE (sha256)" if unique else ""}
        ) STRICT"""
    )
    op.execute(f"INSERT INTO report_anew ({COLUMNS}) SELECT {COLUMNS} FROM report")  # noqa: S608
    op.execute("DROP TABLE report")
    op.execute("ALTER TABLE report_anew RENAME TO report")
    op.create_index("ix_report_region_id_year", "report", ["region_id", "year"])
    op.execute(
        "CREATE TRIGGER keep_report_delete BEFORE DELETE ON report "
        "BEGIN SELECT RAISE(ABORT, 'history is append-only: report'); END"
    )


def upgrade() -> None:
    states = f"{STATES}, 'withdrawn'"
    if op.get_bind().dialect.name == "sqlite":
        report(states, unique=False)
    else:
        op.drop_constraint("ck_report_state", "report")
        op.create_check_constraint("ck_report_state", "report", f"state IN ({states})")
        op.drop_constraint("uq_report_sha256", "report")
    op.create_index(
        "uq_report_sha256",
        "report",
        ["sha256"],
        unique=True,
        sqlite_where=sa.text("state <> 'withdrawn'"),
        postgresql_where=sa.text("state <> 'withdrawn'"),
    )
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("started_by", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.CheckConstraint("state IN ('running', 'done', 'withdrawn')", name=op.f("ck_batch_state")),
        sa.ForeignKeyConstraint(["started_by"], ["account.id"], name=op.f("fk_batch_started_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_batch_folder"), "batch", ["folder"])
    op.create_table(
        "batch_file",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.CheckConstraint("outcome IN ('taken', 'known', 'failed')", name=op.f("ck_batch_file_outcome")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_batch_file_batch_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_batch_file_report_id")),
        sa.PrimaryKeyConstraint("batch_id", "name", name=op.f("pk_batch_file")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_batch_file_report_id"), "batch_file", ["report_id"])


def downgrade() -> None:
    """Refused by the database itself where a withdrawn report is: the older schema has no such state."""
    op.drop_table("batch_file")
    op.drop_table("batch")
    op.drop_index("uq_report_sha256", "report")
    if op.get_bind().dialect.name == "sqlite":
        report(STATES, unique=True)
    else:
        op.create_unique_constraint("uq_report_sha256", "report", ["sha256"])
        op.drop_constraint("ck_report_state", "report")
        op.create_check_constraint("ck_report_state", "report", f"state IN ({STATES})")
