"""The shape in which a finding is answered, by the API and in files."""

from typing import Any

from marshmallow import Schema, fields

from application.questions.findings import Severity
from application.questions.findings.finding import FindingKind
from web.api.asking import one_of
from web.finding_words import WordedFinding


class RuleSchema(Schema):
    """A rule of law that something is measured by."""

    law = fields.String(metadata={"example": "LOV-2018-06-22-83"})
    section = fields.String(metadata={"example": "18-3"})
    valid_from = fields.Date()
    text = fields.String(metadata={"description": "What it says, in words"})


class FindingSchema(Schema):
    """Something about seats and who holds them that somebody should look at."""

    key = fields.String(metadata={"description": "What it is known by as long as it is about the same"})
    kind = fields.String(validate=one_of(FindingKind))
    severity = fields.String(validate=one_of(Severity))
    title = fields.String()
    text = fields.String()
    since = fields.String(allow_none=True, metadata={"description": "The first day; null where it is not known"})
    until = fields.String(allow_none=True, metadata={"description": "The last day; null where there is none"})
    rule = fields.Nested(RuleSchema, allow_none=True)
    body_id = fields.UUID()
    body = fields.String(metadata={"description": "What the body was called that day"})
    seat_id = fields.UUID(allow_none=True)
    appointment_id = fields.UUID(allow_none=True)
    person_id = fields.UUID(allow_none=True)
    organisation_id = fields.UUID(allow_none=True)
    address = fields.String(metadata={"description": "Where it is seen, on this site"})


def finding_json(line: WordedFinding) -> dict[str, Any]:
    """Return a finding as FindingSchema has it."""
    finding = line.finding
    rule = finding.rule
    told = (
        {"law": rule.law, "section": rule.section, "valid_from": rule.valid_from, "text": line.rule} if rule else None
    )
    return {
        "key": finding.key,
        "kind": finding.kind,
        "severity": finding.severity,
        "title": line.title,
        "text": line.text,
        "since": finding.since,
        "until": finding.until,
        "rule": told,
        "body_id": finding.body_id,
        "body": line.body,
        "seat_id": finding.seat_id,
        "appointment_id": finding.appointment_id,
        "person_id": finding.person_id,
        "organisation_id": finding.organisation_id,
        "address": line.url,
    }
