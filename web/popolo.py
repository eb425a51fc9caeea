"""Popolo (https://www.popoloproject.com): people, organisations, posts and memberships as others exchange them.

Bodies are organisations too, classified as the archive does; a post is a seat, and a membership an appointment. Dates
are ISO 8601 and may be a year or a month, as Popolo has them. Leaves, acting and nominations are not among what Popolo
knows, and are left out. `end_reason`, `basis`, `number` and `deputy_for` are ours beside its own properties.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.bases import BasisView, basis_view, decisions_of_bases
from application.questions.bodies import BodyView, bodies_by_id
from application.questions.borne_names import Name
from application.questions.holdings import HoldingView, shown_people
from application.questions.organisations import OrganisationView, organisations_by_id
from application.questions.people import PersonView, people_by_id
from application.questions.seats import SeatView, seats_by_id
from domain.access import Audience
from domain.appointments import HOLDS
from domain.intervals import BEGINNING, OPEN, day_before
from web.addresses import appointment_address, body_address, decision_address, organisation_address, person_address
from web.api.bases import basis_json
from web.attestations.words import basis_words
from web.exports.listing import whole_address
from web.formats import day_before as last_before
from web.labels import label


def popolo(
    connection: Connection,
    holdings: Sequence[HoldingView],
    known: int,
    audience: Audience,
    *,
    people: Iterable[UUID] = (),
    organisations: Iterable[UUID] = (),
    bodies: Iterable[UUID] = (),
) -> dict[str, list[dict[str, Any]]]:
    """Return appointments with all they name, and these people, organisations and bodies, by a few queries."""
    told: dict[UUID, HoldingView] = {one.appointment_id: one for one in holdings if one.state in HOLDS}
    held = list(told.values())
    shown = shown_people(connection, {one.person_id for one in held}, known)
    persons = people_by_id(connection, sorted({shown.get(one.person_id, one.person_id) for one in held} | {*people}))
    others = people_by_id(connection, sorted(shown))
    seats = seats_by_id(connection, sorted({one.seat_id for one in held}), known)
    in_bodies = bodies_by_id(connection, sorted({one.body_id for one in held} | {*bodies}))
    named = {one.organisation_id for one in held} | {one.organisation_id for one in seats.values()} | {*organisations}
    named |= {one.owner_id for one in in_bodies.values()}
    senders = organisations_by_id(connection, sorted(one for one in named if one is not None))
    decisions = decisions_of_bases(connection, [one.basis for one in held], audience)
    bodies_of_seats = {one.seat_id: one.body_id for one in held}
    return {
        "persons": [
            _person(one, [others[each] for each, other in shown.items() if other == one.id and each in others])
            for one in persons.values()
        ],
        "organizations": [
            *(_body(one) for one in in_bodies.values()),
            *(_organisation(one) for one in senders.values()),
        ],
        "posts": [_post(one, bodies_of_seats[one.id], senders) for one in seats.values()],
        "memberships": [
            _membership(one, shown.get(one.person_id, one.person_id), basis_view(one.basis, decisions)) for one in held
        ],
    }


def _person(one: PersonView, same: Sequence[PersonView]) -> dict[str, Any]:
    names = _other_names(one.name, one.names)
    names += [{"name": name.name, "note": "alternate"} for other in same for name in other.names]
    return {
        "id": str(one.id),
        "name": one.name,
        "other_names": names,
        "identifiers": [{"scheme": "regionarkiv", "identifier": str(each.id)} for each in (one, *same)],
        "sources": [_source(person_address(one.id))],
    }


def _body(one: BodyView) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "name": one.name,
        "classification": one.kind,
        "parent_id": str(one.owner_id) if one.owner_id else None,
        "founding_date": one.established_on,
        "dissolution_date": one.dissolved_on,
        "other_names": _other_names(one.name, one.names),
        "identifiers": [{"scheme": "abbreviation", "identifier": one.abbreviation}],
        "sources": [_source(body_address(one.abbreviation))],
    }


def _organisation(one: OrganisationView) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "name": one.name,
        "classification": one.kind,
        "parent_id": None,
        "founding_date": None,
        "dissolution_date": one.merged_on,
        "other_names": _other_names(one.name, one.names),
        "identifiers": [{"scheme": each.kind, "identifier": each.number} for each in one.numbers],
        "sources": [_source(organisation_address(one.id))],
    }


def _other_names(now: str, names: Sequence[Name]) -> list[dict[str, Any]]:
    """Return the names that are not borne now, and the one that is where it has not been so from the beginning."""
    ends = [last_before(one.valid_from) for one in names[1:]] + [None]
    dated = [
        {"name": one.name, "start_date": one.valid_from, "end_date": end} for one, end in zip(names, ends, strict=True)
    ]
    return [one for one in dated if one["name"] != now or one["start_date"]]


def _post(one: SeatView, body_id: UUID, senders: Mapping[UUID, OrganisationView]) -> dict[str, Any]:
    sender = senders.get(one.organisation_id) if one.organisation_id else None
    role = one.label or label("seat", one.role)
    return {
        "id": str(one.id),
        "label": ", ".join(filter(None, (role, sender.name if sender else None, str(one.number)))),
        "role": one.role,
        "organization_id": str(body_id),
        "start_date": None if one.valid_from == BEGINNING else one.valid_from,
        "end_date": None if one.valid_to == OPEN else day_before(one.valid_to),
        "number": one.number,
        "deputy_for": str(one.deputy_for) if one.deputy_for else None,
    }


def _membership(one: HoldingView, person_id: UUID, basis: BasisView) -> dict[str, Any]:
    decision = basis.decision
    page = decision_address(decision.slug) if decision else appointment_address(one.appointment_id)
    return {
        "id": str(one.appointment_id),
        "label": label("seat", one.role),
        "role": one.role,
        "person_id": str(person_id),
        "organization_id": str(one.body_id),
        "post_id": str(one.seat_id),
        "on_behalf_of_id": str(one.organisation_id) if one.organisation_id else None,
        "start_date": one.term_from,
        "end_date": one.term_until,
        "end_reason": one.ground,
        "sources": [_source(page, basis_words(basis))],
        "basis": basis_json(basis),
    }


def _source(address: str, note: str | None = None) -> dict[str, str]:
    return {"url": whole_address(address), **({"note": note} if note else {})}
