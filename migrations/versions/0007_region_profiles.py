"""an office's power to enforce, and who told its size

Revision ID: 0007
Revises: 0006
"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

COLUMNS = ("recorded_by", "recorded_at", "source", "enforcement")


def upgrade() -> None:
    # Columns with their constraints at once: SQLite adds none to a table that stands.
    op.execute(
        "ALTER TABLE profile ADD COLUMN enforcement INTEGER "
        "CONSTRAINT ck_profile_enforcement CHECK (enforcement IS NULL OR enforcement IN (0, 1))"
    )
    # A check may name another column of its table; nothing wrote communities below 1, and now nothing can.
    op.execute(
        "ALTER TABLE profile ADD COLUMN source TEXT "
        "CONSTRAINT ck_profile_communities CHECK (communities IS NULL OR communities > 0)"
    )
    op.execute("ALTER TABLE profile ADD COLUMN recorded_at TEXT")
    op.execute(
        "ALTER TABLE profile ADD COLUMN recorded_by INTEGER CONSTRAINT fk_profile_recorded_by REFERENCES account (id)"
    )


def downgrade() -> None:
    for column in COLUMNS:
        op.execute(f"ALTER TABLE profile DROP COLUMN {column}")
