"""Principles, their versions and points, as the API answers them."""

from typing import Any

from marshmallow import Schema, fields

from application.questions.adopted_on_day import VersionState
from application.questions.principles import PrinciplesView
from application.questions.principles_on_day import PrinciplesOnDay, PrinciplesVersion
from domain import clock
from domain.ways import AnsweringWay
from web.addresses import principles_address
from web.api.adopted_shapes import adopted_version_json, whole_json
from web.api.asking import one_of
from web.api.bases import BasisSchema

_WRITTEN = {"description": "A date, a month or a year, as it was written"}


class AnsweringPointSchema(Schema):
    """A point of principles."""

    number = fields.String(metadata={"description": "As it is written, such as 3 or 3a"})
    text = fields.String()
    way = fields.String(
        allow_none=True, validate=one_of(AnsweringWay), metadata={"description": "Null where it leads to no one way"}
    )


class PrinciplesPaperSchema(Schema):
    """A paper that a version was adopted in, by what its bytes hash to."""

    document_id = fields.UUID()
    sha256 = fields.String()
    address = fields.String(metadata={"description": "The page of the document, on this site"})


class PrinciplesVersionSchema(Schema):
    """A version of principles, as it stands on the day."""

    principles_id = fields.UUID()
    reference = fields.String()
    title = fields.String()
    number = fields.Integer()
    record = fields.Integer(metadata={"description": "What `correct-record` and `take-back-record` name it by"})
    label = fields.String(allow_none=True)
    state = fields.String(validate=one_of(VersionState))
    adopted_on = fields.String(allow_none=True, metadata=_WRITTEN)
    valid_from = fields.String(metadata=_WRITTEN)
    until = fields.String(allow_none=True, metadata={"description": "The last day; null while no end is known"})
    basis = fields.Nested(BasisSchema)
    points = fields.List(fields.Nested(AnsweringPointSchema))
    texts = fields.List(fields.Nested(PrinciplesPaperSchema))
    note = fields.String(allow_none=True)
    address = fields.String(metadata={"description": "Its page, on this site"})


class PrinciplesRepealedSchema(Schema):
    """That principles are in force no longer from a day."""

    record = fields.Integer(metadata={"description": "What `correct-record` and `take-back-record` name it by"})
    repealed_on = fields.String(metadata=_WRITTEN)
    note = fields.String(allow_none=True)
    basis = fields.Nested(BasisSchema)


class PrinciplesSchema(Schema):
    """Principles: what they hold is empty where that is not for whoever asks."""

    id = fields.UUID()
    reference = fields.String()
    title = fields.String(allow_none=True, metadata={"description": "Null where it is exempt from public access"})
    about = fields.String(allow_none=True)
    published = fields.Boolean()
    shielded = fields.Boolean(metadata={"description": "Whether any of it is exempt from public access"})
    recorded_at = fields.String()
    in_force = fields.Nested(PrinciplesVersionSchema, allow_none=True, metadata={"description": "On the day"})
    versions = fields.List(fields.Nested(PrinciplesVersionSchema), metadata={"description": "The newest first"})
    repeals = fields.List(fields.Nested(PrinciplesRepealedSchema))
    address = fields.String(metadata={"description": "Their page, on this site"})


class PrinciplesOnDaySchema(PrinciplesSchema):
    """Principles on a day: `position` is that of the last event that the answer rests on."""

    on = fields.String()
    position = fields.Integer(metadata={"description": "Ask with `known=nr…` and this number for the same answer"})


def principles_json(view: PrinciplesView, day: PrinciplesOnDay | None, on: str) -> dict[str, Any]:
    """Return principles as they are answered."""
    in_force = day.in_force(on) if day else None
    return whole_json(view, day) | {
        "in_force": version_json(in_force, on) if in_force else None,
        "versions": [version_json(one, on) for one in (day.versions if day else ())],
        "address": principles_address(view.reference),
    }


def version_json(version: PrinciplesVersion, on: str | None = None) -> dict[str, Any]:
    """Return a version as it is answered, and how it stands on a day, today if none is given."""
    return adopted_version_json(version, on or clock.today().isoformat()) | {
        "principles_id": version.principles_id,
        "reference": version.reference,
        "title": version.title,
        "points": [{"number": one.number, "text": one.text, "way": one.way} for one in version.points],
        "address": principles_address(version.reference, version.number),
    }
