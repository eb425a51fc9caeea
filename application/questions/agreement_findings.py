"""Gaps and overlaps in what binds an organisation, as known at a position."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, or_, select

from application.questions.agreements import AgreementView, agreements_by_id
from application.questions.binding import bound_ever
from application.questions.known import known_then
from application.registers.agreement_tables import agreement_parties, agreement_replacements
from domain.access import Audience
from domain.agreements import AgreementKind, PartyRole
from domain.agreements.continuity import Bound, discontinuities
from domain.intervals import OPEN, Interval, day_before

_ONE_AT_A_TIME = frozenset({AgreementKind.COOPERATION, AgreementKind.MEMBERSHIP})


@dataclass(frozen=True, slots=True)
class AgreementFinding:
    """Days on which nothing binds between two versions (`gap`), or on which two agreements do (`overlap`).

    `last_day` is None where no end is known.
    """

    kind: str
    first_day: str
    last_day: str | None
    before: AgreementView
    before_version: int
    after: AgreementView
    after_version: int

    def is_on(self, day: str) -> bool:
        """Whether it is so on an ISO day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


def agreement_findings(
    connection: Connection, organisations: Iterable[UUID], known: int, audience: Audience
) -> list[AgreementFinding]:
    """Return the gaps and overlaps in what binds an organisation with those that became part of it, earliest first.

    Of an agreement: between versions; between it and one that it replaces; two of cooperation or membership with the
    same counterparts bind at once. By a constant number of queries.
    """
    spans = bound_ever(connection, organisations, known, audience)
    ids = sorted({one.agreement_id for one in spans})
    if not ids:
        return []
    views = agreements_by_id(connection, ids, audience)
    bound = [
        Bound(one.agreement_id.hex, one.version, Interval(one.valid_from, one.valid_to))
        for one in spans
        if one.agreement_id in views
    ]
    alike = _alike(views.values(), _counterparts(connection, ids, known))
    found = discontinuities(bound, _replaces(connection, ids, known), alike)
    return [
        AgreementFinding(
            kind=one.kind,
            first_day=one.days.start,
            last_day=None if one.days.end == OPEN else day_before(one.days.end),
            before=views[UUID(one.first.agreement_id)],
            before_version=one.first.version,
            after=views[UUID(one.second.agreement_id)],
            after_version=one.second.version,
        )
        for one in found
    ]


def _replaces(connection: Connection, ids: Sequence[UUID], known: int) -> dict[str, list[str]]:
    rows, wanted = agreement_replacements.c, [one.hex for one in ids]
    asked = select(rows.agreement_id, rows.replaces_id).where(
        or_(rows.agreement_id.in_(wanted), rows.replaces_id.in_(wanted)), *known_then(rows, known)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(asked):
        found[row.agreement_id].append(row.replaces_id)
    return found


def _counterparts(connection: Connection, ids: Sequence[UUID], known: int) -> dict[str, frozenset[str]]:
    rows = agreement_parties.c
    asked = select(rows.agreement_id, rows.organisation_id).where(
        rows.agreement_id.in_([one.hex for one in ids]),
        rows.role == PartyRole.COUNTERPART,
        *known_then(rows, known),
    )
    found: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(asked):
        found[row.agreement_id].add(row.organisation_id)
    return {identity: frozenset(others) for identity, others in found.items()}


def _alike(views: Iterable[AgreementView], counterparts: dict[str, frozenset[str]]) -> list[frozenset[str]]:
    """Return the agreements of a kind of which one binds at a time, by with whom they are."""
    groups: dict[tuple[str, frozenset[str]], set[str]] = defaultdict(set)
    for one in views:
        if one.kind in _ONE_AT_A_TIME and one.id.hex in counterparts:
            groups[one.kind, counterparts[one.id.hex]].add(one.id.hex)
    return [frozenset(group) for group in groups.values() if len(group) > 1]
