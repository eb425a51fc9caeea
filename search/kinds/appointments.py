"""Appointments as search entries."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection

from application.questions.held import HeldView, all_names, held_by_id
from application.registers.appointment_tables import appointments
from domain.access import Audience
from search.entries import Entry
from search.kinds.held_words import basis_line, held_facets, line, office, years_line
from search.kinds.ids import ids_after
from search.records import Sources, by_audience, first_day, lines


class AppointmentKind:
    """Appointments: who, as what, where, for whom, when and on what basis.

    They are public, but nominations are for the signed in, and so is the number of a decision that is not published.
    What was registered by mistake has no entry.
    """

    name = "appointment"

    def ids_after(self, connection: Connection, last: UUID | None, limit: int) -> list[UUID]:
        """Return ids of appointments."""
        return ids_after(connection, appointments, last, limit)

    def entries(self, sources: Sources, ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
        """Return the entries of appointments."""
        connection = sources.connection
        seen = {audience: held_by_id(connection, ids, audience) for audience in (Audience.PUBLIC, Audience.READER)}
        whose = list({view.person_id for view in seen[Audience.READER].values()})
        called = all_names(connection, whose)

        def build(identity: UUID, audience: Audience) -> Entry | None:
            view = seen[min(audience, Audience.READER)].get(identity)
            return _entry(sources, view, called.get(view.person_id, ())) if view else None

        return {one: by_audience(lambda audience, one=one: build(one, audience)) for one in ids}  # type: ignore[misc]


def _entry(sources: Sources, view: HeldView, names: Sequence[str]) -> Entry:
    others = (name for name in names if name != view.person)
    return Entry(
        record_id=view.id,
        audiences=frozenset(),
        kind=AppointmentKind.name,
        reference="",
        title=f"{view.person}, {office(view)}",
        text=lines(line(view), *others, basis_line(view), years_line([view])),
        on=first_day(view.first),
        facets=held_facets(sources, [view]),
    )
