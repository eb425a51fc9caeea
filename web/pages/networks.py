"""Networks: `/nettverk`, who owns, convenes and leads each, its nearest meetings, and what is to be followed up."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from application.questions.bodies import BodyView, all_bodies
from application.questions.follow_ups import follow_ups_due
from application.questions.known import last_position
from application.questions.meeting_lists import ListedMeeting, list_meetings
from application.questions.meetings import bodies_of
from application.questions.organisations import OrganisationView, organisations_by_id
from domain import clock
from domain.access import Audience
from domain.bodies import BodyKind
from web.due import ToDo, to_do_lines
from web.meeting.words import WORDS
from web.services import current_services
from web.signed_in import asker

blueprint = Blueprint("networks", __name__)

_MOST = 500
"""So many meetings to come, so many that were held and so many follow-ups of all networks are looked through."""


@dataclass(frozen=True, slots=True)
class Network:
    """A network, the meetings of it that are nearest today, and what is to be done after its decisions."""

    body: BodyView
    next: ListedMeeting | None
    last: ListedMeeting | None
    follow_ups: Sequence[ToDo]


@blueprint.get("/nettverk")
def index() -> ResponseReturnValue:
    """Show all networks, those in force first; follow-ups to those who are signed in."""
    with current_services().stores.registers.connect() as connection:
        bodies = [one for one in all_bodies(connection) if one.kind == BodyKind.NETWORK]
        networks = networks_of(connection, bodies, asker().audience)
        organisations = _organisations(connection, bodies)
    return render_template("networks/index.html", networks=networks, organisations=organisations, **WORDS)


def networks_of(connection: Connection, bodies: Sequence[BodyView], audience: Audience) -> list[Network]:
    """Return bodies with their nearest meetings and what is to be followed up, by a constant number of questions."""
    ids = [one.id for one in bodies]
    if not ids:
        return []
    now: dict[str, Any] = {"on": clock.today().isoformat(), "known": last_position(connection), "bodies": ids}
    coming = list_meetings(connection, audience, state="to-come", limit=_MOST, **now).items
    past = list_meetings(connection, audience, state="took-place", limit=_MOST, **now).items
    joint = bodies_of(connection, [one.meeting.id for one in (*coming, *past)], now["known"])
    following, latest = _first_of_each(coming, joint), _first_of_each(past, joint)
    to_do: dict[UUID, list[ToDo]] = defaultdict(list)
    for line in to_do_lines(follow_ups_due(connection, audience, bodies=ids, limit=_MOST).items):
        to_do[line.decision.body_id].append(line)
    return [Network(one, following.get(one.id), latest.get(one.id), to_do[one.id]) for one in bodies]


def _first_of_each(listed: Sequence[ListedMeeting], joint: Mapping[UUID, Sequence[UUID]]) -> dict[UUID, ListedMeeting]:
    """Return by body the first of the meetings that it meets in, alone or with others."""
    found: dict[UUID, ListedMeeting] = {}
    for one in listed:
        for body_id in (one.meeting.body_id, *joint.get(one.meeting.id, ())):
            found.setdefault(body_id, one)
    return found


def _organisations(connection: Connection, bodies: Sequence[BodyView]) -> Mapping[UUID, OrganisationView]:
    named = {one for body in bodies for one in (body.owner_id, body.convener_id) if one is not None}
    return organisations_by_id(connection, sorted(named)) if named else {}
