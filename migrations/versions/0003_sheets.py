"""spreadsheets as received

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("original", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.Column("received_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["received_by"], ["account.id"], name=op.f("fk_sheet_received_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet")),
        sa.UniqueConstraint("sha256", name=op.f("uq_sheet_sha256")),
        sqlite_strict=True,
    )
    for event in ("UPDATE", "DELETE"):
        name = f"keep_sheet_{event.lower()}"
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON sheet "
                "BEGIN SELECT RAISE(ABORT, 'history is append-only: sheet'); END"
            )
        else:
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON sheet FOR EACH ROW EXECUTE FUNCTION refuse_change()")


def downgrade() -> None:
    op.drop_table("sheet")
