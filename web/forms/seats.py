"""What can be done with the seats of a body, and with how it is seated."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from flask import g
from flask_babel import lazy_gettext
from marshmallow import Schema

from application.commands import seats as commands
from application.questions.council import participants
from application.questions.organisations import all_organisations
from domain.bodies import Body
from domain.organisations import OrganisationKind
from domain.seats import SEAT_FIELDS, SEATING_FIELDS, Elector, Right, Role, VotesFor
from web.forms import fields
from web.forms.action import Action
from web.forms.cases import CORRECTION_HELP
from web.forms.lookups import organisation
from web.forms.seat_fields import seat
from web.forms.warnings import on_abolishing
from web.labels import LABELS
from web.services import current_services

ROLES = fields.labels(LABELS["seat"], Role)
ELECTORS = fields.labels(LABELS["elector"], Elector)
RIGHTS = fields.labels(LABELS["right"], Right)
VOTES = fields.labels(LABELS["votes"], VotesFor)

SINCE_HELP = lazy_gettext("Empty if it has been so as long as anybody knows.")
_MOST_MONTHS = 600


def participants_now() -> Mapping[str, str]:
    """Return those who take part in the council, id by name; the municipalities where none is recorded to do so."""
    with current_services().stores.registers.connect() as connection:
        taking_part = {str(one.organisation_id): one.name for one in participants(connection) if not one.left}
        found = [] if taking_part else all_organisations(connection, OrganisationKind.MUNICIPALITY)
    return taking_part or {str(one.id): one.name for one in found if one.merged_into is None}


class _SeatSchema(Schema):
    """What a seat is."""

    role = fields.choice(lazy_gettext("Role"), ROLES, required=True)
    organisation_id = organisation(
        lazy_gettext("Organisation"), help=lazy_gettext("Whom the seat belongs to, if it is one of the participants'.")
    )
    number = fields.number(
        lazy_gettext("Number"), least=1, most=999, help=lazy_gettext("Tells seats of one role and organisation apart.")
    )
    deputy_for = seat(lazy_gettext("Deputy for"), help=lazy_gettext("Only for a personal deputy."))
    elector = fields.choice(lazy_gettext("Elected by"), ELECTORS)
    rights = fields.several(
        lazy_gettext("Rights"), RIGHTS, help=lazy_gettext("None ticked: those that go with the role.")
    )
    votes_for = fields.choice(lazy_gettext("Whose vote"), VOTES)
    label = fields.line(lazy_gettext("Called"), help=lazy_gettext("If the seat has a name of its own."))


class AddSeatSchema(_SeatSchema):
    """A new seat."""

    valid_from = fields.day(lazy_gettext("There since"), help=SINCE_HELP)


class ChangeSeatSchema(_SeatSchema):
    """A seat that became another."""

    seat_id = seat(lazy_gettext("Seat"), required=True, hidden=True)
    valid_from = fields.day(lazy_gettext("So since"), required=True)


class CorrectSeatSchema(_SeatSchema):
    """A seat put right."""

    seat_id = seat(lazy_gettext("Seat"), required=True, hidden=True)
    valid_from = fields.day(lazy_gettext("There since"), help=SINCE_HELP)
    abolished_on = fields.day(lazy_gettext("Last day"), help=lazy_gettext("Empty while the seat is there."))
    reason = fields.reason(required=True, help=CORRECTION_HELP)


class AbolishSeatSchema(Schema):
    """A seat that is no more."""

    seat_id = seat(lazy_gettext("Seat"), required=True, hidden=True)
    abolished_on = fields.day(lazy_gettext("Last day"), required=True)


class SetSeatingSchema(Schema):
    """How a body is seated."""

    is_assembly = fields.tick(
        lazy_gettext("It is the assembly (representantskap)"),
        help=lazy_gettext("The participants elect to it, and it elects the other governing bodies (§ 18-3)."),
    )
    elector = fields.choice(lazy_gettext("Elected by"), ELECTORS)
    term_months = fields.number(
        lazy_gettext("Term, months"), least=1, most=_MOST_MONTHS, help=lazy_gettext("Four years are 48.")
    )
    leadership_months = fields.number(
        lazy_gettext("Leadership goes round, months"),
        least=1,
        most=_MOST_MONTHS,
        help=lazy_gettext("Empty if it does not go round."),
    )
    report_months = fields.number(
        lazy_gettext("Reports every, months"),
        least=1,
        most=_MOST_MONTHS,
        help=lazy_gettext("How often who sits there reports to us. Empty if there is no such duty."),
    )
    nomination = fields.text(
        lazy_gettext("Nomination policy"),
        rows=3,
        help=lazy_gettext("What is to be kept in mind when people are nominated."),
    )
    valid_from = fields.day(lazy_gettext("So since"), help=SINCE_HELP)


class AddSeatsSchema(Schema):
    """Many new seats."""

    participants = fields.several(
        lazy_gettext("For each of"), participants_now, help=lazy_gettext("Those who take part in the council.")
    )
    members = fields.number(lazy_gettext("Members each"), most=50)
    deputies = fields.number(lazy_gettext("Numbered deputies each"), most=50)
    personal_deputies = fields.tick(lazy_gettext("A personal deputy for each member"))
    leader = fields.tick(lazy_gettext("A seat for the leader"))
    deputy_leader = fields.tick(lazy_gettext("A seat for the deputy leader"))
    observers = fields.number(lazy_gettext("Observers"), most=50)
    secretary = fields.tick(lazy_gettext("A seat for the secretary"))
    elector = fields.choice(lazy_gettext("Elected by"), ELECTORS)
    valid_from = fields.day(lazy_gettext("There since"), help=SINCE_HELP)


def _whole_seat(values: dict[str, Any], _: UUID) -> dict[str, Any]:
    """Return the values of a command that says all of a seat: what is not given is nothing."""
    told: dict[str, Any] = {name: values.get(name) for name in SEAT_FIELDS}
    return {"seat": told, **{name: value for name, value in values.items() if name not in SEAT_FIELDS}}


def _new_seat(values: dict[str, Any], identity: UUID) -> dict[str, Any]:
    return {**_whole_seat(values, identity), "seat_id": uuid4()}


def _whole_seating(values: dict[str, Any], _: UUID) -> dict[str, Any]:
    return {"seating": {name: values.get(name) for name in SEATING_FIELDS}, "valid_from": values.get("valid_from")}


def _for_participants(values: dict[str, Any], _: UUID) -> dict[str, Any]:
    given = {name: value for name, value in values.items() if value is not None}
    return given | {"participants": [UUID(one) for one in given.get("participants", ())]}


def _facts(body: Body) -> Mapping[str, Any]:
    asked: UUID | None = g.get("acting_seat")
    known = body.seats.get(asked.hex) if asked else None
    return {"seat_id": asked, **known} if known else {}


_COMMON: dict[str, Any] = {"identity": "body_id", "kind": Body, "places": {"seat": "seat_id"}}
_OF_SEAT: dict[str, Any] = {**_COMMON, "fits": lambda _: False}

ACTIONS = (
    Action(
        name="add-seat",
        path="ny-plass",
        title=lazy_gettext("Add a seat"),
        button=lazy_gettext("Add the seat"),
        done=lazy_gettext("The seat is added."),
        schema=AddSeatSchema,
        command=commands.AddSeat,
        perform=commands.add_seat,
        shaped=_new_seat,
        **_OF_SEAT,
    ),
    Action(
        name="add-seats",
        path="nye-plasser",
        title=lazy_gettext("Add many seats"),
        button=lazy_gettext("Add the seats"),
        done=lazy_gettext("The seats are added."),
        intro=lazy_gettext("So many seats for each participant. They are numbered on from those that are there."),
        schema=AddSeatsSchema,
        command=commands.AddSeatsForParticipants,
        perform=commands.add_seats_for_participants,
        begins=lambda _: {"participants": list(participants_now())},
        shaped=_for_participants,
        **_OF_SEAT,
    ),
    Action(
        name="change-seat",
        path="endre-plass",
        title=lazy_gettext("Let the seat be otherwise from a day on"),
        button=lazy_gettext("Record the change"),
        done=lazy_gettext("It is recorded what the seat is from that day on."),
        intro=lazy_gettext("For a seat that was something else before. What was written wrongly is corrected instead."),
        schema=ChangeSeatSchema,
        command=commands.ChangeSeat,
        perform=commands.change_seat,
        begins=lambda body: {name: value for name, value in _facts(body).items() if name != "valid_from"},
        shaped=_whole_seat,
        **_OF_SEAT,
    ),
    Action(
        name="correct-seat",
        path="rett-plass",
        title=lazy_gettext("Correct the seat"),
        button=lazy_gettext("Record the correction"),
        done=lazy_gettext("The seat is corrected. What stood before is in the history of the body."),
        schema=CorrectSeatSchema,
        command=commands.CorrectSeat,
        perform=commands.correct_seat,
        corrects=True,
        keys=("seat_id",),
        begins=_facts,
        **_OF_SEAT,
    ),
    Action(
        name="abolish-seat",
        path="nedlegg-plass",
        title=lazy_gettext("Abolish the seat"),
        button=lazy_gettext("Abolish the seat"),
        done=lazy_gettext("The seat is abolished. Who sat there stays in the archive."),
        schema=AbolishSeatSchema,
        command=commands.AbolishSeat,
        perform=commands.abolish_seat,
        warns=on_abolishing,
        **_OF_SEAT,
    ),
    Action(
        name="set-seating",
        path="sammensetning",
        title=lazy_gettext("Say how the body is seated"),
        button=lazy_gettext("Record it"),
        done=lazy_gettext("It is recorded how the body is seated."),
        schema=SetSeatingSchema,
        command=commands.SetSeating,
        perform=commands.set_seating,
        begins=lambda body: body.seating,
        shaped=_whole_seating,
        **_OF_SEAT,
    ),
)
"""In the order in which they are offered, on the page of a body's seats."""
