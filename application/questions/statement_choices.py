"""What statements that the asker sees can be narrowed to, and how many there are of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Select, Table, func, select

from application.norwegian_order import norwegian_key
from application.questions.known import known_then
from application.questions.organisations import organisation_names
from application.questions.seen import seen_by
from application.questions.statements import NOW, line_seen_by, saying_then, standing_behind
from application.registers.access import access
from application.registers.columns import NEVER_DUE
from application.registers.statement_tables import (
    statement_adoptions,
    statement_areas,
    statement_publications,
    statement_recipients,
    statement_sayings,
    statement_supports,
    statements,
)
from domain.access import Audience


@dataclass(frozen=True, slots=True)
class StatementChoices:
    """What there is to choose among, with how many statements there are of each; organisations by name now.

    `years` are those in which something was said, the last first; the names are in Norwegian order.
    """

    years: Mapping[int, int]
    kinds: Mapping[str, int]
    channels: Mapping[str, int]
    adopted_by: Mapping[str, int]
    areas: Mapping[str, int]
    recipients: Mapping[UUID, str]
    supporters: Mapping[UUID, str]


def choices_among_statements(connection: Connection, audience: Audience, known: int = NOW) -> StatementChoices:
    """Return what there is to choose among, as known at a position; a constant number of queries."""
    sayings = statement_sayings.c
    years = func.substr(sayings.said_order, 1, 4)
    lines = _lines(audience, known)
    said = connection.execute(
        lines.with_only_columns(years.label("year"), func.count().label("number"))
        .where(sayings.said_order < NEVER_DUE)
        .group_by(years)
        .order_by(years.desc())
    )
    kinds = connection.execute(
        lines.with_only_columns(sayings.kind, func.count().label("number"))
        .group_by(sayings.kind)
        .order_by(sayings.kind)
    )
    recipients = _organisations(connection, audience, known, statement_recipients)
    supporters = _organisations(connection, audience, known, statement_supports)
    names = organisation_names(connection, {*recipients, *supporters})
    areas = _counted(connection, audience, known, statement_areas.c.area)
    return StatementChoices(
        years={int(row.year): int(row.number) for row in said},
        kinds={row.kind: int(row.number) for row in kinds},
        channels=_counted(connection, audience, known, statement_publications.c.channel),
        adopted_by=_counted(connection, audience, known, statement_adoptions.c.adopted_by),
        areas={one: areas[one] for one in sorted(areas, key=norwegian_key)},
        recipients=_named(names, recipients),
        supporters=_named(names, supporters),
    )


def _lines(audience: Audience, known: int) -> Select[Any]:
    asked = select(statements.c.id).join(access, access.c.record_id == statements.c.id)
    asked = asked.join(statement_sayings, statement_sayings.c.owner_id == statements.c.id)
    return asked.where(statements.c.withdrawn.is_(False), *line_seen_by(audience), *saying_then(audience, known))


def _seen(audience: Audience, known: int, rows: Table) -> Select[Any]:
    """Return the rows of statements whose content the asker sees."""
    asked = select(rows).join(statements, statements.c.id == rows.c.owner_id)
    asked = asked.join(access, access.c.record_id == rows.c.owner_id)
    asked = asked.where(statements.c.withdrawn.is_(False), *known_then(rows.c, known))
    return asked.where(*line_seen_by(audience), seen_by(audience))


def _counted(connection: Connection, audience: Audience, known: int, column: Column[Any]) -> dict[str, int]:
    rows = column.table
    number = func.count(rows.c.owner_id.distinct()).label("number")
    asked = _seen(audience, known, rows).with_only_columns(column.label("value"), number)
    found = connection.execute(asked.group_by(column).order_by(column))
    return {row.value: int(row.number) for row in found}


def _organisations(connection: Connection, audience: Audience, known: int, rows: Table) -> Sequence[UUID]:
    asked = _seen(audience, known, rows).with_only_columns(rows.c.organisation_id).distinct()
    if rows is statement_supports:
        asked = asked.where(*standing_behind(audience))
    return [UUID(one) for one in connection.execute(asked).scalars()]


def _named(names: Mapping[UUID, str], wanted: Sequence[UUID]) -> dict[UUID, str]:
    found = {one: names[one] for one in wanted if one in names}
    return dict(sorted(found.items(), key=lambda one: norwegian_key(one[1])))
