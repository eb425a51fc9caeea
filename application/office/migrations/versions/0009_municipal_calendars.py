"""When municipalities meet, by calendars of theirs that were taken in."""

import sqlalchemy as sa
from alembic import op

from application.column_types import plain

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "municipal_calendars",
        sa.Column("id", plain(36), primary_key=True),
        sa.Column("organisation_id", plain(36), nullable=False),
        sa.Column("name", plain(300), nullable=False),
        sa.Column("imported_at", plain(40), nullable=False),
        sa.Column("imported_by", plain(36), nullable=False),
    )
    op.create_index("municipal_calendars_organisation", "municipal_calendars", ["organisation_id", "name"])
    op.create_table(
        "municipal_meetings",
        sa.Column("calendar_id", plain(36), sa.ForeignKey("municipal_calendars.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("starts_on", plain(10), nullable=False),
        sa.Column("ends_on", plain(10), nullable=False),
        sa.Column("starts_at", plain(5)),
        sa.Column("title", plain(300), nullable=False),
    )
    op.create_index("municipal_meetings_days", "municipal_meetings", ["starts_on", "ends_on"])
