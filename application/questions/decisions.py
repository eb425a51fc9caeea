"""Questions about decisions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, or_, select

from application.questions.seen import ACCESS_COLUMNS, Access, Page, below, paged, place_in, seen_by, shown_title
from application.registers.access import access
from application.registers.cases import cases
from application.registers.decision_tables import decisions, former_references, voters
from application.registers.directory import bodies, names
from domain.access import Audience


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision as the asker may see it. What is shielded from them is None or empty.

    `body_name` is the name now, `body_then` the one it had on the day, when that was another.
    """

    id: UUID
    reference: str
    slug: str
    case_id: UUID
    case_reference: str
    body_id: UUID
    body_name: str
    body_abbreviation: str
    body_then: str | None
    decided_on: str
    number: str | None
    title: str | None
    recommendation: str | None
    text: str | None
    outcome: str | None
    proposals: tuple[dict[str, Any], ...]
    ballots: tuple[dict[str, Any], ...]
    papers: tuple[UUID, ...]
    urgent: dict[str, str | None] | None
    recorded_at: str
    corrected_at: str | None
    ended: str | None
    ended_on: str | None
    ended_by_id: UUID | None
    access: Access
    sees_content: bool


def decision_by_slug(connection: Connection, slug: str, audience: Audience) -> DecisionView | None:
    """Return the decision with an address such as `RR-23-2025`, None when there is none for this asker.

    One that was known by it until that was corrected is found too, where no other is called so.
    """
    found = _select(connection, audience, decisions.c.slug == slug.casefold(), 1)
    if found:
        return found[0]
    former = select(former_references.c.decision_id).where(former_references.c.slug == slug.casefold())
    identity = connection.execute(former.order_by(former_references.c.position.desc()).limit(1)).scalar()
    return decisions_by_id(connection, [UUID(identity)], audience).get(UUID(identity)) if identity else None


def decisions_by_id(connection: Connection, identities: Sequence[UUID], audience: Audience) -> dict[UUID, DecisionView]:
    """Return the decisions with these ids that the asker may see, by id, in one query."""
    wanted = {"ids": [one.hex for one in identities]}
    found = (_view(row, audience) for row in connection.execute(_by_id(audience), wanted))
    return {one.id: one for one in found}


def decisions_of_case(
    connection: Connection, case_id: UUID, audience: Audience, *, limit: int = 500
) -> list[DecisionView]:
    """Return who treated a case: one decision per treatment, oldest first."""
    found = _select(connection, audience, decisions.c.case_id == case_id.hex, limit)
    return sorted(found, key=lambda one: (one.decided_on, one.recorded_at))


def decisions_of_cases(
    connection: Connection, case_ids: Sequence[UUID], audience: Audience, *, limit: int = 2000
) -> dict[UUID, list[DecisionView]]:
    """Return who treated each case, the latest first, in one query."""
    found: dict[UUID, list[DecisionView]] = defaultdict(list)
    wanted = decisions.c.case_id.in_([one.hex for one in case_ids])
    for one in _select(connection, audience, wanted, limit):
        found[one.case_id].append(one)
    return found


def decisions_ended_by(connection: Connection, decision_id: UUID, audience: Audience) -> list[DecisionView]:
    """Return the decisions that this one rescinded or took the place of, as far as the asker may see that."""
    found = _select(connection, audience, decisions.c.ended_by_id == decision_id.hex, 100)
    return [one for one in found if one.sees_content]


def latest_decisions_of(
    connection: Connection, organisations: Iterable[UUID], audience: Audience, *, limit: int = 10
) -> list[DecisionView]:
    """Return the latest decisions that organisations voted on, of those whose content the asker may see."""
    of_it = and_(decisions.c.id == voters.c.decision_id, decisions.c.ballots_number == voters.c.number)
    asked = select(decisions.c.id, decisions.c.decided_on).distinct().select_from(voters).join(decisions, of_it)
    asked = asked.join(access, access.c.record_id == decisions.c.id)
    asked = asked.where(voters.c.organisation_id.in_(sorted(one.hex for one in organisations)), seen_by(audience))
    latest = asked.order_by(decisions.c.decided_on.desc(), decisions.c.id.desc()).limit(limit)
    ids = [UUID(row.id) for row in connection.execute(latest)]
    found = decisions_by_id(connection, ids, audience)
    return [found[one] for one in ids if one in found]


def urgent_decisions(connection: Connection, audience: Audience, since: str, *, limit: int = 100) -> list[DecisionView]:
    """Return what was decided alone in urgent matters since an ISO day, the latest first, where the asker may know."""
    that = and_(decisions.c.is_urgent.is_(True), decisions.c.decided_on >= since)
    return [one for one in _select(connection, audience, that, limit) if one.sees_content]


