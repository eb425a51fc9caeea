"""Notes taken while a meeting goes on, and who takes them."""

import sqlalchemy as sa
from alembic import op

from application.column_types import plain

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "meeting_notes",
        sa.Column("meeting_id", plain(36), primary_key=True),
        sa.Column("part", plain(40), primary_key=True),
        sa.Column("content", plain(), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("updated_at", plain(40), nullable=False),
        sa.Column("updated_by", plain(36), nullable=False),
    )
    op.create_table(
        "meeting_presence",
        sa.Column("meeting_id", plain(36), primary_key=True),
        sa.Column("account_id", plain(36), primary_key=True),
        sa.Column("part", plain(40), nullable=False),
        sa.Column("seen_at", plain(40), nullable=False),
    )
