"""The tables of the consultations register: who asks, how each stands day by day, and what it names."""

from sqlalchemy import Boolean, Column, Index, Integer, MetaData

from application.column_types import plain
from application.registers.columns import identity, iso_date, text
from application.registers.retold import line_table, records_table, rows_table

metadata = MetaData()

consultations = line_table(
    "consultations",
    metadata,
    text("title"),
    text("public_title", nullable=True),
    text("about", nullable=True),
    identity("sender_id", nullable=True),
    text("sender", nullable=True),
    text("their_reference", nullable=True),
    Column("received_on", plain(10), nullable=False),
    identity("case_id", nullable=True),
    identity("entry_id", nullable=True),
    Index("ix_consultations_case", "case_id"),
    Index("ix_consultations_entry", "entry_id"),
    Index("ix_consultations_sender", "sender_id"),
)

consultation_records = records_table("consultation_records", metadata)

consultation_spans = rows_table(
    "consultation_spans",
    metadata,
    Column("state", plain(16), nullable=False),
    Column("public_state", plain(16), nullable=False),
    Column("open", Boolean, nullable=False),
    Column("way", plain(16)),
    iso_date("deadline"),
    Column("due", plain(10), nullable=False),
    iso_date("answered_on"),
    Column("valid_from", plain(10), nullable=False),
    Column("valid_to", plain(10), nullable=False),
    by=("open", "valid_to", "due"),
)
"""How each stands on some days, `public_state` to the public, who knows nothing of drafts.

`due` is the last day of the deadline, NEVER_DUE for none: it sorts.
"""

consultation_municipalities = rows_table(
    "consultation_municipalities",
    metadata,
    identity("organisation_id"),
    Column("state", plain(16), nullable=False),
    iso_date("deadline"),
    Column("record", Integer, nullable=False),
    Column("agreeing", plain(16)),
    Column("valid_from", plain(10), nullable=False),
    Column("valid_to", plain(10), nullable=False),
    by=("organisation_id", "state"),
)
"""How each municipality that was asked or heard from stands on some days; `deadline` is its inner one."""

consultation_senders = rows_table("consultation_senders", metadata, identity("sender_id"), by=("sender_id",))
"""Who asks, where it is an organisation of the directory."""

consultation_areas = rows_table("consultation_areas", metadata, text("area"), by=("area",))

consultation_texts = rows_table(
    "consultation_texts",
    metadata,
    Column("part", plain(16), nullable=False),
    Column("record", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    identity("document_id"),
    Column("sha256", plain(64), nullable=False),
    by=("document_id",),
)
"""The letter and the texts of records: `part` is `letter`, or the kind of the record; the letter's record is 0."""

consultation_bases = rows_table(
    "consultation_bases",
    metadata,
    identity("decision_id"),
    Column("record", Integer, nullable=False),
    by=("decision_id",),
)
"""The decisions in this archive that what is recorded rests on."""

consultation_statements = rows_table(
    "consultation_statements",
    metadata,
    identity("statement_id"),
    Column("relation", plain(8), nullable=False),
    Column("told_on", plain(10), nullable=False),
    Column("record", Integer, nullable=False),
    by=("statement_id",),
)
"""The statements that are a `draft` of the answer, or the `answer`."""

consultation_principles = rows_table(
    "consultation_principles",
    metadata,
    identity("principles_id"),
    Column("version", Integer, nullable=False),
    text("point", nullable=True),
    Column("way", plain(16), nullable=False),
    Column("chosen_on", plain(10), nullable=False),
    Column("record", Integer, nullable=False),
    by=("principles_id", "version"),
)
"""The principles that ways of answering rest on."""
