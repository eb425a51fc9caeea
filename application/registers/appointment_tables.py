"""The tables of the appointments register: who sat where, on two axes; what happened when; and the reports that came.

The recorded axis is the position of events: a row is known from the position of the event that told it until that of
the event that told otherwise. Nothing is removed: an answer given once can be given again.
"""

from sqlalchemy import Boolean, Column, Index, Integer, MetaData, Table

from application.column_types import WHOLE, plain
from application.registers.columns import identity, iso_date, text

metadata = MetaData()

appointments = Table(
    "appointments",
    metadata,
    identity("id", primary_key=True),
    Column("version", Integer, nullable=False),
    Column("begun", WHOLE, nullable=False),
    text("facts"),
    text("places"),
)
"""What is known of each appointment now, as domain/appointments/facts.py tells; `begun` is the first position.

`places` are `known_from` and `piece` of each row that says it, in order: what has been told is found by the id alone,
also while a rebuild has no indexes yet.
"""

appointment_spans = Table(
    "appointment_spans",
    metadata,
    Column("known_from", WHOLE, primary_key=True, autoincrement=False),
    Column("piece", Integer, primary_key=True, autoincrement=False),
    Column("known_to", WHOLE, nullable=False),
    identity("appointment_id"),
    identity("body_id"),
    identity("seat_id"),
    identity("person_id"),
    identity("organisation_id", nullable=True),
    Column("role", plain(24), nullable=False),
    Column("state", plain(16), nullable=False),
    Column("certain", Boolean, nullable=False),
    identity("acting_for", nullable=True),
    Column("valid_from", plain(10), nullable=False),
    Column("valid_to", plain(10), nullable=False),
    iso_date("term_from"),
    iso_date("term_until"),
    Column("ground", plain(24)),
    Column("way", plain(16)),
    text("basis"),
    Column("basis_kind", plain(16), nullable=False),
    Column("elector", plain(16)),
    identity("decision_id", nullable=True),
    Index("ix_appointment_spans_body", "body_id", "valid_to", "known_to", "valid_from", "known_from"),
    Index("ix_appointment_spans_person", "person_id", "known_to", "valid_from"),
    Index("ix_appointment_spans_organisation", "organisation_id", "known_to", "valid_from"),
    Index("ix_appointment_spans_decision", "decision_id"),
    Index("ix_appointment_spans_appointment", "appointment_id", "known_to"),
    Index("ix_appointment_spans_end", "known_to", "valid_to"),
    Index("ix_appointment_spans_seat", "seat_id", "known_to", "valid_to"),
    Index("ix_appointment_spans_basis", "basis_kind", "known_to", "valid_to"),
)
"""Half-open on both axes. `term_from` and `term_until` are the days of the whole appointment as they were written, and
`basis` is JSON, as domain/basis.py tells; `elector` is who elected by a basis of another authority, where
it says so."""

appointment_changes = Table(
    "appointment_changes",
    metadata,
    Column("position", WHOLE, primary_key=True, autoincrement=False),
    identity("appointment_id"),
    identity("body_id"),
    identity("person_id"),
    identity("organisation_id", nullable=True),
    Column("topic", plain(40), nullable=False),
    iso_date("decided_on"),
    iso_date("happened_on"),
    Column("correction", Boolean, nullable=False),
    Column("recorded_on", plain(10), nullable=False),
    Column("days_late", Integer),
    Index("ix_appointment_changes_recorded", "recorded_on", "position"),
    Index("ix_appointment_changes_happened", "happened_on", "position"),
    Index("ix_appointment_changes_late", "days_late", "position"),
    Index("ix_appointment_changes_appointment", "appointment_id", "position"),
    Index("ix_appointment_changes_body", "body_id", "position"),
    Index("ix_appointment_changes_organisation", "organisation_id", "position"),
)
"""Every event of an appointment, with the day it tells of and how many days after the decision it was recorded."""


appointment_reports = Table(
    "appointment_reports",
    metadata,
    Column("known_from", WHOLE, primary_key=True, autoincrement=False),
    Column("known_to", WHOLE, nullable=False),
    identity("appointment_id"),
    Column("number", Integer, nullable=False),
    identity("body_id"),
    iso_date("due_on"),
    iso_date("delivered_on"),
    identity("entry_id", nullable=True),
    text("note", nullable=True),
    Index("ix_appointment_reports_appointment", "appointment_id", "number"),
    Index("ix_appointment_reports_body", "body_id", "known_to"),
)
"""What was reported from bodies, by the number of the appointment's event, and from when until when that was known."""
