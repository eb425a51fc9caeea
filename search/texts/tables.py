"""The tables of the text store: what is asked often apart from the text itself."""

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, MetaData, Table, text

from application.column_types import WHOLE, plain

VERSION = "1"
"""Grows when tables or what is read from files change: everything is then read again."""

metadata = MetaData()

facts = Table(
    "texts_facts",
    metadata,
    Column("name", plain(32), primary_key=True),
    Column("value", plain(64), nullable=False),
)

counter = Table(
    "texts_counter",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("last", WHOLE, nullable=False),
)

states = Table(
    "texts_states",
    metadata,
    Column("sha256", plain(64), primary_key=True),
    Column("media_type", plain(255), nullable=False),
    Column("name", plain(), nullable=False),
    Column("asked", WHOLE, nullable=False),
    Column("progress", plain(16), nullable=False),
    Column("ocr", plain(16), nullable=False),
    Column("leased_until", Float),
    Column("attempts", Integer, nullable=False),
    Column("number", WHOLE),
    Column("outcome", plain(16)),
    Column("reason", plain(64)),
    Column("ocr_reason", plain(64)),
    Column("page_count", Integer, nullable=False),
    Column("part_count", Integer, nullable=False),
    Column("language", plain(8)),
    Index("texts_states_progress", "progress", "asked"),
    Index("texts_states_ocr", "ocr", "asked"),
    Index("texts_states_number", "number", unique=True),
    Index("texts_states_counted", "progress", "ocr", "outcome", "page_count", "part_count"),
)

TROUBLED = text(
    "progress NOT IN ('none', 'waiting', 'reading') "
    "AND (outcome <> 'text' OR reason IS NOT NULL OR ocr_reason IS NOT NULL)"
)
"""Done, with something amiss. Written out, so that a database knows the question to be that of its index; asked for
what is done, SQLite would go through all of that."""

Index("texts_states_troubled", states.c.number, sqlite_where=TROUBLED, postgresql_where=TROUBLED)

contents = Table(
    "texts_contents",
    metadata,
    Column("sha256", plain(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

reading_times = Table(
    "texts_reading_times",
    metadata,
    Column("queue", plain(16), primary_key=True),
    Column("outcome", plain(16), primary_key=True),
    Column("up_to_ms", Integer, primary_key=True, autoincrement=False),
    Column("files", WHOLE, nullable=False),
    Column("seconds", Float, nullable=False),
)
