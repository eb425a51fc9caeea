"""The last day of an account; the logs of sign-ins and of opened shielded papers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and make the tables."""
    op.add_column("accounts", sa.Column("ends_on", sa.String(10), nullable=True))
    op.create_table(
        "sign_ins",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("account_id", sa.String(36), sa.ForeignKey("accounts.id"), nullable=True),
        sa.Column("address", sa.String(100), nullable=True),
    )
    op.create_index("sign_ins_at", "sign_ins", ["at"])
    op.create_index("sign_ins_account", "sign_ins", ["account_id"])
    op.create_table(
        "shielded_openings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("account_id", sa.String(36), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("token_id", sa.String(36), sa.ForeignKey("api_tokens.id"), nullable=True),
        sa.Column("record_kind", sa.String(20), nullable=False),
        sa.Column("record_id", sa.String(36), nullable=False),
        sa.Column("shown_as", sa.String(20), nullable=False),
    )
    op.create_index("shielded_openings_account", "shielded_openings", ["account_id"])
    op.create_index("shielded_openings_record", "shielded_openings", ["record_id"])
