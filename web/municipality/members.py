"""The municipalities that take part in the council, and those that did, as the list of them shows them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from application.questions.agreements_of import ToAdopt, to_adopt
from application.questions.awaited import Awaited, awaited_of
from application.questions.binding import bound_on
from application.questions.council import Participation, participants
from application.questions.families import families_of
from application.questions.known import last_position
from application.questions.municipalities import organisations_now
from application.questions.organisations import OrganisationView, organisations_by_id
from domain import clock
from domain.access import Audience
from domain.organisations import NumberKind


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation with the times it took part; `waiting` and `to_adopt` wait for it, the first due first.

    `binding` is how many agreements bind it today. `now` is what it has become part of.
    """

    organisation: OrganisationView
    times: tuple[Participation, ...]
    waiting: tuple[Awaited, ...]
    to_adopt: tuple[ToAdopt, ...]
    binding: int
    now: OrganisationView | None

    @property
    def number(self) -> str | None:
        """Its number as a municipality or a county."""
        found = self.organisation.number(NumberKind.MUNICIPALITY)
        return found or self.organisation.number(NumberKind.COUNTY)

    @property
    def due(self) -> str | None:
        """The first day by which something is to be done, None where nothing has a day."""
        days = [one.due for one in self.waiting] + [one.binding.deadline for one in self.to_adopt]
        return min((one for one in days if one), default=None)

    @property
    def waits(self) -> int:
        """How many things wait for it."""
        return len(self.waiting) + len(self.to_adopt)

    @property
    def is_member(self) -> bool:
        """Whether it takes part now."""
        return not self.times[-1].left


def members(connection: Connection, audience: Audience) -> list[Member]:
    """Return who takes part and took part, those who are in now first: by a constant number of questions."""
    taking_part = participants(connection)
    ids = list(dict.fromkeys(one.organisation_id for one in taking_part))
    views = organisations_by_id(connection, ids)
    now = organisations_now(connection, [one for one in ids if views[one].merged_into])
    times = {one: _times(one, taking_part) for one in ids}
    waits = [one for one in ids if not times[one][-1].left and one not in now]
    today, known = clock.today().isoformat(), last_position(connection)
    awaited = awaited_of(connection, waits, today, known)
    root = {member: one for one, family in families_of(connection, waits).items() for member in family}
    found = bound_on(connection, root, today, known, audience)
    bound = Counter(root[one.organisation_id] for one in found if one.organisation_id is not None)
    asked: dict[UUID, list[ToAdopt]] = {one: [] for one in ids}
    for each in to_adopt(connection, root, today, known, audience):
        if each.binding.organisation_id is not None:
            asked[root[each.binding.organisation_id]].append(each)
    return [
        Member(views[one], times[one], tuple(awaited.get(one, ())), tuple(asked[one]), bound[one], now.get(one))
        for one in ids
    ]


def _times(organisation_id: object, taking_part: Sequence[Participation]) -> tuple[Participation, ...]:
    mine = (one for one in taking_part if one.organisation_id == organisation_id)
    return tuple(sorted(mine, key=lambda one: one.joined))
