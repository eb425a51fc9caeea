"""Consultations, and who answers for whom, as the API answers them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.questions.consultation_lines import ConsultationLine
from application.questions.consultation_on_day import AnsweredFor, AnswerGiven, ConsultationOnDay
from application.questions.consultations import ConsultationView
from application.questions.principles_cited import CitedPoint
from domain.consultations import Agreeing, AnswersFor, Found, Heard, InputState, RecordKind, State, TreatmentOutcome
from domain.dates import PartialDate
from domain.statements import Stance
from domain.statements import State as StatementState
from domain.ways import AnsweringWay
from web.addresses import consultation_address, document_address, principles_address, statement_address
from web.api.asking import one_of
from web.api.bases import BasisSchema, basis_json

_WRITTEN = {"description": "A date, a month or a year, as it was written"}
_PAGE = {"description": "Its page, on this site"}


class ConsultationSchema(Schema):
    """A consultation: what it holds is empty where that is not for whoever asks."""

    id = fields.UUID()
    reference = fields.String()
    title = fields.String(allow_none=True, metadata={"description": "Null where it is exempt from public access"})
    about = fields.String(allow_none=True)
    sender_id = fields.UUID(allow_none=True, metadata={"description": "Null where it is none that is registered"})
    sender = fields.String(allow_none=True, metadata={"description": "What it was called when it was received"})
    their_reference = fields.String(allow_none=True)
    subject_areas = fields.List(fields.String())
    received_on = fields.String(metadata=_WRITTEN)
    deadline = fields.String(allow_none=True, metadata={"description": "The last day, as it was known to be that day"})
    days_left = fields.Integer(
        allow_none=True, metadata={"description": "Days from the day asked about to the deadline; below 0 it is over"}
    )
    state = fields.String(allow_none=True, validate=one_of(State))
    is_open = fields.Boolean(metadata={"description": "Whether something is left to do"})
    late = fields.Boolean(metadata={"description": "Whether it is open past its deadline"})
    way = fields.String(allow_none=True, validate=one_of(AnsweringWay))
    answered_on = fields.String(allow_none=True, metadata=_WRITTEN)
    published = fields.Boolean()
    shielded = fields.Boolean(metadata={"description": "Whether it, or a part of it, is exempt from public access"})
    recorded_at = fields.String()
    address = fields.String(metadata=_PAGE)


class MunicipalityStandSchema(Schema):
    """How a municipality that was asked, or heard from, stands to it."""

    organisation_id = fields.UUID()
    name = fields.String(metadata={"description": "What it was called that day"})
    state = fields.String(validate=one_of(InputState))
    deadline = fields.String(allow_none=True, metadata={"description": "Its inner deadline"})
    agreeing = fields.String(allow_none=True, validate=one_of(Agreeing))


class ConsultationLineSchema(ConsultationSchema):
    """A consultation with how each municipality stands to it."""

    municipalities = fields.List(fields.Nested(MunicipalityStandSchema))


class ConsultationTextSchema(Schema):
    """A text, by what its bytes hash to."""

    document_id = fields.UUID()
    sha256 = fields.String()
    address = fields.String(metadata={"description": "The page of the document, on this site"})


class CitedPrincipleSchema(Schema):
    """Which of the council's principles the way rests on, in the words that were in force when they were cited."""

    principles_id = fields.UUID()
    reference = fields.String()
    version = fields.Integer()
    point = fields.String(allow_none=True)
    text = fields.String(allow_none=True, metadata={"description": "Null where no point is cited"})
    gone = fields.Boolean(metadata={"description": "Whether what is cited was taken back since"})
    address = fields.String(metadata=_PAGE)


class ChosenWaySchema(Schema):
    """How it was settled to answer."""

    way = fields.String(validate=one_of(AnsweringWay))
    chosen_on = fields.String(metadata=_WRITTEN)
    reason = fields.String(allow_none=True)
    principle = fields.Nested(CitedPrincipleSchema, allow_none=True)
    basis = fields.Nested(BasisSchema, allow_none=True)


