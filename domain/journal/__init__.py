"""Journal entries (journalposter): papers in, out or internal, numbered `2025/17-3` within their case (Noark 5)."""

from domain.attached import DocumentRole
from domain.journal.answers import AlreadyAnsweredError, AnswerWay, NotAnsweredError
from domain.journal.entry import JournalEntry, MainDocumentTakenError
from domain.journal.line import JournalEntryKind, party

__all__ = [
    "AlreadyAnsweredError",
    "AnswerWay",
    "DocumentRole",
    "JournalEntry",
    "JournalEntryKind",
    "MainDocumentTakenError",
    "NotAnsweredError",
    "party",
]
