"""Journal entries (journalposter): papers in, out or internal, numbered `2025/17-3` within their case (Noark 5)."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import access
from domain.access import Accessible
from domain.base import ArchiveAggregate, optional_text, require_one_of, require_text
from domain.dates import PartialDate, iso
from domain.errors import DomainError, InvalidValueError
from domain.identity_numbers import refuse_identity_numbers
from domain.references import entry_reference

DateLike = PartialDate | date | str | None


class JournalEntryKind(StrEnum):
    """The kind of a paper; Noark 5 M082 journalposttype, and unknown for old papers."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    INTERNAL = "internal"
    CASE_PAPER = "case-paper"
    UNKNOWN = "unknown"


class AnswerWay(StrEnum):
    """How an incoming paper was answered; Noark 5 M619 avskrivningsmåte."""

    BY_LETTER = "by-letter"
    BY_MAIL = "by-mail"
    BY_TELEPHONE = "by-telephone"
    NOTED = "noted"
    FOR_INFORMATION = "for-information"


class DocumentRole(StrEnum):
    """What a document is to its record; Noark 5 M217 tilknyttetRegistreringSom."""

    MAIN = "main"
    ATTACHMENT = "attachment"


class MainDocumentTakenError(DomainError):
    """The entry has a main document already. Values: `reference`."""

    code = "main-document-taken"


class AlreadyAnsweredError(DomainError):
    """The entry is answered already. Values: `reference`."""

    code = "already-answered"


CORRECTABLE = (
    "kind",
    "title",
    "public_title",
    "senders",
    "recipients",
    "document_date",
    "received_on",
    "sent_on",
)
"""What `JournalEntry.correct` may put right."""


def party(name: str, organisation_id: UUID | str | None = None, *, shielded: bool = False) -> dict[str, Any]:
    """Return a sender or recipient as events hold it; a shielded party is named to nobody but officers."""
    identity = str(organisation_id) if organisation_id else None
    return {"name": require_text("party", name), "organisation_id": identity, "shielded": shielded}


