"""The tables of the meetings register: who meets, how each stands day by day, its agenda, and who was there."""

from sqlalchemy import Boolean, Column, Index, Integer, MetaData

from application.column_types import plain
from application.registers.columns import identity, text
from application.registers.retold import line_table, records_table, rows_table

metadata = MetaData()

meetings = line_table(
    "meetings",
    metadata,
    identity("body_id"),
    Column("kind", plain(16), nullable=False),
    text("title", nullable=True),
    text("public_title", nullable=True),
    identity("plan_id", nullable=True),
    Index("ix_meetings_body", "body_id"),
    Index("ix_meetings_plan", "plan_id"),
)

meeting_records = records_table("meeting_records", metadata)

meeting_spans = rows_table(
    "meeting_spans",
    metadata,
    Column("state", plain(16), nullable=False),
    Column("public_state", plain(16), nullable=False),
    Column("starts_on", plain(10), nullable=False),
    Column("starts_at", plain(5)),
    Column("ends_on", plain(10)),
    Column("ends_at", plain(5)),
    text("place", nullable=True),
    Column("form", plain(16), nullable=False),
    Column("moved", Boolean, nullable=False),
    Column("valid_from", plain(10), nullable=False),
    Column("valid_to", plain(10), nullable=False),
    by=("starts_on", "valid_to"),
)
"""How each stands on some days, and when it is as it was settled then."""

meeting_bodies = rows_table(
    "meeting_bodies",
    metadata,
    identity("body_id"),
    Column("joint", Boolean, nullable=False),
    by=("body_id",),
)
"""The bodies that meet: its own, and those that meet with it."""

meeting_items = rows_table(
    "meeting_items",
    metadata,
    Column("item", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("number", plain(16)),
    Column("item_kind", plain(16), nullable=False),
    text("title"),
    text("public_title", nullable=True),
    identity("case_id", nullable=True),
    Column("closed", Boolean, nullable=False),
    Column("outside_agenda", Boolean, nullable=False),
    Column("treated", plain(16)),
    Column("outcome", plain(16)),
    by=("case_id",),
)
"""The agenda, and how each item ended as the minutes tell: `treated` is the state of its treatment."""

meeting_decisions = rows_table(
    "meeting_decisions",
    metadata,
    Column("item", Integer, nullable=False),
    identity("decision_id"),
    by=("decision_id",),
)
"""The decisions in the archive that items became."""

meeting_texts = rows_table(
    "meeting_texts",
    metadata,
    Column("part", plain(24), nullable=False),
    Column("record", Integer, nullable=False),
    Column("item", Integer),
    Column("ordinal", Integer, nullable=False),
    identity("document_id"),
    by=("document_id",),
)
"""The papers of items and the texts of records: `part` is the kind of the record that names them."""

meeting_attendance = rows_table(
    "meeting_attendance",
    metadata,
    Column("key", plain(16), nullable=False),
    identity("person_id", nullable=True),
    text("name"),
    identity("organisation_id", nullable=True),
    text("party", nullable=True),
    Column("role", plain(16), nullable=False),
    Column("presence", plain(16), nullable=False),
    Column("deputy_for", plain(16)),
    by=("person_id",),
)
"""Who was there, and who was not, as the minutes tell."""
