"""Whom papers of meetings are sent to: those who sit in the bodies that day, and the control committees.

Events hold names alone; addresses are looked up in the contact list, for whoever sends.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask_babel import gettext

from application.office.contacts import Contact
from application.questions.board import Sitter, board_on
from application.questions.known import last_position
from domain.access import Audience
from web.forms.seats import participants_now
from web.services import current_services

_CONTROL = "kontrollutval"
"""What a department that is a control committee has in its name, in bokmål and nynorsk alike."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody something is sent to, with the address that the contact list knows; None where it knows none."""

    name: str
    email: str | None = None


def members_on(facts: Mapping[str, Any], day: str) -> list[Recipient]:
    """Return those who sit in the bodies of a meeting on a day, or act in a seat there; each once.

    The participants where nobody is recorded to sit there.
    """
    sitting: dict[UUID, Sitter] = {}
    with current_services().stores.registers.connect() as connection:
        known = last_position(connection)
        for body in (facts["body_id"], *facts["bodies"]):
            for row in board_on(connection, UUID(body), day, known, Audience.OFFICER).rows:
                sitting |= {one.person_id: one for one in (*row.holders, *row.acting)}
    if not sitting:
        return _organisations(participants_now())
    reached = _contacts(one.holding.organisation_id for one in sitting.values())
    return [
        Recipient(one.person, _email_of(one.person, reached.get(one.holding.organisation_id, ())))
        for one in sitting.values()
    ]


def told_of_minutes(facts: Mapping[str, Any], day: str) -> list[Recipient]:
    """Return those who are told of minutes: the members, the participants and their control committees."""
    found = [*members_on(facts, day), *_organisations(participants_now()), *control_committees()]
    return list({one.name: one for one in found}.values())


def control_committees() -> list[Recipient]:
    """Return the control committee of each participant."""
    there = participants_now()
    reached = _contacts(map(UUID, there))
    found = []
    for identity, name in there.items():
        told = [one for one in reached.get(UUID(identity), ()) if _CONTROL in (one.department or "").casefold()]
        email = next((one.email for one in told if one.email), None)
        found.append(Recipient(gettext("The control committee of %(municipality)s", municipality=name), email))
    return found


def _organisations(there: Mapping[str, str]) -> list[Recipient]:
    reached = _contacts(map(UUID, there))
    return [Recipient(name, _email_of(None, reached.get(UUID(identity), ()))) for identity, name in there.items()]


def _contacts(organisations: Iterable[UUID | None]) -> Mapping[UUID | None, list[Contact]]:
    wanted = {one for one in organisations if one is not None}
    return dict(current_services().contacts.contacts_of(wanted).items())


def _email_of(person: str | None, reached: Iterable[Contact]) -> str | None:
    """Return the address of a person, or of an organisation as a whole."""
    wanted = person.casefold() if person else None
    told = (one.email for one in reached if one.email and (one.person.casefold() if one.person else None) == wanted)
    return next(told, None)
