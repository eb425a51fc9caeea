"""Agreements, their versions and what binds whom, as the API answers them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.questions.agreement_lines import AgreementLine, PartyLine
from application.questions.agreement_matrix import ASSEMBLY, matrix_of
from application.questions.agreement_on_day import AgreementOnDay
from application.questions.agreement_parties import PartyOnDay, parties_on_day
from application.questions.agreement_versions import VersionOnDay, VersionState, versions_on_day
from application.questions.agreements import AgreementView
from application.questions.agreements_of import BindingAgreement
from application.questions.treatments import Treated
from domain.agreements import AdoptedBy, AgreementKind, ForceRule, Majority, PartyRole, Stand
from domain.intervals import OPEN, day_before
from web.addresses import agreement_address, document_address
from web.api.asking import one_of
from web.api.bases import BasisSchema, basis_json

_WRITTEN = {"description": "A date, a month or a year, as it was written"}
_LAST = {"description": "The last day; null while no end is known"}


class NamedAgreementSchema(Schema):
    """An agreement by its number and title."""

    id = fields.UUID()
    reference = fields.String()
    title = fields.String(allow_none=True, metadata={"description": "Null where it is exempt from public access"})
    kind = fields.String(validate=one_of(AgreementKind))
    address = fields.String(metadata={"description": "Its page, on this site"})


class AgreementSchema(NamedAgreementSchema):
    """An agreement: what it holds is empty where that is not for whoever asks."""

    covers = fields.String(allow_none=True)
    published = fields.Boolean()
    shielded = fields.Boolean(metadata={"description": "Whether it, or a part of it, is exempt from public access"})
    recorded_at = fields.String()


class AgreementPartySchema(Schema):
    """A party on the day."""

    organisation_id = fields.UUID()
    name = fields.String(metadata={"description": "What it was called that day"})
    role = fields.String(validate=one_of(PartyRole))


class AgreementLineSchema(AgreementSchema):
    """An agreement with what of it is in force today."""

    subject_areas = fields.List(fields.String())
    parties = fields.List(fields.Nested(AgreementPartySchema))
    version = fields.Integer(allow_none=True, metadata={"description": "The newest version that binds somebody"})
    since = fields.String(allow_none=True, metadata=_WRITTEN)
    until = fields.String(allow_none=True, metadata=_LAST)
    awaiting_version = fields.Integer(allow_none=True, metadata={"description": "The newest that awaits adoption"})
    awaiting = fields.Integer(metadata={"description": "How many have not decided on that version"})
    deadline = fields.String(allow_none=True)


class AdoptionSchema(Schema):
    """How a party, or the assembly, stands to a version."""

    organisation_id = fields.UUID(allow_none=True, metadata={"description": "Null for the assembly"})
    organisation = fields.String(allow_none=True)
    stand = fields.String(validate=one_of(Stand))
    must_adopt = fields.Boolean(metadata={"description": "False for who treated it without having to"})
    decided_on = fields.String(allow_none=True, metadata=_WRITTEN)
    body = fields.String(allow_none=True, metadata={"description": "The body that decided, or is to"})
    basis = fields.Nested(BasisSchema, allow_none=True)
    reservation = fields.String(allow_none=True)
    lifted_on = fields.String(allow_none=True, metadata={"description": "When the reservation was lifted"})
    votes_for = fields.Integer(allow_none=True)
    votes_cast = fields.Integer(allow_none=True)
    meets_on = fields.String(allow_none=True, metadata={"description": "When it is to be treated"})
    deadline = fields.String(allow_none=True)


class AdoptionRuleSchema(Schema):
    """Who must adopt a version, by the law or by the agreement itself."""

    by = fields.String(validate=one_of(AdoptedBy))
    majority = fields.String(allow_none=True, validate=one_of(Majority))
    source = fields.String(metadata={"description": "law or agreement"})
    clause = fields.String(allow_none=True)


class ForceRuleSchema(Schema):
    """What brings a version into force."""

    rule = fields.String(validate=one_of(ForceRule))
    earliest = fields.String(allow_none=True, metadata=_WRITTEN)
    clause = fields.String(allow_none=True)


class VersionTextSchema(Schema):
    """A text of a version, by what its bytes hash to."""

    document_id = fields.UUID()
    sha256 = fields.String()
    address = fields.String(metadata={"description": "The page of the document, on this site"})


class AgreementVersionSchema(Schema):
    """A version, as it stands on the day."""

    number = fields.Integer()
    label = fields.String(allow_none=True)
    summary = fields.String(allow_none=True)
    state = fields.String(validate=one_of(VersionState))
    drafted_on = fields.String(allow_none=True, metadata=_WRITTEN)
    amends = fields.Integer(allow_none=True, metadata={"description": "The version that it changes"})
    points = fields.List(fields.String(), metadata={"description": "Points of kommuneloven § 18-4 that it changes"})
    sent_on = fields.String(allow_none=True, metadata=_WRITTEN)
    deadline = fields.String(allow_none=True)
    adoption = fields.Nested(AdoptionRuleSchema)
    force = fields.Nested(ForceRuleSchema)
    since = fields.String(allow_none=True, metadata=_WRITTEN)
    until = fields.String(allow_none=True, metadata=_LAST)
    texts = fields.List(fields.Nested(VersionTextSchema))
    adoptions = fields.List(fields.Nested(AdoptionSchema))
    address = fields.String(metadata={"description": "Its page, on this site"})


class BoundPartySchema(AgreementPartySchema):
    """What binds a party on the day; `version` is null where nothing does."""

    version = fields.Integer(allow_none=True)
    since = fields.String(allow_none=True, metadata=_WRITTEN)
    until = fields.String(allow_none=True, metadata=_LAST)
    certain = fields.Boolean(metadata={"description": "False where partial dates leave it open"})
    why = fields.String(allow_none=True, validate=one_of(ForceRule), metadata={"description": "Why it is in force"})
    reservation = fields.String(allow_none=True)
    except_clauses = fields.List(fields.String(), metadata={"description": "Clauses that do not hold for it"})
    but_from = fields.Integer(allow_none=True, metadata={"description": "The version whose clauses hold instead"})


class AgreementOnDaySchema(AgreementSchema):
    """An agreement on a day: `position` is that of the last event that the answer rests on."""

    on = fields.String()
    position = fields.Integer(metadata={"description": "Ask with `known=nr…` and this number for the same answer"})
    case_id = fields.UUID(allow_none=True)
    subject_areas = fields.List(fields.String())
    parties = fields.List(fields.Nested(BoundPartySchema))
    versions = fields.List(fields.Nested(AgreementVersionSchema), metadata={"description": "The newest first"})
    replaces = fields.List(fields.Nested(NamedAgreementSchema))
    replaced_by = fields.List(fields.Nested(NamedAgreementSchema))


class OwnAdoptionSchema(Schema):
    """By which decision an organisation adopted what binds it."""

    decided_on = fields.String(allow_none=True, metadata=_WRITTEN)
    reference = fields.String(allow_none=True)


class BindsSchema(Schema):
    """What binds an organisation by an agreement."""

    agreement = fields.Nested(NamedAgreementSchema)
    organisation_id = fields.UUID(metadata={"description": "The party: itself, or one that became part of it"})
    version = fields.Integer()
    since = fields.String(allow_none=True, metadata=_WRITTEN)
    until = fields.String(allow_none=True, metadata=_LAST)
    certain = fields.Boolean(metadata={"description": "False where partial dates leave it open"})
    reservation = fields.String(allow_none=True)
    adoption = fields.Nested(OwnAdoptionSchema, allow_none=True)
    why = fields.String(allow_none=True, validate=one_of(ForceRule), metadata={"description": "Why it is in force"})


class BindsListSchema(Schema):
    """What binds on a day: `position` is that of the last event that the answer rests on."""

    data = fields.List(fields.Nested(BindsSchema))
    on = fields.String()
    position = fields.Integer(metadata={"description": "Ask with `known=nr…` and this number for the same answer"})


def named_json(view: AgreementView) -> dict[str, Any]:
    """Return an agreement by number and title."""
    return {
        "id": view.id,
        "reference": view.reference,
        "title": view.title,
        "kind": view.kind,
        "address": agreement_address(view.reference),
    }


def agreement_json(view: AgreementView) -> dict[str, Any]:
    """Return an agreement as it is answered."""
    return named_json(view) | {
        "covers": view.covers,
        "published": view.access.published,
        "shielded": view.access.shielded,
        "recorded_at": view.registered_at,
    }


def line_json(line: AgreementLine) -> dict[str, Any]:
    """Return a line of the list of agreements."""
    return agreement_json(line.view) | {
        "subject_areas": [*line.areas],
        "parties": [_party(one) for one in line.parties],
        "version": line.version,
        "since": line.since,
        "until": line.until,
        "awaiting_version": line.awaited,
        "awaiting": line.awaiting,
        "deadline": line.deadline,
    }


def on_day_json(view: AgreementView, day: AgreementOnDay | None, on: str, position: int) -> dict[str, Any]:
    """Return an agreement on a day; nothing of what it holds where that is not for the asker."""
    versions = versions_on_day(day) if day else []
    return agreement_json(view) | {
        "on": on,
        "position": position,
        "covers": day.facts["covers"] if day else None,
        "case_id": day.case.id if day and day.case else None,
        "subject_areas": day.facts["subject_areas"] if day else [],
        "parties": [_bound(one) for one in parties_on_day(day)] if day else [],
        "versions": [version_json(day, one) for one in versions] if day else [],
        "replaces": [named_json(one) for one in (day.replaces if day else ())],
        "replaced_by": [named_json(one) for one in (day.replaced_by if day else ())],
    }


def version_json(day: AgreementOnDay, version: VersionOnDay) -> dict[str, Any]:
    """Return a version as it is answered."""
    record = version.record
    told = ("label", "summary", "drafted_on", "amends", "points")
    return {name: record[name] for name in told} | {
        "number": version.number,
        "state": version.state,
        "sent_on": version.sent_on,
        "deadline": version.deadline,
        "adoption": record["adoption"],
        "force": {**record["force"], "earliest": version.earliest},
        "since": version.since,
        "until": version.last_day,
        "texts": [
            {"document_id": document, "sha256": sha256, "address": document_address(document)}
            for document, sha256 in version.texts
            if document in day.readable
        ],
        "adoptions": adoptions_json(day, version),
        "address": agreement_address(day.view.reference, version.number),
    }


def adoptions_json(day: AgreementOnDay, version: VersionOnDay) -> Sequence[dict[str, Any]]:
    """Return how everybody stands to a version who must adopt it or treated it besides."""
    matter = matrix_of(day, [version]).matters[0]
    return [adoption_json(day, key, cell) for key, cell in matter.cells.items()]


def adoption_json(day: AgreementOnDay, key: str, cell: Treated) -> dict[str, Any]:
    """Return how one of them stands to it."""
    votes = cell.votes or {}
    return {
        "organisation_id": None if key == ASSEMBLY else UUID(key),
        "organisation": None if key == ASSEMBLY else day.name(key),
        "stand": cell.stand,
        "must_adopt": cell.is_required,
        "decided_on": cell.decided_on,
        "body": cell.body,
        "basis": basis_json(cell.basis) if cell.basis else None,
        "reservation": cell.reservation,
        "lifted_on": cell.lifted_on,
        "votes_for": votes.get("for"),
        "votes_cast": votes.get("cast"),
        "meets_on": cell.meets_on,
        "deadline": cell.deadline,
    }


def binds_json(one: BindingAgreement) -> dict[str, Any]:
    """Return what binds an organisation by an agreement."""
    binding = one.binding
    adoption = {"decided_on": one.adopted_on, "reference": one.basis.reference if one.basis else None}
    return {
        "agreement": named_json(one.agreement),
        "organisation_id": binding.organisation_id,
        "version": binding.version,
        "since": binding.since or binding.starts,
        "until": day_before(binding.valid_to) if binding.ends else None,
        "certain": binding.certain,
        "reservation": one.reservation,
        "adoption": adoption if one.adopted_on else None,
        "why": binding.rule,
    }


def _party(one: PartyLine) -> dict[str, Any]:
    return {"organisation_id": one.organisation_id, "name": one.name, "role": one.role}


def _bound(one: PartyOnDay) -> dict[str, Any]:
    fact = one.binding.fact if one.binding else None
    end = one.binding.days.end if one.binding else OPEN
    return {
        "organisation_id": UUID(one.organisation_id),
        "name": one.name,
        "role": one.role,
        "version": fact.version if fact else None,
        "since": fact.since if fact else None,
        "until": None if end == OPEN else day_before(end),
        "certain": fact.certain if fact else True,
        "why": fact.rule if fact else None,
        "reservation": one.reservation,
        "except_clauses": [*fact.except_clauses] if fact else [],
        "but_from": fact.but_from if fact else None,
    }
