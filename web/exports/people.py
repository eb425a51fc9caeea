"""People, and what they and organisations have where, as files. All of it is public but nominations."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext, lazy_gettext

from application.questions.people import PersonView
from application.questions.people_named import Post
from application.questions.representation import HeldView
from domain.intervals import BEGINNING, OPEN, day_before
from web.addresses import appointment_address, person_address
from web.api.held import HeldSchema, held_json
from web.api.people import PersonSchema, person_json
from web.exports.listing import Column, Listing, day, moment, whole_address
from web.labels import label
from web.seat_roles import held_role, post_in_words, role_words


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person, what they are today, and whom they are shown under if they are the same as another."""

    person: PersonView
    posts: tuple[Post, ...]
    shown_under: str | None


def basis_words(one: HeldView) -> str:
    """Return on what an appointment rests."""
    if one.basis.is_hidden:
        return str(gettext("A decision that is not published"))
    if one.basis.is_missing:
        return label("basis", one.basis.kind)
    return one.basis.authority or (one.basis.decision.body_name if one.basis.decision else "")


def _earlier(row: PersonRow) -> str:
    return ", ".join(dict.fromkeys(each.name for each in row.person.names if each.name != row.person.name))


def _deputies(one: HeldView) -> str:
    return ", ".join(f"{each.name} ({role_words(each.role, each.number).lower()})" for each in one.deputies)


def _address(one: HeldView) -> str:
    return whole_address(appointment_address(one.holding.appointment_id))


def _state(one: HeldView) -> str:
    return label("holding", one.holding.state)


PEOPLE = Listing[PersonRow](
    name=lazy_gettext("People"),
    columns=(
        Column(lazy_gettext("Name"), lambda row: row.person.name, 40),
        Column(lazy_gettext("Earlier names"), _earlier, 40),
        Column(lazy_gettext("Is today"), lambda row: "; ".join(map(post_in_words, row.posts)), 60),
        Column(lazy_gettext("Shown under"), lambda row: row.shown_under, 40),
        Column(lazy_gettext("Address"), lambda row: whole_address(person_address(row.person.id)), 40),
    ),
    schema=PersonSchema,
    as_json=lambda rows: [person_json(row.person) for row in rows],
)

_COLUMNS = (
    Column[HeldView](lazy_gettext("Body"), lambda row: row.body_name, 36),
    Column[HeldView](lazy_gettext("Role"), held_role, 24),
    Column[HeldView](lazy_gettext("Name"), lambda row: row.person, 30),
    Column[HeldView](lazy_gettext("For"), lambda row: row.organisation, 30),
    Column[HeldView](lazy_gettext("From"), lambda row: day(row.holding.term_from)),
    Column[HeldView](lazy_gettext("To and including"), lambda row: day(row.holding.term_until)),
    Column[HeldView](lazy_gettext("Status"), _state),
    Column[HeldView](
        lazy_gettext("Status from"),
        lambda row: None if row.holding.valid_from == BEGINNING else day(row.holding.valid_from),
    ),
    Column[HeldView](
        lazy_gettext("Status to and including"),
        lambda row: None if row.holding.valid_to == OPEN else day(day_before(row.holding.valid_to)),
    ),
    Column[HeldView](lazy_gettext("Deputies"), _deputies, 40),
    Column[HeldView](lazy_gettext("Decided by"), basis_words, 36),
    Column[HeldView](lazy_gettext("Case number of the decision"), lambda row: row.basis.reference, 24),
    Column[HeldView](lazy_gettext("Decided"), lambda row: day(row.basis.decided_on)),
    Column[HeldView](lazy_gettext("Recorded"), lambda row: moment(row.recorded_at), 20),
    Column[HeldView](
        lazy_gettext("Address"), lambda row: whole_address(appointment_address(row.holding.appointment_id)), 40
    ),
)


def _listing(name: Any) -> Listing[HeldView]:
    return Listing(
        name=name, columns=_COLUMNS, schema=HeldSchema, as_json=lambda rows: [held_json(row) for row in rows]
    )


HELD = _listing(lazy_gettext("Appointments"))
SENT = _listing(lazy_gettext("Representation"))
