"""what people said became of last year's arrangements; rows are only ever added

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "settlement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=False),
        sa.Column("settled_at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('done', 'partial', 'not_done', 'unmentioned', 'different', 'unverified', 'withdrawn')",
            name=op.f("ck_settlement_outcome"),
        ),
        sa.CheckConstraint(
            '(text_id IS NULL AND start IS NULL AND "end" IS NULL) OR (text_id IS NOT NULL AND start < "end")',
            name=op.f("ck_settlement_place"),
        ),
        sa.ForeignKeyConstraint(["target_id"], ["target.id"], name=op.f("fk_settlement_target_id")),
        sa.ForeignKeyConstraint(["text_id"], ["report_text.id"], name=op.f("fk_settlement_text_id")),
        sa.ForeignKeyConstraint(["settled_by"], ["account.id"], name=op.f("fk_settlement_settled_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settlement")),
        sa.UniqueConstraint("target_id", "row_version", name=op.f("uq_settlement_target_id_row_version")),
        sqlite_strict=True,
    )
    for event in ("UPDATE", "DELETE"):
        name = f"keep_settlement_{event.lower()}"
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON settlement "
                "BEGIN SELECT RAISE(ABORT, 'history is append-only: settlement'); END"
            )
        else:
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON settlement FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )


def downgrade() -> None:
    op.drop_table("settlement")
