"""Bodies as search entries."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection

from application.questions.bodies import bodies_by_id
from application.registers.directory import bodies
from domain.access import Audience
from search.entries import Entry
from search.kinds.ids import ids_after
from search.records import Sources, facets, first_day, lines


class BodyKind:
    """Bodies: all their names. They are public."""

    name = "body"

    def ids_after(self, connection: Connection, last: UUID | None, limit: int) -> list[UUID]:
        """Return ids of bodies."""
        return ids_after(connection, bodies, last, limit)

    def entries(self, sources: Sources, ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
        """Return the entries of bodies."""
        found = bodies_by_id(sources.connection, ids)
        return {
            one: [
                Entry(
                    record_id=one,
                    audiences=frozenset(Audience),
                    kind=self.name,
                    reference=view.abbreviation,
                    title=view.name,
                    text=lines(*(lines(name.name, name.abbreviation) for name in view.names)),
                    on=first_day(view.established_on),
                    facets=facets(body=(one.hex,)),
                )
                for view in [found.get(one)]
                if view is not None
            ]
            for one in ids
        }
