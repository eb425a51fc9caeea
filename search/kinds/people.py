"""People as search entries."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection

from application.questions.held import PersonHeld, held_by_people
from application.registers.directory import people
from domain.access import Audience
from search.entries import Entry
from search.kinds.held_words import held_facets, line, years_line
from search.kinds.ids import ids_after
from search.records import Sources, by_audience, lines


class PersonKind:
    """People: all their names, also those of others who are the same, and what they hold and held.

    Who was found to be the same as another has no entry. Nominations are in what the signed in find.
    """

    name = "person"

    def ids_after(self, connection: Connection, last: UUID | None, limit: int) -> list[UUID]:
        """Return ids of people."""
        return ids_after(connection, people, last, limit)

    def entries(self, sources: Sources, ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
        """Return the entries of people."""
        seen = {audience: held_by_people(sources.connection, ids, audience) for audience in _DIFFERENT}
        built = {
            audience: {one: _entry(sources, view) for one, view in found.items()} for audience, found in seen.items()
        }
        return {
            one: by_audience(lambda audience, one=one: built[min(audience, _SIGNED_IN)].get(one))  # type: ignore[misc]
            for one in ids
        }


_SIGNED_IN = Audience.READER
_DIFFERENT = (Audience.PUBLIC, _SIGNED_IN)


def _entry(sources: Sources, view: PersonHeld) -> Entry:
    return Entry(
        record_id=view.id,
        audiences=frozenset(),
        kind=PersonKind.name,
        reference="",
        title=view.name,
        text=lines(*view.names, *map(line, view.held), years_line(view.held)),
        facets=held_facets(sources, view.held),
    )
