"""What the leader or the secretary adopted under an authority, with who it was by the name of that day."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from application.questions.names_then import NamesThen
from application.questions.seen import Page
from application.questions.statement_authority import UnderAuthority, adopted_under_authority
from domain import clock
from domain.access import Audience
from domain.intervals import first_day


@dataclass(frozen=True, slots=True)
class AdoptedByPerson:
    """A version that was adopted under an authority; `person` is what who did it was called, if that is told."""

    adopted: UnderAuthority
    person: str | None


@dataclass(frozen=True, slots=True)
class AskedUnderAuthority:
    """What of it is asked for, as known at a position."""

    known: int
    adopted_by: str | None = None
    year: int | None = None
    person_id: UUID | None = None
    also_decided: bool = False

    def page(self, connection: Connection, audience: Audience, after: str | None, limit: int) -> Page[AdoptedByPerson]:
        """Return a page of it, the last first."""
        page = adopted_under_authority(
            connection,
            audience,
            self.known,
            adopted_by=self.adopted_by,
            year=self.year,
            person_id=self.person_id,
            also_decided=self.also_decided,
            after=after,
            limit=limit,
        )
        return Page(_with_names(connection, page.items, self.known), page.next)


def _with_names(connection: Connection, those: Sequence[UnderAuthority], known: int) -> list[AdoptedByPerson]:
    names = NamesThen(connection)
    names.on({one.person_id for one in those if one.person_id}, clock.today().isoformat(), known)

    def called(one: UnderAuthority) -> str | None:
        if one.person_id is None:
            return None
        return names.on([one.person_id], first_day(one.adopted_on), known).get(one.person_id)

    return [AdoptedByPerson(one, called(one)) for one in those]
