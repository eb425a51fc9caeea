"""What each participant has in the assembly: at least one member, and at least as many deputies as members."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select

from application.questions.findings.finding import Finding, FindingKind
from application.questions.findings.scope import Row, Scope, SeatRow
from application.registers.appointment_tables import appointment_spans
from application.registers.council import participations
from domain.dates import PartialDate
from domain.intervals import BEGINNING
from domain.seats import Role

_SPANS = appointment_spans.c
_BESIDE = frozenset({Role.OBSERVER, Role.SECRETARY})
Sent = dict[str, list[Row]]
"""What somebody holds on behalf of each participant."""


def participants(scope: Scope) -> Iterator[Finding]:
    """Yield what participants lack in the assembly, while the law requires it."""
    bodies = [one for one in scope.assemblies if one in scope.bodies] if scope.rule("a-member-each") else []
    if not bodies:
        return
    taking_part = _taking_part(scope)
    wanting = []
    for body_id in bodies:
        held = _by_organisation([row for row in scope.held_then if row.body_id == body_id], scope.seats)
        seated = [one for one in scope.seats.values() if one.body_id == body_id and _votes(one, scope.on)]
        organisations = {one.fact["organisation_id"] for one in seated if one.fact["organisation_id"]} | taking_part
        for organisation in sorted(organisations):
            wanting += [(kind, body_id, organisation) for kind in _wanting(scope, held[organisation])]
    history = _history(scope, {body_id for _, body_id, _ in wanting})
    for kind, body_id, organisation in wanting:
        rows = history[body_id].get(organisation, [])
        members, deputies = _counted(scope, [row for row in rows if row.valid_to > scope.on])
        yield Finding(
            kind=kind,
            body_id=UUID(body_id),
            organisation_id=UUID(organisation),
            since=_since(scope, rows, kind),
            rule=scope.rule("a-member-each" if kind == FindingKind.NO_MEMBER else "as-many-deputies"),
            values={"members": members, "deputies": deputies},
        )


def _wanting(scope: Scope, rows: list[Row]) -> list[FindingKind]:
    members, deputies = _counted(scope, rows)
    if not members:
        return [FindingKind.NO_MEMBER]
    return [FindingKind.FEW_DEPUTIES] if deputies < members else []


def _counted(scope: Scope, rows: list[Row]) -> tuple[int, int]:
    """Return how many members it has, and how many deputies: one in two seats is one, and so are two in one seat."""

    def many(held: list[Row]) -> int:
        return min(len({scope.shown(row.person_id) for row in held}), len({row.seat_id for row in held}))

    deputies = [row for row in rows if Role(row.role).is_deputy]
    return many([row for row in rows if not Role(row.role).is_deputy]), many(deputies)


def _votes(seat: SeatRow, on: str) -> bool:
    role = Role(seat.fact["role"])
    return seat.valid_to > on and role not in _BESIDE and not role.is_deputy


def _by_organisation(rows: list[Row], seats: dict[str, SeatRow]) -> Sent:
    found: Sent = defaultdict(list)
    for row in rows:
        seat = seats.get(row.seat_id)
        organisation = (seat.fact["organisation_id"] if seat else None) or row.organisation_id
        if organisation and row.role not in _BESIDE:
            found[organisation].append(row)
    return found


def _taking_part(scope: Scope) -> set[str]:
    """Return the participants of the council on the day."""
    columns = participations.c
    rows = scope.connection.execute(select(columns.organisation_id, columns.joined_on, columns.left, columns.left_on))
    return {row.organisation_id for row in rows if _takes_part(row, scope)}


def _takes_part(row: Row, scope: Scope) -> bool:
    begun = row.joined_on is None or PartialDate.parse(row.joined_on).last <= scope.day
    return begun and (not row.left or (row.left_on is not None and PartialDate.parse(row.left_on).first >= scope.day))


def _history(scope: Scope, bodies: set[str]) -> dict[str, Sent]:
    """Return what was ever held in bodies until the day, by participant."""
    if not bodies:
        return {}
    rows = scope.spans(_SPANS.body_id.in_(sorted(bodies)), _SPANS.valid_from <= scope.on)
    return {
        body_id: _by_organisation([row for row in rows if row.body_id == body_id], scope.seats) for body_id in bodies
    }


def _since(scope: Scope, rows: list[Row], kind: FindingKind) -> str | None:
    """Return since when something has been so without a break: the days on which it could change are looked at back."""
    law = scope.rule("a-member-each")
    begun = law.valid_from.isoformat() if law else BEGINNING
    days = {day for row in rows for day in (row.valid_from, row.valid_to) if begun < day <= scope.on}
    since = None
    for day in sorted({*days, begun}, reverse=True):
        if kind not in _wanting(scope, [row for row in rows if row.valid_from <= day < row.valid_to]):
            break
        since = day
    return since
