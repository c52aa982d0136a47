"""targets that a supervisor sets: why, by whom one ended, and the version that a second person would see

Revision ID: 0010
Revises: 0009
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

FIGURES = (
    "region_id, indicator_id, year, comparator, value, low, high, qualifier, soft, derived, origin, words, "
    "claim_id, report_id, recorded_at, recorded_by, why"
)


def upgrade() -> None:
    op.execute("ALTER TABLE target ADD COLUMN row_version INTEGER NOT NULL DEFAULT 1")
    op.execute("ALTER TABLE target ADD COLUMN why TEXT")
    # A column with its key at once: SQLite adds no key to a table that stands.
    op.execute(
        "ALTER TABLE target ADD COLUMN superseded_by INTEGER "
        "CONSTRAINT fk_target_superseded_by_account REFERENCES account (id)"
    )
    for event, of in (("UPDATE", f" OF {FIGURES}"), ("DELETE", "")):
        name = f"keep_target_{event.lower()}"
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event}{of} ON target "
                "BEGIN SELECT RAISE(ABORT, 'history is append-only: target'); END"
            )
        else:
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event}{of} ON target FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )


def downgrade() -> None:
    for event in ("update", "delete"):
        on = " ON target" if op.get_bind().dialect.name == "postgresql" else ""
        op.execute(f"DROP TRIGGER keep_target_{event}{on}")
    for column in ("superseded_by", "why", "row_version"):
        op.execute(f"ALTER TABLE target DROP COLUMN {column}")
