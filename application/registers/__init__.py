"""Read models: what can be asked of the archive, derived from its events and rebuilt at will."""

from application.registers import (
    access,
    agreements,
    appointments,
    cases,
    consultations,
    council,
    decisions,
    directory,
    documents,
    history,
    journal,
    meeting_plans,
    meetings,
    person_words,
    principles,
    recorded_times,
    seats,
    statements,
)

REGISTERS = (
    cases.register,
    journal.register,
    documents.register,
    decisions.register,
    directory.register,
    person_words.register,
    access.register,
    council.register,
    seats.register,
    appointments.register,
    agreements.register,
    statements.register,
    principles.register,
    consultations.register,
    meetings.register,
    meeting_plans.register,
    recorded_times.register,
    history.register,
)
"""All registers of the archive."""
