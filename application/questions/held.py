"""What people hold and held, each appointment as one line: who, as what, where, for whom, from when to when, by what.

People who were found to be the same are one. Nominations are for the signed in.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.bodies import BodyView, bodies_by_id
from application.questions.borne_names import Name
from application.questions.decisions import decisions_by_id
from application.questions.organisations import OrganisationView, organisations_by_id
from application.questions.people import people_names
from application.registers.appointment_tables import appointment_spans, appointments
from application.registers.columns import STILL_KNOWN
from application.registers.directory import names, people
from domain.access import Audience
from domain.appointments import Ground, last_day
from domain.dates import PartialDate


@dataclass(frozen=True, slots=True)
class HeldView:
    """An appointment as it is known now. `first` and `last` are days as they were written, None where none is known.

    `body` and `organisation` are what they were called when it began, `..._now` what they are called now. `decision` is
    the reference of the decision of ours that it rests on, where the asker may know of that.
    """

    id: UUID
    person_id: UUID
    person: str
    body_id: UUID
    body: str
    body_now: str
    abbreviation: str
    organisation_id: UUID | None
    organisation: str | None
    organisation_now: str | None
    role: str
    is_made: bool
    is_annulled: bool
    first: str | None
    last: str | None
    basis: dict[str, Any]
    decision: str | None


@dataclass(frozen=True, slots=True)
class PersonHeld:
    """A person under the name that is shown, with all other names, those of others who are the same among them.

    `held` has the latest first.
    """

    id: UUID
    name: str
    names: tuple[str, ...]
    held: tuple[HeldView, ...]


def held_by_id(connection: Connection, identities: Sequence[UUID], audience: Audience) -> dict[UUID, HeldView]:
    """Return appointments by id, by a constant number of queries; not those that were registered by mistake."""
    wanted = [one.hex for one in identities]
    rows = connection.execute(select(appointments.c.id, appointments.c.facts).where(appointments.c.id.in_(wanted)))
    told = {UUID(row.id): json.loads(row.facts) for row in rows}
    seen = {one: facts for one, facts in told.items() if _is_seen(facts, audience)}
    shown = shown_as(connection, [UUID(facts["person_id"]) for facts in seen.values()])
    called = people_names(connection, list(shown.values()))
    bodies = bodies_by_id(connection, [UUID(facts["body_id"]) for facts in seen.values()])
    senders = [UUID(facts["organisation_id"]) for facts in seen.values() if facts["organisation_id"]]
    organisations = organisations_by_id(connection, senders)
    decided = decisions_by_id(connection, [one for facts in seen.values() if (one := _decision_id(facts))], audience)
    found = {}
    for one, facts in seen.items():
        person_id = shown[UUID(facts["person_id"])]
        organisation = organisations[UUID(facts["organisation_id"])] if facts["organisation_id"] else None
        decision = decided.get(decision_id) if (decision_id := _decision_id(facts)) else None
        found[one] = _held(
            one,
            facts,
            (person_id, called.get(person_id, "")),
            bodies[UUID(facts["body_id"])],
            organisation,
            decision.reference if decision else None,
        )
    return found


def held_by_people(connection: Connection, identities: Sequence[UUID], audience: Audience) -> dict[UUID, PersonHeld]:
    """Return people by id with what they hold and held; who is shown under another is left out."""
    shown = shown_as(connection, identities)
    alone = [one for one in identities if shown.get(one) == one]
    same = same_as(connection, alone)
    everybody = [one for group in same.values() for one in group]
    spans = appointment_spans.c
    statement = select(spans.appointment_id).where(
        spans.person_id.in_([one.hex for one in everybody]), spans.known_to == STILL_KNOWN
    )
    theirs = [UUID(one) for one in connection.execute(statement.distinct()).scalars()]
    held: dict[UUID, list[HeldView]] = defaultdict(list)
    for view in held_by_id(connection, theirs, audience).values():
        held[view.person_id].append(view)
    called = people_names(connection, alone)
    borne = _names(connection, same)
    return {
        one: PersonHeld(
            id=one,
            name=called[one],
            names=tuple(name for name in borne[one] if name != called[one]),
            held=tuple(sorted(held[one], key=lambda view: (view.first or "", view.id.hex), reverse=True)),
        )
        for one in alone
    }


def all_names(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Return every name of people who are shown, by id, those of others who are the same among them."""
    return _names(connection, same_as(connection, identities))


