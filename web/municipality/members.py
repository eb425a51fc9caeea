"""The municipalities that take part in the council, and those that did, as the list of them shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from application.questions.awaited import Awaited, awaited_of
from application.questions.council import Participation, participants
from application.questions.directory import OrganisationView, organisations_by_id
from application.questions.known import last_position
from application.questions.municipalities import organisations_now
from domain import clock
from domain.organisations import NumberKind


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation with the times it took part; `waiting` is what waits for it, the first due first.

    `now` is what it has become part of.
    """

    organisation: OrganisationView
    times: tuple[Participation, ...]
    waiting: tuple[Awaited, ...]
    now: OrganisationView | None

    @property
    def number(self) -> str | None:
        """Its number as a municipality or a county."""
        found = self.organisation.number(NumberKind.MUNICIPALITY)
        return found or self.organisation.number(NumberKind.COUNTY)

    @property
    def due(self) -> str | None:
        """The first day by which something is to be done, None where nothing has a day."""
        return next((one.due for one in self.waiting if one.due), None)

    @property
    def is_member(self) -> bool:
        """Whether it takes part now."""
        return not self.times[-1].left


def members(connection: Connection) -> list[Member]:
    """Return who takes part and took part, those who are in now first: by a constant number of questions."""
    taking_part = participants(connection)
    ids = list(dict.fromkeys(one.organisation_id for one in taking_part))
    views = organisations_by_id(connection, ids)
    now = organisations_now(connection, [one for one in ids if views[one].merged_into])
    times = {one: _times(one, taking_part) for one in ids}
    waits = [one for one in ids if not times[one][-1].left and one not in now]
    awaited = awaited_of(connection, waits, clock.today().isoformat(), last_position(connection))
    return [Member(views[one], times[one], tuple(awaited.get(one, ())), now.get(one)) for one in ids]


def _times(organisation_id: object, taking_part: Sequence[Participation]) -> tuple[Participation, ...]:
    mine = (one for one in taking_part if one.organisation_id == organisation_id)
    return tuple(sorted(mine, key=lambda one: one.joined))
