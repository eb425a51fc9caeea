"""What the records of a page of history are called and where they are: found together, a query for each kind."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.action_plans import action_plans_by_id
from application.questions.agreements import agreements_by_id
from application.questions.appointments import appointments_by_id
from application.questions.bodies import body_names
from application.questions.cases import cases_by_id
from application.questions.consultations import consultations_by_id
from application.questions.council import areas_by_id, the_council
from application.questions.decisions import decisions_by_id
from application.questions.documents import documents_by_id
from application.questions.history import HistoryEvent, registered_when
from application.questions.journal import entries_by_id
from application.questions.meeting_plans import plans_by_id
from application.questions.meetings import meetings_by_id
from application.questions.names_then import names_then
from application.questions.organisations import organisation_names
from application.questions.people import people_names
from application.questions.principles import principles_by_id
from application.questions.statements import statements_by_id
from domain import clock
from domain.access import Audience
from domain.action_plans import LinkKind
from web.addresses import address_of
from web.menu import has_page
from web.who import names_of

_RELATED = {
    "journal-entry.registered": ("case", "case_id"),
    "journal-entry.document-attached": ("document", "document_id"),
    "journal-entry.document-moved": ("document", "document_id"),
    "journal-entry.document-returned": ("document", "document_id"),
    "journal-entry.moved": ("case", "case_id"),
    "journal-entry.answered": ("journal-entry", "answer_id"),
    "decision.recorded": ("case", "case_id"),
    "decision.document-attached": ("document", "document_id"),
    "decision.document-moved": ("document", "document_id"),
    "decision.document-returned": ("document", "document_id"),
    "decision.moved": ("case", "case_id"),
    "decision.rescinded": ("decision", "by_decision_id"),
    "decision.superseded": ("decision", "by_decision_id"),
    "appointment.report-delivered": ("journal-entry", "entry_id"),
    "agreement.document-attached": ("document", "document_id"),
    "agreement.document-moved": ("document", "document_id"),
    "agreement.document-returned": ("document", "document_id"),
    "principles.document-attached": ("document", "document_id"),
    "principles.document-moved": ("document", "document_id"),
    "principles.document-returned": ("document", "document_id"),
    "action-plan.document-attached": ("document", "document_id"),
    "action-plan.document-moved": ("document", "document_id"),
    "action-plan.document-returned": ("document", "document_id"),
    "consultation.document-attached": ("document", "document_id"),
    "consultation.document-moved": ("document", "document_id"),
    "consultation.document-returned": ("document", "document_id"),
    "meeting.document-attached": ("document", "document_id"),
    "meeting.document-moved": ("document", "document_id"),
    "meeting.document-returned": ("document", "document_id"),
    "meeting.planned": ("body", "body_id"),
    "meeting.decided": ("decision", "decision_id"),
    "statement.document-attached": ("document", "document_id"),
    "statement.document-moved": ("document", "document_id"),
    "statement.document-returned": ("document", "document_id"),
    "meeting-plan.begun": ("body", "body_id"),
    "meeting-plan.replied": ("organisation", "organisation_id"),
    "organisation.merged-into": ("organisation", "into_id"),
    "council.participant-joined": ("organisation", "organisation_id"),
    "council.participant-left": ("organisation", "organisation_id"),
    "council.participation-corrected": ("organisation", "organisation_id"),
    "body.owner-set": ("organisation", "owner_id"),
    "person.found-same": ("person", "person_id"),
    "person.found-different": ("person", "person_id"),
    "appointment.registered": ("body", "body_id"),
    "body.convener-set": ("organisation", "convener_id"),
}
"""Of events about two records: the kind of the other one, and the value that names it."""

_BEFORE = {"body.owner-set": "organisation", "body.convener-set": "organisation"}
"""Of events whose value before is a record: its kind."""

_IN_CHANGES = {
    "papers": "journal-entry",
    "owner_id": "organisation",
    "convener_id": "organisation",
    "merged_into": "organisation",
    "organisation_id": "organisation",
    "person_id": "person",
    "body_id": "body",
    "case_id": "case",
    "replaces": "itself",
    "consultation_id": "consultation",
    "sender_id": "organisation",
    "entry_id": "journal-entry",
    "document_id": "document",
    "recipients": "organisation",
    "organisations": "organisation",
}
"""Of fields that are corrected and name records: the kind of these; what is replaced is of the kind of the record."""

_PAGES = {
    "case": "cases.case",
    "journal-entry": "journal.entry",
    "decision": "decisions.decision",
    "document": "documents.document",
    "body": "bodies.body",
    "organisation": "organisations.organisation",
    "person": "people.person",
    "appointment": "appointments.appointment",
    "agreement": "agreements.agreement",
    "principles": "principles.principles",
    "action-plan": "action_plans.plan",
    "consultation": "consultations.consultation",
    "meeting": "meetings.meeting",
    "statement": "statements.statement",
    "meeting-plan": "meeting_plans.plan",
}


@dataclass(frozen=True)
class Link:
    """A record by name; `url` is None where no page shows it, or it is not for the asker."""

    label: str
    url: str | None = None


class Lookup:
    """The names of what some events are about, as far as the asker may see them.

    Bodies, organisations and people are called as they are today, as that was known at the position `known` if given.
    """

    def __init__(
        self, connection: Connection, events: Sequence[HistoryEvent], audience: Audience, *, known: int | None = None
    ) -> None:
        wanted: dict[str, set[UUID]] = defaultdict(set)
        for event in events:
            wanted[event.record_kind].add(event.record_id)
            for kind, identity in _others(event):
                wanted[kind].add(identity)
        self._audience = audience
        corrected = sorted({event.record_id for event in events if event.correction})
        self._registered = registered_when(connection, corrected) if corrected else {}
        self._links: dict[UUID, Link] = {}
        for kind, ids in wanted.items():
            self._links |= self._named(connection, kind, sorted(ids))
        if known is not None:
            public = [one for kind in ("body", "organisation", "person") for one in wanted[kind]]
            for one, name in names_then(connection, public, clock.today().isoformat(), known).items():
                self._links[one] = replace(self._links[one], label=name)
        self._accounts = names_of(_accounts(events))

    @property
    def sees_closed(self) -> bool:
        """Whether the asker may see what was treated behind closed doors."""
        return self._audience >= Audience.OFFICER

    @property
    def is_public(self) -> bool:
        """Whether it is put into words for those who are not signed in."""
        return self._audience == Audience.PUBLIC

    def record(self, event: HistoryEvent) -> Link:
        """Return the record that the event happened to."""
        return self._link(event.record_id)

    def related(self, event: HistoryEvent) -> Link | None:
        """Return the other record of an event about two, None when there is none."""
        kind, name = _related(event)
        identity = event.details.get(name)
        return self._link(UUID(identity)) if kind and identity else None

    def before(self, event: HistoryEvent) -> Link | None:
        """Return the record that stood in the related one's place before."""
        identity = event.details.get("before")
        return self._link(UUID(identity)) if event.topic in _BEFORE and identity else None

    def named(self, ids: str | Sequence[str]) -> str:
        """Return what records are called that the values of a corrected field name, one a line."""
        return "\n".join(self._link(UUID(one)).label for one in ([ids] if isinstance(ids, str) else ids))

    def registered(self, identity: UUID) -> str | None:
        """Return when a record that was corrected was first recorded."""
        return self._registered.get(identity)

    def account(self, account_id: str | None) -> str | None:
        """Return what an account is called."""
        return self._accounts.get(account_id) if account_id else None

    def _link(self, identity: UUID) -> Link:
        return self._links.get(identity) or Link(gettext("a record that is not shown"))

    def _named(self, connection: Connection, kind: str, ids: list[UUID]) -> dict[UUID, Link]:
        audience = self._audience
        match kind:
            case "case":
                cases = cases_by_id(connection, ids, audience).values()
                return {one.id: _linked(kind, one.reference, one.id, gettext("Case"), one.title) for one in cases}
            case "journal-entry":
                entries = entries_by_id(connection, ids, audience).values()
                words = gettext("Journal entry")
                return {one.id: _linked(kind, one.reference, one.id, words, one.title) for one in entries}
            case "decision":
                decisions = decisions_by_id(connection, ids, audience).values()
                words = gettext("Decision")
                return {one.id: _linked(kind, one.reference, one.id, words, one.title) for one in decisions}
            case "document":
                documents = [one for one in documents_by_id(connection, ids).values() if audience >= one.line]
                return {
                    one.id: _linked(kind, "", one.id, one.shown_title(audience) or gettext("Shielded document"))
                    for one in documents
                }
            case "body":
                bodies = body_names(connection, ids).items()
                return {one: _linked(kind, called.abbreviation, one, called.name) for one, called in bodies}
            case "organisation":
                organisations = organisation_names(connection, ids).items()
                return {one: _linked(kind, "", one, name) for one, name in organisations}
            case "council":
                council = the_council(connection)
                return {one: Link(council.name) for one in ids if council is not None}
            case "subject-area":
                words = gettext("Subject area")
                return {one: Link(f"{words} {name}") for one, name in areas_by_id(connection, ids).items()}
            case "agreement":
                agreements = agreements_by_id(connection, ids, audience).values()
                words = gettext("Agreement")
                return {one.id: _linked(kind, one.reference, one.id, words, one.title) for one in agreements}
            case "principles":
                principles = principles_by_id(connection, ids, audience).values()
                words = gettext("Principles")
                return {one.id: _linked(kind, one.reference, one.id, words, one.title) for one in principles}
            case "action-plan":
                action_plans = action_plans_by_id(connection, ids, audience).values()
                words = gettext("Action plan")
                return {one.id: _linked(kind, one.reference, one.id, words, one.title) for one in action_plans}
            case "consultation":
                consultations = consultations_by_id(connection, ids, audience).values()
                words = gettext("Consultation")
                return {one.id: _linked(kind, one.reference, one.id, words, one.title) for one in consultations}
            case "meeting":
                meetings = meetings_by_id(connection, ids, audience).values()
                words = gettext("Meeting")
                return {one.id: _linked(kind, one.reference, one.id, words, one.title) for one in meetings}
            case "meeting-plan":
                plans = plans_by_id(connection, ids, audience).values()
                words = gettext("Meeting plan")
                return {one.id: _linked(kind, one.reference, one.id, words, one.body) for one in plans}
            case "statement":
                statements = statements_by_id(connection, ids, audience).values()
                words = gettext("Statement")
                return {one.id: _linked(kind, one.reference, one.id, words, one.title) for one in statements}
            case "appointment":
                appointments = appointments_by_id(connection, ids).values()
                return {
                    one.id: _linked(
                        kind, "", one.id, gettext("%(person)s in %(body)s", person=one.person, body=one.body)
                    )
                    for one in appointments
                }
            case "person":
                return {one: _linked(kind, "", one, name) for one, name in people_names(connection, ids).items()}
        return {}


