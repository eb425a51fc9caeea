"""What binds an organisation on a day, and what awaits it, as it is known now or was known then."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, or_, select

from application.questions.known import known_then
from application.questions.seen import seen_by
from application.registers.access import access
from application.registers.agreement_tables import (
    agreement_records,
    agreement_spans,
    agreements,
)
from domain.access import Audience
from domain.intervals import BEGINNING, OPEN

_SPANS = agreement_spans.c

MOST_KEYS = 200
"""So many records are looked up by a query."""

_OF_A_VIEW = (
    _SPANS.agreement_id,
    _SPANS.organisation_id,
    _SPANS.state,
    _SPANS.version,
    _SPANS.certain,
    _SPANS.valid_from,
    _SPANS.valid_to,
    _SPANS.rule,
    _SPANS.since,
    _SPANS.record,
    _SPANS.except_clauses,
    _SPANS.but_from,
    _SPANS.deadline,
    _SPANS.known_from,
)


@dataclass(frozen=True)
class BindingView:
    """A version that is `bound` to a party, or `awaiting` one, on some days; `valid_to` is the day after the last.

    `rule` is why it is in force (domain/agreements/facts.py: ForceRule), `since` the date as written, `record` the
    number of the record by which it was adopted, `but_from` the version whose `except_clauses` hold instead.
    `organisation_id` is None for the assembly.
    """

    agreement_id: UUID
    organisation_id: UUID | None
    state: str
    version: int
    certain: bool
    valid_from: str
    valid_to: str
    rule: str | None
    since: str | None
    record: int | None
    except_clauses: tuple[str, ...]
    but_from: int | None
    deadline: str | None
    known_from: int

    @cached_property
    def starts(self) -> str | None:
        """The first day, None where none is told."""
        return None if self.valid_from == BEGINNING else self.valid_from

    @cached_property
    def ends(self) -> bool:
        """Whether a last day is known."""
        return self.valid_to != OPEN


def bound_on(
    connection: Connection, organisations: Iterable[UUID], on: str, known: int, audience: Audience
) -> list[BindingView]:
    """Return what binds organisations on an ISO day, as known at a position: at most one version of an agreement each.

    What the asker may not see of is left out. By agreement and organisation.
    """
    return _on(connection, organisations, "bound", on, known, audience)


def awaiting_on(
    connection: Connection, organisations: Iterable[UUID], on: str, known: int, audience: Audience
) -> list[BindingView]:
    """Return the versions that await adoption by organisations on an ISO day, as known at a position."""
    return _on(connection, organisations, "awaiting", on, known, audience)


def bound_ever(
    connection: Connection, organisations: Iterable[UUID], known: int, audience: Audience, *, limit: int = 1000
) -> list[BindingView]:
    """Return what has bound and binds organisations, the earliest day first, as known at a position."""
    ids = sorted({one.hex for one in organisations})
    asked = _seen(audience).where(_SPANS.organisation_id.in_(ids), _SPANS.state == "bound")
    asked = asked.where(*known_then(_SPANS, known)).order_by(_SPANS.valid_from, _SPANS.agreement_id)
    return [_view(row) for row in connection.execute(asked.limit(limit))]


def spans_of_agreements(connection: Connection, identities: Sequence[UUID], known: int) -> list[BindingView]:
    """Return what binds and awaits whom by agreements, on all days, as known at a position; in one query.

    For agreements that the asker has been found to see.
    """
    wanted = _SPANS.agreement_id.in_(sorted(one.hex for one in identities))
    asked = select(*_OF_A_VIEW).where(wanted, *known_then(_SPANS, known))
    asked = asked.order_by(_SPANS.agreement_id, _SPANS.valid_from, _SPANS.known_from, _SPANS.piece)
    return [_view(row) for row in connection.execute(asked)]


def records_by_number(
    connection: Connection, numbers: Iterable[tuple[UUID, int]], known: int
) -> dict[tuple[UUID, int], dict[str, Any]]:
    """Return records of agreements by the agreement and the record's number, as known at a position.

    By their keys, MOST_KEYS of them a query: SQLite reads the whole table for pairs that are looked up as such.
    """
    wanted = set(numbers)
    if not wanted:
        return {}
    rows = agreement_records.c
    keys = [and_(rows.agreement_id == one.hex, rows.number == number) for one, number in sorted(wanted)]
    found: dict[tuple[UUID, int], dict[str, Any]] = {}
    for start in range(0, len(keys), MOST_KEYS):
        some = keys[start : start + MOST_KEYS]
        asked = select(rows.agreement_id, rows.number, rows.record).where(or_(*some), *known_then(rows, known))
        for row in connection.execute(asked):
            found[UUID(row.agreement_id), row.number] = json.loads(row.record)
    return found


def _on(
    connection: Connection, organisations: Iterable[UUID], state: str, on: str, known: int, audience: Audience
) -> list[BindingView]:
    ids = sorted({one.hex for one in organisations})
    asked = _seen(audience).where(
        _SPANS.organisation_id.in_(ids),
        _SPANS.state == state,
        _SPANS.valid_from <= on,
        _SPANS.valid_to > on,
        *known_then(_SPANS, known),
    )
    return [_view(row) for row in connection.execute(asked.order_by(_SPANS.agreement_id, _SPANS.organisation_id))]


def _seen(audience: Audience) -> Select[Any]:
    asked = select(*_OF_A_VIEW).join(access, access.c.record_id == _SPANS.agreement_id)
    return asked.join(agreements, agreements.c.id == _SPANS.agreement_id).where(
        seen_by(audience), agreements.c.withdrawn.is_(False)
    )


def _view(row: Any) -> BindingView:
    return BindingView(
        agreement_id=UUID(row.agreement_id),
        organisation_id=_id(row.organisation_id),
        state=row.state,
        version=row.version,
        certain=row.certain,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        rule=row.rule,
        since=row.since,
        record=row.record,
        except_clauses=tuple(json.loads(row.except_clauses)) if row.except_clauses else (),
        but_from=row.but_from,
        deadline=row.deadline,
        known_from=row.known_from,
    )


def _id(value: str | None) -> UUID | None:
    return UUID(value) if value else None
