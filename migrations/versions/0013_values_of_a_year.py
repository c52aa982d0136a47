"""the index of an indicator's year carries the values: ranking all regions reads it alone

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

NAME = "ix_observation_year_indicator_id"
KEYS = ["year", "indicator_id", "region_id"]


def _anew(columns: list[str]) -> None:
    standing = sa.text("current = 1")
    op.drop_index(NAME, "observation")
    op.create_index(NAME, "observation", columns, sqlite_where=standing, postgresql_where=standing)


def upgrade() -> None:
    _anew([*KEYS, "value"])


def downgrade() -> None:
    _anew(KEYS)