class DeadlineMoveSchema(Schema):
    """A deadline that the sender moved."""

    deadline = fields.String(allow_none=True)
    moved_on = fields.String(metadata=_WRITTEN)
    note = fields.String(allow_none=True)


class GivenInputSchema(Schema):
    """What a municipality was asked, or said."""

    organisation_id = fields.UUID()
    name = fields.String(metadata={"description": "What it was called that day"})
    kind = fields.String(validate=one_of(InputState))
    on = fields.String(metadata=_WRITTEN)
    deadline = fields.String(allow_none=True, metadata={"description": "Its inner deadline, where it was asked"})
    agreeing = fields.String(allow_none=True, validate=one_of(Agreeing))
    summary = fields.String(allow_none=True)
    note = fields.String(allow_none=True)
    texts = fields.List(fields.Nested(ConsultationTextSchema))
    basis = fields.Nested(BasisSchema, allow_none=True)


class AnswerTreatmentSchema(Schema):
    """What a body did with the draft."""

    body_id = fields.UUID(allow_none=True)
    body = fields.String(metadata={"description": "What it was called that day"})
    treated_on = fields.String(metadata=_WRITTEN)
    outcome = fields.String(validate=one_of(TreatmentOutcome))
    note = fields.String(allow_none=True)
    basis = fields.Nested(BasisSchema, allow_none=True)


class AnsweringStatementSchema(Schema):
    """A statement that is the answer, or a draft of it; null where it is not for whoever asks."""

    on = fields.String(metadata=_WRITTEN)
    note = fields.String(allow_none=True)
    statement_id = fields.UUID(allow_none=True)
    reference = fields.String(allow_none=True)
    title = fields.String(allow_none=True)
    version = fields.Integer(allow_none=True, metadata={"description": "The version that stood that day"})
    state = fields.String(allow_none=True, validate=one_of(StatementState))
    texts = fields.List(fields.Nested(ConsultationTextSchema))
    address = fields.String(allow_none=True, metadata=_PAGE)


class ConsultationPassedSchema(Schema):
    """That no answer is given after all."""

    passed_on = fields.String(metadata=_WRITTEN)
    reason = fields.String()
    basis = fields.Nested(BasisSchema, allow_none=True)


class ConsultationOutcomeSchema(Schema):
    """What the sender settled, and whether we were heard."""

    known_on = fields.String(metadata=_WRITTEN)
    outcome = fields.String()
    heard = fields.String(validate=one_of(Heard))
    address = fields.String(allow_none=True, metadata={"description": "Where it stands on the web"})
    texts = fields.List(fields.Nested(ConsultationTextSchema))


class AnsweredForSchema(Schema):
    """Who answers for a municipality on the day, and how it stands to our answer."""

    organisation_id = fields.UUID()
    name = fields.String(metadata={"description": "What it was called that day"})
    participant = fields.Boolean(metadata={"description": "Whether it took part in the council that day"})
    who = fields.String(validate=one_of(AnswersFor))
    council_answers = fields.Boolean(metadata={"description": "Whether the council answers for it"})
    state = fields.String(allow_none=True, validate=one_of(InputState))
    agreeing = fields.String(allow_none=True, validate=one_of(Agreeing))
    stance = fields.String(allow_none=True, validate=one_of(Stance))
    reservation = fields.String(allow_none=True, metadata={"description": "What it reserves, in its own words"})


class ConsultationFindingSchema(Schema):
    """Something that an auditor would ask about."""

    kind = fields.String(validate=one_of(Found))
    organisation_id = fields.UUID(allow_none=True)


