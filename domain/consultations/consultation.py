"""A consultation (høring): what we were asked, until when, how we chose to answer, and what came of it."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import access, attached, recorded
from domain.access import Accessible
from domain.attached import HoldsDocuments
from domain.base import optional_text, require_text
from domain.consultations import events
from domain.consultations.answering import Answering
from domain.consultations.asking import Asking
from domain.consultations.correcting import Correctable
from domain.consultations.facts import WHOLE
from domain.consultations.public import read_of
from domain.consultations.values import require_sender
from domain.dates import PartialDate, iso, require_iso, require_not_before
from domain.errors import gathered
from domain.recorded import begun, plain
from domain.references import consultation_reference
from domain.values import areas
from domain.values import texts as checked_texts

DateLike = PartialDate | str | None


class Consultation(HoldsDocuments, Asking, Answering, Correctable, Accessible):
    """A consultation, known by its reference `2025/3`. `facts` are as facts.py beside this tells."""

    TOPIC = "consultation"

    class Received(events.Received, AggregateCreated):
        """A letter asks what we say."""

        TOPIC = "consultation.received"

    class DeadlineMoved(events.DeadlineMoved):
        """The sender gave another deadline."""

        TOPIC = "consultation.deadline-moved"

    class WayChosen(events.WayChosen):
        """It was settled how to answer."""

        TOPIC = "consultation.way-chosen"

    class InputAsked(events.InputAsked):
        """A municipality was asked for its input."""

        TOPIC = "consultation.input-asked"

    class InputReceived(events.InputReceived):
        """A municipality gave its input."""

        TOPIC = "consultation.input-received"

    class InputDeclined(events.InputDeclined):
        """A municipality gives no input."""

        TOPIC = "consultation.input-declined"

    class AnsweredItself(events.AnsweredItself):
        """A municipality answered the sender itself."""

        TOPIC = "consultation.answered-itself"

    class Drafted(events.Drafted):
        """A draft of the answer was made."""

        TOPIC = "consultation.drafted"

    class Treated(events.Treated):
        """A body treated the draft."""

        TOPIC = "consultation.treated"

    class Answered(events.Answered):
        """We answered by a statement."""

        TOPIC = "consultation.answered"

    class LetPass(events.LetPass):
        """No answer is given after all."""

        TOPIC = "consultation.let-pass"

    class OutcomeKnown(events.OutcomeKnown):
        """What the sender settled."""

        TOPIC = "consultation.outcome-known"

    class Corrected(recorded.Corrected):
        """Something recorded about it was wrong."""

        TOPIC = "consultation.corrected"

    class TakenBack(recorded.TakenBack):
        """Something recorded about it did not happen."""

        TOPIC = "consultation.record-taken-back"

    class Withdrawn(recorded.Withdrawn):
        """It was registered by mistake."""

        TOPIC = "consultation.withdrawn"

    class DocumentAttached(attached.DocumentAttached):
        """A filed document belongs to the consultation."""

        TOPIC = "consultation.document-attached"

    class DocumentMoved(attached.DocumentMoved):
        """A document had been filed with the wrong record, and belongs to the record `record_id` instead."""

        TOPIC = "consultation.document-moved"

    class DocumentReturned(attached.DocumentReturned):
        """A document that had been moved away belongs to it again."""

        TOPIC = "consultation.document-returned"

    class Published(access.Published):
        """The consultation was made public."""

        TOPIC = "consultation.published"

    class Shielded(access.Shielded):
        """The consultation's content was shielded."""

        TOPIC = "consultation.shielded"

    class ShieldingLifted(access.ShieldingLifted):
        """The consultation's shielding was lifted."""

        TOPIC = "consultation.shielding-lifted"

    @event(Received)
    def __init__(
        self,
        reference: str,
        title: str,
        public_title: str | None,
        about: str | None,
        sender_id: UUID | None,
        sender: str | None,
        their_reference: str | None,
        subject_areas: list[str],
        dated_on: str | None,
        received_on: str,
        deadline: str | None,
        case_id: UUID | None,
        entry_id: UUID | None,
        texts: list[dict[str, str]],
        by: str,
        id: UUID | None = None,
    ) -> None:
        self.reference = reference
        told = {
            "title": title,
            "public_title": public_title,
            "about": about,
            "sender_id": sender_id,
            "sender": sender,
            "their_reference": their_reference,
            "subject_areas": subject_areas,
            "dated_on": dated_on,
            "received_on": received_on,
            "deadline": deadline,
            "case_id": case_id,
            "entry_id": entry_id,
            "texts": texts,
        }
        self.facts = begun(reference, {field: plain(told[field]) for field in WHOLE})
        self._begin_documents()
        self._begin_access()

    @classmethod
    def receive(
        cls,
        *,
        reference: str,
        title: str,
        received_on: DateLike,
        by: str,
        sender_id: UUID | None = None,
        sender: str | None = None,
        public_title: str | None = None,
        about: str | None = None,
        their_reference: str | None = None,
        subject_areas: Iterable[str] = (),
        dated_on: DateLike = None,
        deadline: DateLike = None,
        case_id: UUID | None = None,
        entry_id: UUID | None = None,
        texts: Iterable[Mapping[str, Any]] = (),
        id: UUID | None = None,
    ) -> "Consultation":
        """Return a new consultation; its reference must be claimed in the same recording.

        A deadline before the day it was received is recorded: that happens, and is a finding.
        """
        with gathered() as each:
            known = each(consultation_reference, reference)
            name, public = each(require_text, "title", title), each(optional_text, public_title, "public_title")
            named, theirs = each(optional_text, sender, "sender"), each(optional_text, their_reference, "reference")
            what, of = each(optional_text, about, "about"), each(areas, subject_areas)
            written, came = each(iso, dated_on, field="dated_on"), each(require_iso, received_on, field="received_on")
            until, letter = each(iso, deadline, field="deadline"), each(checked_texts, texts)
            if not each.errors:
                each(require_sender, sender_id, named)
                each(require_not_before, written, came, field="received_on")
        return cls(
            reference=known,
            title=name,
            public_title=public,
            about=what,
            sender_id=sender_id,
            sender=named,
            their_reference=theirs,
            subject_areas=of,
            dated_on=written,
            received_on=came,
            deadline=until,
            case_id=case_id,
            entry_id=entry_id,
            texts=letter,
            by=by,
            id=id,
        )

    def move_deadline(self, *, by: str, deadline: DateLike, moved_on: DateLike, note: str | None = None) -> None:
        """Say that the sender gave another deadline, or took it away; told on `moved_on`."""
        self.require_there()
        with gathered() as each:
            until, on = each(iso, deadline, field="deadline"), each(require_iso, moved_on, field="moved_on")
            said = each(optional_text, note, "note")
        self._tell("DeadlineMoved", deadline=until, moved_on=on, note=said, by=by)

    def _public_texts(self, *, shielded: bool) -> Iterable[tuple[str, str | None]]:
        return read_of(self.facts, shielded=shielded)
