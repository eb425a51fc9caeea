"""Journal entries (journalposter): papers in, out or internal, numbered `2025/17-3` within their case (Noark 5)."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import access, withdrawal
from domain.base import ArchiveAggregate, optional_text, require_one_of, require_text
from domain.dates import PartialDate, iso, require_not_before
from domain.errors import DomainError, InvalidValueError, gathered
from domain.identity_numbers import refuse_identity_numbers
from domain.references import entry_reference
from domain.withdrawal import Withdrawable

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


class NotAnsweredError(DomainError):
    """Taking back an answer that was not noted. Values: `reference`."""

    code = "not-answered"


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


class JournalEntry(Withdrawable):
    """A journal entry. Its line in the public journal stands for ever; what it holds may be shielded.

    `due` is the day an incoming paper must be answered by (Noark 5 M109 forfallsdato), `responsible` the account that
    deals with it (M307 saksbehandler).
    """

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

    class AnswerWithdrawn(ArchiveAggregate.Event):
        """It had not been answered so after all. `before` is what was noted: way, answered_on, answer_id."""

        TOPIC = "journal-entry.answer-withdrawn"
        before: dict[str, Any]
        reason: str

    class AnswerExpected(ArchiveAggregate.Event):
        """The sender expects an answer by the day `due` (forfallsdato), or by no day."""

        TOPIC = "journal-entry.answer-expected"
        due: str | None
        before: str | None

    class ResponsibleAssigned(ArchiveAggregate.Event):
        """An account, named by its opaque id, deals with the entry (saksbehandler)."""

        TOPIC = "journal-entry.responsible-assigned"
        responsible: str | None
        before: str | None

    class Moved(ArchiveAggregate.Event):
        """It had been registered in the wrong case. `before` has its `case_id` and `reference` there."""

        TOPIC = "journal-entry.moved"
        case_id: UUID
        reference: str
        before: dict[str, str]
        reason: str

    class DocumentMoved(ArchiveAggregate.Event):
        """A document had been filed with the wrong record, and belongs to the record `record_id` instead."""

        TOPIC = "journal-entry.document-moved"
        document_id: UUID
        record_kind: str
        record_id: UUID
        reason: str

    class DocumentReturned(ArchiveAggregate.Event):
        """A document that had been moved away belongs to it again."""

        TOPIC = "journal-entry.document-returned"
        document_id: UUID
        role: str

    class Withdrawn(withdrawal.Withdrawn):
        """The entry was registered by mistake."""

        TOPIC = "journal-entry.withdrawn"

    class Restored(withdrawal.Restored):
        """The entry stands again."""

        TOPIC = "journal-entry.restored"

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
        self.due: str | None = None
        self.responsible: str | None = None
        self.documents: dict[str, str] = {}
        self.moved_away: set[str] = set()
        self.answered: dict[str, Any] | None = None
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
        due: DateLike = None,
        responsible: str | None = None,
        id: UUID | None = None,
    ) -> "JournalEntry":
        """Return a new entry; its reference must be claimed in the same recording. Parties are made by `party`."""
        with gathered() as each:
            reference = each(entry_reference, reference)
            kind = each(_kind, kind)
            title = each(require_text, "title", title)
            public_title = each(optional_text, public_title, "public_title")
            from_whom, to_whom = each(_parties, senders), each(_parties, recipients)
            dated = each(iso, document_date, field="document_date")
            received = each(iso, received_on, field="received_on")
            sent = each(iso, sent_on, field="sent_on")
            answer_by = each(_day, "due", due)
            if not each.errors:
                each(_require_due, {"due": answer_by, "kind": kind, "received_on": received})
        entry = cls(
            case_id=case_id,
            reference=reference,
            kind=kind,
            title=title,
            public_title=public_title,
            senders=from_whom,
            recipients=to_whom,
            document_date=dated,
            received_on=received,
            sent_on=sent,
            by=by,
            id=id,
        )
        entry.expect_answer(answer_by, by=by)
        entry.assign_responsible(responsible, by=by)
        return entry

    def correct(self, changes: Mapping[str, Any], *, reason: str, by: str) -> None:
        """Put fields named in CORRECTABLE right, for a reason; what was wrong stays in the history.

        A public title is given so, and a party shielded, when that is found to be needed later.
        """
        with gathered() as each:
            after = {field: each(_checked, field, value) for field, value in changes.items()}
            reason = each(require_text, "reason", reason)
        before = {field: getattr(self, field) for field in after}
        altered = {
            field: {"before": before[field], "after": value} for field, value in after.items() if value != before[field]
        }
        if altered.keys() & {"due", "kind", "received_on"}:
            _require_due(self._line | after)
        if self.is_published:
            refuse_identity_numbers(_texts(self._line | after, shielded=self.hides_content))
        if altered:
            self.trigger_event(self.Corrected, changes=altered, reason=reason, by=by)

    def expect_answer(self, due: DateLike, *, by: str) -> None:
        """Say by which day it must be answered; InvalidValueError for what is no incoming paper, or no full day."""
        self.require_standing()
        after = _day("due", due)
        if after != self.due:
            _require_due(self._line | {"due": after})
            self.trigger_event(self.AnswerExpected, due=after, before=self.due, by=by)

    def assign_responsible(self, responsible: str | None, *, by: str) -> None:
        """Say which account deals with it."""
        self.require_standing()
        responsible = optional_text(responsible)
        if responsible != self.responsible:
            self.trigger_event(self.ResponsibleAssigned, responsible=responsible, before=self.responsible, by=by)

    def move(self, *, case_id: UUID, reference: str, reason: str, by: str) -> None:
        """Move it to another case; its new reference must be claimed in the same recording, and the old one is kept."""
        self.require_standing()
        reason = require_text("reason", reason)
        if case_id == self.case_id:
            raise InvalidValueError(field="case", value=self.reference.rpartition("-")[0], problem="same-case")
        before = {"case_id": self.case_id.hex, "reference": self.reference}
        self.trigger_event(
            self.Moved, case_id=case_id, reference=entry_reference(reference), before=before, reason=reason, by=by
        )

    def attach(self, document_id: UUID, *, role: str, by: str) -> None:
        """Attach a filed document; there is one main document. The same document again changes nothing."""
        self.require_standing()
        role = require_one_of("role", role, frozenset(DocumentRole))
        if str(document_id) in self.documents:
            return
        if role == DocumentRole.MAIN and DocumentRole.MAIN in self.documents.values():
            raise MainDocumentTakenError(reference=self.reference)
        attached = self.DocumentReturned if str(document_id) in self.moved_away else self.DocumentAttached
        self.trigger_event(attached, document_id=document_id, role=role, by=by)

    def move_document(self, document_id: UUID, *, record_kind: str, record_id: UUID, reason: str, by: str) -> None:
        """Let a document belong to another record, which must attach it in the same recording."""
        reason = require_text("reason", reason)
        require_attached(document_id, self.documents)
        if record_id == self.id:
            raise InvalidValueError(field="record", value=self.reference, problem="itself")
        self.trigger_event(
            self.DocumentMoved,
            document_id=document_id,
            record_kind=record_kind,
            record_id=record_id,
            reason=reason,
            by=by,
        )

    def answer(self, *, way: str, by: str, answered_on: DateLike = None, answer_id: UUID | None = None) -> None:
        """Say how and when it was answered."""
        self.require_standing()
        if self.is_answered:
            raise AlreadyAnsweredError(reference=self.reference)
        if answer_id == self.id:
            raise InvalidValueError(field="answer", value=self.reference, problem="itself")
        way = require_one_of("way", way, frozenset(AnswerWay))
        when = iso(answered_on, field="answered_on")
        self.trigger_event(self.Answered, way=way, answered_on=when, answer_id=answer_id, by=by)

    def take_back_answer(self, *, reason: str, by: str) -> None:
        """Say that it had not been answered so after all; then it waits again, or is noted as answered rightly."""
        if self.answered is None:
            raise NotAnsweredError(reference=self.reference)
        reason = require_text("reason", reason)
        self.trigger_event(self.AnswerWithdrawn, before=self.answered, reason=reason, by=by)

    @property
    def is_answered(self) -> bool:
        """Whether it is answered (avskrevet)."""
        return self.answered is not None

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

    @event(DocumentReturned)
    def _when_document_returned(self, document_id: UUID, role: str) -> None:
        self.documents[str(document_id)] = role

    @event(DocumentMoved)
    def _when_document_moved(self, document_id: UUID) -> None:
        del self.documents[str(document_id)]
        self.moved_away.add(str(document_id))

    @event(Answered)
    def _when_answered(self, way: str, answered_on: str | None, answer_id: UUID | None) -> None:
        answer = answer_id.hex if answer_id else None
        self.answered = {"way": way, "answered_on": answered_on, "answer_id": answer}

    @event(AnswerWithdrawn)
    def _when_answer_withdrawn(self) -> None:
        self.answered = None

    @event(AnswerExpected)
    def _when_answer_expected(self, due: str | None) -> None:
        self.due = due

    @event(ResponsibleAssigned)
    def _when_responsible_assigned(self, responsible: str | None) -> None:
        self.responsible = responsible

    @event(Moved)
    def _when_moved(self, case_id: UUID, reference: str) -> None:
        self.case_id, self.reference = case_id, reference


def require_attached(document_id: UUID, documents: Mapping[str, str]) -> None:
    """Raise InvalidValueError(problem=not-here) unless the document is one of a record's documents."""
    if str(document_id) not in documents:
        raise InvalidValueError(field="document", value=document_id, problem="not-here")


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
    if field == "due":
        return _day("due", value)
    return optional_text(value, field) if field in ("public_title", "responsible") else iso(value, field=field)


def _day(field: str, value: DateLike) -> str | None:
    written = iso(value, field=field)
    if written is not None and PartialDate.parse(written).day is None:
        raise InvalidValueError(field=field, value=written, problem="not-a-day")
    return written


def _require_due(line: Mapping[str, Any]) -> None:
    if line["due"] is None:
        return
    if line["kind"] != JournalEntryKind.INCOMING:
        raise InvalidValueError(field="due", value=line["due"], problem="not-incoming")
    require_not_before(line["received_on"], line["due"], field="due")


def _texts(line: Mapping[str, Any], *, shielded: bool) -> Iterable[tuple[str, str | None]]:
    yield "title", line["public_title"] if shielded else line["title"]
    for one in (*line["senders"], *line["recipients"]):
        if not one["shielded"]:
            yield "party", one["name"]
