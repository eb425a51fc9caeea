"""How organisations are reached."""

import sqlalchemy as sa
from alembic import op

from application.column_types import plain

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "contacts",
        sa.Column("id", plain(36), primary_key=True),
        sa.Column("organisation_id", plain(36), nullable=False),
        sa.Column("department", plain(200)),
        sa.Column("person", plain(200)),
        sa.Column("email", plain(320)),
        sa.Column("phone", plain(40)),
        sa.Column("postal_address", plain(500)),
        sa.Column("note", plain(1000)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("updated_at", plain(40), nullable=False),
        sa.Column("updated_by", plain(36), nullable=False),
    )
    op.create_index("contacts_organisation", "contacts", ["organisation_id"])