def shown_as(connection: Connection, identities: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return under whom people are shown now, by id: most as themselves. One query, and one for each step further."""
    known: dict[str, str | None] = {}
    wanted = {one.hex for one in identities}
    fresh = wanted
    while fresh:
        rows = connection.execute(select(people.c.id, people.c.same_as).where(people.c.id.in_(sorted(fresh))))
        found = {row.id: row.same_as for row in rows}
        known |= found
        fresh = {one for one in found.values() if one} - set(known)
    return {UUID(one): UUID(_followed(known, one)) for one in wanted if one in known}


def same_as(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """Return for each person who is shown everybody who is the same, that one first. A query for each step further."""
    leads = {one.hex: one for one in identities}
    found = {one: [one] for one in identities}
    fresh = list(leads)
    while fresh:
        statement = select(people.c.id, people.c.same_as).where(people.c.same_as.in_(fresh)).order_by(people.c.id)
        rows = list(connection.execute(statement))
        for row in rows:
            leads[row.id] = leads[row.same_as]
            found[leads[row.id]].append(UUID(row.id))
        fresh = [row.id for row in rows]
    return found


def _followed(known: dict[str, str | None], one: str) -> str:
    while other := known.get(one):
        one = other
    return one


def _names(connection: Connection, same: Mapping[UUID, Sequence[UUID]]) -> dict[UUID, tuple[str, ...]]:
    everybody = [one.hex for group in same.values() for one in group]
    borne: dict[UUID, list[str]] = defaultdict(list)
    statement = select(names.c.record_id, names.c.name).where(names.c.record_id.in_(everybody))
    for row in connection.execute(statement.order_by(names.c.position)):
        borne[UUID(row.record_id)].append(row.name)
    return {one: tuple(dict.fromkeys(name for each in group for name in borne[each])) for one, group in same.items()}


def _is_seen(facts: dict[str, Any], audience: Audience) -> bool:
    if facts["is_withdrawn"]:
        return False
    return bool(facts["is_made"] or (facts["is_nominated"] and audience > Audience.PUBLIC))


def _basis(facts: dict[str, Any]) -> dict[str, Any]:
    return dict(facts["basis"] if facts["is_made"] else facts["nomination_basis"])


def _decision_id(facts: dict[str, Any]) -> UUID | None:
    named = _basis(facts).get("decision_id")
    return UUID(named) if named else None


def _held(
    identity: UUID,
    facts: dict[str, Any],
    person: tuple[UUID, str],
    body: BodyView,
    organisation: OrganisationView | None,
    decision: str | None,
) -> HeldView:
    first = facts["valid_from"] if facts["is_made"] else facts["nominated_on"]
    day = PartialDate.parse(first).first if first else date.min
    return HeldView(
        id=identity,
        person_id=person[0],
        person=person[1],
        body_id=body.id,
        body=_name_on(body.names, day, body.name),
        body_now=body.name,
        abbreviation=body.abbreviation,
        organisation_id=organisation.id if organisation else None,
        organisation=_name_on(organisation.names, day, organisation.name) if organisation else None,
        organisation_now=organisation.name if organisation else None,
        role=facts["role"],
        is_made=facts["is_made"],
        is_annulled=facts["ground"] == Ground.ANNULLED,
        first=first,
        last=last_day(facts) if facts["is_made"] else None,
        basis=_basis(facts),
        decision=decision,
    )


def _name_on(borne: Sequence[Name], day: date, now: str) -> str:
    """Return the last of names, the oldest first, that was borne by a day: where none was, the first one."""
    called = [one.name for one in borne if one.valid_from is None or PartialDate.parse(one.valid_from).first <= day]
    return called[-1] if called else borne[0].name if borne else now
