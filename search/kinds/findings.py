"""What is found about the seats of bodies as search entries: one of each body, as it is today."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.bodies import bodies_by_id
from application.questions.findings import Finding, FindingKind, findings_of_body, sought
from application.questions.known import last_position
from application.questions.organisations import organisation_names
from application.questions.people import people_names
from application.registers.seats import seats
from domain import clock
from domain.access import Audience
from domain.dates import PartialDate
from search.entries import Entry
from search.records import Sources, facets, lines

SEATED = select(seats.c.body_id).where(seats.c.seat_id.is_not(None)).distinct()
"""The bodies that have seats, or had: of others nothing is found."""

_MASK = UUID("8d1c5b52-4a0e-4f0b-9b53-6a3d7c9e21f4").int
_FEW = 8
"""Of so many bodies it is asked one by one; of more, of all at once."""
_MOST_LINES = 200

_WORDS = {
    FindingKind.VACANT: "ledig plass",
    FindingKind.EXPIRED: "utløpt uten etterfølger",
    FindingKind.NO_BASIS: "grunnlag ikke funnet",
    FindingKind.REPORT_OVERDUE: "rapport er forfalt",
    FindingKind.NO_MEMBER: "deltaker uten medlem",
    FindingKind.FEW_DEPUTIES: "for få varamedlemmer",
    FindingKind.WRONG_ELECTOR: "valgt av feil organ",
    FindingKind.TWO_HOLDERS: "to har samme plass",
    FindingKind.TWO_SEATS: "en person i to plasser",
    FindingKind.DEPUTY_VACANT: "varaplass er ledig, vara mangler",
    FindingKind.IN_DISSOLVED: "sitter i et nedlagt organ",
    FindingKind.LEADERSHIP: "ledervervet har ikke gått på omgang",
    FindingKind.TOO_LONG: "sitter lenger enn perioden",
    FindingKind.EXPIRING: "utløper snart uten etterfølger",
    FindingKind.LATE: "registrert sent",
}


class FindingsKind:
    """Findings: what kinds there are in a body, about whom, for which organisation, and since when. They are public.

    They are as of the day the entry was made: they are made anew each day, and when something of the body changes.
    """

    name = "finding"

    def ids_after(self, connection: Connection, last: UUID | None, limit: int) -> list[UUID]:
        """Return ids of the findings of bodies that have seats or had."""
        ids = sorted(findings_id(UUID(one)) for one in connection.execute(SEATED).scalars())
        return [one for one in ids if last is None or one > last][:limit]

    def entries(self, sources: Sources, ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
        """Return the entry of what is found of each body, none where nothing is."""
        connection = sources.connection
        bodies = bodies_by_id(connection, [body_of_findings(one) for one in ids])
        found = _by_body(connection, list(bodies))
        every = [one for some in found.values() for one in some]
        people = people_names(connection, list({one.person_id for one in every if one.person_id}))
        named = list({one.organisation_id for one in every if one.organisation_id})
        organisations = organisation_names(connection, named)
        entries: dict[UUID, list[Entry]] = {one: [] for one in ids}
        for body_id, body in bodies.items():
            if some := found.get(body_id):
                told = (_line(one, people, organisations) for one in some[:_MOST_LINES])
                entries[findings_id(body_id)] = [
                    Entry(
                        record_id=findings_id(body_id),
                        audiences=frozenset(Audience),
                        kind=self.name,
                        reference=body.abbreviation,
                        title=f"Funn i {body.name}",
                        text=lines(*dict.fromkeys(told)),
                        facets=facets(body=(body_id.hex,)) | sources.parties(one.organisation_id for one in some),
                    )
                ]
        return entries


def findings_id(body_id: UUID) -> UUID:
    """Return the id of the record of what is found of a body."""
    return UUID(int=body_id.int ^ _MASK)


def body_of_findings(identity: UUID) -> UUID:
    """Return the body whose findings a record is of."""
    return findings_id(identity)


def _by_body(connection: Connection, bodies: Sequence[UUID]) -> dict[UUID, list[Finding]]:
    today, known = clock.today().isoformat(), last_position(connection)
    if len(bodies) <= _FEW:
        return {one: findings_of_body(connection, one, today, known) for one in bodies}
    found: dict[UUID, list[Finding]] = defaultdict(list)
    for one in sought(connection, today, known):
        found[one.body_id].append(one)
    return found


def _line(one: Finding, people: dict[UUID, str], organisations: dict[UUID, str]) -> str:
    whose = [name for name in (_named(people, one.person_id), _named(organisations, one.organisation_id)) if name]
    since = f"siden {_day(one.since)}" if one.since else ""
    return ", ".join(_filled((_WORDS[one.kind].capitalize(), *whose, since)))


def _named(names: dict[UUID, str], identity: UUID | None) -> str:
    return names.get(identity, "") if identity else ""


def _filled(told: Iterable[str]) -> list[str]:
    return [one for one in told if one]


def _day(written: str) -> str:
    day = PartialDate.parse(written)
    return ".".join(f"{part:02d}" for part in (day.day, day.month, day.year) if part is not None)
