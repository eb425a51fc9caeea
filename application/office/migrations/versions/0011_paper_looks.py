"""How the council's papers look."""

import sqlalchemy as sa
from alembic import op

from application.column_types import plain

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "paper_looks",
        sa.Column("key", plain(50), primary_key=True),
        sa.Column("name", plain(200), nullable=False),
        sa.Column("content", plain(), nullable=False),
        sa.Column("updated_at", plain(40), nullable=False),
        sa.Column("updated_by", plain(36), nullable=False),
    )
