"""Every name of organisations, earlier ones too: who is called otherwise now is found by what they were called."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection

from application.questions.organisations import organisations_by_id


def names_ever(connection: Connection, identities: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the names of organisations by id, the one borne now first; one query."""
    organisations = organisations_by_id(connection, sorted(set(identities)))
    return {
        identity: list(dict.fromkeys((view.name, *(one.name for one in view.names))))
        for identity, view in organisations.items()
    }
