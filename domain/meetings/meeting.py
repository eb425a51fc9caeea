"""A meeting (møte): planned and convened, its agenda, what its minutes say, and the decisions that came of them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import access, attached, recorded
from domain.access import Accessible
from domain.attached import HoldsDocuments
from domain.base import optional_text, require_one_of
from domain.dates import PartialDate
from domain.errors import gathered
from domain.meetings import events
from domain.meetings.concluding import Concluding
from domain.meetings.correcting import Correctable
from domain.meetings.errors import MeetingDecidedError
from domain.meetings.facts import WHOLE, MeetingKind, RecordKind
from domain.meetings.public import read_of
from domain.meetings.values import when_and_where
from domain.recorded import begun, plain, records_of
from domain.references import meeting_reference
from domain.values import ids


class Meeting(HoldsDocuments, Correctable, Concluding, Accessible):
    """A meeting, known by its reference `2026/12`. `facts` are as facts.py beside this tells."""

    TOPIC = "meeting"

    class Planned(events.Planned, AggregateCreated):
        """A body is to meet."""

        TOPIC = "meeting.planned"

    class Moved(events.Moved):
        """It is at another time or place."""

        TOPIC = "meeting.moved"

    class Cancelled(events.Cancelled):
        """Nobody meets."""

        TOPIC = "meeting.cancelled"

    class ItemSet(events.ItemSet):
        """An item is on the agenda, or is otherwise."""

        TOPIC = "meeting.item-set"

    class ItemDropped(events.ItemDropped):
        """An item was taken off the agenda."""

        TOPIC = "meeting.item-dropped"

    class AgendaArranged(events.AgendaArranged):
        """The agenda was put in order, or numbered."""

        TOPIC = "meeting.agenda-arranged"

    class Convened(events.Convened):
        """Notice and agenda were sent."""

        TOPIC = "meeting.convened"

    class Held(events.Held):
        """Those who came met."""

        TOPIC = "meeting.held"

    class MinutesDrafted(events.MinutesDrafted):
        """Minutes were drafted."""

        TOPIC = "meeting.minutes-drafted"

    class MinutesApproved(events.MinutesApproved):
        """The minutes were approved."""

        TOPIC = "meeting.minutes-approved"

    class MinutesSigned(events.MinutesSigned):
        """The minutes were signed."""

        TOPIC = "meeting.minutes-signed"

    class MinutesPublished(events.MinutesPublished):
        """The public may read the minutes."""

        TOPIC = "meeting.minutes-published"

    class Decided(events.Decided):
        """An item became a decision in the archive."""

        TOPIC = "meeting.decided"

    class Extracted(events.Extracted):
        """An extract of an item was sent."""

        TOPIC = "meeting.extracted"

    class Corrected(recorded.Corrected):
        """Something recorded about it was wrong."""

        TOPIC = "meeting.corrected"

    class TakenBack(recorded.TakenBack):
        """Something recorded about it did not happen."""

        TOPIC = "meeting.record-taken-back"

    class Withdrawn(recorded.Withdrawn):
        """It was registered by mistake."""

        TOPIC = "meeting.withdrawn"

    class DocumentAttached(attached.DocumentAttached):
        """A filed document belongs to the meeting."""

        TOPIC = "meeting.document-attached"

    class DocumentMoved(attached.DocumentMoved):
        """A document had been filed with the wrong record, and belongs to the record `record_id` instead."""

        TOPIC = "meeting.document-moved"

    class DocumentReturned(attached.DocumentReturned):
        """A document that had been moved away belongs to it again."""

        TOPIC = "meeting.document-returned"

    class Published(access.Published):
        """The meeting was made public."""

        TOPIC = "meeting.published"

    class Shielded(access.Shielded):
        """What the meeting holds was shielded."""

        TOPIC = "meeting.shielded"

    class ShieldingLifted(access.ShieldingLifted):
        """The shielding of the meeting was lifted."""

        TOPIC = "meeting.shielding-lifted"

    @event(Planned)
    def __init__(
        self,
        reference: str,
        body_id: UUID,
        bodies: list[str],
        kind: str,
        title: str | None,
        public_title: str | None,
        about: str | None,
        starts_on: str,
        starts_at: str | None,
        ends_on: str | None,
        ends_at: str | None,
        place: str | None,
        link: str | None,
        form: str,
        plan_id: UUID | None,
        by: str,
        id: UUID | None = None,
    ) -> None:
        self.reference = reference
        told = {
            "body_id": body_id,
            "bodies": bodies,
            "kind": kind,
            "title": title,
            "public_title": public_title,
            "about": about,
            "starts_on": starts_on,
            "starts_at": starts_at,
            "ends_on": ends_on,
            "ends_at": ends_at,
            "place": place,
            "link": link,
            "form": form,
            "plan_id": plan_id,
        }
        self.facts = begun(reference, {field: plain(told[field]) for field in WHOLE})
        self._begin_documents()
        self._begin_access()

    @classmethod
    def plan(
        cls,
        *,
        reference: str,
        body_id: UUID,
        starts_on: PartialDate | str | None,
        by: str,
        bodies: Iterable[Any] = (),
        kind: str = MeetingKind.ORDINARY,
        title: str | None = None,
        public_title: str | None = None,
        about: str | None = None,
        plan_id: UUID | None = None,
        id: UUID | None = None,
        **when: Any,
    ) -> "Meeting":
        """Return a new meeting; its reference must be claimed in the same recording. `when` are TIMES and WHERE."""
        with gathered() as each:
            known = each(meeting_reference, reference)
            what = each(require_one_of, "kind", str(kind), frozenset(MeetingKind))
            name, public = each(optional_text, title, "title"), each(optional_text, public_title, "public_title")
            of, others = each(optional_text, about, "about"), each(ids, "bodies", bodies)
            told = each(when_and_where, {**when, "starts_on": starts_on})
        return cls(
            reference=known,
            body_id=body_id,
            bodies=[one for one in others if one != body_id.hex],
            kind=what,
            title=name,
            public_title=public,
            about=of,
            **told,
            plan_id=plan_id,
            by=by,
            id=id,
        )

    def withdraw(self, *, reason: str, by: str) -> None:
        """Say that it was registered by mistake. MeetingDecidedError while decisions rest on its approved minutes."""
        approved = [record for _, record in records_of(self.facts, RecordKind.APPROVED)]
        if approved and any(records_of(self.facts, RecordKind.DECIDED)):
            raise MeetingDecidedError(approved_on=approved[-1]["approved_on"])
        super().withdraw(reason=reason, by=by)

    def _public_texts(self, *, shielded: bool) -> Iterable[tuple[str, str | None]]:
        return read_of(self.facts, shielded=shielded)