class ConsultationOnDaySchema(ConsultationSchema):
    """A consultation on a day: `position` is that of the last event that the answer rests on."""

    on = fields.String()
    position = fields.Integer(metadata={"description": "Ask with `known=nr…` and this number for the same answer"})
    dated_on = fields.String(allow_none=True, metadata=_WRITTEN)
    case_id = fields.UUID(allow_none=True)
    entry_id = fields.UUID(allow_none=True)
    letter = fields.List(fields.Nested(ConsultationTextSchema), metadata={"description": "The letter, and what came"})
    deadline_moves = fields.List(fields.Nested(DeadlineMoveSchema))
    chosen = fields.Nested(ChosenWaySchema, allow_none=True)
    inputs = fields.List(fields.Nested(GivenInputSchema), metadata={"description": "In the order they happened"})
    drafts = fields.List(fields.Nested(AnsweringStatementSchema))
    treatments = fields.List(fields.Nested(AnswerTreatmentSchema))
    answers = fields.List(fields.Nested(AnsweringStatementSchema))
    passed = fields.Nested(ConsultationPassedSchema, allow_none=True)
    outcomes = fields.List(fields.Nested(ConsultationOutcomeSchema))
    answered_for = fields.List(fields.Nested(AnsweredForSchema))
    findings = fields.List(fields.Nested(ConsultationFindingSchema))


def days_left(deadline: str | None, on: str) -> int | None:
    """Return how many days there are from an ISO day to a deadline, the last day of a month or a year."""
    if deadline is None:
        return None
    return (PartialDate.parse(deadline).last - date.fromisoformat(on)).days


def consultation_json(view: ConsultationView, sender: str | None) -> dict[str, Any]:
    """Return a consultation as it is answered, but for how it stands on a day."""
    told = ("id", "reference", "title", "about", "sender_id", "their_reference", "received_on")
    return {name: getattr(view, name) for name in told} | {
        "sender": sender,
        "published": view.access.published,
        "shielded": view.access.shielded,
        "recorded_at": view.registered_at,
        "address": consultation_address(view.reference),
    }


def line_json(line: ConsultationLine, names: Mapping[UUID, str], on: str) -> dict[str, Any]:
    """Return a line of the list of consultations; `names` are those of organisations on the day."""
    listed = line.listed
    left = days_left(listed.deadline, on)
    return consultation_json(listed.consultation, line.sender) | {
        "subject_areas": [*line.areas],
        "deadline": listed.deadline,
        "days_left": left,
        "state": listed.state,
        "is_open": listed.is_open,
        "late": listed.is_open and left is not None and left < 0,
        "way": listed.way,
        "answered_on": listed.answered_on if listed.consultation.sees_content else None,
        "municipalities": [
            {
                "organisation_id": one.organisation_id,
                "name": names.get(one.organisation_id, ""),
                "state": one.state,
                "deadline": one.deadline,
                "agreeing": one.agreeing,
            }
            for one in line.municipalities.values()
        ],
    }


def on_day_json(view: ConsultationView, day: ConsultationOnDay | None, on: str, position: int) -> dict[str, Any]:
    """Return a consultation on a day; nothing of what it holds where that is not for the asker."""
    standing = day.standing if day else None
    left = days_left(standing.deadline, on) if standing else None
    head = consultation_json(view, day.sender if day else None) | {
        "on": on,
        "position": position,
        "deadline": standing.deadline if standing else None,
        "days_left": left,
        "state": standing.state if standing else None,
        "is_open": standing.is_open if standing else False,
        "late": standing.is_late(on) if standing else False,
        "way": standing.way if standing else None,
        "answered_on": standing.answered_on if standing else None,
    }
    return head | (_held(day) if day else {**_NOTHING})


_NOTHING: Mapping[str, Any] = {
    "subject_areas": [],
    "dated_on": None,
    "case_id": None,
    "entry_id": None,
    "chosen": None,
    "passed": None,
    **{
        name: []
        for name in (
            "letter",
            "deadline_moves",
            "inputs",
            "drafts",
            "treatments",
            "answers",
            "outcomes",
            "answered_for",
            "findings",
        )
    },
}


