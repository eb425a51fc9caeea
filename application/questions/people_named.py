"""People by what somebody types to name one, each with what they held: two of the same name are told apart by it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from application.norwegian_order import norwegian_key
from application.questions.bodies import body_names
from application.questions.holdings import HoldingView, holdings_of_people, shown_people, those_same
from application.questions.known import last_position
from application.questions.organisations import organisation_names
from application.questions.people import people_by_id
from application.questions.seen import has_words
from application.registers.directory import names
from domain.appointments import State
from domain.intervals import BEGINNING, OPEN, day_after

MOST = 10
_MOST_MATCHES = 300


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody is or was somewhere: the days of the whole appointment as they were written."""

    role: str
    body: str
    organisation: str | None
    term_from: str | None
    term_until: str | None


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person as a form names one, with what they are and were, the latest first."""

    id: UUID
    name: str
    posts: tuple[Post, ...]


def people_named(connection: Connection, typed: str, *, limit: int = MOST) -> list[NamedPerson]:
    """Return people by what they are or were called, those whose name begins so first; of those found the same, one."""
    statement = select(names.c.record_id).where(names.c.kind == "person", has_words(names.c.name, typed)).distinct()
    found = [
        UUID(one) for one in connection.execute(statement.order_by(names.c.record_id).limit(_MOST_MATCHES)).scalars()
    ]
    shown = shown_people(connection, found, last_position(connection))
    people = people_by_id(connection, sorted({shown.get(one, one) for one in found}))
    wanted = typed.strip().casefold()
    order = sorted(
        people.values(),
        key=lambda one: (not one.name.casefold().startswith(wanted), norwegian_key(one.name), one.id),
    )
    posts = posts_of(connection, [one.id for one in order[:limit]])
    return [NamedPerson(one.id, one.name, posts.get(one.id, ())) for one in order[:limit]]


def posts_of(connection: Connection, people: Sequence[UUID], *, on: str | None = None) -> dict[UUID, tuple[Post, ...]]:
    """Return what people are and were, the latest first, or what they are on an ISO day; nominations are left out."""
    now = last_position(connection)
    same = those_same(connection, people, now)
    first, end = (BEGINNING, OPEN) if on is None else (on, day_after(on))
    found = holdings_of_people(connection, sorted(same), now, first=first, end=end)
    latest = {one.appointment_id: one for one in found if one.state not in (State.NOMINATED, State.ANNULLED)}
    return _posts(connection, latest.values(), same)


def _posts(
    connection: Connection, found: Iterable[HoldingView], shown: Mapping[UUID, UUID]
) -> dict[UUID, tuple[Post, ...]]:
    order = sorted(found, key=lambda one: (one.valid_to, one.valid_from, one.appointment_id), reverse=True)
    bodies = body_names(connection, {one.body_id for one in order})
    senders = organisation_names(connection, {one.organisation_id for one in order if one.organisation_id})
    posts: dict[UUID, tuple[Post, ...]] = {}
    for one in order:
        sender = senders.get(one.organisation_id) if one.organisation_id else None
        post = Post(one.role, bodies[one.body_id].name, sender, one.term_from, one.term_until)
        posts[shown[one.person_id]] = (*posts.get(shown[one.person_id], ()), post)
    return posts
