"""The municipality that an account belongs to."""

import sqlalchemy as sa
from alembic import op

from application.column_types import plain

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("accounts", sa.Column("municipality_id", plain(36), nullable=True))
