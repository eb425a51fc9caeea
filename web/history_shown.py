"""What of a record's history each asker is shown.

Officers, auditors and administrators see every event with all it holds. Others see the history of a record only while
they may see all that the record holds, and of each event only what they could have seen when it was recorded: what was
corrected before a decision was published was never public, and what was corrected while it was shielded stays with
those who see what is shielded. The event itself, and its day, is then told without what it held. Signed out, one sees
when a record was registered, published, shielded, corrected, ended or filed anew, and not by whom: names of accounts
are for those who are signed in.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.agreement_facts import facts_of_agreements, texts_of_none
from application.questions.agreements import agreements_by_id
from application.questions.agreements_of import TOLD, latest_corrections_of_party
from application.questions.appointments import made_at
from application.questions.cases import CaseView
from application.questions.consultations import consultations_by_id
from application.questions.corrections import access_events
from application.questions.documents import documents_by_id
from application.questions.history import (
    FOR_THE_SIGNED_IN,
    HistoryEvent,
    Narrowing,
    events_at,
    history_about,
    history_of,
    history_with_documents,
    list_history,
)
from application.questions.known import last_position
from application.questions.principles import principles_by_id
from application.questions.statement_facts import texts_of_no_version, without_changes_of_drafts
from application.questions.statements import statements_by_id
from domain.access import Audience, content_audience, line_audience
from domain.agreements.facts import versions_of
from web.history_words import Step, steps

MOST = 100
"""So many events of a record are shown on its page, the latest first."""

_ALL = 2000
"""So many events are read to know what was published and shielded when."""

_BEGINNINGS = frozenset(
    {
        "journal-entry.registered",
        "decision.recorded",
        "document.filed",
        "agreement.registered",
        "principles.registered",
        "statement.registered",
        "consultation.received",
    }
)
_PUBLIC_OF_CASES = frozenset(
    {"case.opened", "case.opening-corrected", "case.corrected", "case.closed", "case.reopened"}
)
_HARMLESS_OF_ENTRIES = frozenset({"kind", "document_date", "received_on", "sent_on"})


@dataclass(frozen=True)
class _Shown:
    event: HistoryEvent
    with_details: bool


def record_history(connection: Connection, record_id: UUID, audience: Audience, *, sees_content: bool) -> list[Step]:
    """Return the history of a journal entry, a decision or a document; nothing unless all it holds is for the asker.

    With that of its documents, as far as their content is for the asker too.
    """
    if not sees_content:
        return []
    if audience >= Audience.OFFICER:
        events = history_with_documents(connection, record_id, limit=MOST)
        return _told(connection, [_Shown(one, with_details=True) for one in events], audience)
    events = history_with_documents(connection, record_id, limit=_ALL)
    if len(events) == _ALL:  # what was published and shielded when is not known of a part
        return []
    return _told(connection, _seen_then(_readable(connection, events, record_id, audience), audience)[:MOST], audience)


def agreement_history(
    connection: Connection, agreement_id: UUID, facts: Mapping[str, Any], audience: Audience
) -> list[Step]:
    """Return the history of an agreement whose content is for the asker, of which `facts` are what they may know.

    The public is told nothing of versions that are only drafted, nor of their texts, nor what was corrected in one
    while it was.
    """
    if audience != Audience.PUBLIC:
        return record_history(connection, agreement_id, audience, sees_content=True)
    hidden = texts_of_none(connection, agreement_id, versions_of(facts))
    return _without_drafts(connection, agreement_id, facts, hidden)


def statement_history(
    connection: Connection, statement_id: UUID, facts: Mapping[str, Any], audience: Audience
) -> list[Step]:
    """Return the history of a statement whose content is for the asker, as `agreement_history` does of an agreement."""
    if audience != Audience.PUBLIC:
        return record_history(connection, statement_id, audience, sees_content=True)
    hidden = texts_of_no_version(connection, statement_id, versions_of(facts))
    return _without_drafts(connection, statement_id, facts, hidden)


def consultation_history(
    connection: Connection,
    consultation_id: UUID,
    facts: Mapping[str, Any],
    hidden: frozenset[UUID],
    audience: Audience,
) -> list[Step]:
    """Return the history of a consultation whose content is for the asker, of which `facts` are what they may know.

    The public is told nothing of drafts of the answer, nor of the documents `hidden` that are only drafts.
    """
    if audience != Audience.PUBLIC:
        return record_history(connection, consultation_id, audience, sees_content=True)
    return _without_drafts(connection, consultation_id, facts, hidden)


def _without_drafts(
    connection: Connection, record_id: UUID, facts: Mapping[str, Any], hidden: frozenset[UUID]
) -> list[Step]:
    """Return the history of a record as the public may know it: nothing of versions that are not among the facts."""
    events = history_with_documents(connection, record_id, limit=_ALL)
    if len(events) == _ALL:
        return []
    shown = without_changes_of_drafts([one for one in events if one.record_id not in hidden])
    known = [one for one in _readable(connection, shown, record_id, Audience.PUBLIC) if not _is_of_draft(one, facts)]
    return _told(connection, _seen_then(known, Audience.PUBLIC)[:MOST], Audience.PUBLIC)


def case_history(connection: Connection, case: CaseView, audience: Audience) -> list[Step]:
    """Return the history of a case, with what was registered and decided in it for those who are signed in."""
    if not case.sees_title:
        return []
    if audience == Audience.PUBLIC:
        own = [one for one in history_of(connection, case.id, limit=MOST) if one.topic in _PUBLIC_OF_CASES]
        return _told(connection, [_Shown(one, one.topic == "case.opened") for one in own], audience)
    events = _of_seen_records(connection, history_about(connection, [case.id], limit=MOST), audience)
    return _told(connection, [_Shown(one, _shows_titles(one, audience)) for one in events], audience)


def public_history(
    connection: Connection, record_id: UUID, audience: Audience, *, beside: Sequence[UUID] = ()
) -> list[Step]:
    """Return the history of a body, an organisation, a person or an appointment, and of others as far as it names them.

    With that of the records `beside` it. All is public but nominations, which are for those who are signed in.
    """
    return public_events(connection, history_about(connection, [record_id, *beside], limit=MOST), audience)


def public_events(connection: Connection, events: Sequence[HistoryEvent], audience: Audience) -> list[Step]:
    """Return events of bodies, seats, appointments and agreements in words, in their order.

    All are public but those of nominations, which are for those who are signed in, and those of agreements that are not
    for the asker.
    """
    events = _of_seen_records(connection, events, audience)
    if audience == Audience.PUBLIC:
        events = _without_nominations(connection, events)
    return _told(connection, [_Shown(one, _shows_nomination(one, audience)) for one in events], audience)


def latest_of_appointments(connection: Connection, audience: Audience, *, most: int) -> list[Step]:
    """Return what was recorded last about appointments, nominations only for those who are signed in."""
    limit = MOST if audience == Audience.PUBLIC else most
    events = list_history(connection, Narrowing(record_kind="appointment"), limit=limit).items
    return public_events(connection, events, audience)[:most]


def corrections_told(connection: Connection, events: Sequence[HistoryEvent], audience: Audience) -> list[Step]:
    """Return the corrections of a page of application/questions/corrections.py in words, in their order."""
    if audience >= Audience.OFFICER:
        return _told(connection, [_Shown(one, with_details=True) for one in events], audience)
    standing = defaultdict[UUID, _Standing](_Standing)
    turns = access_events(connection, sorted({one.record_id for one in events}))
    shown: dict[int, _Shown] = {}
    for event in sorted(events, key=lambda one: one.position):
        while turns and turns[0][1] < event.position:
            record_id, _, topic = turns.pop(0)
            standing[record_id].turn(topic)
        shown[event.position] = _Shown(event, _with_details(event, standing[event.record_id], audience))
    return _told(connection, [shown[one.position] for one in events], audience)


def latest_corrections_of_agreements(
    connection: Connection, parties: Sequence[UUID], audience: Audience, *, most: int
) -> list[Step]:
    """Return in words what was put right last of the agreements of organisations that the asker sees, latest first.

    Signed out, one is told nothing of what was put right in versions that are only drafted.
    """
    events = events_at(connection, latest_corrections_of_party(connection, parties, audience, limit=most))
    if audience == Audience.PUBLIC and events:
        ids = {one.record_id for one in events}
        facts = facts_of_agreements(connection, ids, last_position(connection), audience)
        events = [one for one in events if not _is_of_draft(one, facts[one.record_id])]
    return corrections_told(connection, events, audience)


@dataclass
class _Standing:
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


def _without_nominations(connection: Connection, events: Sequence[HistoryEvent]) -> list[HistoryEvent]:
    """Return the events without those of appointments that were only nominated then."""
    made = made_at(connection, sorted({one.record_id for one in events if one.record_kind == "appointment"}))
    return [
        one
        for one in events
        if one.record_kind != "appointment"
        or (one.record_id in made and (one.position >= made[one.record_id] or one.topic == "appointment.registered"))
    ]


def _of_seen_records(
    connection: Connection, events: Sequence[HistoryEvent], audience: Audience
) -> Sequence[HistoryEvent]:
    """Return the events without those of agreements and the like of which the asker does not see all.

    Nor, signed out, those that may be of drafts.
    """
    if audience >= Audience.OFFICER:
        return events
    seen: set[UUID] = set()
    for kind, views_of in _WITH_VERSIONS.items():
        named = {one.record_id for one in events if one.record_kind == kind}
        if named:
            seen |= {one for one, view in views_of(connection, named, audience).items() if view.sees_content}
    return [
        one
        for one in events
        if one.record_kind not in _WITH_VERSIONS
        or (one.record_id in seen and (audience > Audience.PUBLIC or one.topic in TOLD))
    ]


_WITH_VERSIONS: Mapping[str, Callable[[Connection, Iterable[UUID], Audience], Mapping[UUID, Any]]] = {
    "agreement": agreements_by_id,
    "consultation": consultations_by_id,
    "principles": principles_by_id,
    "statement": statements_by_id,
}
"""What asks for records that name organisations, cases and decisions, of which not all is for everybody."""


def _shows_nomination(event: HistoryEvent, audience: Audience) -> bool:
    """Return whether an event may be told with what it holds: a correction may be of a nomination."""
    if audience > Audience.PUBLIC or event.topic != "appointment.corrected":
        return True
    return not event.details["changes"].keys() & {"nominated_on", "nomination_basis"}


def _with_details(event: HistoryEvent, standing: _Standing, audience: Audience) -> bool:
    """Return whether a correction is told with what stood before and after."""
    match event.record_kind:
        case "journal-entry" | "decision" | "document":
            why_withdrawn = event.topic.endswith(".withdrawn")  # it may say what nobody should have seen
            return audience >= standing.content and not why_withdrawn and not _may_hide_names(event)
        case "agreement" | "consultation" | "statement":  # what is put right may be of a version that is only drafted
            return audience > Audience.PUBLIC and audience >= standing.content
        case "principles":
            return audience >= standing.content
        case "case":
            return audience > Audience.PUBLIC and _shows_titles(event, audience)
        case "appointment":
            return _shows_nomination(event, audience)
    return True


def _readable(
    connection: Connection, events: Sequence[HistoryEvent], record_id: UUID, audience: Audience
) -> list[HistoryEvent]:
    """Return the events without those of documents that are not for the audience."""
    others = sorted({one.record_id for one in events} - {record_id})
    documents = documents_by_id(connection, others) if others else {}
    return [one for one in events if one.record_id == record_id or audience >= documents[one.record_id].content]


def _seen_then(events: Iterable[HistoryEvent], audience: Audience) -> list[_Shown]:
    """Return, the latest first, the events that the audience could see when they were recorded."""
    standing = defaultdict[UUID, _Standing](_Standing)
    seen: list[_Shown] = []
    for event in sorted(events, key=lambda one: one.position):
        now = standing[event.record_id]
        was_shielded, was_withdrawn = now.shielded, now.withdrawn
        now.turn(event.topic)
        if audience == Audience.PUBLIC and event.topic in FOR_THE_SIGNED_IN:
            continue
        if audience >= line_audience(published=now.published) or event.topic in _BEGINNINGS:
            closed = was_shielded or was_withdrawn or now.withdrawn
            content = content_audience(published=now.published, shielded=closed)
            seen.append(_Shown(event, audience >= content and not _may_hide_names(event)))
    return seen[::-1]


def _is_of_draft(event: HistoryEvent, facts: Mapping[str, Any]) -> bool:
    """Return whether an event tells of a version that is not among the facts, or puts a draft right."""
    if event.record_kind == "consultation":
        return _is_of_drafted_answer(event, facts)
    if event.record_kind not in ("agreement", "statement"):
        return False
    details = event.details
    if event.topic.endswith(".corrected") and details["number"] is not None:
        record = facts["records"].get(str(details["number"]))
        return record is None or record["kind"] == "version"
    told = details.get("before") if event.topic.endswith(".record-taken-back") else details
    version = told.get("version") if isinstance(told, dict) else None
    return version is not None and version not in versions_of(facts)


def _is_of_drafted_answer(event: HistoryEvent, facts: Mapping[str, Any]) -> bool:
    """Return whether an event of a consultation tells of a draft of the answer."""
    details = event.details
    if event.topic == "consultation.corrected" and details["number"] is not None:
        return str(details["number"]) not in facts["records"]
    if event.topic == "consultation.record-taken-back":
        return bool(details["before"]["kind"] == "draft")
    return event.topic == "consultation.drafted"


def _may_hide_names(event: HistoryEvent) -> bool:
    """Return whether the event may hold a name that was shielded by other means than the record's own shielding."""
    if event.topic == "journal-entry.corrected":  # parties are shielded, and titles made harmless, by a correction
        return not event.details["changes"].keys() <= _HARMLESS_OF_ENTRIES
    # A record that a document belongs to may have shielded its file names, which its own events do not tell.
    return event.topic in (
        "document.corrected",
        "document.filed",
        "document.version-filed",
        "document.public-version-filed",
    )


def _shows_titles(event: HistoryEvent, audience: Audience) -> bool:
    if audience >= Audience.OFFICER or event.topic not in ("case.retitled", "case.corrected"):
        return True
    if event.topic == "case.corrected":
        return not event.details["changes"].keys() & {"title", "public_title"}
    return event.details["public_title"] is None and event.details["before"]["public_title"] is None


def _told(connection: Connection, shown: list[_Shown], audience: Audience) -> list[Step]:
    told = steps(connection, [one.event for one in shown], audience)
    found = []
    for one, step in zip(shown, told, strict=True):
        kept = step if one.with_details else step.without_details()
        found.append(replace(kept, by=None) if audience == Audience.PUBLIC else kept)
    return found
