"""Read models: what can be asked of the archive, derived from its events and rebuilt at will."""

from application.registers import access, cases, council, decisions, directory, documents, history, journal

REGISTERS = (
    cases.register,
    journal.register,
    documents.register,
    decisions.register,
    directory.register,
    access.register,
    council.register,
    history.register,
)
"""All registers of the archive."""