class JournalEntry(Accessible):
    """A journal entry. Its line in the public journal stands for ever; what it holds may be shielded."""

    TOPIC = "journal-entry"

    class Registered(ArchiveAggregate.Event, AggregateCreated):
        """The paper was registered in its case. Dates are ISO, partial or None."""

        TOPIC = "journal-entry.registered"
        case_id: UUID
        reference: str
        kind: str
        title: str
        public_title: str | None
        senders: list[dict[str, Any]]
        recipients: list[dict[str, Any]]
        document_date: str | None
        received_on: str | None
        sent_on: str | None

    class Corrected(ArchiveAggregate.Event):
        """Something in the entry's line was wrong. `changes` maps a field to `{"before": …, "after": …}`."""

        TOPIC = "journal-entry.corrected"
        changes: dict[str, dict[str, Any]]
        reason: str

    class DocumentAttached(ArchiveAggregate.Event):
        """A filed document belongs to the entry."""

        TOPIC = "journal-entry.document-attached"
        document_id: UUID
        role: str

    class Answered(ArchiveAggregate.Event):
        """The entry was answered (avskrevet), with the entry that answers it if there is one."""

        TOPIC = "journal-entry.answered"
        way: str
        answered_on: str | None
        answer_id: UUID | None

    class Published(access.Published):
        """The entry's line, and what is not shielded of it, was made public."""

        TOPIC = "journal-entry.published"

    class Shielded(access.Shielded):
        """What the entry holds was shielded."""

        TOPIC = "journal-entry.shielded"

    class ShieldingLifted(access.ShieldingLifted):
        """The entry's shielding was lifted."""

        TOPIC = "journal-entry.shielding-lifted"

    @event(Registered)
    def __init__(
        self,
        case_id: UUID,
        reference: str,
        kind: str,
        title: str,
        public_title: str | None,
        senders: list[dict[str, Any]],
        recipients: list[dict[str, Any]],
        document_date: str | None,
        received_on: str | None,
        sent_on: str | None,
        by: str,
        id: UUID | None = None,
    ) -> None:
        self.case_id, self.reference, self.kind = case_id, reference, kind
        self.title, self.public_title = title, public_title
        self.senders, self.recipients = senders, recipients
        self.document_date, self.received_on, self.sent_on = document_date, received_on, sent_on
        self.documents: dict[str, str] = {}
        self.is_answered = False
        self._begin_access()

    @classmethod
    def register(
        cls,
        *,
        case_id: UUID,
        reference: str,
        kind: str,
        title: str,
        by: str,
        public_title: str | None = None,
        senders: Iterable[Mapping[str, Any]] = (),
        recipients: Iterable[Mapping[str, Any]] = (),
        document_date: DateLike = None,
        received_on: DateLike = None,
        sent_on: DateLike = None,
        id: UUID | None = None,
    ) -> "JournalEntry":
        """Return a new entry; its reference must be claimed in the same recording. Parties are made by `party`."""
        return cls(
            case_id=case_id,
            reference=entry_reference(reference),
            kind=_kind(kind),
            title=require_text("title", title),
            public_title=optional_text(public_title),
            senders=_parties(senders),
            recipients=_parties(recipients),
            document_date=iso(document_date, field="document_date"),
            received_on=iso(received_on, field="received_on"),
            sent_on=iso(sent_on, field="sent_on"),
            by=by,
            id=id,
        )

    def correct(self, changes: Mapping[str, Any], *, reason: str, by: str) -> None:
        """Put fields named in CORRECTABLE right, for a reason; what was wrong stays in the history.

        A public title is given so, and a party shielded, when that is found to be needed later.
        """
        after = {field: _checked(field, value) for field, value in changes.items()}
        before = {field: getattr(self, field) for field in after}
        reason = require_text("reason", reason)
        altered = {
            field: {"before": before[field], "after": value} for field, value in after.items() if value != before[field]
        }
        if self.is_published:
            refuse_identity_numbers(_texts(self._line | after, shielded=self.shielding is not None))
        if altered:
            self.trigger_event(self.Corrected, changes=altered, reason=reason, by=by)

    def attach(self, document_id: UUID, *, role: str, by: str) -> None:
        """Attach a filed document; there is one main document. The same document again changes nothing."""
        role = require_one_of("role", role, frozenset(DocumentRole))
        if str(document_id) in self.documents:
            return
        if role == DocumentRole.MAIN and DocumentRole.MAIN in self.documents.values():
            raise MainDocumentTakenError(reference=self.reference)
        self.trigger_event(self.DocumentAttached, document_id=document_id, role=role, by=by)

    def answer(self, *, way: str, by: str, answered_on: DateLike = None, answer_id: UUID | None = None) -> None:
        """Say how and when it was answered."""
        if self.is_answered:
            raise AlreadyAnsweredError(reference=self.reference)
        if answer_id == self.id:
            raise InvalidValueError(field="answer", value=self.reference, problem="itself")
        way = require_one_of("way", way, frozenset(AnswerWay))
        when = iso(answered_on, field="answered_on")
        self.trigger_event(self.Answered, way=way, answered_on=when, answer_id=answer_id, by=by)

    @property
    def _line(self) -> dict[str, Any]:
        return {field: getattr(self, field) for field in CORRECTABLE}

    def _public_texts(self, *, shielded: bool) -> Iterable[tuple[str, str | None]]:
        return _texts(self._line, shielded=shielded)

    @event(Corrected)
    def _when_corrected(self, changes: dict[str, dict[str, Any]]) -> None:
        for field, change in changes.items():
            setattr(self, field, change["after"])

    @event(DocumentAttached)
    def _when_document_attached(self, document_id: UUID, role: str) -> None:
        self.documents[str(document_id)] = role

    @event(Answered)
    def _when_answered(self) -> None:
        self.is_answered = True


def _kind(kind: str) -> str:
    return require_one_of("kind", kind, frozenset(JournalEntryKind))


def _parties(given: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        party(one.get("name") or "", one.get("organisation_id"), shielded=bool(one.get("shielded"))) for one in given
    ]


def _checked(field: str, value: Any) -> Any:
    if field not in CORRECTABLE:
        raise InvalidValueError(field=field, value="", problem="not-correctable")
    if field in ("senders", "recipients"):
        return _parties(value)
    if field == "kind":
        return _kind(value)
    if field == "title":
        return require_text("title", value)
    return optional_text(value) if field == "public_title" else iso(value, field=field)


def _texts(line: Mapping[str, Any], *, shielded: bool) -> Iterable[tuple[str, str | None]]:
    yield "title", line["public_title"] if shielded else line["title"]
    for one in (*line["senders"], *line["recipients"]):
        if not one["shielded"]:
            yield "party", one["name"]
