"""What people and organisations were called on a day, by the names that are known of them now."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection

from application.questions.directory import Name, organisations_by_id
from application.questions.people import people_by_id
from domain.intervals import first_day


def called_on(names: Sequence[Name], on: str) -> str:
    """Return the name that was borne on an ISO day; on a day before all of them, the first that is known."""
    borne = [(first_day(one.valid_from), place, one.name) for place, one in enumerate(names)]
    begun = [one for one in borne if one[0] <= on]
    return max(begun)[2] if begun else min(borne)[2]


def people_called(connection: Connection, identities: Sequence[UUID], on: str) -> dict[UUID, str]:
    """Return what people were called on an ISO day, by id."""
    return _called(people_by_id(connection, identities), on)


def organisations_called(connection: Connection, identities: Sequence[UUID], on: str) -> dict[UUID, str]:
    """Return what organisations were called on an ISO day, by id."""
    return _called(organisations_by_id(connection, identities), on)


def _called(views: Mapping[UUID, object], on: str) -> dict[UUID, str]:
    return {identity: called_on(one.names, on) for identity, one in views.items()}  # type: ignore[attr-defined]
