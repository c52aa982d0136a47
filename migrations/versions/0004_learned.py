"""wordings that corrections taught, and their revocation; both only ever gain rows

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("learned_wording", "learned_revocation")


def guard() -> None:
    """What was recorded stays, as in the first tables."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table in TABLES:
        for event in ("UPDATE", "DELETE"):
            name = f"keep_{table}_{event.lower()}"
            does = (
                f"BEGIN SELECT RAISE(ABORT, 'history is append-only: {table}'); END"
                if sqlite
                else "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} {does}")


def upgrade() -> None:
    op.create_table(
        "learned_wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=True),
        sa.Column("region_id", sa.Integer(), nullable=True),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("taught_by", sa.Integer(), nullable=False),
        sa.Column("taught_at", sa.Text(), nullable=False),
        sa.CheckConstraint("sort IN ('names', 'not', 'base')", name=op.f("ck_learned_wording_sort")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_learned_wording_claim_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_learned_wording_region_id")),
        sa.ForeignKeyConstraint(["taught_by"], ["account.id"], name=op.f("fk_learned_wording_taught_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learned_wording")),
        sqlite_strict=True,
    )
    op.create_table(
        "learned_revocation",
        sa.Column("wording_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("revoked_by", sa.Integer(), nullable=False),
        sa.Column("revoked_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["revoked_by"], ["account.id"], name=op.f("fk_learned_revocation_revoked_by")),
        sa.ForeignKeyConstraint(["wording_id"], ["learned_wording.id"], name=op.f("fk_learned_revocation_wording_id")),
        sa.PrimaryKeyConstraint("wording_id", name=op.f("pk_learned_revocation")),
        sqlite_strict=True,
    )
    ours = sa.text("substr(rule, 1, 8) = 'learned:'")
    op.create_index("ix_claim_learned", "claim", ["rule"], sqlite_where=ours, postgresql_where=ours)
    guard()


def downgrade() -> None:
    op.drop_index("ix_claim_learned", "claim")
    op.drop_table("learned_revocation")
    op.drop_table("learned_wording")
