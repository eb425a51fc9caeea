"""`/api/v1/popolo`: people, organisations, posts and memberships in the shape that others exchange them in (Popolo)."""

from typing import Any
from uuid import UUID

from flask_babel import gettext
from marshmallow import Schema, fields
from sqlalchemy import Connection

from application.questions.bodies import body_by_id
from application.questions.families import organisation_family
from application.questions.holdings import (
    HoldingView,
    holdings_of_body_between,
    holdings_of_organisations,
    holdings_of_people,
    same_person,
)
from application.questions.known import known_at
from application.questions.organisations import organisations_by_id
from application.questions.people import list_people, person_by_id
from domain.access import Audience
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from domain.intervals import BEGINNING, OPEN, day_after
from web.api.asking import ListArguments, asking, bad_parameter, found_or_404, require_id
from web.api.blueprint import Blueprint
from web.popolo import popolo

blueprint = Blueprint("api_popolo", __name__, url_prefix="/api/v1/popolo", description="Popolo")


class PopoloSchema(Schema):
    """People, organisations, posts and memberships as https://www.popoloproject.com describes them.

    A body is an organisation, a seat a post, and an appointment a membership.
    """

    persons = fields.List(fields.Dict())
    organizations = fields.List(fields.Dict())
    posts = fields.List(fields.Dict())
    memberships = fields.List(fields.Dict())
    position = fields.Integer(metadata={"description": "Ask with `known=nr…` and this number for the same memberships"})


class PopoloPageSchema(PopoloSchema):
    """A page: so many people with all their memberships."""

    next = fields.String(allow_none=True, metadata={"description": "The cursor of the next page; null on the last"})


_ON = {"description": "Memberships of that day alone; all there ever were if it is not given"}
_KNOWN = {"description": "As it was known then: a day, a time, or a position of the log such as `nr48190`"}


class PopoloArguments(Schema):
    """A day, and when it was known."""

    on = fields.String(load_default=None, metadata=_ON)
    known = fields.String(load_default=None, metadata=_KNOWN)


class PopoloPageArguments(ListArguments):
    """A page of people, a day, and when it was known."""

    on = fields.String(load_default=None, metadata=_ON)
    known = fields.String(load_default=None, metadata=_KNOWN)


@blueprint.get("")
@blueprint.arguments(PopoloPageArguments, location="query")
@blueprint.response(200, PopoloPageSchema)
def everybody(asked: dict[str, Any]) -> dict[str, Any]:
    """People by name, in Norwegian order, with their memberships and all that these name."""
    with asking() as (connection, audience):
        known, (first, end) = _known(connection, asked["known"]), _days(asked["on"])
        page = list_people(connection, after=require_id(asked["cursor"]), limit=asked["limit"])
        people = [one.id for one in page.items]
        held = holdings_of_people(connection, people, known, first=first, end=end)
        told = popolo(connection, held, known, audience, people=[one.id for one in page.items if not one.same_as])
    return {**told, "position": known, "next": page.next}


@blueprint.get("/bodies/<uuid:body_id>")
@blueprint.arguments(PopoloArguments, location="query")
@blueprint.response(200, PopoloSchema)
def body(asked: dict[str, Any], body_id: UUID) -> dict[str, Any]:
    """One body with its posts and memberships."""
    with asking() as (connection, audience):
        found_or_404("body", body_id, body_by_id(connection, body_id))
        known, (first, end) = _known(connection, asked["known"]), _days(asked["on"])
        held = holdings_of_body_between(connection, body_id, first, end, known)
        return _answer(connection, held, known, audience, bodies=[body_id])


@blueprint.get("/people/<uuid:person_id>")
@blueprint.arguments(PopoloArguments, location="query")
@blueprint.response(200, PopoloSchema)
def person(asked: dict[str, Any], person_id: UUID) -> dict[str, Any]:
    """One person with their memberships."""
    with asking() as (connection, audience):
        found_or_404("person", person_id, person_by_id(connection, person_id))
        known, (first, end) = _known(connection, asked["known"]), _days(asked["on"])
        shown, same = same_person(connection, person_id, known)
        held = holdings_of_people(connection, same, known, first=first, end=end)
        return _answer(connection, held, known, audience, people=[shown])


@blueprint.get("/organisations/<uuid:organisation_id>")
@blueprint.arguments(PopoloArguments, location="query")
@blueprint.response(200, PopoloSchema)
def organisation(asked: dict[str, Any], organisation_id: UUID) -> dict[str, Any]:
    """One organisation with the memberships on its behalf, and of those that became part of it."""
    with asking() as (connection, audience):
        found = organisations_by_id(connection, [organisation_id]).get(organisation_id)
        found_or_404("organisation", organisation_id, found)
        known, (first, end) = _known(connection, asked["known"]), _days(asked["on"])
        family = organisation_family(connection, organisation_id)
        held = holdings_of_organisations(connection, family, known, first=first, end=end)
        return _answer(connection, held, known, audience, organisations=family)


def _answer(
    connection: Connection, held: list[HoldingView], known: int, audience: Audience, **more: list[UUID]
) -> dict[str, Any]:
    return {**popolo(connection, held, known, audience, **more), "position": known}


def _days(on: str | None) -> tuple[str, str]:
    """Return the first day that is asked about and the day after the last one."""
    if not on:
        return BEGINNING, OPEN
    try:
        day = PartialDate.parse(on, field="on").first.isoformat()
    except InvalidValueError as error:
        raise bad_parameter("on", gettext("Write a date as yyyy-mm-dd, for example 2025-03-01.")) from error
    return day, day_after(day)


def _known(connection: Connection, written: str | None) -> int:
    try:
        return known_at(connection, written).position
    except InvalidValueError as error:
        raise bad_parameter("known", gettext("Write a date as yyyy-mm-dd, for example 2025-03-01.")) from error
