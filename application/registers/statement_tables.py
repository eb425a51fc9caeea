"""The tables of the statements register: what is recorded about each, where it stands, and where it went.

The recorded axis is the position of events: a row is known from the position of the event that told it until that of
the event that told otherwise. Nothing is removed: an answer given once can be given again.
"""

from sqlalchemy import Boolean, Column, Index, Integer, MetaData

from application.column_types import plain
from application.registers.columns import identity, iso_date, text
from application.registers.retold import line_table, records_table, rows_table

metadata = MetaData()

statements = line_table(
    "statements",
    metadata,
    Column("kind", plain(24), nullable=False),
    text("title"),
    text("public_title", nullable=True),
    text("summary", nullable=True),
    identity("case_id", nullable=True),
    identity("consultation_id", nullable=True),
    iso_date("said_on"),
    Column("said_order", plain(10), nullable=False),
    Index("ix_statements_said", "said_order", "id"),
    Index("ix_statements_kind", "kind", "said_order", "id"),
    Index("ix_statements_case", "case_id"),
    Index("ix_statements_consultation", "consultation_id"),
)
"""What is known of each statement now. `said_on` is the first day it was adopted, sent or published, as written;
`said_order` the first day that this can mean, NEVER_DUE for what is only drafted."""

statement_sayings = rows_table(
    "statement_sayings",
    metadata,
    Column("kind", plain(24), nullable=False),
    identity("case_id", nullable=True),
    Column("said_order", plain(10), nullable=False),
    by=("said_order", "owner_id"),
)
"""What lists of statements are ordered and narrowed by, as it was known: of each statement one row at a time."""

statement_records = records_table("statement_records", metadata)
"""What domain/statements/facts.py tells."""

statement_spans = rows_table(
    "statement_spans",
    metadata,
    Column("version", Integer, nullable=False),
    Column("state", plain(16), nullable=False),
    Column("valid_from", plain(10), nullable=False),
    Column("valid_to", plain(10), nullable=False),
    by=("state",),
)
"""On which days which version stands, and as what; half-open on both axes."""

statement_supports = rows_table(
    "statement_supports",
    metadata,
    identity("organisation_id"),
    Column("stance", plain(16), nullable=False),
    Column("version", Integer),
    iso_date("stated_on"),
    Column("drafted", Boolean, nullable=False),
    by=("organisation_id",),
)
"""How organisations stand; `drafted` where it is to a version that is only drafted: the public knows nothing of it."""

statement_recipients = rows_table(
    "statement_recipients",
    metadata,
    Column("number", Integer, nullable=False),
    identity("organisation_id"),
    iso_date("sent_on"),
    Column("version", Integer, nullable=False),
    Column("how", plain(16), nullable=False),
    by=("organisation_id",),
)

statement_replies = rows_table(
    "statement_replies",
    metadata,
    Column("number", Integer, nullable=False),
    identity("organisation_id"),
    iso_date("replied_on"),
    by=("organisation_id",),
)

statement_publications = rows_table(
    "statement_publications",
    metadata,
    Column("number", Integer, nullable=False),
    Column("channel", plain(16), nullable=False),
    iso_date("published_on"),
    Column("version", Integer, nullable=False),
    by=("channel",),
)

statement_adoptions = rows_table(
    "statement_adoptions",
    metadata,
    Column("number", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("adopted_by", plain(16), nullable=False),
    identity("person_id", nullable=True),
    text("authority", nullable=True),
    iso_date("adopted_on"),
    Column("adopted_order", plain(10), nullable=False),
    by=("adopted_by", "adopted_order"),
)
"""`adopted_order` is the first day that `adopted_on` can mean."""

statement_texts = rows_table(
    "statement_texts",
    metadata,
    Column("version", Integer),
    Column("ordinal", Integer, nullable=False),
    identity("document_id"),
    Column("sha256", plain(64), nullable=False),
    by=("document_id",),
)
"""The texts of each version, the main one first; without a version those of replies."""

statement_areas = rows_table("statement_areas", metadata, text("area"), by=("area",))
"""The subject areas of each statement, by name."""

statement_bases = rows_table(
    "statement_bases",
    metadata,
    Column("number", Integer, nullable=False),
    identity("decision_id"),
    by=("decision_id",),
)
"""The decisions in this archive that what is recorded about each statement rests on."""

statement_replacements = rows_table("statement_replacements", metadata, identity("replaces_id"), by=("replaces_id",))
