"""Whom the rows of an action plan name: that they are in the archive."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from application.archive import Archive
from domain.action_plans import ResponsibleKind
from domain.bodies import Body
from domain.errors import DomainError, InvalidRowsError, gathered
from domain.organisations import Organisation
from domain.people import Person
from domain.values import hexed

_KINDS: dict[str, type[Any]] = {
    ResponsibleKind.ORGANISATION: Organisation,
    ResponsibleKind.BODY: Body,
    ResponsibleKind.PERSON: Person,
}


def require_named(archive: Archive, measures: Iterable[Mapping[str, Any]], arenas: Iterable[Mapping[str, Any]]) -> None:
    """Raise InvalidRowsError for rows that name somebody the archive does not hold."""
    with gathered() as each:
        each(_require, archive, "measures", [(_KINDS.get(one["kind"]), one.get("id")) for one in _answering(measures)])
        each(_require, archive, "arenas", [(Body, one.get("body_id")) for one in arenas])


def _answering(measures: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [one.get("responsible") or {"kind": ResponsibleKind.NAMED} for one in measures]


def _require(archive: Archive, field: str, named: Iterable[tuple[type[Any] | None, Any]]) -> None:
    wrong, fields = dict[int, DomainError](), {"measures": "measure_responsible", "arenas": "body"}
    for place, (kind, identity) in enumerate(named):
        try:
            digits = hexed(fields[field], identity)
            if kind is not None and digits is not None:
                archive.require(kind, UUID(digits), field=fields[field])
        except DomainError as error:
            wrong[place] = error
    if wrong:
        raise InvalidRowsError(field, wrong)
