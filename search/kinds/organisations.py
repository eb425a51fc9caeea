"""Organisations as search entries."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection

from application.questions.organisations import organisations_by_id
from application.registers.directory import organisations
from domain.access import Audience
from search.entries import Entry
from search.kinds.ids import ids_after
from search.records import Sources, facets, lines


class OrganisationKind:
    """Organisations: all their names and numbers. They are public."""

    name = "organisation"

    def ids_after(self, connection: Connection, last: UUID | None, limit: int) -> list[UUID]:
        """Return ids of organisations."""
        return ids_after(connection, organisations, last, limit)

    def entries(self, sources: Sources, ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
        """Return the entries of organisations."""
        found = organisations_by_id(sources.connection, ids)
        return {
            one: [
                Entry(
                    record_id=one,
                    audiences=frozenset(Audience),
                    kind=self.name,
                    reference=view.numbers[-1].number if view.numbers else "",
                    title=view.name,
                    text=lines(*(name.name for name in view.names), *(number.number for number in view.numbers)),
                    facets=facets(organisation=(one.hex,)),
                )
                for view in [found.get(one)]
                if view is not None
            ]
            for one in ids
        }
