"""Who voted on a decision or was not impartial in it, and which people the names that were written are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.decisions import decisions_by_id
from application.questions.holdings import shown_people
from application.questions.people import people_names
from application.questions.recusals import Recusal, recusals_of
from application.registers.directory import names
from application.registers.person_words import person_words
from domain.access import Audience
from domain.person_names import name_words, same_name_key


@dataclass(frozen=True, slots=True)
class TookPart:
    """Somebody by the name that was written, on whose behalf, and in whose place. `parties` are organisations' names.

    `people` are the ids and names of those who bear or bore that name: one, nobody who is registered, or several, and
    then nobody knows which. `recusal` says that they were not impartial, `voted` that they voted.
    """

    name: str
    parties: tuple[str, ...] = ()
    deputy_for: str | None = None
    voted: bool = False
    recusal: Recusal | None = None
    people: tuple[tuple[UUID, str], ...] = ()

    @property
    def is_one(self) -> bool:
        """Whether it is known who it is."""
        return len(self.people) == 1


def took_part(connection: Connection, decision_id: UUID, audience: Audience, known: int) -> list[TookPart]:
    """Return who voted, in the order they are written, and then others who were not impartial.

    Nobody where the asker may not see the decision's content. A constant number of queries, and one for each step that
    people were found to be the same as others.
    """
    view = decisions_by_id(connection, [decision_id], audience).get(decision_id)
    if view is None or not view.sees_content:
        return []
    found: dict[str, TookPart] = {}
    for vote in (vote for ballot in view.ballots for vote in ballot["votes"] if vote["attended"]):
        key = same_name_key(vote["attended"])
        one = found.get(key) or TookPart(vote["attended"], deputy_for=vote["deputy_for"], voted=True)
        found[key] = replace(one, parties=tuple(dict.fromkeys((*one.parties, vote["party"]))))
    recused = recusals_of(connection, decision_id)
    bearing = _bearing(connection, [*found, *(one.name for one in recused)])
    told = {one.person_id for one in recused if one.person_id}
    shown = shown_people(connection, told.union(*bearing.values()), known)
    called = people_names(connection, [shown.get(one, one) for one in told.union(*bearing.values())])

    def people(some: Iterable[UUID]) -> tuple[tuple[UUID, str], ...]:
        whole = dict.fromkeys(shown.get(one, one) for one in some)
        return tuple((one, called.get(one, "")) for one in whole)

    found = {key: replace(one, people=people(bearing[key])) for key, one in found.items()}
    for recusal in recused:
        key = same_name_key(recusal.name)
        those = people([recusal.person_id] if recusal.person_id else bearing[key])
        voted = key if key in found else _same_one(found, those)
        one = found[voted] if voted else TookPart(recusal.name)
        found[voted or key] = replace(one, recusal=recusal, people=those or one.people)
    return list(found.values())


def _same_one(found: dict[str, TookPart], those: tuple[tuple[UUID, str], ...]) -> str | None:
    """Return the key of somebody who voted under another name and is the same person, if that is known."""
    return next((key for key, one in found.items() if one.is_one and one.people == those), None)


def _bearing(connection: Connection, written: Sequence[str]) -> dict[str, list[UUID]]:
    """Return for each name, as `same_name_key` has it, the people who bear or bore exactly that name: two queries."""
    words = sorted({word for name in written for word in name_words(name)})
    sharing = select(person_words.c.person_id).where(person_words.c.word.in_(words))
    statement = select(names.c.record_id, names.c.name).where(names.c.kind == "person", names.c.record_id.in_(sharing))
    wanted = {same_name_key(name) for name in written}
    found: dict[str, dict[UUID, None]] = defaultdict(dict)
    for row in connection.execute(statement.order_by(names.c.record_id)):
        key = same_name_key(row.name)
        if key in wanted:
            found[key][UUID(row.record_id)] = None
    return defaultdict(list, {key: list(people) for key, people in found.items()})
