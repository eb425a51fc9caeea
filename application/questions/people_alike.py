"""People who may be the same by their names, with the reasons: nobody is taken for another without a person's word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from application.norwegian_order import norwegian_key
from application.registers.directory import names, people
from application.registers.person_words import person_words
from domain.person_names import Likeness, alike, name_words

_MOST_CANDIDATES = 2000
_ORDER = list(Likeness)


@dataclass(frozen=True, slots=True)
class AlikePerson:
    """A person with a name that is like another: what they are called now, and which of their names it is.

    `reasons` say in what the two differ: values of `domain.person_names.Likeness`, the most telling first.
    """

    id: UUID
    name: str
    by_name: str
    reasons: tuple[Likeness, ...]


def people_alike(
    connection: Connection, name: str, *, but: Iterable[UUID] = (), most: int | None = 20
) -> list[AlikePerson]:
    """Return the people who have or had a name like this one, the likeliest first, without those in `but`.

    Those who were found to be the same as somebody are told too, each by themselves.
    """
    left_out = set(but)
    called = _called(connection, _sharing(connection, [name]))
    found = [one for one in _likest(name, called) if one.id not in left_out]
    return found[:most]


def alike_to_names(connection: Connection, names_read: Sequence[str]) -> dict[str, list[AlikePerson]]:
    """Return, for each of these names that is like one, the people who have or had such a name, the likeliest first."""
    called = _called(connection, _sharing(connection, names_read))
    return {name: found for name in names_read if (found := _likest(name, called))}


def alike_to_people(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, list[AlikePerson]]:
    """Return, for each of these people who has any, those others who have or had a name like one of theirs.

    Two who are recorded as the same, directly or both as the same third, are no longer in question.
    """
    own = _called(connection, identities)
    written = [name for called in own.values() for name in called.borne]
    called = _called(connection, _sharing(connection, written))
    found: dict[UUID, list[AlikePerson]] = {}
    for identity, one in own.items():
        others = {other: its for other, its in called.items() if other != identity and its.shown != one.shown}
        best: dict[UUID, AlikePerson] = {}
        for name in one.borne:
            for like in _likest(name, others):
                known = best.get(like.id)
                if known is None or _likelihood(like) < _likelihood(known):
                    best[like.id] = like
        if best:
            found[identity] = sorted(best.values(), key=_likelihood)
    return found


@dataclass(frozen=True, slots=True)
class _Called:
    name: str
    shown: UUID
    borne: tuple[str, ...]


def _sharing(connection: Connection, written: Sequence[str]) -> list[UUID]:
    """Return the people who have a word of their name in common with one of these names."""
    words = sorted({word for name in written for word in name_words(name)})
    statement = select(person_words.c.person_id).where(person_words.c.word.in_(words)).distinct()
    rows = connection.execute(statement.order_by(person_words.c.person_id).limit(_MOST_CANDIDATES * len(written)))
    return [UUID(one) for one in rows.scalars()]


def _called(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, _Called]:
    wanted = [one.hex for one in identities]
    borne: dict[str, list[str]] = defaultdict(list)
    said = select(names.c.record_id, names.c.name).where(names.c.record_id.in_(wanted)).order_by(names.c.position)
    for row in connection.execute(said):
        borne[row.record_id].append(row.name)
    rows = connection.execute(select(people).where(people.c.id.in_(wanted)))
    return {
        UUID(row.id): _Called(row.name, UUID(row.same_as or row.id), tuple(dict.fromkeys(borne[row.id])))
        for row in rows
    }


def _likest(name: str, called: dict[UUID, _Called]) -> list[AlikePerson]:
    found = []
    for identity, one in called.items():
        likenesses = [(likeness, borne) for borne in one.borne if (likeness := alike(name, borne))]
        if likenesses:
            likeness, borne = min(likenesses, key=lambda pair: _rank(pair[0].reasons))
            found.append(AlikePerson(identity, one.name, borne, likeness.reasons))
    return sorted(found, key=_likelihood)


def _likelihood(one: AlikePerson) -> tuple[tuple[int, ...], str, str]:
    return _rank(one.reasons), norwegian_key(one.name), one.id.hex


def _rank(reasons: tuple[Likeness, ...]) -> tuple[int, ...]:
    return len(reasons), *(_ORDER.index(one) for one in reasons)