def _linked(kind: str, reference: str, identity: UUID, words: str, title: str | None = None) -> Link:
    label = " ".join(filter(None, (words, reference if kind not in ("body", "document") else "", title)))
    return Link(label, address_of(kind, reference, identity) if has_page(_PAGES[kind]) else None)


def _related(event: HistoryEvent) -> tuple[str, str]:
    """Return the kind of the other record of an event about two, and the value that names it; blanks for others."""
    if event.topic == "action-plan.linked":
        return event.details["to_kind"], "to_id"
    return _RELATED.get(event.topic, ("", ""))


def _others(event: HistoryEvent) -> Iterable[tuple[str, UUID]]:
    kind, name = _related(event)
    if kind and event.details.get(name):
        yield kind, UUID(event.details[name])
    if event.topic in _BEFORE and event.details.get("before"):
        yield _BEFORE[event.topic], UUID(event.details["before"])
    yield from _of_appointments(event)
    yield from _of_agreements(event)
    yield from _of_what_was_taken_back(event)
    yield from _of_consultations(event)
    yield from _of_statements(event)
    yield from _of_treatments(event)
    yield from _of_meeting_plans(event)
    yield from _of_action_plans(event)
    for field, change in (event.details.get("changes") or {}).items():
        for value in change.values() if field in _IN_CHANGES else ():
            for identity in [value] if isinstance(value, str) else value or ():
                yield event.record_kind if field == "replaces" else _IN_CHANGES[field], UUID(identity)


