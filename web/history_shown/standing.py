"""What of events could be seen when they were recorded."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from application.questions.documents import documents_by_id
from application.questions.history import HistoryEvent, not_told
from domain.access import Audience, content_audience, line_audience
from web.history_shown.details import may_hide_names
from web.history_shown.shown import Shown

_BEGINNINGS = frozenset(
    {
        "journal-entry.registered",
        "decision.recorded",
        "document.filed",
        "agreement.registered",
        "principles.registered",
        "statement.registered",
        "consultation.received",
        "meeting.planned",
        "meeting-plan.begun",
        "action-plan.registered",
    }
)


@dataclass
class Standing:
    """Whether a record is published, shielded and withdrawn, as its events go by."""

    published: bool = False
    shielded: bool = False
    withdrawn: bool = False

    def turn(self, topic: str) -> None:
        """Follow an event."""
        what = topic.partition(".")[2]
        self.published = self.published or what == "published"
        self.shielded = what == "shielded" or (self.shielded and what != "shielding-lifted")
        self.withdrawn = what == "withdrawn" or (self.withdrawn and what != "restored")

    @property
    def content(self) -> Audience:
        """Who may see what the record holds."""
        return content_audience(published=self.published, shielded=self.shielded or self.withdrawn)


def seen_then(events: Iterable[HistoryEvent], audience: Audience) -> list[Shown]:
    """Return, the latest first, the events that the audience could see when they were recorded."""
    standing = defaultdict[UUID, Standing](Standing)
    seen: list[Shown] = []
    hidden = not_told(audience)
    for event in sorted(events, key=lambda one: one.position):
        now = standing[event.record_id]
        was_shielded, was_withdrawn = now.shielded, now.withdrawn
        now.turn(event.topic)
        if event.topic in hidden:
            continue
        if audience >= line_audience(published=now.published) or event.topic in _BEGINNINGS:
            closed = was_shielded or was_withdrawn or now.withdrawn
            content = content_audience(published=now.published, shielded=closed)
            seen.append(Shown(event, audience >= content and not may_hide_names(event)))
    return seen[::-1]


def readable(
    connection: Connection, events: Sequence[HistoryEvent], record_id: UUID, audience: Audience
) -> list[HistoryEvent]:
    """Return the events without those of documents that are not for the audience."""
    others = sorted({one.record_id for one in events} - {record_id})
    documents = documents_by_id(connection, others) if others else {}
    return [one for one in events if one.record_id == record_id or audience >= documents[one.record_id].content]
