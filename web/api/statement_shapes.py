"""Statements, their versions and where they went, as the API answers them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.questions.statements import StatementView
from domain.consultations import Heard
from domain.recorded import Record
from domain.statements import AdoptedBy, Channel, FindingKind, SentHow, Stance, State, StatementKind
from web.addresses import consultation_address, document_address, statement_address
from web.api.asking import one_of
from web.api.bases import BasisSchema, basis_json
from web.statement.lines import AnsweredConsultation, Named, Replied, ShownLine, Stood
from web.statement.page import Happened, StatementPage, VersionShown
from web.statement.told import VersionState
from web.statement.under_authority import AdoptedByPerson

_WRITTEN = {"description": "A date, a month or a year, as it was written"}
_RECORD = {"description": "What corrections name the record by"}


class NamedStatementSchema(Schema):
    """A statement by its number and title."""

    id = fields.UUID()
    reference = fields.String()
    title = fields.String(allow_none=True, metadata={"description": "Null where it is exempt from public access"})
    kind = fields.String(validate=one_of(StatementKind))
    address = fields.String(metadata={"description": "Its page, on this site"})


class NamedOrganisationSchema(Schema):
    """An organisation by what it was called that day."""

    organisation_id = fields.UUID()
    name = fields.String()


class StandpointSchema(NamedOrganisationSchema):
    """How an organisation stands to the statement, with its reservation or dissent."""

    stance = fields.String(validate=one_of(Stance))
    text = fields.String(allow_none=True)
    stated_on = fields.String(allow_none=True, metadata=_WRITTEN)
    record = fields.Integer(metadata=_RECORD)


class StatementReplySchema(NamedOrganisationSchema):
    """What an organisation replied."""

    replied_on = fields.String(metadata=_WRITTEN)
    summary = fields.String(allow_none=True)
    record = fields.Integer(metadata=_RECORD)


class AnsweredConsultationSchema(Schema):
    """A consultation that the statement answers, and what came of it."""

    id = fields.UUID()
    reference = fields.String()
    title = fields.String(allow_none=True)
    sender = fields.String(allow_none=True)
    deadline = fields.String(allow_none=True)
    outcome = fields.String(allow_none=True, metadata={"description": "What the sender settled"})
    known_on = fields.String(allow_none=True, metadata=_WRITTEN)
    heard = fields.String(allow_none=True, validate=one_of(Heard))
    address = fields.String(metadata={"description": "Its page, on this site"})


class StatementLineSchema(NamedStatementSchema):
    """A statement on the day; what it holds is empty where that is not for whoever asks."""

    summary = fields.String(allow_none=True, metadata={"description": "The author's own line about it"})
    said_on = fields.String(
        allow_none=True,
        metadata={"description": "The first day it was adopted, sent or published; null while it is only drafted"},
    )
    version = fields.Integer(allow_none=True, metadata={"description": "The version that stands on the day"})
    state = fields.String(allow_none=True, validate=one_of(State), metadata={"description": "As what it stands"})
    subject_areas = fields.List(fields.String())
    adopted_by = fields.String(allow_none=True, validate=one_of(AdoptedBy))
    adopted_on = fields.String(allow_none=True, metadata=_WRITTEN)
    authority = fields.String(
        allow_none=True, metadata={"description": "Under which the leader or the secretary adopted it"}
    )
    person_id = fields.UUID(allow_none=True, metadata={"description": "Who adopted it under authority"})
    person = fields.String(allow_none=True)
    recipients = fields.List(fields.Nested(NamedOrganisationSchema))
    channels = fields.List(fields.String(validate=one_of(Channel)))
    support = fields.List(fields.Nested(StandpointSchema))
    replies = fields.List(fields.Nested(StatementReplySchema))
    consultations = fields.List(fields.Nested(AnsweredConsultationSchema))
    retracted_on = fields.String(allow_none=True, metadata=_WRITTEN)
    published = fields.Boolean()
    shielded = fields.Boolean(metadata={"description": "Whether it, or a part of it, is exempt from public access"})
    recorded_at = fields.String()


class StatementTextSchema(Schema):
    """A text of a version, by what its bytes hash to."""

    document_id = fields.UUID()
    sha256 = fields.String()
    address = fields.String(metadata={"description": "The page of the document, on this site"})


class StatementVersionSchema(Schema):
    """A version, as it stands on the day."""

    number = fields.Integer()
    record = fields.Integer(metadata=_RECORD)
    state = fields.String(validate=one_of(VersionState))
    label = fields.String(allow_none=True)
    summary = fields.String(allow_none=True)
    note = fields.String(allow_none=True)
    drafted_on = fields.String(allow_none=True, metadata=_WRITTEN)
    corrects = fields.Integer(allow_none=True, metadata={"description": "The version that it puts right"})
    texts = fields.List(fields.Nested(StatementTextSchema))
    address = fields.String(metadata={"description": "Its page, on this site"})


class StatementAdoptionSchema(Schema):
    """Who adopted a version: a decision, or the leader or the secretary under an authority."""

    record = fields.Integer(metadata=_RECORD)
    version = fields.Integer()
    adopted_on = fields.String(metadata=_WRITTEN)
    adopted_by = fields.String(validate=one_of(AdoptedBy))
    person_id = fields.UUID(allow_none=True)
    person = fields.String(allow_none=True, metadata={"description": "What they were called that day"})
    authority = fields.String(allow_none=True)
    basis = fields.Nested(BasisSchema, allow_none=True)


class StatementSendingSchema(Schema):
    """To whom a version was sent, when and how."""

    record = fields.Integer(metadata=_RECORD)
    version = fields.Integer()
    sent_on = fields.String(metadata=_WRITTEN)
    how = fields.String(validate=one_of(SentHow))
    recipients = fields.List(fields.Nested(NamedOrganisationSchema))
    note = fields.String(allow_none=True)


class StatementPublicationSchema(Schema):
    """Where a version was published."""

    record = fields.Integer(metadata=_RECORD)
    version = fields.Integer()
    published_on = fields.String(metadata=_WRITTEN)
    channel = fields.String(validate=one_of(Channel))
    outlet = fields.String(allow_none=True, metadata={"description": "What the newspaper or the site is called"})
    url = fields.String(allow_none=True, metadata={"description": "Where it can be read"})
    note = fields.String(allow_none=True)


class StatementRetractionSchema(Schema):
    """That we do not stand by it any longer, from a day."""

    record = fields.Integer(metadata=_RECORD)
    retracted_on = fields.String(metadata=_WRITTEN)
    reason = fields.String()
    basis = fields.Nested(BasisSchema, allow_none=True)


class StatementFindingSchema(Schema):
    """What is odd about a version."""

    kind = fields.String(validate=one_of(FindingKind))
    version = fields.Integer()
    day = fields.String(metadata=_WRITTEN)
    record = fields.Integer(metadata=_RECORD)


class StatementOnDaySchema(StatementLineSchema):
    """A statement on a day: `position` is that of the last event that the answer rests on."""

    on = fields.String()
    position = fields.Integer(metadata={"description": "Ask with `known=nr…` and this number for the same answer"})
    case_id = fields.UUID(allow_none=True)
    versions = fields.List(fields.Nested(StatementVersionSchema), metadata={"description": "The newest first"})
    adoptions = fields.List(fields.Nested(StatementAdoptionSchema))
    sendings = fields.List(fields.Nested(StatementSendingSchema))
    publications = fields.List(fields.Nested(StatementPublicationSchema))
    retractions = fields.List(fields.Nested(StatementRetractionSchema))
    findings = fields.List(fields.Nested(StatementFindingSchema))
    replaces = fields.List(fields.Nested(NamedStatementSchema))
    replaced_by = fields.List(fields.Nested(NamedStatementSchema))


class UnderAuthoritySchema(Schema):
    """A version that the leader or the secretary adopted under an authority."""

    statement = fields.Nested(NamedStatementSchema)
    version = fields.Integer()
    record = fields.Integer(metadata=_RECORD)
    adopted_by = fields.String(validate=one_of(AdoptedBy))
    adopted_on = fields.String(metadata=_WRITTEN)
    person_id = fields.UUID(allow_none=True)
    person = fields.String(allow_none=True, metadata={"description": "What they were called that day"})
    authority = fields.String()
    decided_on = fields.String(
        allow_none=True, metadata={"description": "When a version of the statement was first adopted by a decision too"}
    )


def named_json(view: StatementView) -> dict[str, Any]:
    """Return a statement by its number and title."""
    return {
        "id": view.id,
        "reference": view.reference,
        "title": view.title,
        "kind": view.kind,
        "address": statement_address(view.reference),
    }


def line_json(shown: ShownLine) -> dict[str, Any]:
    """Return a statement of a list as it is answered."""
    line, view, adoption = shown.line, shown.line.view, shown.adoption or {}
    return named_json(view) | {
        "summary": line.facts["summary"] if line.facts else view.summary,
        "said_on": view.said_on,
        "version": line.version,
        "state": line.state,
        "subject_areas": line.areas,
        **{name: adoption.get(name) for name in ("adopted_by", "adopted_on", "authority", "person_id")},
        "person": shown.adopter,
        "recipients": [_organisation(one) for one in shown.recipients],
        "channels": line.channels,
        "support": [_stood(one) for one in shown.supporters],
        "replies": [_replied(one) for one in shown.replies],
        "consultations": [_answered(one) for one in shown.answers],
        "retracted_on": line.retraction["retracted_on"] if line.retraction else None,
        "published": view.access.published,
        "shielded": view.access.shielded,
        "recorded_at": view.registered_at,
    }


def on_day_json(view: StatementView, page: StatementPage | None, on: str, known: int) -> dict[str, Any]:
    """Return a statement on a day as it is answered; without what it holds where that is not for whoever asks."""
    whole = {"on": on, "position": known}
    if page is None:
        return named_json(view) | whole | _said_of(view)
    return (
        line_json(page.shown)
        | whole
        | {
            "case_id": page.facts["case_id"],
            "versions": [_version(view, one) for one in page.versions],
            "adoptions": [
                _told(one, "version", "adopted_on", "adopted_by", "person_id", "authority")
                | {"person": one.person.name if one.person else None}
                for one in page.of("adoption")
            ],
            "sendings": [
                _told(one, "version", "sent_on", "how", "note")
                | {"recipients": [_organisation(each) for each in one.those]}
                for one in page.of("sending")
            ],
            "publications": [
                _told(one, "version", "published_on", "channel", "outlet", "note") | {"url": one.record["address"]}
                for one in page.of("publication")
            ],
            "retractions": [_told(one, "retracted_on", "reason") for one in page.of("retraction")],
            "findings": [
                {"kind": one.kind, "version": one.version, "day": one.day, "record": one.number}
                for one in page.findings
            ],
            "replaces": [named_json(one) for one in page.replaces],
            "replaced_by": [named_json(one) for one in page.line.replaced_by],
        }
    )


def under_authority_json(one: AdoptedByPerson) -> dict[str, Any]:
    """Return what was adopted under an authority as it is answered."""
    adopted = one.adopted
    return {
        "statement": named_json(adopted.statement),
        "version": adopted.version,
        "record": adopted.number,
        "adopted_by": adopted.adopted_by,
        "adopted_on": adopted.adopted_on,
        "person_id": adopted.person_id,
        "person": one.person,
        "authority": adopted.authority,
        "decided_on": adopted.decided_on,
    }


def _said_of(view: StatementView) -> dict[str, Any]:
    empty: dict[str, Any] = {
        name: [] for name, one in StatementOnDaySchema().fields.items() if isinstance(one, fields.List)
    }
    return empty | {
        "said_on": view.said_on,
        "published": view.access.published,
        "shielded": view.access.shielded,
        "recorded_at": view.registered_at,
    }


def _version(view: StatementView, version: VersionShown) -> dict[str, Any]:
    record = version.record
    return {name: record[name] for name in ("label", "summary", "note", "drafted_on", "corrects")} | {
        "number": version.number,
        "record": version.record_number,
        "state": version.state,
        "texts": [
            {
                "document_id": one["document_id"],
                "sha256": one["sha256"],
                "address": document_address(UUID(one["document_id"])),
            }
            for one in record["texts"]
        ],
        "address": statement_address(view.reference, version.number),
    }


def _told(one: Happened, *names: str) -> dict[str, Any]:
    told: Mapping[str, Any] = one.record
    basis = {"basis": basis_json(one.basis)} if one.basis else {}
    return {name: told[name] for name in names} | {"record": one.number} | basis


def _organisation(one: Named) -> dict[str, Any]:
    return {"organisation_id": one.id, "name": one.name}


def _stood(one: Stood) -> dict[str, Any]:
    told = {"stance": one.stance, "text": one.text, "stated_on": one.stated_on, "record": one.number}
    return _organisation(one.who) | told


def _replied(one: Replied) -> dict[str, Any]:
    told: Record = one.record
    return _organisation(one.who) | {
        "replied_on": told["replied_on"],
        "summary": told["summary"],
        "record": one.number,
    }


def _answered(one: AnsweredConsultation) -> dict[str, Any]:
    outcome = one.outcome or {}
    return {
        "id": one.view.id,
        "reference": one.view.reference,
        "title": one.view.title,
        "sender": one.sender,
        "deadline": one.deadline,
        **{name: outcome.get(name) for name in ("outcome", "known_on", "heard")},
        "address": consultation_address(one.view.reference),
    }
