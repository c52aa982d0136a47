"""values that a batch brought without a report, out of a spreadsheet

Revision ID: 0006
Revises: 0005
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A column with its key at once: SQLite adds no key to a table that stands.
    op.execute(
        "ALTER TABLE observation_source ADD COLUMN batch_id INTEGER "
        "CONSTRAINT fk_observation_source_batch_id REFERENCES batch (id)"
    )
    op.create_index("ix_observation_source_batch_id", "observation_source", ["batch_id"])


def downgrade() -> None:
    op.drop_index("ix_observation_source_batch_id", "observation_source")
    op.execute("ALTER TABLE observation_source DROP COLUMN batch_id")
