"""The line of an entry in the journal: its kind, title, parties and days, and what each must be."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.base import optional_text, require_one_of, require_text
from domain.dates import PartialDate, iso, require_not_before
from domain.errors import InvalidValueError

DateLike = PartialDate | date | str | None


class JournalEntryKind(StrEnum):
    """The kind of a paper; Noark 5 M082 journalposttype, and unknown for old papers."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    INTERNAL = "internal"
    CASE_PAPER = "case-paper"
    UNKNOWN = "unknown"


CORRECTABLE = (
    "kind",
    "title",
    "public_title",
    "senders",
    "recipients",
    "document_date",
    "received_on",
    "sent_on",
    "due",
    "responsible",
)
"""What `JournalEntry.correct` may put right."""


def party(name: str, organisation_id: UUID | str | None = None, *, shielded: bool = False) -> dict[str, Any]:
    """Return a sender or recipient as events hold it; a shielded party is named to nobody but officers."""
    identity = str(organisation_id) if organisation_id else None
    return {"name": require_text("party", name), "organisation_id": identity, "shielded": shielded}


def parties(given: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return senders or recipients as events hold them."""
    return [
        party(one.get("name") or "", one.get("organisation_id"), shielded=bool(one.get("shielded"))) for one in given
    ]


def entry_kind(kind: str) -> str:
    """Return the kind; InvalidValueError when there is no such kind."""
    return require_one_of("kind", kind, frozenset(JournalEntryKind))


def day(field: str, value: DateLike) -> str | None:
    """Return the date in ISO; InvalidValueError(problem=not-a-day) for a year or a month."""
    written = iso(value, field=field)
    if written is not None and PartialDate.parse(written).day is None:
        raise InvalidValueError(field=field, value=written, problem="not-a-day")
    return written


def require_due(line: Mapping[str, Any]) -> None:
    """Raise InvalidValueError when what is no incoming paper has a day to be answered by, or one before it came."""
    if line["due"] is None:
        return
    if line["kind"] != JournalEntryKind.INCOMING:
        raise InvalidValueError(field="due", value=line["due"], problem="not-incoming")
    require_not_before(line["received_on"], line["due"], field="due")


def checked(field: str, value: Any) -> Any:
    """Return a field's corrected value as events hold it; InvalidValueError when it cannot be that."""
    if field not in CORRECTABLE:
        raise InvalidValueError(field=field, value="", problem="not-correctable")
    if field in ("senders", "recipients"):
        return parties(value)
    if field == "kind":
        return entry_kind(value)
    if field == "title":
        return require_text("title", value)
    if field == "due":
        return day("due", value)
    return optional_text(value, field) if field in ("public_title", "responsible") else iso(value, field=field)


def public_texts(line: Mapping[str, Any], *, shielded: bool) -> Iterable[tuple[str, str | None]]:
    """Return the fields of the line, with their text, that the public reads."""
    yield "title", line["public_title"] if shielded else line["title"]
    for one in (*line["senders"], *line["recipients"]):
        if not one["shielded"]:
            yield "party", one["name"]
