"""a district's own appraisal: versions of its scheme, and what people recorded; both only ever gain rows

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = ("appraisal_scheme", "appraisal_record")


def recorded(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f(f"fk_{table}_region_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f(f"fk_{table}_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def upgrade() -> None:
    op.create_table(
        "appraisal_scheme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        *recorded("appraisal_scheme"),
        sa.UniqueConstraint(
            "region_id", "year", "row_version", name=op.f("uq_appraisal_scheme_region_id_year_row_version")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "appraisal_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("points", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        *recorded("appraisal_record"),
        sa.CheckConstraint("kind IN ('self', 'reviewed', 'line')", name=op.f("ck_appraisal_record_kind")),
        sa.UniqueConstraint(
            "region_id",
            "year",
            "subject",
            "kind",
            "row_version",
            name=op.f("uq_appraisal_record_region_id_year_subject_kind_row_version"),
        ),
        sqlite_strict=True,
    )
    for table in TABLES:
        for event in ("UPDATE", "DELETE"):
            name = f"keep_{table}_{event.lower()}"
            does = (
                f"BEGIN SELECT RAISE(ABORT, 'history is append-only: {table}'); END"
                if op.get_bind().dialect.name == "sqlite"
                else "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} {does}")


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