def _held(day: ConsultationOnDay) -> dict[str, Any]:
    facts = day.facts
    passed = day.told(RecordKind.PASSED)
    return {
        "title": facts["title"],
        "about": facts["about"],
        "their_reference": facts["their_reference"],
        "received_on": facts["received_on"],
        "subject_areas": facts["subject_areas"],
        "dated_on": facts["dated_on"],
        "case_id": day.case.id if day.case else None,
        "entry_id": day.entry.id if day.entry else None,
        "letter": _texts(day, facts["texts"]),
        "deadline_moves": [_only(one, "deadline", "moved_on", "note") for _, one in day.told(RecordKind.DEADLINE)],
        "chosen": _chosen(day) if day.way else None,
        "inputs": [_input(day, one) for _, one in day.told(*map(RecordKind, InputState))],
        "drafts": [_statement(day, one, "drafted_on") for one in day.drafts],
        "treatments": [_treatment(day, one) for _, one in day.told(RecordKind.TREATMENT)],
        "answers": [_statement(day, one, "answered_on") for one in day.answers],
        "passed": _only(passed[-1][1], "passed_on", "reason") | _basis(day, passed[-1][1]) if passed else None,
        "outcomes": [
            _only(one, "known_on", "outcome", "heard", "address") | {"texts": _texts(day, one["texts"])}
            for _, one in day.told(RecordKind.OUTCOME)
        ],
        "answered_for": [answered_for_json(day, one) for one in day.municipalities],
        "findings": [
            {"kind": one.kind, "organisation_id": UUID(one.organisation_id) if one.organisation_id else None}
            for one in day.findings
        ],
    }


def _chosen(day: ConsultationOnDay) -> dict[str, Any]:
    assert day.way is not None
    record = day.way[1]
    principle = {"principle": _principle(day.principle) if day.principle else None}
    return _only(record, "way", "chosen_on", "reason") | principle | _basis(day, record)


def _principle(one: CitedPoint) -> dict[str, Any]:
    return {
        "principles_id": one.principles_id,
        "reference": one.reference,
        "version": one.version,
        "point": one.point,
        "text": one.text,
        "gone": one.gone,
        "address": principles_address(one.reference, None if one.gone else one.version),
    }


def _input(day: ConsultationOnDay, record: Mapping[str, Any]) -> dict[str, Any]:
    on = next(record[one] for one in ("asked_on", "received_on", "declined_on", "answered_on") if one in record)
    return {
        "organisation_id": UUID(record["organisation_id"]),
        "name": day.name(record["organisation_id"]),
        "kind": record["kind"],
        "on": on,
        "deadline": record.get("deadline"),
        "agreeing": record.get("agreeing"),
        "summary": record.get("summary"),
        "note": record.get("note"),
        "texts": _texts(day, record.get("texts", ())),
    } | _basis(day, record)


def _treatment(day: ConsultationOnDay, record: Mapping[str, Any]) -> dict[str, Any]:
    body_id = UUID(record["body_id"]) if record["body_id"] else None
    named = {"body_id": body_id, "body": day.bodies.get(body_id, "") if body_id else record["body"]}
    return _only(record, "treated_on", "outcome", "note") | named | _basis(day, record)


def _statement(day: ConsultationOnDay, one: AnswerGiven, on: str) -> dict[str, Any]:
    view = one.view
    return {
        "on": one.record[on],
        "note": one.record["note"],
        "statement_id": view.id if view else None,
        "reference": view.reference if view else None,
        "title": view.title if view else None,
        "version": one.version,
        "state": one.state,
        "texts": _texts(day, one.record.get("texts", ())),
        "address": statement_address(view.reference) if view else None,
    }


def answered_for_json(day: ConsultationOnDay, one: AnsweredFor) -> dict[str, Any]:
    """Return who answers for a municipality."""
    return {
        "organisation_id": UUID(one.organisation_id),
        "name": day.name(one.organisation_id),
        "participant": one.member,
        "who": one.who,
        "council_answers": one.who in (AnswersFor.COUNCIL, AnswersFor.BOTH),
        "state": one.stands.state if one.stands else None,
        "agreeing": one.stands.agreeing if one.stands else None,
        "stance": one.supporter.stance if one.supporter else None,
        "reservation": one.supporter.text if one.supporter else None,
    }


def _texts(day: ConsultationOnDay, texts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    told = [(UUID(one["document_id"]), one["sha256"]) for one in texts]
    return [
        {"document_id": document, "sha256": sha256, "address": document_address(document)}
        for document, sha256 in told
        if document in day.readable
    ]


def _basis(day: ConsultationOnDay, record: Mapping[str, Any]) -> dict[str, Any]:
    basis = day.basis(record)
    return {"basis": basis_json(basis) if basis else None}


def _only(record: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names}
