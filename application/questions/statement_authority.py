"""Which statements the leader or the secretary has adopted under an authority, without a decision."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from application.questions.known import known_then
from application.questions.seen import Page, any_of, below, paged, place_in, seen_by
from application.questions.statements import StatementView, statements_by_id
from application.registers.access import access
from application.registers.statement_tables import statement_adoptions, statements
from domain.access import Audience
from domain.statements import UNDER_AUTHORITY, AdoptedBy


@dataclass(frozen=True, slots=True)
class UnderAuthority:
    """A version that was adopted by the leader or the secretary: `person_id` who it was, if that is told.

    `decided_on` is when a version of the statement was adopted by a decision too, the first time; None where none was.
    """

    statement: StatementView
    version: int
    number: int
    adopted_by: str
    person_id: UUID | None
    authority: str
    adopted_on: str
    decided_on: str | None


def adopted_under_authority(
    connection: Connection,
    audience: Audience,
    known: int,
    *,
    adopted_by: str | None = None,
    year: int | None = None,
    person_id: UUID | None = None,
    also_decided: bool = False,
    after: str | None = None,
    limit: int = 50,
) -> Page[UnderAuthority]:
    """Return what was adopted under an authority, as known at a position, the last first; two queries.

    From below the cursor `after`. Statements of which a version was adopted by a decision are among them only if they
    are asked for (`also_decided`), and what is shielded from the asker is not.
    """
    rows, decided = statement_adoptions.c, statement_adoptions.alias("decided")
    by_decision = select(decided.c.adopted_on).where(
        decided.c.owner_id == rows.owner_id,
        decided.c.adopted_by == AdoptedBy.DECISION,
        *known_then(decided.c, known),
    )
    first = by_decision.order_by(decided.c.adopted_order).limit(1).scalar_subquery()
    who = [adopted_by] if adopted_by in UNDER_AUTHORITY else sorted(UNDER_AUTHORITY)
    conditions: list[ColumnElement[bool]] = [rows.adopted_by.in_(who), *known_then(rows, known), seen_by(audience)]
    conditions.append(statements.c.withdrawn.is_(False))
    if person_id is not None:
        conditions.append(rows.person_id == person_id.hex)
    if year is not None:
        conditions.append(rows.adopted_order.between(f"{year:04d}-01-01", f"{year:04d}-12-31"))
    if not also_decided:
        conditions.append(~any_of(by_decision))
    if after:
        before, _, number = after.rpartition("_")
        place = place_in(before)
        if place is None or not (number.isdecimal() and len(number) < 7):
            return Page(())
        later = and_(rows.adopted_order == place[0], rows.owner_id == place[1], rows.number < int(number))
        conditions.append(or_(below(rows.adopted_order, rows.owner_id, *place), later))
    asked = select(statement_adoptions, first.label("decided_on"))
    asked = asked.join(access, access.c.record_id == rows.owner_id).join(statements, statements.c.id == rows.owner_id)
    asked = asked.where(and_(*conditions)).order_by(rows.adopted_order.desc(), rows.owner_id.desc(), rows.number.desc())
    told = connection.execute(asked.limit(limit + 1)).all()
    views = statements_by_id(connection, {UUID(row.owner_id) for row in told}, audience)
    found = [
        UnderAuthority(
            statement=views[UUID(row.owner_id)],
            version=row.version,
            number=row.number,
            adopted_by=row.adopted_by,
            person_id=UUID(row.person_id) if row.person_id else None,
            authority=row.authority,
            adopted_on=row.adopted_on,
            decided_on=row.decided_on,
        )
        for row in told
        if UUID(row.owner_id) in views
    ]
    return paged(found, limit, [f"{row.adopted_order}_{row.owner_id}_{row.number}" for row in told])
