"""A journal entry: registered in a case, corrected, moved, and its documents and answers."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import access, attached, withdrawal
from domain.attached import DocumentRole, HoldsDocuments
from domain.base import ArchiveAggregate, optional_text, require_text
from domain.corrections import altered
from domain.dates import iso
from domain.errors import DomainError, InvalidValueError, gathered
from domain.identity_numbers import refuse_identity_numbers
from domain.journal import answers
from domain.journal.answers import Answerable
from domain.journal.line import CORRECTABLE, DateLike, checked, day, entry_kind, parties, public_texts, require_due
from domain.references import entry_reference


class MainDocumentTakenError(DomainError):
    """The entry has a main document already. Values: `reference`."""

    code = "main-document-taken"


class JournalEntry(HoldsDocuments, Answerable):
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

    class DocumentAttached(attached.DocumentAttached):
        """A filed document belongs to the entry."""

        TOPIC = "journal-entry.document-attached"

    class Answered(answers.Answered):
        """The entry was answered (avskrevet), with the entry that answers it if there is one."""

        TOPIC = "journal-entry.answered"

    class AnswerWithdrawn(answers.AnswerWithdrawn):
        """It had not been answered so after all. `before` is what was noted: way, answered_on, answer_id."""

        TOPIC = "journal-entry.answer-withdrawn"

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

    class DocumentMoved(attached.DocumentMoved):
        """A document had been filed with the wrong record, and belongs to the record `record_id` instead."""

        TOPIC = "journal-entry.document-moved"

    class DocumentReturned(attached.DocumentReturned):
        """A document that had been moved away belongs to it again."""

        TOPIC = "journal-entry.document-returned"

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
        self._begin_documents()
        self._begin_answers()
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
            kind = each(entry_kind, kind)
            title = each(require_text, "title", title)
            public_title = each(optional_text, public_title, "public_title")
            from_whom, to_whom = each(parties, senders), each(parties, recipients)
            dated = each(iso, document_date, field="document_date")
            received = each(iso, received_on, field="received_on")
            sent = each(iso, sent_on, field="sent_on")
            answer_by = each(day, "due", due)
            if not each.errors:
                each(require_due, {"due": answer_by, "kind": kind, "received_on": received})
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
            after = {field: each(checked, field, value) for field, value in changes.items()}
            reason = each(require_text, "reason", reason)
        changed = altered(self._line, after)
        if changed.keys() & {"due", "kind", "received_on"}:
            require_due(self._line | after)
        if self.is_published:
            refuse_identity_numbers(public_texts(self._line | after, shielded=self.hides_content))
        if changed:
            self.trigger_event(self.Corrected, changes=changed, reason=reason, by=by)

    def expect_answer(self, due: DateLike, *, by: str) -> None:
        """Say by which day it must be answered; InvalidValueError for what is no incoming paper, or no full day."""
        self.require_standing()
        after = day("due", due)
        if after != self.due:
            require_due(self._line | {"due": after})
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
        has_main = DocumentRole.MAIN in self.documents.values()
        if role == DocumentRole.MAIN and has_main and str(document_id) not in self.documents:
            raise MainDocumentTakenError(reference=self.reference)
        super().attach(document_id, role=role, by=by)

    @property
    def _line(self) -> dict[str, Any]:
        return {field: getattr(self, field) for field in CORRECTABLE}

    def _public_texts(self, *, shielded: bool) -> Iterable[tuple[str, str | None]]:
        return public_texts(self._line, shielded=shielded)

    @event(Corrected)
    def _when_corrected(self, changes: dict[str, dict[str, Any]]) -> None:
        for field, change in changes.items():
            setattr(self, field, change["after"])

    @event(AnswerExpected)
    def _when_answer_expected(self, due: str | None) -> None:
        self.due = due

    @event(ResponsibleAssigned)
    def _when_responsible_assigned(self, responsible: str | None) -> None:
        self.responsible = responsible

    @event(Moved)
    def _when_moved(self, case_id: UUID, reference: str) -> None:
        self.case_id, self.reference = case_id, reference
