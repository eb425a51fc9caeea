"""What is done with several appointments at once: a new term, one who is replaced, one who leaves to another."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import g
from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, ValidationError, validates_schema

from application.commands import new_term, turns
from application.commands.turns import Fill
from domain.appointments import Appointment, Ground, last_day
from domain.bodies import Body
from web.forms import fields, lookups
from web.forms.action import Action
from web.forms.appointment_schemas import FROM_HELP, GROUNDS, PERSON_HELP, PLACES, UNTIL_HELP, WAYS
from web.forms.appointment_states import is_running
from web.forms.appointments import id_of_new, with_person
from web.forms.basis import resting_on, rests_on
from web.forms.lookups import NewPerson
from web.forms.seat_fields import seat

KEPT, AGAIN, VACANT = "kept", "again", "vacant"
WHAT = {
    KEPT: lazy_gettext("As it is"),
    AGAIN: lazy_gettext("Elected again"),
    VACANT: lazy_gettext("Vacant"),
}
"""What becomes of a seat for which no name is written."""


class TermSeatSchema(Schema):
    """What becomes of a seat in a new term."""

    seat_id = seat(lazy_gettext("Seat"), required=True, hidden=True)
    seen = fields.line(lazy_gettext("Appointments that hold it"), hidden=True)
    person_id = lookups.person_or_new(lazy_gettext("Who is elected"))
    new_person = lookups.new_person()
    what = fields.choice(
        lazy_gettext("Otherwise"), WHAT, help=lazy_gettext("What becomes of the seat if nobody is written.")
    )

    @validates_schema
    def one_of_both(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require a name or what becomes of the seat, not both."""
        what = values.get("what")
        if values.get("person_id") and what in (AGAIN, VACANT):
            told = gettext("Both a name and “%(value)s” are given. Take one of them out.", value=str(WHAT[what]))
            raise ValidationError({"person_id": [told]})


class NewTermSchema(Schema):
    """A new term of a body."""

    valid_from = fields.day(lazy_gettext("From"), required=True, help=FROM_HELP)
    until = fields.day(lazy_gettext("Last day"), help=UNTIL_HELP)
    basis = resting_on()
    way = fields.choice(lazy_gettext("Way of election"), WAYS)
    seats = fields.rows(lazy_gettext("Seats"), TermSeatSchema, row=lazy_gettext("seat"))


class ReplaceSchema(Schema):
    """Another person in somebody's seat."""

    person_id = lookups.person_or_new(lazy_gettext("Who takes the seat"), required=True, help=PERSON_HELP)
    new_person = lookups.new_person()
    valid_from = fields.day(
        lazy_gettext("From"),
        required=True,
        help=lazy_gettext("The day before is the last one of who has the seat now."),
    )
    until = fields.day(lazy_gettext("Last day"), help=lazy_gettext("Empty for the rest of the term."))
    basis = resting_on()
    way = fields.choice(lazy_gettext("Way of election"), WAYS)


def ways_to_fill() -> Mapping[str, Any]:
    """Return who can have the seat after the one who leaves it; the first deputy in line by name."""
    name = g.get("deputy_in_line")
    deputy = gettext("The first deputy in line moves up: %(name)s", name=name) if name else _DEPUTY
    return {Fill.NOBODY.value: _NOBODY, Fill.DEPUTY.value: deputy, Fill.ANOTHER.value: _ANOTHER}


_NOBODY = lazy_gettext("Nobody: it is vacant for now")
_DEPUTY = lazy_gettext("The first deputy in line moves up")
_ANOTHER = lazy_gettext("Another person")


class LeaveSeatSchema(Schema):
    """Somebody who leaves a seat, and who has it then."""

    ground = fields.choice(lazy_gettext("Why it ended"), GROUNDS, required=True)
    ended_on = fields.day(lazy_gettext("Last day"), required=True, help=lazy_gettext("The day itself counts."))
    fill = fields.choice(lazy_gettext("Who has the seat then"), ways_to_fill, required=True, widget="radio")
    person_id = lookups.person_or_new(
        lazy_gettext("Person"), help=lazy_gettext("Only if another person has the seat. Write a name.")
    )
    new_person = lookups.new_person()
    basis = resting_on(
        required=False,
        help=lazy_gettext("Needed for who has the seat then. Empty if it is left vacant without a decision."),
    )

    @validates_schema
    def whole(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require a basis, and the name of another person, where the seat is filled."""
        fill: str | None = values.get("fill")
        wrong: dict[str, Any] = {}
        if fill == Fill.ANOTHER and not values.get("person_id"):
            wrong["person_id"] = [fields.missing()]
        if fill in (Fill.DEPUTY, Fill.ANOTHER) and not values.get("basis"):
            wrong["basis"] = {"kind": [fields.missing()]}
        if wrong:
            raise ValidationError(wrong)


def _term(values: dict[str, Any], identity: UUID) -> dict[str, Any]:
    return rests_on(values) | {"seats": tuple(_seat(one, identity) for one in values.get("seats") or ())}


def _seat(values: Mapping[str, Any], body_id: UUID) -> new_term.TermSeat:
    person, seen = values.get("person_id"), values.get("seen")
    new = str(person) if isinstance(person, NewPerson) else None
    return new_term.TermSeat(
        seat_id=values["seat_id"],
        person_id=id_of_new(new, body_id) if new else person,
        new_person=new,
        again=values.get("what") == AGAIN,
        vacant=values.get("what") == VACANT,
        seen=None if seen is None else frozenset(_ids(seen)),
    )


def _ids(written: str) -> list[UUID]:
    found = []
    for one in written.split():
        try:
            found.append(UUID(one))
        except ValueError:
            continue
    return found


_COMMON: dict[str, Any] = {"identity": "appointment_id", "kind": Appointment, "places": PLACES, "fits": is_running}

NEW_TERM = Action(
    name="begin-term",
    path="ny-periode",
    title=lazy_gettext("Begin a new term"),
    button=lazy_gettext("Record the new term"),
    done=lazy_gettext("The new term is recorded."),
    intro=lazy_gettext(
        "Write who is elected to each seat. Those who have a seat now and are not elected again, leave it the day "
        "before. A seat for which nothing is written stays as it is."
    ),
    schema=NewTermSchema,
    command=new_term.BeginNewTerm,
    perform=new_term.begin_new_term,
    identity="body_id",
    kind=Body,
    places={**PLACES, "seat": "person_id", "seat-abolished": "person_id", "seat-unknown": "person_id"},
    template="seating/new_term.html",
    told=lambda: g.places,
    fits=lambda _: False,
    shaped=_term,
)
ACTIONS = (
    Action(
        name="replace",
        path="erstatt",
        title=lazy_gettext("Replace"),
        button=lazy_gettext("Record the replacement"),
        done=lazy_gettext("The replacement is recorded."),
        schema=ReplaceSchema,
        command=turns.ReplaceWith,
        perform=turns.replace_with,
        begins=lambda appointment: {"until": last_day(appointment.facts)},
        shaped=with_person,
        **_COMMON,
    ),
    Action(
        name="leave",
        path="fratre",
        title=lazy_gettext("Leaves the seat"),
        button=lazy_gettext("Record it"),
        done=lazy_gettext("It is recorded who left the seat, and who has it then."),
        schema=LeaveSeatSchema,
        command=turns.LeaveSeat,
        perform=turns.leave_seat,
        begins=lambda _: {"ground": Ground.RESIGNED, "fill": Fill.NOBODY},
        shaped=with_person,
        **_COMMON,
    ),
)