def decision_years(connection: Connection, audience: Audience, *, body_id: UUID | None = None) -> list[int]:
    """Return the years that have decisions the asker may see, newest first: one look into the index for each.

    Of all bodies, or of one.
    """
    day = decisions.c.decided_on
    statement = select(day).order_by(day.desc()).limit(1)
    if body_id is not None:
        statement = statement.where(decisions.c.body_id == body_id.hex)
    if audience == Audience.PUBLIC:
        statement = statement.join(access, access.c.record_id == decisions.c.id)
        statement = statement.where(access.c.published_at.is_not(None))
    found: list[int] = []
    while decided := connection.execute(statement.where(day < (f"{found[-1]:04d}" if found else "A"))).scalar():
        found.append(int(decided[:4]))
    return found


def list_decisions(
    connection: Connection,
    audience: Audience,
    *,
    after: str | None = None,
    body_id: UUID | None = None,
    year: int | None = None,
    limit: int = 50,
) -> Page[DecisionView]:
    """Return decisions, the latest first, from below the cursor `after` (date and id)."""
    conditions: list[ColumnElement[bool]] = []
    if body_id is not None:
        conditions.append(decisions.c.body_id == body_id.hex)
    if year is not None:  # a date may be a year alone, which sorts first
        conditions += [decisions.c.decided_on >= f"{year:04d}", decisions.c.decided_on < f"{year + 1:04d}"]
    if after:
        place = place_in(after)
        if place is None:
            return Page(())
        conditions.append(below(decisions.c.decided_on, decisions.c.id, *place))
    found = _select(connection, audience, and_(True, *conditions), limit + 1)
    return paged(found, limit, [f"{one.decided_on}_{one.id.hex}" for one in found])


@cache
def _by_id(audience: Audience) -> Select[Any]:
    return _statement(audience).where(decisions.c.id.in_(bindparam("ids", expanding=True)))


@cache
def _statement(audience: Audience) -> Select[Any]:
    then = (
        select(names.c.name)
        .where(
            names.c.record_id == decisions.c.body_id,
            or_(names.c.valid_from.is_(None), names.c.valid_from <= decisions.c.decided_on),
        )
        .order_by(names.c.valid_from.desc().nulls_last(), names.c.position.desc())
        .limit(1)
        .scalar_subquery()
    )
    # A decision from before any name that is known: it was called something, most likely what it is first known by.
    first = (
        select(names.c.name)
        .where(names.c.record_id == decisions.c.body_id)
        .order_by(names.c.valid_from.nulls_first(), names.c.position)
        .limit(1)
        .scalar_subquery()
    )
    statement = (
        select(
            decisions,
            *ACCESS_COLUMNS,
            cases.c.reference.label("case_reference"),
            bodies.c.name.label("body_name"),
            bodies.c.abbreviation.label("body_abbreviation"),
            func.coalesce(then, first).label("body_then"),
        )
        .join(access, access.c.record_id == decisions.c.id)
        .join(cases, cases.c.id == decisions.c.case_id)
        .join(bodies, bodies.c.id == decisions.c.body_id)
    )
    return statement.where(access.c.published_at.is_not(None)) if audience == Audience.PUBLIC else statement


def _select(
    connection: Connection, audience: Audience, condition: ColumnElement[bool], limit: int
) -> list[DecisionView]:
    statement = _statement(audience).where(condition)
    statement = statement.order_by(decisions.c.decided_on.desc(), decisions.c.id.desc()).limit(limit)
    return [_view(row, audience) for row in connection.execute(statement)]


def _view(row: Any, audience: Audience) -> DecisionView:
    own = Access.of(row)
    sees = audience >= own.content
    return DecisionView(
        id=UUID(row.id),
        reference=row.reference,
        slug=row.slug.upper(),
        case_id=UUID(row.case_id),
        case_reference=row.case_reference,
        body_id=UUID(row.body_id),
        body_name=row.body_name,
        body_abbreviation=row.body_abbreviation,
        body_then=row.body_then if row.body_then and row.body_then != row.body_name else None,
        decided_on=row.decided_on,
        number=row.number,
        title=shown_title(row.title, row.public_title, audience, own),
        recommendation=row.recommendation if sees else None,
        text=row.text if sees else None,
        outcome=row.outcome if sees else None,
        proposals=tuple(row.proposals) if sees else (),
        ballots=tuple(row.ballots) if sees else (),
        papers=tuple(UUID(paper) for paper in row.papers),
        urgent=row.urgent if sees else None,
        recorded_at=row.recorded_at,
        corrected_at=row.corrected_at,
        ended=row.ended,
        ended_on=row.ended_on,
        ended_by_id=UUID(row.ended_by_id) if row.ended_by_id else None,
        access=own,
        sees_content=sees,
    )
