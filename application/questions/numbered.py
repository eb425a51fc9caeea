"""Rows of what is known by a year and a number within it (`2025/3`), the newest first, as the asker may see them."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, or_, select

from application.registers.access import access
from domain.access import Audience
from domain.errors import InvalidValueError
from domain.references import CaseReference


def numbered(
    line: Table,
    columns: Iterable[ColumnElement[Any]],
    audience: Audience,
    wanted: ColumnElement[bool],
    limit: int | None = None,
) -> Select[Any]:
    """Return what asks for those of a register that are `wanted`: the public is told of none that is not published."""
    statement = select(*columns).join(access, access.c.record_id == line.c.id).where(wanted)
    if audience == Audience.PUBLIC:
        statement = statement.where(access.c.published_at.is_not(None))
    return statement.order_by(line.c.year.desc(), line.c.sequence.desc()).limit(limit)


def below_number(line: Table, after: str) -> ColumnElement[bool] | None:
    """Return the condition that the number is below that of a cursor (a reference); None for what is no cursor."""
    try:
        below = CaseReference.parse(after)
    except InvalidValueError:
        return None
    of_year = and_(line.c.year == below.year, line.c.sequence < below.sequence)
    return or_(line.c.year < below.year, of_year)
