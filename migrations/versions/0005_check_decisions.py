"""what people decided about the check-up's evidence

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "check_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('agrees', 'differs', 'inapplicable', 'withdrawn')", name=op.f("ck_check_decision_verdict")
        ),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_check_decision_report_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], name=op.f("fk_check_decision_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_decision")),
        sa.UniqueConstraint(
            "report_id",
            "rule",
            "printed",
            "row_version",
            name=op.f("uq_check_decision_report_id_rule_printed_row_version"),
        ),
        sqlite_strict=True,
    )
    for event in ("UPDATE", "DELETE"):
        name = f"keep_check_decision_{event.lower()}"
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON check_decision "
                "BEGIN SELECT RAISE(ABORT, 'history is append-only: check_decision'); END"
            )
        else:
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON check_decision FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )


def downgrade() -> None:
    op.drop_table("check_decision")
