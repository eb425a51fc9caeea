"""Entries of an invented archive, to put in an engine, and questions to put to it."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from domain.access import Audience
from search.engines.terms import tokens
from search.entries import Attachment, Entry
from search.extraction.result import Page
from search.query.common_words import is_common
from search.question import Question
from search.words.references import references_in

EVERYBODY = frozenset(Audience)
PUBLIC, READER, OFFICER = Audience.PUBLIC, Audience.READER, Audience.OFFICER
_IDS = UUID("5d2c1f06-6f3a-5a9e-8a51-3b8f8a3f0c01")


def an_id(name: object) -> UUID:
    """Return the same id for the same name."""
    return uuid5(_IDS, ascii(name))


def an_entry(title: str, text: str = "", *, pages: tuple[str, ...] = (), **values: Any) -> Entry:
    """Return an entry that everybody sees, with one attachment of these pages."""
    attachments = (an_attachment(f"{title}.pdf", *pages),) if pages else ()
    given = {
        "record_id": an_id(values.pop("name", title)),
        "audiences": EVERYBODY,
        "kind": "decision",
        "reference": "",
        "attachments": attachments,
    }
    return Entry(title=title, text=text, **(given | values))


def an_attachment(
    name: str, *pages: str, file_type: str = "pdf", version: int = 1, part: str | None = None
) -> Attachment:
    numbered = tuple(Page(number, text) for number, text in enumerate(pages, start=1))
    return Attachment(an_id(f"document {name}"), version, part, name, file_type, numbered)


def put_together(*entries: Entry) -> dict[UUID, list[Entry]]:
    """Return entries by record, as they are put in an engine."""
    found: dict[UUID, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.record_id, []).append(entry)
    return found


def asking(text: str, **values: Any) -> Question:
    """Return a question for all words of a text that mean something, and for its references."""
    found = list(references_in(text, typed=True))
    for one in reversed(found):
        text = text[: one.start] + " " + text[one.end :]
    words = tokens(text)
    kept = [one for one in words if not is_common(one)] or words
    return Question(words=tuple(kept), references=tuple(one.asked for one in found), **values)


ON = date(2025, 3, 14)
