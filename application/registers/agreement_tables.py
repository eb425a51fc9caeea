"""The tables of the agreements register: what is recorded about each, what binds and awaits whom, and what to remember.

The recorded axis is the position of events: a row is known from the position of the event that told it until that of
the event that told otherwise. Nothing is removed: an answer given once can be given again.
"""

from sqlalchemy import Boolean, Column, Index, Integer, MetaData, Table

from application.column_types import WHOLE, plain
from application.registers.columns import identity, iso_date, moment, text
from application.registers.retold import known_columns

metadata = MetaData()


agreements = Table(
    "agreements",
    metadata,
    identity("id", primary_key=True),
    Column("reference", plain(64), nullable=False),
    Column("slug", plain(64), nullable=False),
    Column("year", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("kind", plain(16), nullable=False),
    text("title"),
    text("public_title", nullable=True),
    text("covers", nullable=True),
    identity("case_id", nullable=True),
    Column("withdrawn", Boolean, nullable=False),
    Column("begun", WHOLE, nullable=False),
    moment("registered_at"),
    moment("changed_at"),
    text("places"),
    Index("ix_agreements_slug", "slug"),
    Index("ix_agreements_number", "year", "sequence"),
    Index("ix_agreements_kind", "kind", "year", "sequence"),
    Index("ix_agreements_case", "case_id"),
)
"""What is known of each agreement now. `places` are `known_from` and `piece` of each row that tells it, in order."""

agreement_records = Table(
    "agreement_records",
    metadata,
    identity("agreement_id", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("known_from", WHOLE, primary_key=True, autoincrement=False),
    Column("known_to", WHOLE, nullable=False),
    text("record"),
    Index("ix_agreement_records_known", "agreement_id", "known_to"),
)
"""What domain/agreements/facts.py tells, as JSON: the records by the number of their event, the whole by 0."""

agreement_spans = Table(
    "agreement_spans",
    metadata,
    *known_columns(),
    identity("agreement_id"),
    identity("organisation_id", nullable=True),
    Column("state", plain(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("certain", Boolean, nullable=False),
    Column("valid_from", plain(10), nullable=False),
    Column("valid_to", plain(10), nullable=False),
    Column("rule", plain(16)),
    iso_date("since"),
    Column("record", Integer),
    text("except_clauses", nullable=True),
    Column("but_from", Integer),
    iso_date("deadline"),
    Index("ix_agreement_spans_organisation", "organisation_id", "state", "known_to", "valid_to", "valid_from"),
    Index("ix_agreement_spans_agreement", "agreement_id", "known_to"),
    Index("ix_agreement_spans_state", "state", "known_to", "valid_to"),
)
"""On which days a version is `bound` to a party, or `awaiting` one who must adopt it; half-open on both axes.

`organisation_id` is None for the assembly; `except_clauses` is a list as JSON.
"""

agreement_reminders = Table(
    "agreement_reminders",
    metadata,
    *known_columns(),
    identity("agreement_id"),
    Column("kind", plain(16), nullable=False),
    Column("day", plain(10), nullable=False),
    Column("version", Integer),
    identity("organisation_id", nullable=True),
    text("clause", nullable=True),
    Index("ix_agreement_reminders_day", "known_to", "day"),
    Index("ix_agreement_reminders_agreement", "agreement_id", "known_to"),
)

agreement_texts = Table(
    "agreement_texts",
    metadata,
    *known_columns(),
    identity("agreement_id"),
    Column("version", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    identity("document_id"),
    Column("sha256", plain(64), nullable=False),
    Index("ix_agreement_texts_agreement", "agreement_id", "known_to"),
    Index("ix_agreement_texts_document", "document_id", "known_to"),
)
"""The texts of each version, the main one first."""

agreement_replacements = Table(
    "agreement_replacements",
    metadata,
    *known_columns(),
    identity("agreement_id"),
    identity("replaces_id"),
    Index("ix_agreement_replacements_agreement", "agreement_id", "known_to"),
    Index("ix_agreement_replacements_replaced", "replaces_id", "known_to"),
)

agreement_parties = Table(
    "agreement_parties",
    metadata,
    *known_columns(),
    identity("agreement_id"),
    identity("organisation_id"),
    Column("role", plain(16), nullable=False),
    Column("valid_from", plain(10), nullable=False),
    Column("valid_to", plain(10), nullable=False),
    Index("ix_agreement_parties_agreement", "agreement_id", "known_to"),
    Index("ix_agreement_parties_organisation", "organisation_id", "known_to"),
)

agreement_areas = Table(
    "agreement_areas",
    metadata,
    *known_columns(),
    identity("agreement_id"),
    text("area"),
    Index("ix_agreement_areas_agreement", "agreement_id", "known_to"),
)
"""The subject areas of each agreement, by name."""

agreement_bases = Table(
    "agreement_bases",
    metadata,
    *known_columns(),
    identity("agreement_id"),
    identity("decision_id"),
    Column("version", Integer),
    Index("ix_agreement_bases_agreement", "agreement_id", "known_to"),
    Index("ix_agreement_bases_decision", "decision_id", "known_to"),
)
"""The decisions in this archive that what is recorded about each agreement, or a version of it, rests on."""

agreement_versions = Table(
    "agreement_versions",
    metadata,
    identity("id", primary_key=True),
    identity("agreement_id"),
    Column("version", Integer, nullable=False),
    Index("ix_agreement_versions_agreement", "agreement_id"),
)
"""The ids by which every version is found that was ever told of, and as version 0 the agreement, by its own id."""

agreement_changes = Table(
    "agreement_changes",
    metadata,
    Column("position", WHOLE, primary_key=True, autoincrement=False),
    identity("agreement_id"),
    identity("organisation_id", nullable=True),
    Column("topic", plain(40), nullable=False),
    Index("ix_agreement_changes_agreement", "agreement_id", "position"),
)
"""Every event of an agreement, and whom it concerns, None for all parties."""
