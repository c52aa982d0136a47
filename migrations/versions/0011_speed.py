"""indexes for all regions of a year, and for reports that wait

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    standing, waiting = sa.text("current = 1"), sa.text("state = 'draft'")
    op.create_index(
        "ix_observation_year_indicator_id",
        "observation",
        ["year", "indicator_id", "region_id"],
        sqlite_where=standing,
        postgresql_where=standing,
    )
    op.create_index("ix_report_draft", "report", ["received_at"], sqlite_where=waiting, postgresql_where=waiting)


def downgrade() -> None:
    op.drop_index("ix_report_draft", "report")
    op.drop_index("ix_observation_year_indicator_id", "observation")