def _of_appointments(event: HistoryEvent) -> Iterable[tuple[str, UUID]]:
    """Yield whom and what events of appointments and seats name: people, organisations, and decisions they rest on."""
    for kind in ("person", "organisation"):
        for named in (event.details, event.details.get("seat") or {}):
            if named.get(f"{kind}_id"):
                yield kind, UUID(named[f"{kind}_id"])
    changes = event.details.get("changes") or {}
    bases = [event.details.get("basis"), *(one for field in _BASES for one in changes.get(field, {}).values())]
    for basis in bases:
        if isinstance(basis, dict) and basis.get("decision_id"):
            yield "decision", UUID(basis["decision_id"])


def _of_agreements(event: HistoryEvent) -> Iterable[tuple[str, UUID]]:
    """Yield what events of agreements name besides: agreements they replace, and who must adopt."""
    if not event.topic.startswith("agreement."):
        return
    yield from (("agreement", UUID(one)) for one in event.details.get("replaces") or ())
    for rule in (event.details.get("changes") or {}).get("adoption", {}).values():
        yield from (("organisation", UUID(one)) for one in rule["adopters"] or ())


def _of_what_was_taken_back(event: HistoryEvent) -> Iterable[tuple[str, UUID]]:
    """Yield the organisation that a record was about that did not happen."""
    before = event.details.get("before")
    if isinstance(before, dict) and before.get("organisation_id"):
        yield "organisation", UUID(before["organisation_id"])


