"""People who may be the same, two and two, with the reasons: nobody is taken for another without a person's word."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from application.norwegian_order import norwegian_key
from application.questions.holdings import HoldingView, holdings_of_people
from application.questions.known import last_position
from application.questions.people import PersonView, list_people, people_by_id
from application.questions.people_alike import AlikePerson, alike_to_people
from application.questions.people_named import Post, posts_of
from application.questions.seen import Page
from application.registers.history import history
from domain.appointments import HOLDS
from domain.people import Person

_BATCH, _MOST_BATCHES = 100, 10


@dataclass(frozen=True, slots=True)
class LikelySame:
    """Two people whose names are alike; `reasons` are those of AlikePerson.

    `same_seat` and `same_body` say whether both held the same seat, or sat in one body on behalf of the same;
    `at_once` that they did so at the same time in two seats, which one person would not.
    """

    one: PersonView
    other: PersonView
    reasons: tuple[str, ...]
    posts: tuple[Post, ...]
    other_posts: tuple[Post, ...]
    same_seat: bool
    same_body: bool
    at_once: bool


def likely_same(connection: Connection, *, after: UUID | None = None, limit: int = 25) -> Page[LikelySame]:
    """Return people who may be the same, by name from after the one with the id `after`, each two once.

    At most a thousand people are looked at for one page, which may then hold few, and still be followed by another.
    """
    pairs: list[tuple[PersonView, AlikePerson]] = []
    following = after
    for _ in range(_MOST_BATCHES):
        batch = list_people(connection, after=following, limit=_BATCH)
        alike = alike_to_people(connection, [one.id for one in batch.items if one.same_as is None])
        for person in batch.items:
            following = person.id
            pairs += [(person, other) for other in alike.get(person.id, ()) if _place(person) < _place(other)]
            if len(pairs) >= limit:
                return Page(_told(connection, pairs), person.id.hex)
        if batch.next is None:
            return Page(_told(connection, pairs))
    return Page(_told(connection, pairs), following.hex if following else None)


def _place(one: PersonView | AlikePerson) -> tuple[str, str]:
    return norwegian_key(one.name), one.id.hex


def _told(connection: Connection, pairs: Sequence[tuple[PersonView, AlikePerson]]) -> list[LikelySame]:
    ids = sorted({one.id for pair in pairs for one in pair})
    people, apart = people_by_id(connection, ids), _told_apart(connection, ids)
    posts = posts_of(connection, ids)
    held: dict[UUID, list[HoldingView]] = defaultdict(list)
    for one in holdings_of_people(connection, ids, last_position(connection)):
        if one.state in HOLDS:
            held[one.person_id].append(one)
    found = []
    for person, alike in pairs:
        other = people[alike.id]
        if other.same_as is not None or frozenset((person.id, other.id)) in apart:
            continue
        both = [(first, second) for first in held[person.id] for second in held[other.id] if _is_beside(first, second)]
        found.append(
            LikelySame(
                one=person,
                other=other,
                reasons=tuple(str(reason) for reason in alike.reasons),
                posts=posts.get(person.id, ()),
                other_posts=posts.get(other.id, ()),
                same_seat=any(first.seat_id == second.seat_id for first, second in both),
                same_body=bool(both),
                at_once=any(_is_at_once(first, second) for first, second in both),
            )
        )
    return sorted(found, key=lambda one: (one.at_once, not one.same_seat, not one.same_body))


def _is_beside(first: HoldingView, second: HoldingView) -> bool:
    """Return whether two sat in the same body on behalf of the same."""
    return first.body_id == second.body_id and first.organisation_id == second.organisation_id


def _is_at_once(first: HoldingView, second: HoldingView) -> bool:
    """Return whether two held two seats on one day."""
    meets = first.valid_from < second.valid_to and second.valid_from < first.valid_to
    return meets and first.seat_id != second.seat_id


def _told_apart(connection: Connection, ids: Sequence[UUID]) -> set[frozenset[UUID]]:
    """Return the pairs of whom somebody has said that they are two."""
    statement = select(history.c.record_id, history.c.details).where(
        history.c.topic == Person.FoundDifferent.TOPIC, history.c.record_id.in_([one.hex for one in ids])
    )
    rows = connection.execute(statement)
    return {frozenset((UUID(row.record_id), UUID(row.details["person_id"]))) for row in rows}
