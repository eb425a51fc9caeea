"""Files in trays whose bytes lie in an object store, and the pieces of them that have come."""

import sqlalchemy as sa
from alembic import op

from application.column_types import WHOLE, plain

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "incoming_files",
        sa.Column("id", plain(36), primary_key=True),
        sa.Column("account_id", plain(36), nullable=False),
        sa.Column("name", plain(300), nullable=False),
        sa.Column("size", WHOLE, nullable=False),
        sa.Column("begun_at", plain(40), nullable=False),
        sa.Column("sha256", plain(64)),
        sa.Column("media_type", plain(200)),
        sa.Column("cleaned_on", plain(10)),
    )
    op.create_index("incoming_files_account", "incoming_files", ["account_id", "begun_at"])
    op.create_table(
        "incoming_pieces",
        sa.Column("file_id", plain(36), primary_key=True),
        sa.Column("start", WHOLE, primary_key=True),
        sa.Column("size", WHOLE, nullable=False),
        sa.Column("key", plain(300), nullable=False),
    )