def _of_consultations(event: HistoryEvent) -> Iterable[tuple[str, UUID]]:
    """Yield what events of consultations name besides: who asks, in which body, by which statement."""
    if event.topic.startswith("consultation."):
        for field, kind in (("sender_id", "organisation"), ("body_id", "body"), ("case_id", "case")):
            if event.details.get(field):
                yield kind, UUID(event.details[field])


def _of_statements(event: HistoryEvent) -> Iterable[tuple[str, UUID]]:
    """Yield what events of statements name besides: what they replace and answer, to whom and as what it went."""
    if not event.topic.startswith("statement."):
        return
    yield from (("statement", UUID(one)) for one in event.details.get("replaces") or ())
    yield from (("organisation", UUID(one)) for one in event.details.get("recipients") or ())
    for field, kind in (("consultation_id", "consultation"), ("entry_id", "journal-entry")):
        if event.details.get(field):
            yield kind, UUID(event.details[field])


def _of_meeting_plans(event: HistoryEvent) -> Iterable[tuple[str, UUID]]:
    """Yield the organisations that a meeting plan was sent to."""
    if event.topic == "meeting-plan.sent":
        yield from (("organisation", UUID(one)) for one in event.details["organisations"])


def _of_treatments(event: HistoryEvent) -> Iterable[tuple[str, UUID]]:
    """Yield the organisations that must treat a decision."""
    if event.topic.startswith("decision.treatment-"):
        told = event.details.get("before") or event.details
        yield from (("organisation", UUID(one)) for one in told.get("organisations") or ())


def _of_action_plans(event: HistoryEvent) -> Iterable[tuple[str, UUID]]:
    """Yield who answers for measures that were corrected, and what came of measures as that was told before and after.

    Of what kind it was is not told by a correction: it is looked for among all.
    """
    if event.topic != "action-plan.corrected":
        return
    for rows in event.details["changes"].get("measures", {}).values():
        answering = (one["responsible"] for one in rows if one["responsible"])
        yield from ((one["kind"], UUID(one["id"])) for one in answering if one["id"])
    for identity in event.details["changes"].get("to_id", {}).values():
        yield from ((kind, UUID(identity)) for kind in LinkKind)


_BASES = ("basis", "nomination_basis", "ending_basis")


def _accounts(events: Iterable[HistoryEvent]) -> Iterable[str | None]:
    for event in events:
        yield event.by
        for name in ("responsible", "before"):
            value = event.details.get(name)
            if isinstance(value, str) and (name == "responsible" or event.topic.endswith(".responsible-assigned")):
                yield value
        changes = event.details.get("changes")
        if isinstance(changes, dict) and "responsible" in changes:
            yield from changes["responsible"].values()
