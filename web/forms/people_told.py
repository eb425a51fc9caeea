"""People as forms name them: with what they are and were, so that two of the same name are told apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.lookups import Named
from application.questions.people import people_names
from application.questions.people_named import NamedPerson, people_named, posts_of
from web.seat_roles import post_in_words

MOST_POSTS = 2


def named(one: NamedPerson) -> Named:
    """Return a person as a form names one: `Kari Nordmann`, `Medlem i Regionrådet for Prøvdal kommune 2019–2023`."""
    told = "; ".join(post_in_words(each) for each in one.posts[:MOST_POSTS])
    return Named(one.id, one.name, told or gettext("no seat recorded (%(id)s)", id=one.id.hex[:6]))


def several(found: Sequence[NamedPerson]) -> list[Named]:
    """Return people as a form names them, those of whom the same is told apart by the beginnings of their ids."""
    return told_apart([named(one) for one in found])


def told_apart(told: Sequence[Named]) -> list[Named]:
    """Return what is named as it is; of what is told the same, with the beginnings of the ids."""
    alike = Counter((one.name, one.title) for one in told)
    return [
        replace(one, title=f"{one.title} ({one.id.hex[:6]})") if alike[one.name, one.title] > 1 else one for one in told
    ]


def by_id(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, Named]:
    """Return people by id, as forms name them."""
    posts = posts_of(connection, identities)
    names = people_names(connection, identities)
    offered = {one.id: one for name in set(names.values()) for one in several(people_named(connection, name))}
    return {one: offered.get(one) or named(NamedPerson(one, name, posts.get(one, ()))) for one, name in names.items()}
